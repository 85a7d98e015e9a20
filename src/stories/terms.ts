import type { Reading, Sentence } from '../reading/index.ts';
import { hashText, mix } from './hash-text.ts';
import type { StoryTerms, TermPrior, WeightedTerm } from './types.ts';

/** Headline and first sentences say what a text is about; their terms count double. */
const LEAD_SENTENCES = 3;
const LEAD_WEIGHT = 2;
/** Sentences that are looked at: bounds the work, and what stands further down is seldom the story. */
const MAX_SENTENCES = 60;
/*
 * How many terms of each kind are kept, the heaviest first, and how the kinds of words weigh against one another.
 * Chosen on the set `clusters` (2026-11); the figures lie on a plateau and move by less than 0.01 around it.
 */
const MAX_WORDS = 60;
const MAX_NAMES = 24;
const MAX_NUMBERS = 16;
const NAME_AMONG_WORDS = 1.5;
const NUMBER_AMONG_WORDS = 2;
const MIN_LENGTH = 3;
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);
const NUMBER = /^\p{N}[\p{N}.,:]*$/u;
const WORDLY = /[\p{L}\p{N}]/u;

type Kind = 'word' | 'name' | 'number';

interface RawTerm {
  readonly term: string;
  readonly kind: Kind;
  readonly isLead: boolean;
}

function termOf(token: Sentence['tokens'][number], isLead: boolean): RawTerm | null {
  if (NUMBER.test(token.text)) return { term: token.text, kind: 'number', isLead };
  if (!CONTENT.has(token.pos) || token.lemma.length < MIN_LENGTH) return null;
  if (!WORDLY.test(token.lemma)) return null;
  const term = token.lemma.toLowerCase().replace(/['’]s$/u, '');
  return { term, kind: token.pos === 'PROPN' ? 'name' : 'word', isLead };
}

/** Accords and actors that the text names, as `@` and their code: the same whatever name a text uses. */
function codesOf(reading: Reading, leadEnd: number): RawTerm[] {
  const last = Math.min(reading.sentences.length, MAX_SENTENCES);
  const codes = [
    ...reading.accords.map((one) => ({ ...one, codes: [`a:${one.charterOf ?? one.accord}`] })),
    ...reading.mentions.map((one) => ({ ...one, codes: one.actors })),
  ];
  return codes
    .filter((one) => one.sentence < last)
    .flatMap((one) =>
      one.codes.map((code) => ({
        term: `@${code}`,
        kind: 'name' as const,
        isLead: one.start < leadEnd,
      })),
    );
}

/** Terms of a text in its order, with repetition; the training of a prior reads the same. */
export function rawTermsOf(reading: Reading): readonly RawTerm[] {
  const found: RawTerm[] = [];
  let lead = 0;
  let leadEnd = 0;
  for (const sentence of reading.sentences.slice(0, MAX_SENTENCES)) {
    const isLead = sentence.role === 'headline' || lead < LEAD_SENTENCES;
    if (sentence.role !== 'headline') lead += 1;
    if (isLead) leadEnd = sentence.end;
    for (const token of sentence.tokens) {
      if (token.start < sentence.wordsStart) continue;
      const term = termOf(token, isLead);
      if (term !== null) found.push(term);
    }
  }
  return [...found, ...codesOf(reading, leadEnd)];
}

/** Steps of a rarity in a prior. */
const RARITY_STEP = 1 / 16;

/** The place of a term in a prior of so many places, a power of two. */
function priorPlaceOf(term: string, places: number): number {
  return mix(hashText(term)) & (places - 1);
}

function rarityOf(term: string, prior: TermPrior): number {
  const stored = prior.rarities[priorPlaceOf(term, prior.rarities.length)] ?? 0;
  return stored === 0 ? prior.unseen : (stored - 1) * RARITY_STEP;
}

/** A prior from the terms of each document of a body of news; those of one document only are left out as unseen. */
export function termPriorFrom(
  documents: Iterable<ReadonlySet<string>>,
  places: number,
): { readonly documents: number; readonly prior: TermPrior } {
  const counts = new Uint32Array(places);
  let total = 0;
  for (const terms of documents) {
    total += 1;
    for (const place of new Set([...terms].map((term) => priorPlaceOf(term, places))))
      counts[place] = (counts[place] ?? 0) + 1;
  }
  const rarity = (count: number): number => Math.log((total + 1) / (count + 1));
  const rarities = Uint8Array.from(counts, (count) =>
    count < 2 ? 0 : Math.min(255, 1 + Math.round(rarity(count) / RARITY_STEP)),
  );
  return { documents: total, prior: { unseen: rarity(0), rarities } };
}

function heaviest(weights: ReadonlyMap<string, number>, most: number): WeightedTerm[] {
  const kept = [...weights]
    .filter(([, weight]) => weight > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  return kept.map(([term, weight]) => [term, Math.round((weight / length) * 1000) / 1000]);
}

function weigh(
  raw: readonly RawTerm[],
  prior: TermPrior,
  tally: { readonly unit: (term: RawTerm) => number; readonly damp: (count: number) => number },
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of raw) counts.set(one.term, (counts.get(one.term) ?? 0) + tally.unit(one));
  return new Map(
    [...counts]
      .filter(([, count]) => count > 0)
      .map(([term, count]) => [term, tally.damp(count) * rarityOf(term, prior)]),
  );
}

const AMONG_WORDS: Readonly<Record<Kind, number>> = {
  word: 1,
  name: NAME_AMONG_WORDS,
  number: NUMBER_AMONG_WORDS,
};

/**
 * What a text is about, in three lists of weighted terms of unit length: all content words (a repetition counts
 * less and less), names alone (each repetition counts, since the one that a text keeps naming is whom it is about) and
 * numbers. Terms are weighed by how rare they are in news at large after `prior`, never by what else is stored,
 * so that the weights of a text are its own.
 */
export function termsOf(reading: Reading, prior: TermPrior): StoryTerms {
  const raw = rawTermsOf(reading);
  const lead = (one: RawTerm): number => (one.isLead ? LEAD_WEIGHT : 1);
  const log = (count: number): number => 1 + Math.log(count);
  const plain = raw.filter((one) => !one.term.startsWith('@'));
  const charters = Object.fromEntries(
    reading.accords.flatMap(({ accord, charterOf }) =>
      charterOf === undefined ? [] : [[accord, charterOf]],
    ),
  );
  return {
    words: heaviest(
      weigh(plain, prior, { unit: (one) => lead(one) * AMONG_WORDS[one.kind], damp: log }),
      MAX_WORDS,
    ),
    names: heaviest(
      weigh(
        raw.filter((one) => one.kind === 'name'),
        prior,
        { unit: lead, damp: (count) => count },
      ),
      MAX_NAMES,
    ),
    numbers: heaviest(
      weigh(
        raw.filter((one) => one.kind === 'number'),
        prior,
        { unit: () => 1, damp: log },
      ),
      MAX_NUMBERS,
    ),
    ...(Object.keys(charters).length === 0 ? {} : { charters }),
  };
}
