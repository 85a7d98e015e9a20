import type { CivilDay, EvidenceClass, Modality, Span, Stage } from '../../kernel/index.ts';
import type { Named, StandingRow } from '../standing-row.ts';

/** The fields that a search can name, with a word of what each takes. */
export const SEARCH_FIELDS = {
  state: 'a state, by code or any of its names',
  accord: 'an accord, by identifier or any of its names',
  stage: 'how far: announced, signed, in-force …',
  modality: 'how surely: done, planned, denied …',
  sector: 'a subject: trade, nuclear …',
  class: 'on whose word: depositary, party, one-origin …',
  outlet: 'who published it',
  lang: 'the language of the text: en, fr …',
  after: 'from that day, month or year on',
  before: 'up to that day, month or year',
} as const;
export type SearchField = keyof typeof SEARCH_FIELDS;

/** A field as it was understood. `name` is what people read. */
export interface SearchTermField {
  readonly field: SearchField;
  readonly id: string;
  readonly name: string;
}

/** A search, taken apart. */
export interface ParsedSearch {
  /** The search as this program writes it: fields first, then words. */
  readonly canonical: string;
  readonly fields: readonly SearchTermField[];
  /** Words and phrases that title and text must hold. */
  readonly terms: readonly (readonly string[])[];
  readonly from: CivilDay | null;
  readonly to: CivilDay | null;
  readonly states: readonly string[];
  readonly accords: readonly string[];
  readonly stages: readonly Stage[];
  readonly modalities: readonly Modality[];
  readonly sectors: readonly string[];
  readonly classes: readonly EvidenceClass[];
  readonly outlets: readonly string[];
  readonly languages: readonly string[];
}

/** A piece of a text with the words in it that were asked for. Spans are UTF-16 units: `marks` into `words`. */
export interface Excerpt extends Span {
  readonly words: string;
  readonly marks: readonly Span[];
}

export interface FoundDispatch {
  readonly id: string;
  readonly title: string | null;
  readonly titleMarks: readonly Span[];
  readonly outlet: string | null;
  readonly day: CivilDay | null;
  readonly language: string;
  readonly development: string | null;
  readonly excerpts: readonly Excerpt[];
  /** How far the acts that fit are told to be, each once. */
  readonly stages: readonly Stage[];
}

/** A development that holds dispatches that were found. */
export interface FoundDevelopment {
  readonly id: string;
  /** Who, what, under which accord. */
  readonly title: string;
  readonly states: readonly Named[];
  readonly accord: Named | null;
  readonly stage: Stage | null;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  readonly dispatchCount: number;
}

export interface SearchView {
  readonly asOf: CivilDay;
  readonly search: ParsedSearch;
  readonly dispatches: readonly FoundDispatch[];
  readonly developments: readonly FoundDevelopment[];
  readonly entries: readonly StandingRow[];
  /** What to ask the next dispatches with; null at the end. */
  readonly cursor: string | null;
  /** States and accords that the plain words name, as fields. */
  readonly meant: readonly SearchTermField[];
}

/** What a field or name that is being typed may become. */
export interface Suggestion {
  readonly field: SearchField;
  readonly name: string;
  /** What to put in the place of the word that is being typed. */
  readonly text: string;
  readonly about: string;
}
