export { briefOutput, briefSchema } from './brief-schema.ts';
export type { LineBefore } from './changes.ts';
export { checkBrief } from './check-brief.ts';
export { composeBrief } from './compose-brief.ts';
export { type BriefLine, composeLine, type LineInput } from './compose-line.ts';
export { composeOverview, type OverviewPart, type OverviewTopic } from './compose-overview.ts';
export { bareDay, dayInWords, sinceInWords, whenInWords } from './day-words.ts';
export { adoptDrafted } from './drafting/adopt-drafted.ts';
export { packEvidence } from './drafting/evidence-pack.ts';
export { parseDrafted } from './drafting/parse-drafted.ts';
export { type DraftMessage, draftMessages } from './drafting/prompt.ts';
export { entryFactsOf } from './entry-facts.ts';
export {
  type CheckableBrief,
  type GivenBrief,
  type GivenSentence,
  parseGivenBriefs,
} from './given-brief.ts';
export { heldInWords, STAGE_LABELS } from './labels.ts';
export type { RenderOptions } from './layout.ts';
export { renderHtml } from './render-html.ts';
export { renderJson } from './render-json.ts';
export { renderMarkdown } from './render-markdown.ts';
export { renderText } from './render-text.ts';
export type {
  Brief,
  BriefAct,
  BriefChange,
  BriefDeps,
  BriefDifference,
  BriefDispatch,
  BriefExpectation,
  BriefInput,
  BriefPlace,
  BriefResult,
  BriefRuling,
  BriefSection,
  BriefSentence,
  BriefSources,
  BriefState,
  CheckDeps,
  EntryFacts,
  EntryLookup,
  NameInText,
  SectionName,
  Understood,
  Unsupported,
} from './types.ts';
