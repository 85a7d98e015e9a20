import { z } from 'zod';
import { loadRoleTagger } from '../../src/desk/load-coders.ts';
import { type RoleSpan, tagRoles } from '../../src/events/index.ts';
import type { Token } from '../../src/reading/index.ts';
import { readCollections } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1 } from '../shares.ts';
import type { System } from '../system.ts';

const item = z.object({
  id: z.string(),
  text: z.string(),
  tokens: z.array(z.string()),
  spans: z.array(z.object({ start: z.number(), end: z.number(), role: z.string() })),
});
export type SpanItem = z.infer<typeof item>;

export async function readSpans(folder: string): Promise<SpanItem[]> {
  return (await readCollections(folder, item)).flatMap(({ items }) => items);
}

/** The tokens of ours over an item's text, all sentences in one list. */
export function tokensOf(one: SpanItem, system: Pick<System, 'read'>): Token[] {
  return system.read({ text: one.text, day: null }).sentences.flatMap(({ tokens }) => tokens);
}

/** Where each of the item's tokens begins and ends in its text, in UTF-16 units: the text is its tokens joined by blanks. */
export function placesOf(one: SpanItem): { readonly start: number; readonly end: number }[] {
  let at = 0;
  return one.tokens.map((token) => {
    const start = at;
    at += token.length + 1;
    return { start, end: start + token.length };
  });
}

/** A span of ours as a key in the item's own tokens: "3-6 source", the end exclusive. */
export function keyOf(span: RoleSpan, tokens: readonly Token[], one: SpanItem): string {
  const places = placesOf(one);
  const from = tokens[span.first]?.start ?? 0;
  const to = tokens[span.last]?.end ?? 0;
  const start = places.findIndex((place) => place.end > from);
  const end = places.findLastIndex((place) => place.start < to) + 1;
  return `${start}-${end} ${span.role}`;
}

export function goldKeys(one: SpanItem): string[] {
  return one.spans.map(({ start, end, role }) => `${start}-${end} ${role}`);
}

/** F1 over exact spans with their role. */
export function spanF1(
  items: readonly { gold: readonly string[]; said: readonly string[] }[],
): number {
  let hits = 0;
  for (const { gold, said } of items) hits += said.filter((key) => gold.includes(key)).length;
  const count = (list: 'gold' | 'said'): number =>
    items.reduce((sum, one) => sum + one[list].length, 0);
  return f1(hits, count('said'), count('gold'));
}

/** The words that name the source and the target of a sentence's event. */
export const spansSet: GateSet = {
  name: 'spans',
  metrics: ['spanF1'],
  measure: async (folder, system) => {
    const tagger = await loadRoleTagger(system.lexicon);
    const rows = (await readSpans(folder)).map((one) => {
      const tokens = tokensOf(one, system);
      const said = tagRoles(tokens, tagger).map((span) => keyOf(span, tokens, one));
      return { one, gold: goldKeys(one), said };
    });
    const misses: Miss[] = rows.flatMap(({ one, gold, said }) =>
      gold
        .filter((key) => !said.includes(key))
        .map((key) => ({
          kind: `${key.split(' ')[1]} not found`,
          item: one.id,
          words: `${key} in ${said.join(', ') || 'nothing'}`,
        })),
    );
    return { n: rows.length, metrics: { spanF1: spanF1(rows) }, misses };
  },
};
