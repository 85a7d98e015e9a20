import type { Brief, SectionName } from '../../src/briefs/index.ts';
import type { Evidence } from '../../src/kernel/index.ts';
import type { Passage } from '../../src/surfaces/index.ts';

export const SECTIONS: readonly { readonly id: SectionName; readonly name: string }[] = [
  { id: 'happening', name: 'What’s Happening?' },
  { id: 'importance', name: 'Why It’s Important?' },
  { id: 'next', name: 'What’s Next?' },
  { id: 'beyond', name: 'Beyond the Headlines' },
];

/** One thing that a statement of the page rests on, at its place in the reading order. */
export interface Support {
  /** The statement, as in the address: `happening.2` (counted from 0), `differences.0.1`, `changed.3`. */
  readonly place: string;
  /** Which of the statement's supports, counted from 0. */
  readonly index: number;
  /** The number of its mark; the same passage has the same number throughout. */
  readonly number: number;
  /** Null where the statement rests on entries of the record alone. */
  readonly evidence: Evidence | null;
  readonly entries: readonly string[];
}

interface Statement {
  readonly place: string;
  readonly evidence: readonly Evidence[];
  readonly entries: readonly string[];
}

function statementsOf(brief: Brief): Statement[] {
  return [
    ...SECTIONS.flatMap(({ id }) =>
      brief.sections[id].sentences.map((sentence, index) => ({
        ...sentence,
        place: `${id}.${index}`,
      })),
    ),
    ...brief.differences.flatMap((row, index) =>
      row.claims.map((claim, which) => ({
        place: `differences.${index}.${which}`,
        evidence: claim.evidence,
        entries: [],
      })),
    ),
    ...brief.changed.map((row, index) => ({ ...row, place: `changed.${index}` })),
    ...brief.expectations.map((row, index) => ({
      place: `expectations.${index}`,
      evidence: row.evidence,
      entries: [row.id],
    })),
  ];
}

export function evidenceKey(evidence: Evidence): string {
  return `${evidence.dispatch} ${evidence.start} ${evidence.end}`;
}

/** Everything that the page's statements rest on, in reading order and numbered. */
export function supportsOf(brief: Brief): readonly Support[] {
  const numbers = new Map<string, number>();
  const supports: Support[] = [];
  for (const { place, evidence, entries } of statementsOf(brief)) {
    const seen = new Set<string>();
    for (const item of evidence.length > 0 ? evidence : entries.length > 0 ? [null] : []) {
      const key = item === null ? `entries ${entries.join(' ')}` : evidenceKey(item);
      if (seen.has(key)) continue;
      seen.add(key);
      const number = numbers.get(key) ?? numbers.size + 1;
      numbers.set(key, number);
      supports.push({ place, index: seen.size - 1, number, evidence: item, entries });
    }
  }
  return supports;
}

/** The supports of one statement. */
export function supportsAt(supports: readonly Support[], place: string): readonly Support[] {
  return supports.filter((support) => support.place === place);
}

/** The words behind each evidence, by `evidenceKey`. */
export function passageIndex(passages: readonly Passage[]): ReadonlyMap<string, Passage> {
  return new Map(passages.map((passage) => [evidenceKey(passage), passage]));
}
