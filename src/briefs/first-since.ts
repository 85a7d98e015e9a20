import { boundsOf, type CivilDay, daysBetween, type Edtf } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import type { Context } from './context.ts';
import { whenInWords } from './day-words.ts';
import { isTakingPart, isWayOut } from './ladder.ts';
import { asSentence, inText, isPlural, namesInText } from './wording.ts';

/** A step that nobody had taken under the accord for a long time, or ever. */
export interface FirstSince {
  readonly kind: 'enlargement' | 'departure';
  /** Those who take the step on the same day. */
  readonly rows: readonly Standing[];
  /** Who came in last before them; null for a departure, before which nobody had left. */
  readonly before: Standing | null;
}

/** Who joins within so many days of the one before is no first. */
const LONG_DAYS = 5 * 365;

function dayOf(value: Edtf | null, end: 'first' | 'last'): CivilDay | null {
  return value === null ? null : boundsOf(value)[end];
}

/**
 * What the standings under one accord say of the step on which `row` stands: the first departure of all, or the first
 * enlargement after years. Null where they say neither, or a day is not known.
 */
export function firstSinceOf(row: Standing, rows: readonly Standing[]): FirstSince | null {
  const others = rows.filter(
    (one) => one.accord === row.accord && one.entry.startsWith('party/') && one !== row,
  );
  const own = dayOf(row.since, 'first');
  if (row.stage === 'withdrawn') {
    const left = others.filter(({ stage }) => isWayOut(stage) && stage !== 'suspended');
    const isFirst = own !== null && left.every(({ since }) => (dayOf(since, 'first') ?? '') >= own);
    const along = left.filter(({ stage, since }) => stage === row.stage && since === row.since);
    return isFirst ? { kind: 'departure', rows: [row, ...along], before: null } : null;
  }
  if (own === null || isWayOut(row.stage)) return null;
  const joined = others
    .filter(({ stage, since }) => isTakingPart(stage) && since !== null)
    .filter(({ since }) => (dayOf(since, 'last') ?? '~') < own)
    .sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? 1 : -1));
  const [latest] = joined;
  const last = latest === undefined ? null : dayOf(latest.since, 'last');
  if (latest === undefined || last === null || daysBetween(last, own) < LONG_DAYS) return null;
  // Of several who came together none alone was the one before.
  const isAlone = joined.filter(({ since }) => since === latest.since).length === 1;
  return isAlone ? { kind: 'enlargement', rows: [row], before: latest } : null;
}

/** "Norway and Peru are the first states on record to leave the compact since it entered into force on 1 March 1999." */
function departureText({ rows }: FirstSince, context: Context): string | null {
  const { accord, deps } = context;
  const info = deps.accordInfo(accord ?? '');
  if (accord === null || info?.partiesComplete !== true || info.inForce === null) return null;
  const nameOf = (code: string): string => deps.nameOf(code)?.name ?? code;
  const names = rows.map(({ subject }) => subject).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const isMany = isPlural(names, deps);
  const it = isPlural([accord], deps) ? 'they' : 'it';
  const first = names.length > 1 ? 'first states' : 'first state';
  return `${namesInText(names, deps)} ${isMany ? 'are' : 'is'} the ${first} on record to leave ${inText(accord, deps)} since ${it} entered into force ${whenInWords(info.inForce)}`;
}

/** "It is the first enlargement of the bloc on record since Peru joined in December 2010." */
function enlargementText({ before }: FirstSince, context: Context): string | null {
  const { accord, deps } = context;
  if (accord === null || before?.since == null) return null;
  if (deps.accordInfo(accord)?.ladder !== 'organisation') return null;
  return `the step is the first enlargement of ${inText(accord, deps)} on record since ${inText(before.subject, deps)} joined ${whenInWords(before.since)}`;
}

/** That nobody had left before, or that nobody had come in for years; of the first state of the matter that shows it. */
export function firstSinceCandidate(context: Context): Candidate | null {
  const { accord, subjects, input } = context;
  const rows = input.state.standings.filter((row) => accord !== null && row.accord === accord);
  for (const code of subjects) {
    const row = rows.find(({ entry }) => entry === `party/${accord}/${code}`);
    const isDone = row !== undefined && (isTakingPart(row.stage) || row.stage === 'withdrawn');
    const first = isDone ? firstSinceOf(row, rows) : null;
    if (first === null) continue;
    const text =
      first.kind === 'departure' ? departureText(first, context) : enlargementText(first, context);
    const own = first.rows.map(({ entry }) => entry);
    return recordCandidate([text === null ? null : asSentence(text)], {
      entries: [...own, ...(first.before === null ? [`accord/${accord}`] : [first.before.entry])],
    });
  }
  return null;
}
