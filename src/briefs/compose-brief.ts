import { type Refusal, shortId } from '../kernel/index.ts';
import { beyondCandidates } from './beyond.ts';
import type { Candidate } from './candidate.ts';
import { briefChanges } from './changes.ts';
import type { CheckGround } from './check-sentence.ts';
import { chooseSection, nextSilence } from './choose.ts';
import { type Context, contextOf } from './context.ts';
import { entryFactsOf } from './entry-facts.ts';
import { groundedTitle } from './grounded-title.ts';
import { happeningCandidates } from './happening.ts';
import { importanceCandidates } from './importance.ts';
import { nextCandidates } from './next.ts';
import {
  briefActs,
  briefDifferences,
  briefExpectations,
  briefSources,
  briefStandings,
} from './parts.ts';
import { remembered } from './remembered.ts';
import { type ReportedSentence, reportedSentences } from './reported.ts';
import {
  type BriefDeps,
  type BriefInput,
  type BriefResult,
  type BriefSection,
  type BriefSentence,
  SECTION_NAMES,
  type SectionName,
} from './types.ts';

const COMPOSERS: Readonly<
  Record<SectionName, (context: Context, said: readonly ReportedSentence[]) => readonly Candidate[]>
> = {
  happening: happeningCandidates,
  importance: importanceCandidates,
  next: nextCandidates,
  beyond: beyondCandidates,
};

/** The record's sections choose first what only they can say, so reports of things to come go to `next`. */
const CHOOSING_ORDER: readonly SectionName[] = ['happening', 'next', 'importance', 'beyond'];

/**
 * Composes the brief of one development. Pure: the same input gives the same bytes.
 * Every sentence has passed the grounding check; those that did not come back as refusals `briefs.ungrounded`,
 * and a section that nothing supports as `briefs.no-support`. Throws nothing.
 */
export function composeBrief(input: BriefInput, deps: BriefDeps): BriefResult {
  const context = contextOf(input, { ...deps, check: remembered(deps.check) });
  const ground: CheckGround = {
    book: context.book,
    entries: entryFactsOf(input, context.deps),
    deps: context.deps.check,
    asOf: input.asOf,
  };
  const said = reportedSentences(context);
  const refusals: Refusal[] = [];
  const printed: BriefSentence[] = [];
  const sections: Partial<Record<SectionName, BriefSection>> = {};
  for (const name of CHOOSING_ORDER) {
    const chosen = chooseSection(name, COMPOSERS[name](context, said), printed, {
      context,
      ground,
      silence: () => (name === 'next' ? nextSilence(said, printed, context) : undefined),
    });
    sections[name] = chosen.section;
    printed.push(...chosen.section.sentences);
    refusals.push(...chosen.refusals);
  }
  const empty: BriefSection = { sentences: [] };
  const ordered = Object.fromEntries(
    SECTION_NAMES.map((name) => [name, sections[name] ?? empty]),
  ) as Record<SectionName, BriefSection>;
  return {
    items: {
      id: input.development.id === '' ? shortId('b', input.asOf) : input.development.id,
      title: groundedTitle(context, ordered.happening.sentences[0], ground),
      asOf: input.asOf,
      sections: ordered,
      differences: briefDifferences(context),
      changed: briefChanges(context),
      expectations: briefExpectations(context),
      acts: briefActs(input),
      sources: briefSources(context),
      standings: briefStandings(context, printed),
    },
    refusals,
  };
}
