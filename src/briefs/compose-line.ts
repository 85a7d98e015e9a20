import type { Standing } from '../record/index.ts';
import { type LineBefore, lineOfChange } from './changes.ts';
import type { CheckGround } from './check-sentence.ts';
import { firstGrounded } from './choose.ts';
import { weighConsequence } from './consequence.ts';
import { contextOf } from './context.ts';
import { entryFactsOf } from './entry-facts.ts';
import { groundedTitle } from './grounded-title.ts';
import { happeningCandidates, openingCandidates } from './happening.ts';
import { briefSources } from './parts.ts';
import { reportedSentences } from './reported.ts';
import type { BriefDeps, BriefDifference, BriefInput, BriefPlace } from './types.ts';

/** What a line of a list is composed from: of the state what the first sentence can rest on, and no more. */
export interface LineInput extends Omit<BriefInput, 'before'> {
  readonly before: LineBefore | null;
  /** States that the record names under the accord of the lead. */
  readonly parties: number;
  /** Whether `dispatches` have their sentences; without them only what the acts tell can lead. */
  readonly hasSentences: boolean;
}

/** What a list shows of a development. */
export interface BriefLine {
  /** The title of the brief. */
  readonly title: string;
  /** The standing of the matter; null where it has none. */
  readonly main: Standing | null;
  readonly changed: string | null;
  /** Points on which its dispatches do not agree. */
  readonly differsOn: readonly BriefDifference['about'][];
  readonly outlets: number;
  /** Voices that are independent of one another. */
  readonly independent: number;
  readonly consequence: Pick<BriefPlace, 'points' | 'parts'>;
}

/**
 * The line of a list for one development: the title that its brief has, without the brief. Null where the sentences of
 * the dispatches are needed to tell which of them leads, and were not given. Pure; throws nothing.
 */
export function composeLine(input: LineInput, deps: BriefDeps): BriefLine | null {
  const { state, development, asOf } = input;
  const context = contextOf({ ...input, before: null }, deps);
  const ground: CheckGround = {
    book: context.book,
    entries: entryFactsOf(context.input, context.deps),
    deps: context.deps.check,
    asOf,
  };
  let lead = firstGrounded(openingCandidates(context), ground);
  if (lead === null && !input.hasSentences) return null;
  lead ??= firstGrounded(happeningCandidates(context, reportedSentences(context)), ground);
  const main = context.main?.stage === 'none' ? null : context.main;
  const cited = new Set(lead?.entries);
  const sources = briefSources(context);
  const moved = [...state.standings]
    .filter(({ entry }) => cited.has(entry))
    .sort(
      (a, b) =>
        Number(b.entry === main?.entry) - Number(a.entry === main?.entry) ||
        (a.entry < b.entry ? -1 : 1),
    )[0];
  return {
    title: groundedTitle(context, lead ?? undefined, ground),
    main,
    changed: lineOfChange(context, input.before),
    differsOn: [...new Set(state.differences.map(({ about }) => about))].sort(),
    outlets: sources.outlets.length,
    independent: sources.independent,
    consequence: weighConsequence({
      asOf,
      lead: development.leadAct,
      moved: moved === undefined ? null : { ...moved, label: '' },
      parties: input.parties,
      origins: sources.independent,
      isDisputed: state.differences.length > 0,
    }),
  };
}
