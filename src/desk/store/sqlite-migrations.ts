import { migrationsFor } from './migrations.ts';
import type { LogGuards, Migration } from './schema.ts';

/** "Chcy" in ASCII, in the header of every SQLite file of ours, so that other files are told apart. */
export const APPLICATION_ID = 0x43686379;

const GUARDS: readonly { readonly name: string; readonly statement: string }[] = [
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

/** Lifted and set again by `replaceLog` alone. */
export const SQLITE_GUARDS: LogGuards = {
  lift: GUARDS.map(({ name }) => `drop trigger if exists ${name}`),
  set: GUARDS.map(({ statement }) => statement),
};

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

/** Whole dispatches by their words and keys. A number holds the day, so that newest first is the order of numbers. */
const DISPATCH_SEARCH = [
  `create table dispatch_places (
    id integer primary key,
    dispatch text not null unique
  ) strict`,
  `create virtual table dispatch_words using fts5 (
    words, keys, content = '', contentless_delete = 1,
    tokenize = 'porter unicode61 remove_diacritics 2'
  )`,
];

/** In order; the last version is the one that this program writes. */
export const SQLITE_MIGRATIONS: readonly Migration[] = migrationsFor({
  text: 'text',
  int: 'integer',
  big: 'integer',
  plain: ' strict',
  keyed: ' strict, without rowid',
  equal: '',
  guards: GUARDS.map(({ statement }) => statement),
  search: SEARCH,
  dispatchSearch: DISPATCH_SEARCH,
});
