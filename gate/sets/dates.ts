import { z } from 'zod';
import { readCollections } from '../folder.ts';
import { codePointOffsets } from '../offsets.ts';
import type { GateSet, Measured, Miss } from '../set.ts';
import { f1Of, share } from '../shares.ts';
import { dayOf, type System } from '../system.ts';

export const datedText = z.object({
  id: z.string(),
  dct: z.string(),
  text: z.string(),
  timexes: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      value: z.string().nullable(),
      nested: z.boolean().optional(),
    }),
  ),
});
export type DatedText = z.infer<typeof datedText>;

/** A time expression in UTF-16 units, white space at its ends left out. */
interface Expression {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
}

interface Counts {
  gold: number;
  said: number;
  strict: number;
  nearSaid: number;
  nearGold: number;
  values: number;
}

// What Python calls white space and JavaScript does not, so that both scorers trim alike.
const BLANK = /[\s\u001c-\u001f\u0085]/;

function trimmed(text: string, span: Expression): Expression {
  let { start, end } = span;
  while (start < end && BLANK.test(text[start] ?? '')) start += 1;
  while (end > start && BLANK.test(text[end - 1] ?? '')) end -= 1;
  return { start, end, value: span.value };
}

function meets(a: Expression, b: Expression): boolean {
  return a.start < b.end && b.start < a.end;
}

function goldOf(item: DatedText): Expression[] {
  const at = codePointOffsets(item.text);
  return item.timexes
    .filter((timex) => timex.nested !== true)
    .map(({ start, end, value }) => trimmed(item.text, { start: at(start), end: at(end), value }));
}

/** One document as `dates/score.py` counts it. */
function count(gold: readonly Expression[], said: readonly Expression[], counts: Counts): void {
  counts.gold += gold.length;
  counts.said += said.length;
  for (const guess of said) {
    if (gold.some((truth) => truth.start === guess.start && truth.end === guess.end))
      counts.strict += 1;
    const match = gold.find((truth) => meets(guess, truth));
    if (match === undefined) continue;
    counts.nearSaid += 1;
    if (match.value === guess.value) counts.values += 1;
  }
  counts.nearGold += gold.filter((truth) => said.some((guess) => meets(guess, truth))).length;
}

function figures(counts: Counts): { strict: number; relaxed: number; value: number } {
  const over = (hits: number): number => f1Of(share(hits, counts.said), share(hits, counts.gold));
  return {
    strict: over(counts.strict),
    relaxed: f1Of(share(counts.nearSaid, counts.said), share(counts.nearGold, counts.gold)),
    value: over(counts.values),
  };
}

/** What a missed expression is made of, by its gold value. */
function kindOfGold(value: string | null): string {
  if (value === null || value === '') return 'no value';
  if (/^P/.test(value) && !/REF$/.test(value)) return 'duration';
  if (/_REF$/.test(value)) return value;
  if (/T/.test(value)) return 'time';
  if (/^BC/.test(value)) return 'before Christ';
  if (/X/.test(value)) return 'underspecified';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  if (/^\d{4}-\d{2}$/.test(value)) return 'month';
  if (/^\d{4}$/.test(value)) return 'year';
  if (/^\d{2,3}$/.test(value)) return 'decade or century';
  return 'other date';
}

function missesOf(item: DatedText, gold: readonly Expression[], said: readonly Expression[]) {
  const misses: Miss[] = [];
  const words = ({ start, end }: Expression): string => item.text.slice(start, end);
  const add = (kind: string, text: string): number =>
    misses.push({ kind, item: item.id, words: text });
  for (const truth of gold) {
    const kind = kindOfGold(truth.value);
    const guess = said.find((one) => meets(one, truth));
    if (guess === undefined) add(`not found: ${kind}`, `“${words(truth)}” ${truth.value}`);
    else if (guess.value !== truth.value)
      add(`value wrong: ${kind}`, `“${words(truth)}” ${truth.value} not ${guess.value}`);
    else if (guess.start !== truth.start || guess.end !== truth.end)
      add(`span wrong: ${kind}`, `“${words(truth)}” not “${words(guess)}”`);
  }
  for (const guess of said)
    if (!gold.some((truth) => meets(truth, guess)))
      add('too many', `“${words(guess)}” ${guess.value}`);
  return misses;
}

/** The time expressions that the system finds; their values are those of TIMEX3, as in the set. */
export function expressionsOf(item: DatedText, system: System): Expression[] {
  const { times } = system.read({ text: item.text, day: dayOf(item.dct) });
  return times.map(({ start, end, value }) => trimmed(item.text, { start, end, value }));
}

/** Measures collections of dated texts, each alone and all pooled; see METRICS.md, `dates`. */
export function measureDates(
  collections: readonly { readonly name: string; readonly items: readonly DatedText[] }[],
  system: System,
): Measured {
  const zero = (): Counts => ({ gold: 0, said: 0, strict: 0, nearSaid: 0, nearGold: 0, values: 0 });
  const pooled = zero();
  const metrics: Record<string, number> = {};
  const misses: Miss[] = [];
  for (const { name, items } of collections) {
    const own = zero();
    for (const item of items) {
      const gold = goldOf(item);
      const said = expressionsOf(item, system);
      count(gold, said, own);
      count(gold, said, pooled);
      misses.push(...missesOf(item, gold, said));
    }
    for (const [metric, figure] of Object.entries(figures(own)))
      metrics[`${name}.${metric}`] = figure;
  }
  const n = collections.reduce((sum, { items }) => sum + items.length, 0);
  return { n, metrics: { ...figures(pooled), ...metrics }, misses };
}

/** Time expressions in running text; the counting is that of the set's own `score.py`. */
export const datesSet: GateSet = {
  name: 'dates',
  metrics: ['strict', 'relaxed', 'value'],
  measure: async (folder, system) => measureDates(await readCollections(folder, datedText), system),
};
