import { join } from 'node:path';
import { z } from 'zod';
import { readBytes, readJson } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1Of, share } from '../shares.ts';
import type { System } from '../system.ts';

const truth = z.record(
  z.string(),
  z.object({ articleBody: z.string(), url: z.string().nullish() }),
);

/** Length of a run of words. */
const RUN = 4;
// What Python's `\w` matches: letters, all kinds of numbers, and the underscore; no marks.
const WORD = /[\p{L}\p{N}_]+/gu;

/** The runs of four words of a text with how often each stands in it; a shorter text is one run. */
export function runsOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(WORD) ?? [];
  const runs = new Map<string, number>();
  if (words.length === 0) return runs;
  for (let at = 0; at < Math.max(1, words.length - RUN + 1); at += 1) {
    const run = words.slice(at, at + RUN).join(' ');
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function total(runs: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const times of runs.values()) sum += times;
  return sum;
}

function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [run, times] of a) sum += Math.min(times, b.get(run) ?? 0);
  return sum;
}

/** The text of the article of a stored page: its paragraphs; the empty text where none was found. */
export function bodyOf(system: System, page: Buffer, url: string | null): string {
  return system.article(page, url)?.paragraphs.join('\n') ?? '';
}

function missOf(item: string, precision: number | null, recall: number | null): Miss | null {
  const low = 0.9;
  const words = `precision ${precision?.toFixed(2) ?? 'none'}, recall ${recall?.toFixed(2) ?? 'none'}`;
  if (precision === null) return { kind: 'nothing found', item, words };
  if ((recall ?? 1) < low && precision < low) return { kind: 'another part taken', item, words };
  if ((recall ?? 1) < low) return { kind: 'part of the article lost', item, words };
  return precision < low ? { kind: 'more than the article taken', item, words } : null;
}

/** Articles of pages; the counting is that of the set's own `score.py`. */
export const extractionSet: GateSet = {
  name: 'extraction',
  metrics: ['f1', 'precision', 'recall'],
  measure: async (folder, system) => {
    const pages = Object.entries(await readJson(join(folder, 'truth.json'), truth));
    const precisions: number[] = [];
    const recalls: number[] = [];
    const misses: Miss[] = [];
    for (const [id, { articleBody, url }] of pages) {
      const page = await readBytes(join(folder, 'pages', `${id}.html.gz`));
      const gold = runsOf(articleBody);
      const said = runsOf(bodyOf(system, page, url ?? null));
      const both = shared(gold, said);
      // A page without runs on one side is left out of that side's mean, as the set's scorer does.
      const precision = said.size > 0 ? both / total(said) : null;
      const recall = gold.size > 0 ? both / total(gold) : null;
      if (precision !== null) precisions.push(precision);
      if (recall !== null) recalls.push(recall);
      const miss = missOf(id, precision, recall);
      if (miss !== null) misses.push(miss);
    }
    const mean = (values: readonly number[]): number =>
      share(
        values.reduce((sum, value) => sum + value, 0),
        values.length,
      );
    const [precision, recall] = [mean(precisions), mean(recalls)];
    return { n: pages.length, metrics: { f1: f1Of(precision, recall), precision, recall }, misses };
  },
};
