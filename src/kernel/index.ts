export { canonicalJson, type Json } from './canonical-json.ts';
export {
  ChanceryError,
  ERROR_CATALOGUE,
  type ErrorCode,
  type ErrorParams,
  type ErrorStatus,
} from './chancery-error.ts';
export {
  addDays,
  addMonths,
  type CivilDay,
  civilDay,
  civilDayAt,
  compareDays,
  daysBetween,
  endOfMonth,
  parseCivilDay,
  partsOf,
  startOfDayAt,
  weekdayOf,
} from './civil-day.ts';
export type { Clock } from './clock.ts';
export { ConnectedSets } from './connected-sets.ts';
export { digestOf, shortId } from './digest.ts';
export type { Dispatch, Evidence, PageWall } from './dispatch.ts';
export {
  beside,
  boundsOf,
  compatible,
  type DayBounds,
  type Edtf,
  edtf,
  type Precision,
  parseEdtf,
  precisionOf,
  relatedDays,
} from './edtf.ts';
export type { ContextEntry, EventTypeEntry } from './event-ontology.ts';
export { groupedBy } from './grouped-by.ts';
export { parseInstant, type StatedInstant } from './instant.ts';
export {
  type AccordEntry,
  type ActionEntry,
  type BodyEntry,
  type CodingPhrase,
  type CueEntry,
  type FormulaEntry,
  type GroupEntry,
  LEXICON_FILES,
  type Lexicon,
  lexiconFileSchema,
  type NotableEntry,
  type OfficeHolder,
  type PartyEntry,
  type RelationEntry,
  type SectorEntry,
  type StageRule,
  type StandingRule,
  type StateEntry,
} from './lexicon.ts';
export { markupText } from './markup-text.ts';
export type { PatternEntry } from './pattern-entry.ts';
export { foldLine, withoutUnseen } from './plain-text.ts';
export {
  REFUSAL_WORDS,
  REFUSING_STAGES,
  type Refusal,
  type RefusalCode,
  type RefusingStage,
  refusalText,
  type StageResult,
} from './refusal.ts';
export type { RegisterAccord, RegisterParty } from './register-names.ts';
export { SMALL_NUMBERS } from './small-numbers.ts';
export { contains, overlaps, type Span, textOf } from './span.ts';
export {
  BILATERAL_ACTS,
  type BilateralAct,
  EVIDENCE_CLASSES,
  type EvidenceClass,
  EXPECTATION_STATES,
  type ExpectationState,
  MODALITIES,
  type Modality,
  OUTLET_KINDS,
  type OutletKind,
  type PloverRoot,
  STAGES,
  type Stage,
  TREATY_ACTIONS,
  type TreatyAction,
} from './vocabulary.ts';
