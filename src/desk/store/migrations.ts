import type { Migration } from './schema.ts';

/** What two engines write differently in the statements that make the tables. */
export interface TableWords {
  /** Text that is compared byte by byte. */
  readonly text: string;
  /** A whole number that counts within one dispatch or fact. */
  readonly int: string;
  /** A number of the log, or an instant in milliseconds. */
  readonly big: string;
  /** The end of a table. */
  readonly plain: string;
  /** The end of a table that is always looked up by its whole key. */
  readonly keyed: string;
  /** The kind of index for values of any length that are looked up as a whole. */
  readonly equal: string;
  /** What keeps the log append-only. */
  readonly guards: readonly string[];
  /** The tables of the full text. */
  readonly search: readonly string[];
  /** The tables by which whole dispatches are found. */
  readonly dispatchSearch: readonly string[];
}

function logTables({ text, big, plain, guards }: TableWords): string[] {
  return [
    `create table facts (
      seq ${big} primary key,
      id ${text} not null unique,
      kind ${text} not null,
      holds ${text},
      known_day ${text} not null,
      recorded_at ${big} not null,
      body ${text} not null,
      chain ${text} not null
    )${plain}`,
    'create index facts_kind on facts (kind, seq)',
    'create index facts_known on facts (known_day)',
    ...guards,
  ];
}

function dispatchesTables({ text, int, big, plain, keyed, equal }: TableWords): string[] {
  return [
    `create table dispatches (
      id ${text} primary key,
      address ${text},
      outlet ${text},
      source_id ${text},
      text_digest ${text} not null,
      language ${text} not null,
      reference_day ${text},
      received_at ${big} not null,
      known_day ${text} not null,
      revision_of ${text},
      json ${text} not null
    )${plain}`,
    `create index dispatches_address on dispatches${equal} (address) where address is not null`,
    `create index dispatches_source on dispatches${equal} (source_id) where source_id is not null`,
    'create index dispatches_text on dispatches (text_digest)',
    'create index dispatches_revised on dispatches (revision_of) where revision_of is not null',
    'create index dispatches_known on dispatches (known_day, received_at, id)',
    `create table sentences (
      dispatch ${text} not null,
      idx ${int} not null,
      start ${int} not null,
      "end" ${int} not null,
      paragraph ${int} not null,
      role ${text} not null,
      words_start ${int} not null,
      primary key (dispatch, idx)
    )${keyed}`,
    `create table refusals (
      seq ${big} not null,
      idx ${int} not null,
      dispatch ${text},
      stage ${text} not null,
      code ${text} not null,
      json ${text} not null,
      primary key (seq, idx)
    )${plain}`,
    'create index refusals_dispatch on refusals (dispatch)',
  ];
}

function actsTables({ text, int, plain, keyed }: TableWords): string[] {
  return [
    `create table acts (
      id ${text} primary key,
      dispatch ${text} not null,
      idx ${int} not null,
      sentence ${int} not null,
      action ${text} not null,
      root ${text} not null,
      stage ${text},
      modality ${text} not null,
      accord ${text},
      day_value ${text},
      is_background ${int} not null,
      known_day ${text} not null,
      json ${text} not null
    )${plain}`,
    'create index acts_dispatch on acts (dispatch, idx)',
    `create table act_actors (
      act ${text} not null,
      actor ${text} not null,
      role ${text} not null,
      primary key (act, actor, role)
    )${keyed}`,
  ];
}

function storiesTables({ text, big, plain, keyed }: TableWords): string[] {
  return [
    `create table stories (
      dispatch ${text} primary key,
      order_at ${big} not null,
      known_day ${text} not null,
      json ${text} not null
    )${plain}`,
    `create table story_keys (
      key ${text} not null,
      known_day ${text} not null,
      dispatch ${text} not null,
      primary key (key, known_day, dispatch)
    )${keyed}`,
    'create index story_keys_dispatch on story_keys (dispatch)',
    `create table developments (
      id ${text} primary key,
      first_day ${text} not null,
      last_day ${text} not null,
      accord ${text},
      lead_act ${text},
      json ${text} not null
    )${plain}`,
    'create index developments_last on developments (last_day, id)',
    'create index developments_accord on developments (accord, last_day)',
    `create table development_dispatches (
      development ${text} not null,
      dispatch ${text} not null,
      origin ${text} not null,
      primary key (development, dispatch)
    )${keyed}`,
    'create index development_dispatches_dispatch on development_dispatches (dispatch)',
    `create table development_actors (
      development ${text} not null,
      actor ${text} not null,
      primary key (development, actor)
    )${keyed}`,
    'create index development_actors_actor on development_actors (actor, development)',
  ];
}

