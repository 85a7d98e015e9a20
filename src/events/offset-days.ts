import { addDays, addMonths, boundsOf, type CivilDay, type Edtf, edtf } from '../kernel/index.ts';
import type { Draft } from './draft.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { ActDay } from './types.ts';

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};

function numberAt(view: SentenceView, k: number): number | null {
  const word = lowerAt(view, k);
  if (/^(?:a|an|the)$/.test(word)) return 1;
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const small = NUMBERS.indexOf(word);
  return small >= 0 ? small : (TENS[word] ?? null);
}

interface Offset {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly sign: 1 | -1;
  /** Tokens of "a year after". */
  readonly first: number;
  readonly last: number;
}

/** The word "after" or "before" that opens the clause or phrase of the draft; -1 for none. */
function openerOf(view: SentenceView, draft: Draft): number {
  const { group } = draft;
  if (group !== null) return group.opening === 'time' ? group.marker : -1;
  for (let k = draft.first - 1; k >= Math.max(0, draft.first - 7); k -= 1) {
    if (/^(?:after|before)$/.test(lowerAt(view, k))) return k;
    if (/^(?:VERB|AUX|PUNCT)$/.test(view.tokens[k]?.pos ?? '') && view.mentionAt[k] === -1)
      return -1;
  }
  return -1;
}

function offsetAt(view: SentenceView, opener: number): Offset | null {
  const word = lowerAt(view, opener);
  if (word !== 'after' && word !== 'before') return null;
  const unit = /^(day|week|month|year|hour)s?$/.exec(lowerAt(view, opener - 1))?.[1];
  if (unit === undefined) return null;
  const sign = word === 'after' ? -1 : 1;
  if (unit === 'hour') return { count: 0, unit: 'day', sign, first: opener - 1, last: opener };
  const count = numberAt(view, opener - 2);
  if (count === null) return null;
  return { count, unit: unit as Offset['unit'], sign, first: opener - 2, last: opener };
}

/** The day that the main clause gives: the nearest one before the words, else behind the clause. */
function mainDay(view: SentenceView, offset: Offset, draft: Draft): Edtf | null {
  const end = draft.group?.right ?? draft.last;
  const before = view.days.findLast((day) => day.last < offset.first);
  const after = view.days.find((day) => day.first > Math.max(end, draft.last));
  return (before ?? after)?.it.value ?? null;
}

function reckon(base: CivilDay, { count, unit, sign }: Offset): Edtf {
  if (unit === 'day' || unit === 'week')
    return edtf(addDays(base, sign * count * (unit === 'week' ? 7 : 1)));
  return edtf(addMonths(base, sign * count * (unit === 'year' ? 12 : 1)).slice(0, 7));
}

/** "a year after Paris had notified it": the day is reckoned from that of the main clause, to the month or the day. */
export function offsetDay(
  view: SentenceView,
  draft: Draft,
  referenceDay: CivilDay | null,
): ActDay | null {
  const opener = openerOf(view, draft);
  const offset = opener < 0 ? null : offsetAt(view, opener);
  if (offset === null) return null;
  const value = mainDay(view, offset, draft) ?? referenceDay;
  const base = value === null ? null : boundsOf(value as Edtf).last;
  if (base === null) return null;
  const first = view.tokens[offset.first];
  const last = view.tokens[offset.last];
  if (first === undefined || last === undefined) return null;
  const words = view.tokens
    .slice(offset.first, offset.last + 1)
    .map((token) => token.text)
    .join(' ');
  return {
    value: reckon(base, offset),
    basis: 'inferred',
    from: `“${words}”, reckoned from ${base}`,
    span: { start: first.start, end: last.end },
  };
}
