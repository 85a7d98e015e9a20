import { z } from 'zod';
import { addDays, boundsOf, type CivilDay, parseCivilDay } from '../../src/kernel/index.ts';
import type { DayMention } from '../../src/reading/index.ts';
import { readCollections } from '../folder.ts';
import { codePointOffsets } from '../offsets.ts';
import type { GateSet, Miss } from '../set.ts';
import { share } from '../shares.ts';
import { dayOf } from '../system.ts';

const resolution = z.record(z.string(), z.unknown());
const specification = z.object({
  id: z.string(),
  kind: z.string(),
  input: z.string(),
  reference: z.string().nullable(),
  not_supported: z.array(z.string()).nullish(),
  results: z.array(
    z.object({
      Text: z.string(),
      Start: z.number().optional(),
      End: z.number().optional(),
      Length: z.number().optional(),
      Type: z.string().optional(),
      TypeName: z.string().optional(),
      Resolution: z.unknown().optional(),
      Value: z.unknown().optional(),
    }),
  ),
});
type Specification = z.infer<typeof specification>;
type Result = Specification['results'][number];

/** First and last day, both held; null where the stretch is open on that side. */
interface Bounds {
  readonly first: CivilDay | null;
  readonly last: CivilDay | null;
}

function typeOf(result: Result): string {
  return (result.TypeName ?? result.Type ?? '').replace(/^datetimeV2\./, '');
}

/** Cases about days and intervals that state a value and that the owner's JavaScript does not exclude. */
function isAsked(one: Specification): boolean {
  const isExcluded = (one.not_supported ?? []).some((name) => name.toLowerCase() === 'javascript');
  return (
    !isExcluded &&
    (one.kind === 'model' || one.kind === 'parser') &&
    one.results.length > 0 &&
    one.results.every((result) => ['date', 'daterange'].includes(typeOf(result)))
  );
}

function day(value: unknown): CivilDay | null {
  return typeof value === 'string' ? parseCivilDay(value.slice(0, 10)) : null;
}

/** The days of one reading of an expression; ends are exclusive in the specification. Null where it gives none. */
function boundsIn(fields: Readonly<Record<string, unknown>>): Bounds | null {
  const point = day(fields['value'] ?? fields['date']);
  if (point !== null) return { first: point, last: point };
  const first = day(fields['start'] ?? fields['startDate']);
  const end = day(fields['end'] ?? fields['endDate']);
  if (first === null && end === null) return null;
  return { first, last: end === null ? null : addDays(end, -1) };
}

/** Every reading that the specification allows: past and future, or the several values of the model. */
function allowed(result: Result): Bounds[] {
  const holder = z.object({ values: z.array(resolution) });
  const values = holder.safeParse(result.Resolution ?? result.Value);
  if (values.success) return values.data.values.flatMap((fields) => boundsIn(fields) ?? []);
  const parsed = z
    .object({ FutureResolution: resolution.optional(), PastResolution: resolution.optional() })
    .safeParse(result.Value);
  if (!parsed.success) return [];
  const { FutureResolution, PastResolution } = parsed.data;
  return [FutureResolution, PastResolution].flatMap((fields) =>
    fields === undefined ? [] : (boundsIn(fields) ?? []),
  );
}

/** Words of relation that belong to the expression in the specification, and not in ours. */
const RELATION_WORDS: Readonly<Record<DayMention['relation'], RegExp | null>> = {
  on: null,
  about: null,
  during: /\b(?:between|from)\s+(?:the\s+)?$/i,
  // "Before the end of the year" is `by` the year with us.
  by: /\b(?:by|before|(?:no|not) later than)\s+(?:the\s+)?$/i,
  before: /\b(?:before|prior to|(?:earlier|sooner) than)\s+(?:the\s+)?$/i,
  until: /\b(?:until|till)\s+(?:the\s+)?$/i,
  since:
    /\b(?:since|(?:starting|beginning)(?:\s+(?:from|on|in))?|as\s+(?:of|from)|from)\s+(?:the\s+)?$/i,
  after: /\b(?:after|later than)\s+(?:the\s+)?$/i,
  from: /\b(?:no|not) (?:earlier|sooner) than\s+(?:the\s+)?$/i,
};