function claimsTables({ text, plain }: TableWords): string[] {
  return [
    `create table claims (
      id ${text} primary key,
      entry ${text} not null,
      subject ${text} not null,
      accord ${text},
      counterpart ${text},
      stage ${text} not null,
      modality ${text} not null,
      known_day ${text} not null,
      dispatch ${text},
      act ${text},
      evidence_class ${text} not null,
      json ${text} not null
    )${plain}`,
    'create index claims_entry on claims (entry, known_day, id)',
    'create index claims_accord on claims (accord, known_day, id)',
    'create index claims_subject on claims (subject, known_day, id)',
    'create index claims_counterpart on claims (counterpart, known_day, id)',
    'create index claims_dispatch on claims (dispatch)',
  ];
}

/** Who is under an accord is read from the index alone; the claims of one accord are sorted after they are read. */
const ACCORD_INDEX = [
  'drop index claims_accord',
  'create index claims_accord on claims (accord, subject, known_day)',
];
/** Developments are listed by their last day, the newest first, and then by identifier: an index in that very order is walked. */
const NEWEST_INDEX = [
  'drop index developments_last',
  'create index developments_last on developments (last_day desc, id)',
  'drop index developments_accord',
  'create index developments_accord on developments (accord, last_day desc, id)',
];

/** The developments of a state are listed the newest first: its last day stands beside each, so that the index is walked and stops. */
function actorIndex({ text }: TableWords): string[] {
  return [
    `alter table development_actors add column last_day ${text} not null default ''`,
    `update development_actors set last_day =
      (select last_day from developments where developments.id = development_actors.development)`,
    'drop index development_actors_actor',
    'create index development_actors_actor on development_actors (actor, last_day desc, development)',
  ];
}

/** The way of documents into the record; see `work-contract.ts`. Each index serves the query named beside it. */
function workTables({ text, int, big, plain, keyed }: TableWords): string[] {
  return [
    `create table work (
      ticket ${big} primary key,
      key ${text} not null unique,
      name ${text} not null,
      priority ${int} not null,
      state ${text} not null,
      attempts ${int} not null,
      free_at ${big} not null,
      lease ${text},
      received_at ${big} not null,
      size_bytes ${big} not null,
      on_day ${text},
      filed_at ${big},
      reason ${text},
      outcome ${text}
    )${plain}`,
    // claim: the first that waits; nextReadings: the first that waits and those read before it; status: counts.
    'create index work_next on work (state, priority, ticket)',
    // status: the pace of the last minutes.
    'create index work_filed on work (filed_at) where filed_at is not null',
    // trim: what was received before a day.
    'create index work_received on work (received_at)',
    `create table work_documents (ticket ${big} primary key, document ${text} not null)${plain}`,
    `create table work_readings (ticket ${big} primary key, reading ${text} not null)${plain}`,
    `create table work_roles (
      role ${text} primary key,
      holder ${text} not null,
      until_at ${big} not null
    )${plain}`,
    `create table tallies (
      name ${text} not null,
      label ${text} not null,
      value ${big} not null,
      primary key (name, label)
    )${keyed}`,
    `create table last_writer (writer ${text} not null)${plain}`,
  ];
}

/** The steps in order; the last version is the one that this program writes. Every engine has the same versions. */
export function migrationsFor(words: TableWords): readonly Migration[] {
  const tables = [logTables, dispatchesTables, actsTables, storiesTables, claimsTables];
  return [
    { version: 1, statements: [...tables.flatMap((make) => make(words)), ...words.search] },
    { version: 2, statements: [`alter table sentences add column discourse ${words.text}`] },
    { version: 3, statements: ACCORD_INDEX },
    { version: 4, statements: words.dispatchSearch },
    { version: 5, statements: workTables(words) },
    { version: 6, statements: NEWEST_INDEX },
    { version: 7, statements: actorIndex(words) },
  ];
}
