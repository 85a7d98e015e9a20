import { z } from 'zod';
import { loadEntityJudge } from '../../src/desk/load-coders.ts';
import { type CountryLookup, countryLookup } from '../countries.ts';
import { readCollections } from '../folder.ts';
import { overlapOf } from '../matching.ts';
import { codePointOffsets, spanOf } from '../offsets.ts';
import type { GateSet, Measured, Miss } from '../set.ts';
import { f1, share } from '../shares.ts';
import type { System } from '../system.ts';

const markedText = z.object({
  id: z.string(),
  text: z.string(),
  entities: z.array(
    z.object({ start: z.number(), end: z.number(), text: z.string(), type: z.string() }),
  ),
});

type Kind = 'state' | 'organisation' | 'person';
/** An entity as the set counts it. */
export interface Entity {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/**
 * The kind of a gold entity. The set has no type for states: their names are marked as locations or, where
 * they act, as organisations. A name of a country counts as `state` whichever it is, as do nationalities;
 * other locations are left out.
 */
function goldKind(type: string, text: string, codeOf: CountryLookup): Kind | null {
  if (type === 'Person') return 'person';
  if (type === 'Nationality') return 'state';
  if (type !== 'Location' && type !== 'Organisation') return null;
  if (codeOf(text) !== null) return 'state';
  return type === 'Organisation' ? 'organisation' : null;
}

function isSame(a: Entity, b: Entity): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind;
}

function unique(entities: readonly Entity[]): Entity[] {
  const found = entities.map(({ start, end, kind }) => ({ start, end, kind }));
  return found.filter((entity, index) => found.findIndex((one) => isSame(one, entity)) === index);
}

function missKind(truth: Entity, said: readonly Entity[], words: string): string {
  const near = said.find((guess) => overlapOf(guess, truth) > 0);
  if (near !== undefined)
    return near.kind === truth.kind ? `span wrong: ${truth.kind}` : `type wrong: ${truth.kind}`;
  if (/^(?:we|they|he|she|it|i|you|who|us|them|him|her|his|our|their|its)$/i.test(words))
    return `not found: pronoun for ${truth.kind}`;
  return /\p{Lu}/u.test(words)
    ? `not found: named ${truth.kind}`
    : `not found: plain noun, ${truth.kind}`;
}

/** A text of the set with its entities of the kinds that are measured. */
export interface MarkedText {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly Entity[];
}

/** The texts of the set; states are those that the lexicon knows. */
export async function readMarkedTexts(folder: string, system: System): Promise<MarkedText[]> {
  const collections = await readCollections(folder, markedText);
  const codeOf = countryLookup(system.lexicon);
  return collections
    .flatMap((collection) => collection.items)
    .map(({ id, text, entities }) => {
      const at = codePointOffsets(text);
      const gold = unique(
        entities.flatMap(({ start, end, text: words, type }) => {
          const kind = goldKind(type, words, codeOf);
          return kind === null ? [] : [{ ...spanOf(at, start, end), kind }];
        }),
      );
      return { id, text, gold };
    });
}

/** Compares what was said of each text with its gold entities. */
export function entityFigures(
  items: readonly { readonly marked: MarkedText; readonly said: readonly Entity[] }[],
): Measured {
  const misses: Miss[] = [];
  const counts = { gold: 0, said: 0, hits: 0 };
  for (const { marked, said } of items) {
    const { id: item, text, gold } = marked;
    counts.gold += gold.length;
    counts.said += said.length;
    const words = ({ start, end }: Entity): string => text.slice(start, end);
    for (const truth of gold) {
      if (said.some((guess) => isSame(guess, truth))) counts.hits += 1;
      else
        misses.push({
          kind: missKind(truth, said, words(truth)),
          item,
          words: `“${words(truth)}” not ${said
            .filter((guess) => overlapOf(guess, truth) > 0)
            .map((guess) => `“${words(guess)}” (${guess.kind})`)
            .join(', ')}`,
        });
    }
    for (const guess of said)
      if (!gold.some((truth) => overlapOf(truth, guess) > 0))
        misses.push({ kind: `too many: ${guess.kind}`, item, words: `“${words(guess)}”` });
  }
  return {
    n: items.length,
    metrics: {
      spanF1: f1(counts.hits, counts.said, counts.gold),
      spanPrecision: share(counts.hits, counts.said),
      spanRecall: share(counts.hits, counts.gold),
    },
    misses,
  };
}

/** States and nationalities, organisations and persons, by exact span and type. */
export const entitiesSet: GateSet = {
  name: 'entities',
  metrics: ['spanF1'],
  measure: async (folder, system) => {
    const judge = await loadEntityJudge();
    const items = (await readMarkedTexts(folder, system)).map((marked) => ({
      marked,
      said: unique(
        system.line.reader.entities(
          marked.text,
          system.read({ text: marked.text, day: null }),
          judge,
        ),
      ),
    }));
    return entityFigures(items);
  },
};