interface Said extends Bounds {
  /** Starts that are right: with and without the word of relation. */
  readonly starts: readonly number[];
  readonly end: number;
}

/** One of our days in the terms of the specification: the relation is part of the span and of the value. */
function saidOf(text: string, mention: DayMention): Said {
  const word = RELATION_WORDS[mention.relation]?.exec(text.slice(0, mention.start)) ?? null;
  const starts = word === null ? [mention.start] : [mention.start, word.index];
  const { first, last } = boundsOf(mention.value);
  const { relation, end } = mention;
  const isStretch = mention.value.includes('/');
  if (relation === 'before' && first !== null)
    return { starts, end, first: null, last: addDays(first, -1) };
  if ((relation === 'by' || relation === 'until') && !isStretch)
    return { starts, end, first: null, last };
  if (relation === 'since' || relation === 'from') return { starts, end, first, last: null };
  if (relation === 'after' && last !== null)
    return { starts, end, first: addDays(last, 1), last: null };
  return { starts, end, first, last };
}

const RANGE = /\b(?:to|till|until|through|thru|and)\b|[-–—~]/i;

/**
 * Whether the stretch names both its ends. The specification then gives the named day as the (exclusive) end,
 * where for a week or a month it gives the day after: "from 3 until 12" and "next week" both hold their last day.
 */
function isNamedEnd(result: Result, gold: Bounds, said: Bounds): boolean {
  return (
    RANGE.test(result.Text) &&
    gold.last !== null &&
    said.last !== null &&
    said.last === addDays(gold.last, 1)
  );
}

function verdict(one: Specification, said: readonly Said[]): string | null {
  const at = codePointOffsets(one.input);
  if (said.length === 0) return 'nothing found';
  for (const result of one.results) {
    const start = at(result.Start ?? 0);
    const end = at(
      result.End === undefined ? (result.Start ?? 0) + (result.Length ?? 0) : result.End + 1,
    );
    const match = said.find((guess) => guess.end === end && guess.starts.includes(start));
    if (match === undefined)
      return said.some((guess) => Math.min(...guess.starts) < end && guess.end > start)
        ? 'span wrong'
        : 'not found';
    const values = allowed(result);
    // "summer" alone has no days there: then the span decides.
    const isRight =
      values.length === 0 ||
      values.some(
        (bounds) =>
          bounds.first === match.first &&
          (bounds.last === match.last || isNamedEnd(result, bounds, match)),
      );
    if (!isRight) return 'value wrong';
  }
  return said.length > one.results.length ? 'too many found' : null;
}

/**
 * Days and intervals in short sentences. A case is right when each of its results is found with its span and
 * one of the values it allows, and nothing besides.
 */
export const datesSpecSet: GateSet = {
  name: 'dates-spec',
  metrics: ['dayValue'],
  measure: async (folder, system) => {
    const collections = await readCollections(folder, specification);
    const items = collections.flatMap((collection) => collection.items);
    const asked = items.filter(isAsked);
    const misses: Miss[] = [];
    let right = 0;
    for (const one of asked) {
      const { days } = system.read({ text: one.input, day: dayOf(one.reference) });
      const said = days.map((mention) => saidOf(one.input, mention));
      const trouble = verdict(one, said);
      if (trouble === null) {
        right += 1;
        continue;
      }
      const wanted = one.results.map(
        (result) => `“${result.Text}” ${JSON.stringify(allowed(result)[0] ?? null)}`,
      );
      const came = days.map((mention) => `“${mention.text}” ${mention.value} ${mention.relation}`);
      misses.push({
        kind: `${trouble}: ${one.results.map(typeOf).join('+')}`,
        item: one.id,
        words: `${wanted.join(', ')} not ${came.join(', ') || 'anything'} (${one.reference?.slice(0, 10) ?? 'no day'})`,
      });
    }
    return {
      n: items.length,
      metrics: { dayValue: share(right, asked.length), asked: asked.length },
      misses,
    };
  },
};
