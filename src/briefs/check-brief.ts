import type { Dispatch } from '../kernel/index.ts';
import { type CheckGround, checkSentence } from './check-sentence.ts';
import type { CheckableBrief } from './given-brief.ts';
import { openPassages } from './passage-book.ts';
import {
  type BriefSentence,
  type CheckDeps,
  type EntryLookup,
  SECTION_NAMES,
  type SectionName,
  type Unsupported,
} from './types.ts';

function faultsAt(
  sentence: BriefSentence,
  place: { readonly section: SectionName; readonly sentence: number },
  ground: CheckGround,
): Unsupported[] {
  return checkSentence(sentence, ground).map((fault) => ({ ...place, ...fault }));
}

/**
 * The grounding check: reads every sentence of a brief again and returns each actor, accord, stage, number and
 * day that the passages (with the sentence before them) and entries cited do not hold. It knows nothing of how
 * the brief was composed. The title is read against what the first sentence cites, and is named sentence -1 of
 * `happening`; an empty title is left aside. Empty for a grounded brief. Throws nothing.
 */
export function checkBrief(
  brief: CheckableBrief,
  dispatches: ReadonlyMap<string, Dispatch>,
  entries: EntryLookup,
  deps: CheckDeps,
): readonly Unsupported[] {
  const ground = { book: openPassages(dispatches, deps), entries, deps, asOf: brief.asOf };
  const lead = brief.sections.happening.sentences[0];
  const title: Unsupported[] =
    lead === undefined || brief.title === ''
      ? []
      : faultsAt(
          { ...lead, text: brief.title, kind: 'record' },
          { section: 'happening', sentence: -1 },
          ground,
        );
  return [
    ...title,
    ...SECTION_NAMES.flatMap((section) =>
      brief.sections[section].sentences.flatMap((sentence, index) =>
        faultsAt(sentence, { section, sentence: index }, ground),
      ),
    ),
  ];
}
