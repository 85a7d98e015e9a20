import type { Span } from './span.ts';

/** The stages that may see something and not assert it. */
export const REFUSING_STAGES = [
  'sources',
  'reading',
  'events',
  'stories',
  'record',
  'briefs',
] as const;
export type RefusingStage = (typeof REFUSING_STAGES)[number];

/** Something that a stage saw and will not assert. Returned, stored, counted and explained; never thrown. */
export interface Refusal {
  readonly stage: RefusingStage;
  /** Stable, dotted, e.g. `reading.language-unsupported`; its words are in the refusal catalogue. */
  readonly code: RefusalCode;
  readonly dispatch: string | null;
  readonly span: Span | null;
  /** What the words of the catalogue are filled with, and for `explain`. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What every stage returns: what it asserts, and what it saw and does not assert. */
export interface StageResult<T> {
  readonly items: T;
  readonly refusals: readonly Refusal[];
}

/** Words for people; `{name}` is filled from `params`. */
export const REFUSAL_WORDS = {
  'sources.feed-item-broken': 'An item of {name} could not be read: {why}.',
  'sources.archive-record-invalid': 'Record {record} of {name} is not read: {why}.',
  'sources.dispatch-row-invalid': 'Row {row} of {name} is not a dispatch: {why}.',
  'sources.pointer-row-invalid': 'Row {row} of {name} is not read: {why}.',
  'sources.register-row-invalid': 'Row {row} of {name} is not read: {why}.',
  'sources.register-party-unknown':
    'Row {row} of {name}: no state or organisation is known as “{party}”.',
  'sources.register-accord-unknown': 'Row {row} of {name}: no accord is known as “{accord}”.',
  'reading.no-article': 'No article text was found on the page.',
  'reading.too-deep':
    'The page nests {depth} elements deep; at most {limit} are read. Its plain text was used.',
  'reading.too-many-elements':
    'The page holds more than {limit} elements; only its plain text was used.',
  'reading.parse-budget': 'The page took longer than {limitMs} ms to parse and was given up.',
  'reading.broken': 'The reader broke on it: {why}.',
  'reading.language-unsupported':
    'The text is in {language}; only English is understood so far. It is stored and not coded.',
  'reading.passage-unsupported':
    'A passage is in {language}; only English is understood so far. It is stored and not coded.',
  'reading.nothing-of-diplomacy': 'The text names no state, no organisation and no accord.',
  'reading.day-without-reference':
    '“{text}” cannot be turned into a day without the day of publication.',
  'reading.day-unclear': '“{text}” is not a day that can be worked out.',
  'reading.actor-ambiguous': '“{text}” may mean {candidates}; nothing in the text decides.',
  'reading.sentence-too-long':
    'A sentence of {length} characters was not read; at most {limit} are.',
  'events.no-subject': '“{text}” says an act, and not whose.',
  'events.accord-unclear': '“{text}” refers to an accord that the text does not name.',
  'events.stage-unclear': '“{text}” does not say what stage was reached.',
  'stories.no-act': 'The dispatch holds no diplomatic act and starts no development.',
  'record.evidence-too-weak':
    '{entry}: “{stage}” rests on {evidenceClass}, which does not move the standing; it is shown as reported.',
  'record.contradicted':
    '{entry}: “{stage}” is contradicted by stronger evidence and is shown as a difference.',
  'record.ladder-order': '{entry}: “{stage}” does not follow from “{current}”.',
  'briefs.ungrounded': 'A sentence was left out: {what} is not in what it cites.',
  'briefs.draft-dropped': 'A drafted sentence was left out: {why}.',
  'briefs.no-support': 'A section is silent: {why}.',
} as const;
export type RefusalCode = keyof typeof REFUSAL_WORDS;

/** The refusal in a person's words. */
export function refusalText(refusal: Refusal): string {
  return REFUSAL_WORDS[refusal.code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(refusal.params[name] ?? whole),
  );
}
