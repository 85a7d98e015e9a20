export type {
  Brief,
  BriefResult,
  BriefSentence,
  OverviewTopic,
  SectionName,
} from '../briefs/index.ts';
export { briefOutput } from '../briefs/index.ts';
export type { DerivedFact } from '../record/index.ts';
export { ChangeFeed } from './changes/change-feed.ts';
export type { ChangeBatch, LogChange } from './changes/change-types.ts';
export {
  type CheckedClaim,
  type CheckedStatement,
  CLAIM_VERDICTS,
  type ClaimVerdict,
} from './claims/claim-check-types.ts';
export { copyBetween } from './copy-between.ts';
export {
  DeliveryDesk,
  type DeliveryDeskOptions,
  type MadeDelivery,
  type MailState,
} from './deliveries/delivery-desk.ts';
export {
  DELIVERY_CHANNELS,
  type Delivery,
  type DeliveryRun,
  type DeliverySchedule,
  type DeliveryWanted,
  type SavedSearch,
  SENDING_STATES,
  type Sending,
  WEEKDAYS,
} from './deliveries/delivery-types.ts';
export { readSecretFile } from './deliveries/mail-settings.ts';
export type { DraftEndpoint } from './draft-client.ts';
export type { EventRow } from './events/event-row.ts';
export { type EventFormat, renderEvents } from './events/render-events.ts';
export { type CalendarOptions, exportCalendar } from './exports/calendar.ts';
export {
  exportClaims,
  exportParties,
  type RowsFile,
  type RowsOptions,
} from './exports/export-rows.ts';
export { exportSite } from './exports/export-site.ts';
export { exportFeed, FEED_FORMATS, type FeedFormat, type FeedOptions } from './exports/feed.ts';
export { TABLE_FORMATS, type TableFormat } from './exports/render-table.ts';
export type { ClaimRow, PartyRow } from './exports/row-types.ts';
export { keepServingHeapSmall } from './heap-keeper.ts';
export {
  defaultStorePath,
  type InputOptions,
  openInputs,
  readBriefJson,
  readBundledDossier,
  readRowMapping,
  readSourceText,
  webRoot,
} from './inputs.ts';
export { openMarks } from './intake-marks.ts';
export { loadLexicon } from './lexicon/load-lexicon.ts';
export { type DeskOptions, openDesk } from './open-desk.ts';
export { briefTopicOf } from './overview.ts';
export { printPdf } from './print-pdf.ts';
export { type BriefFormat, renderBrief } from './render-brief.ts';
export { repairStore } from './repair-store.ts';
export { restoreStore } from './restore-store.ts';
export {
  SEARCH_FIELDS,
  type SearchField,
  type SearchTermField,
  type SearchView,
  type Suggestion,
} from './search/search-types.ts';
export type { Followed } from './sources/follow-pointers.ts';
export {
  POINTER_STATES,
  type PointerRow,
  type PointerState,
  type PointersAdded,
  type PointerTally,
} from './sources/pointer-types.ts';
export { SourceDesk } from './sources/source-desk.ts';
export type { SourceHealth, SourceReport, SourceRow } from './sources/source-types.ts';
export type { CopyReport } from './store/copy-store.ts';
export { isServerStore, storeName } from './store/server-address.ts';
export { TODAY_ORDERS } from './today-types.ts';
export { TokenBook } from './tokens/token-book.ts';
export {
  allowsScope,
  type MadeToken,
  TOKEN_SCOPES,
  type TokenRow,
  type TokenScope,
} from './tokens/token-types.ts';
export type {
  AccordView,
  AsOf,
  ChangeRow,
  CheckedBrief,
  Desk,
  DevelopmentRow,
  DispatchView,
  Explanation,
  HistoryView,
  ImportOptions,
  ImportReport,
  Named,
  RepairReport,
  RestoreReport,
  RulingCommand,
  RulingView,
  StandingRow,
  StateView,
  StoreStatus,
  Taken,
  TakeOptions,
  TodayView,
  TodayWanted,
  UnderstoodDispatch,
} from './types.ts';
export { WorkDesk } from './work/work-desk.ts';
export type { Added, WorkEvent, WorkerReport } from './work/work-types.ts';
