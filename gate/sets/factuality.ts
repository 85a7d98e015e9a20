import { z } from 'zod';
import { loadFactualityScorer } from '../../src/desk/load-coders.ts';
import { scoreFactuality } from '../../src/events/index.ts';
import type { Token } from '../../src/reading/index.ts';
import { type Collection, readCollections } from '../folder.ts';
import { codePointOffsets } from '../offsets.ts';
import type { GateSet, Miss } from '../set.ts';
import type { System } from '../system.ts';

const item = z.object({
  id: z.string(),
  text: z.string(),
  events: z.array(
    z.object({ start: z.number(), end: z.number(), text: z.string(), factuality: z.number() }),
  ),
});
export type FactualityItem = z.infer<typeof item>;

/** An event word in its sentence, by token of ours. */
export interface MarkedEvent {
  readonly item: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly gold: number;
}

/** The marked events of an item. Where the sentence was cut into several, the tokens of all of them are one list. */
export function eventsIn(one: FactualityItem, system: Pick<System, 'read'>): MarkedEvent[] {
  const offset = codePointOffsets(one.text);
  const tokens = system
    .read({ text: one.text, day: null })
    .sentences.flatMap((sentence) => sentence.tokens);
  return one.events.map((event) => ({
    item: one.id,
    text: event.text,
    tokens,
    at: tokens.findIndex((token) => token.end > offset(event.start)),
    gold: event.factuality,
  }));
}

export async function readFactuality(folder: string): Promise<Collection<FactualityItem>[]> {
  return readCollections(folder, item);
}

export interface Pair {
  readonly gold: number;
  readonly said: number;
}

export function meanAbsoluteError(pairs: readonly Pair[]): number {
  if (pairs.length === 0) return 0;
  return pairs.reduce((sum, { gold, said }) => sum + Math.abs(gold - said), 0) / pairs.length;
}

/** Pearson's r; 0 where one side does not vary. */
export function pearson(pairs: readonly Pair[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const gold = mean(pairs.map((pair) => pair.gold));
  const said = mean(pairs.map((pair) => pair.said));
  let both = 0;
  let golds = 0;
  let saids = 0;
  for (const pair of pairs) {
    both += (pair.gold - gold) * (pair.said - said);
    golds += (pair.gold - gold) ** 2;
    saids += (pair.said - said) ** 2;
  }
  return golds === 0 || saids === 0 ? 0 : both / Math.sqrt(golds * saids);
}

/** How sure the text is that a marked event happened. */
export const factualitySet: GateSet = {
  name: 'factuality',
  metrics: ['mae', 'pearson'],
  measure: async (folder, system) => {
    const scorer = await loadFactualityScorer();
    const metrics: Record<string, number> = {};
    const misses: Miss[] = [];
    const all: Pair[] = [];
    let news: Pair[] | null = null;
    for (const { name, items } of await readFactuality(folder)) {
      const pairs = items
        .flatMap((one) => eventsIn(one, system))
        .map((event) => {
          const said = scoreFactuality(event, name === 'uds-ih2' ? 'other' : 'news', scorer);
          if (Math.abs(said - event.gold) > 1.5)
            misses.push({
              kind: `${name}: ${event.gold > said ? 'held for less sure' : 'held for surer'}`,
              item: event.item,
              words: `“${event.text}” ${event.gold} not ${said.toFixed(2)}`,
            });
          return { gold: event.gold, said };
        });
      metrics[`${name}.mae`] = meanAbsoluteError(pairs);
      metrics[`${name}.pearson`] = pearson(pairs);
      all.push(...pairs);
      if (name === 'meantime') news = pairs;
    }
    const judged = news ?? all;
    return {
      n: judged.length,
      metrics: { mae: meanAbsoluteError(judged), pearson: pearson(judged), ...metrics },
      misses,
    };
  },
};
