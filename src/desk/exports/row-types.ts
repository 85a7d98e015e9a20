/** What is asked for; the whole record where neither is named. */
export interface RowsWanted {
  readonly state?: string;
  readonly accord?: string;
}

/** One party of an accord, and on whose word. Null is "nobody says". */
export interface PartyRow {
  readonly entry: string;
  readonly state_code: string;
  readonly state_name: string;
  readonly accord_id: string;
  readonly accord_name: string;
  readonly stage: string;
  readonly stage_text: string;
  readonly since: string | null;
  readonly since_first: string | null;
  readonly since_last: string | null;
  readonly since_basis: string | null;
  readonly evidence_class: string;
  readonly since_class: string | null;
  readonly rule: string;
  readonly rests_on: readonly string[];
  readonly held_back: readonly string[];
  readonly previous_stage: string | null;
  readonly previous_since: string | null;
}

/** One claim of a source, and what became of it. */
export interface ClaimRow {
  readonly claim_id: string;
  readonly entry: string;
  readonly subject_code: string;
  readonly subject_name: string;
  readonly accord_id: string | null;
  readonly accord_name: string | null;
  readonly counterpart_code: string | null;
  readonly counterpart_name: string | null;
  readonly stage: string;
  readonly modality: string;
  readonly date: string | null;
  readonly date_first: string | null;
  readonly date_last: string | null;
  readonly date_basis: string | null;
  readonly date_from: string;
  readonly known_day: string;
  readonly evidence_class: string;
  readonly class_why: string;
  readonly asserter: string;
  readonly origin: string;
  readonly fate: string;
  readonly ruled: string | null;
  readonly act: string | null;
  readonly dispatch: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly passage_start: number | null;
  readonly passage_end: number | null;
  readonly passage_text: string | null;
}
