import { canonicalAddress, type Pointer, type PointerCodes } from '../../sources/index.ts';
import type { SqliteDatabase } from '../store/sqlite-database.ts';
import {
  POINTER_STATES,
  type PointerRow,
  type PointerState,
  type PointerTally,
} from './pointer-types.ts';

export const POINTER_TABLES = [
  `create table if not exists pointers (
    key text primary key, host text not null, day text not null, state text not null, tries integer not null,
    next_at integer not null, why text, json text not null
  ) strict`,
  'create index if not exists pointers_open on pointers (state, next_at, day)',
  `create table if not exists pointer_codes (
    key text not null, id text not null, json text not null, primary key (key, id)
  ) strict, without rowid`,
  'create table if not exists pointer_marks (id text primary key, size_bytes integer not null, changed_at real not null, row integer not null) strict',
];

/** How far a list was read. */
export interface PointerMark {
  readonly id: string;
  readonly sizeBytes: number;
  readonly changedAt: number;
  readonly row: number;
}

interface Kept {
  readonly key: string;
  readonly state: PointerState;
  readonly tries: number;
  readonly next_at: number;
  readonly why: string | null;
  readonly json: string;
}

/** Addresses that lists gave, with what was coded of them and what became of each. */
export class PointerBook {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** Keeps pointers and how far their list was read, all or nothing. Gives how many were not there before. */
  add(pointers: readonly Pointer[], mark: PointerMark | null): number {
    let added = 0;
    const put = this.#database.prepare(
      "insert into pointers (key, host, day, state, tries, next_at, why, json) values (?, ?, ?, 'open', 0, 0, null, ?) on conflict (key) do nothing",
    );
    const code = this.#database.prepare(
      'insert into pointer_codes (key, id, json) values (?, ?, ?) on conflict do nothing',
    );
    this.#database.exec('begin immediate');
    try {
      for (const { codes, ...pointer } of pointers) {
        const key = canonicalAddress(pointer.address);
        const { hostname } = new URL(pointer.address);
        const { changes } = put.run(key, hostname, pointer.seenDay ?? '', JSON.stringify(pointer));
        added += Number(changes);
        if (codes !== null) code.run(key, codes.id, JSON.stringify(codes));
      }
      if (mark !== null)
        this.#database
          .prepare(
            'insert into pointer_marks (id, size_bytes, changed_at, row) values (?, ?, ?, ?) on conflict (id) do update set size_bytes = excluded.size_bytes, changed_at = excluded.changed_at, row = excluded.row',
          )
          .run(mark.id, mark.sizeBytes, mark.changedAt, mark.row);
      this.#database.exec('commit');
    } catch (cause) {
      this.#database.exec('rollback');
      throw cause;
    }
    return added;
  }

  /** The last row of a list that was read before; 0 for none, or where the file has changed. */
  rowAfter(mark: Omit<PointerMark, 'row'>): number {
    const [found] = this.#database
      .prepare('select row from pointer_marks where id = ? and size_bytes = ? and changed_at = ?')
      .all(mark.id, mark.sizeBytes, mark.changedAt);
    return (found as { row: number } | undefined)?.row ?? 0;
  }

  #rowOf({ key, state, tries, next_at, why, json }: Kept): PointerRow {
    const codes = this.#database
      .prepare('select json from pointer_codes where key = ? order by id limit 40')
      .all(key)
      .map((row) => JSON.parse((row as { json: string }).json) as PointerCodes);
    return { key, state, tries, nextAt: next_at, why, ...JSON.parse(json), codes };
  }

  /** Those whose time has come, the oldest day first: what follows upon it finds it in the record. */
  due(nowAt: number, limit: number): PointerRow[] {
    return this.#database
      .prepare(
        "select * from pointers where state = 'open' and next_at <= ? order by day, key limit ?",
      )
      .all(nowAt, limit)
      .map((row) => this.#rowOf(row as Kept));
  }

  list(state: PointerState | null, limit: number): PointerRow[] {
    const rows =
      state === null
        ? this.#database.prepare('select * from pointers order by day desc, key limit ?').all(limit)
        : this.#database
            .prepare('select * from pointers where state = ? order by day desc, key limit ?')
            .all(state, limit);
    return rows.map((row) => this.#rowOf(row as Kept));
  }

  tally(): PointerTally {
    const tally = Object.fromEntries(POINTER_STATES.map((state) => [state, 0]));
    const rows = this.#database
      .prepare('select state, count(*) as count from pointers group by state')
      .all() as { state: PointerState; count: number }[];
    for (const { state, count } of rows) tally[state] = count;
    return tally as PointerTally;
  }

  settle(key: string, to: Pick<PointerRow, 'state' | 'why' | 'tries' | 'nextAt'>): void {
    this.#database
      .prepare('update pointers set state = ?, why = ?, tries = ?, next_at = ? where key = ?')
      .run(to.state, to.why, to.tries, Math.trunc(to.nextAt), key);
  }
}
