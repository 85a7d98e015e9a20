import type { Evidence } from '../../kernel/index.ts';
import { outletName } from '../outlet-name.ts';
import { type Brief, type BriefSentence, SECTION_NAMES, type SectionName } from '../types.ts';

/** A passage that a model may draw on. */
export interface PackedPassage {
  readonly id: string;
  readonly outlet: string;
  readonly day: string | null;
  readonly words: string;
  readonly evidence: Evidence;
}

/** A statement of the record that has passed the check, with what it rests on. */
export interface PackedStatement {
  readonly id: string;
  readonly section: SectionName;
  readonly words: string;
  readonly sentence: BriefSentence;
}

/** All that a model is given of a brief, and all that it may cite. */
export interface EvidencePack {
  readonly passages: readonly PackedPassage[];
  readonly statements: readonly PackedStatement[];
}

/** Longest passage that is handed on, in UTF-16 units. */
const LONGEST_PASSAGE = 600;

/** Numbers the passages and the statements of a brief. `wordsOf` gives the words of a passage. */
export function packEvidence(brief: Brief, wordsOf: (evidence: Evidence) => string): EvidencePack {
  const sentences = SECTION_NAMES.flatMap((section) =>
    brief.sections[section].sentences.map((sentence) => ({ section, sentence })),
  );
  const cited = new Map<string, Evidence>();
  for (const { sentence } of sentences) {
    for (const evidence of sentence.evidence)
      cited.set(`${evidence.dispatch}:${evidence.start}-${evidence.end}`, evidence);
  }
  const passages = [...cited.values()].map((evidence, index) => {
    const row = brief.sources.dispatches.find((one) => one.id === evidence.dispatch);
    return {
      id: `p${index + 1}`,
      outlet: row === undefined ? '' : outletName(row),
      day: row?.day ?? null,
      words: wordsOf(evidence).replace(/\s+/g, ' ').trim().slice(0, LONGEST_PASSAGE),
      evidence,
    };
  });
  const statements = sentences
    .filter(({ sentence }) => sentence.kind === 'record')
    .map(({ section, sentence }, index) => ({
      id: `s${index + 1}`,
      section,
      words: sentence.text,
      sentence,
    }));
  return { passages, statements };
}
