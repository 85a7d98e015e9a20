import type { CivilDay } from '../../kernel/index.ts';

/**
 * The tables as Kysely sees them; every engine has the same. A `json` column holds the whole typed object
 * as canonical JSON; the columns beside it are there to look it up.
 */
export interface Tables extends WorkTables {
  facts: {
    seq: number;
    id: string;
    kind: string;
    holds: string | null;
    known_day: CivilDay;
    recorded_at: number;
    body: string;
    chain: string;
  };
  dispatches: {
    id: string;
    address: string | null;
    outlet: string | null;
    source_id: string | null;
    text_digest: string;
    language: string;
    reference_day: CivilDay | null;
    received_at: number;
    known_day: CivilDay;
    revision_of: string | null;
    json: string;
  };
  sentences: {
    dispatch: string;
    idx: number;
    start: number;
    end: number;
    paragraph: number;
    role: string;
    words_start: number;
    discourse: string | null;
  };
  acts: {
    id: string;
    dispatch: string;
    idx: number;
    sentence: number;
    action: string;
    root: string;
    stage: string | null;
    modality: string;
    accord: string | null;
    day_value: string | null;
    is_background: number;
    known_day: CivilDay;
    json: string;
  };
  act_actors: { act: string; actor: string; role: 'subject' | 'object' };
  stories: { dispatch: string; order_at: number; known_day: CivilDay; json: string };
  story_keys: { key: string; known_day: CivilDay; dispatch: string };
  developments: {
    id: string;
    first_day: CivilDay;
    last_day: CivilDay;
    accord: string | null;
    lead_act: string | null;
    json: string;
  };
  development_dispatches: { development: string; dispatch: string; origin: string };
  development_actors: { development: string; actor: string; last_day: CivilDay };
  claims: {
    id: string;
    entry: string;
    subject: string;
    accord: string | null;
    counterpart: string | null;
    stage: string;
    modality: string;
    known_day: CivilDay;
    dispatch: string | null;
    act: string | null;
    evidence_class: string;
    json: string;
  };
  refusals: {
    seq: number;
    idx: number;
    dispatch: string | null;
    stage: string;
    code: string;
    json: string;
  };
}

/** Tables that are neither the log nor follow from it: the way of documents into the record. */
interface WorkTables {
  work: {
    ticket: number;
    key: string;
    name: string;
    /** Place in `WORK_PRIORITIES`. */
    priority: number;
    state: 'waiting' | 'read' | 'filed' | 'quarantined';
    attempts: number;
    /** End of the lease or of the pause after a failure, in epoch milliseconds; 0 for none. */
    free_at: number;
    /** The lease under which it was claimed last. */
    lease: string | null;
    received_at: number;
    /** Of the document as it is kept. */
    size_bytes: number;
    on_day: CivilDay | null;
    filed_at: number | null;
    reason: string | null;
    outcome: string | null;
  };
  work_documents: { ticket: number; document: string };
  work_readings: { ticket: number; reading: string };
  work_roles: { role: string; holder: string; until_at: number };
  tallies: { name: string; label: string; value: number };
  /** One row: which open store wrote last, so that others know that what they remember is old. */
  last_writer: { writer: string };
}

export type ProjectionTable = Exclude<keyof Tables, 'facts' | keyof WorkTables>;

/** The projections and the columns of their primary keys, in the order in which they are dumped. */
export const PROJECTIONS: Readonly<Record<ProjectionTable, readonly string[]>> = {
  dispatches: ['id'],
  sentences: ['dispatch', 'idx'],
  acts: ['id'],
  act_actors: ['act', 'actor', 'role'],
  stories: ['dispatch'],
  story_keys: ['key', 'known_day', 'dispatch'],
  developments: ['id'],
  development_dispatches: ['development', 'dispatch'],
  development_actors: ['development', 'actor'],
  claims: ['id'],
  refusals: ['seq', 'idx'],
};

/** One step from an older shape of the store to the next, run in one transaction. */
export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

/** The statements that lift what keeps the log append-only, and that set it again. */
export interface LogGuards {
  readonly lift: readonly string[];
  readonly set: readonly string[];
}
