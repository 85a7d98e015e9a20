import type { Migration } from './schema.ts';

/** "Chcy" in ASCII, in the header of every SQLite file of ours, so that other files are told apart. */
export const APPLICATION_ID = 0x43686379;

/** What keeps the log append-only; lifted by `replaceLog` alone. */
export const GUARDS: readonly { readonly name: string; readonly statement: string }[] = [
  {
    name: 'facts_never_change',
    statement: `create trigger facts_never_change before update on facts
    begin select raise(abort, 'a fact of the log is never changed'); end`,
  },
  {
    name: 'facts_never_go',
    statement: `create trigger facts_never_go before delete on facts
    begin select raise(abort, 'a fact of the log is never removed'); end`,
  },
  {
    name: 'facts_have_no_gap',
    statement: `create trigger facts_have_no_gap before insert on facts
    when new.seq <> coalesce((select max(seq) from facts), 0) + 1
    begin select raise(abort, 'a fact of the log follows the one before'); end`,
  },
];

const LOG = [
  `create table facts (
    seq integer primary key,
    id text not null unique,
    kind text not null,
    holds text,
    known_day text not null,
    recorded_at integer not null,
    body text not null,
    chain text not null
  ) strict`,
  'create index facts_kind on facts (kind, seq)',
  'create index facts_known on facts (known_day)',
  ...GUARDS.map(({ statement }) => statement),
];

const DISPATCHES = [
  `create table dispatches (
    id text primary key,
    address text,
    outlet text,
    source_id text,
    text_digest text not null,
    language text not null,
    reference_day text,
    received_at integer not null,
    known_day text not null,
    revision_of text,
    json text not null
  ) strict`,
  'create index dispatches_address on dispatches (address) where address is not null',
  'create index dispatches_source on dispatches (source_id) where source_id is not null',
  'create index dispatches_text on dispatches (text_digest)',
  'create index dispatches_revised on dispatches (revision_of) where revision_of is not null',
  'create index dispatches_known on dispatches (known_day, received_at, id)',
  `create table sentences (
    dispatch text not null,
    idx integer not null,
    start integer not null,
    "end" integer not null,
    paragraph integer not null,
    role text not null,
    words_start integer not null,
    primary key (dispatch, idx)
  ) strict, without rowid`,
  `create table refusals (
    seq integer not null,
    idx integer not null,
    dispatch text,
    stage text not null,
    code text not null,
    json text not null,
    primary key (seq, idx)
  ) strict`,
  'create index refusals_dispatch on refusals (dispatch)',
];

const ACTS = [
  `create table acts (
    id text primary key,
    dispatch text not null,
    idx integer not null,
    sentence integer not null,
    action text not null,
    root text not null,
    stage text,
    modality text not null,
    accord text,
    day_value text,
    is_background integer not null,
    known_day text not null,
    json text not null
  ) strict`,
  'create index acts_dispatch on acts (dispatch, idx)',
  `create table act_actors (
    act text not null,
    actor text not null,
    role text not null,
    primary key (act, actor, role)
  ) strict, without rowid`,
];

const STORIES = [
  `create table stories (
    dispatch text primary key,
    order_at integer not null,
    known_day text not null,
    json text not null
  ) strict`,
  `create table story_keys (
    key text not null,
    known_day text not null,
    dispatch text not null,
    primary key (key, known_day, dispatch)
  ) strict, without rowid`,
  'create index story_keys_dispatch on story_keys (dispatch)',
  `create table developments (
    id text primary key,
    first_day text not null,
    last_day text not null,
    accord text,
    lead_act text,
    json text not null
  ) strict`,
  'create index developments_last on developments (last_day, id)',
  'create index developments_accord on developments (accord, last_day)',
  `create table development_dispatches (
    development text not null,
    dispatch text not null,
    origin text not null,
    primary key (development, dispatch)
  ) strict, without rowid`,
  'create index development_dispatches_dispatch on development_dispatches (dispatch)',
  `create table development_actors (
    development text not null,
    actor text not null,
    primary key (development, actor)
  ) strict, without rowid`,
  'create index development_actors_actor on development_actors (actor, development)',
];

const CLAIMS = [
  `create table claims (
    id text primary key,
    entry text not null,
    subject text not null,
    accord text,
    counterpart text,
    stage text not null,
    modality text not null,
    known_day text not null,
    dispatch text,
    act text,
    evidence_class text not null,
    json text not null
  ) strict`,
  'create index claims_entry on claims (entry, known_day, id)',
  'create index claims_accord on claims (accord, known_day, id)',
  'create index claims_subject on claims (subject, known_day, id)',
  'create index claims_counterpart on claims (counterpart, known_day, id)',
  'create index claims_dispatch on claims (dispatch)',
];

/** The words of the sentences, without the sentences: those are read from the dispatch. */
const SEARCH = [
  `create table passages (
    id integer primary key,
    dispatch text not null,
    idx integer not null,
    unique (dispatch, idx)
  ) strict`,
  `create virtual table passage_words using fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
];

/** In order; the last version is the one that this program writes. */
export const SQLITE_MIGRATIONS: readonly Migration[] = [
  { version: 1, statements: [...LOG, ...DISPATCHES, ...ACTS, ...STORIES, ...CLAIMS, ...SEARCH] },
  { version: 2, statements: ['alter table sentences add column discourse text'] },
];
