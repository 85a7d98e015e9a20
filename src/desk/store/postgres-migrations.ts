import { migrationsFor } from './migrations.ts';
import type { LogGuards, Migration } from './schema.ts';

/** The log is kept append-only by triggers, also against `truncate`. They run in the schema in which they were made. */
const GUARDS = [
  `create function facts_refuse() returns trigger language plpgsql as
    $$ begin raise exception '%', tg_argv[0]; end $$`,
  `create function facts_follow() returns trigger language plpgsql set search_path from current as
    $$ begin
      if new.seq <> coalesce((select max(seq) from facts), 0) + 1 then
        raise exception 'a fact of the log follows the one before';
      end if;
      return new;
    end $$`,
  `create trigger facts_never_change before update on facts
    for each row execute function facts_refuse('a fact of the log is never changed')`,
  `create trigger facts_never_go before delete on facts
    for each row execute function facts_refuse('a fact of the log is never removed')`,
  `create trigger facts_never_all_go before truncate on facts
    for each statement execute function facts_refuse('a fact of the log is never removed')`,
  `create trigger facts_have_no_gap before insert on facts
    for each row execute function facts_follow()`,
];

/** Lifted and set again by `replaceLog` alone; readers do not wait for it. */
export const POSTGRES_GUARDS: LogGuards = {
  lift: ['alter table facts disable trigger user'],
  set: ['alter table facts enable trigger user'],
};

/** Words are cut to their stems, and none is passed over: a person may look for a phrase with *the* and *to*. */
const SEARCH = [
  'create text search dictionary chancery_stems (template = snowball, language = english)',
  'create text search configuration chancery (copy = simple)',
  `alter text search configuration chancery
    alter mapping for asciiword, word, numword, hword, asciihword, numhword,
      hword_part, hword_asciipart, hword_numpart
    with chancery_stems`,
  `create table passages (
    dispatch text collate "C" not null,
    idx integer not null,
    words tsvector not null,
    primary key (dispatch, idx)
  )`,
  'create index passages_words on passages using gin (words)',
];

/** Whole dispatches by their words and keys. */
const DISPATCH_SEARCH = [
  `create table dispatch_words (
    dispatch text collate "C" primary key,
    known_day text collate "C" not null,
    words tsvector not null
  )`,
  'create index dispatch_words_words on dispatch_words using gin (words)',
  'create index dispatch_words_known on dispatch_words (known_day, dispatch)',
];

/** In order; the last version is the one that this program writes. */
export const POSTGRES_MIGRATIONS: readonly Migration[] = migrationsFor({
  text: 'text collate "C"',
  int: 'integer',
  big: 'bigint',
  plain: '',
  keyed: '',
  equal: ' using hash',
  guards: GUARDS,
  search: SEARCH,
  dispatchSearch: DISPATCH_SEARCH,
});
