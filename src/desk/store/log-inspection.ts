import { type CivilDay, canonicalJson, type Edtf } from '../../kernel/index.ts';
import {
  CHAIN_START,
  chainOf,
  type FactKind,
  newFact,
  type StoredFact,
} from '../../record/index.ts';
import type { InspectedRecord } from './contract.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Records that are read at a time; one of a register may hold half a megabyte. */
const PAGE = 50;
/** Records after a gap that are looked for one by one where the file itself is damaged. */
const MAX_GAP = 100_000;

interface RawRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly holds: string | null;
  readonly known_day: string;
  readonly recorded_at: number;
  readonly body: string;
  readonly chain: string;
}

interface Read {
  readonly seq: number;
  readonly row: RawRow | null;
  readonly fact: StoredFact | null;
  /** Why there is no fact, or why its content does not give its identifier. */
  readonly trouble: string | null;
}

function parsed(row: RawRow): Read {
  const { seq, id, chain } = row;
  try {
    const body: unknown = JSON.parse(row.body);
    const fact = {
      seq,
      id,
      kind: row.kind as FactKind,
      holds: row.holds as Edtf | null,
      knownDay: row.known_day as CivilDay,
      recordedAt: row.recorded_at,
      body,
      chain,
    } as StoredFact;
    const isItself = newFact(fact.kind, fact).id === id;
    return {
      seq,
      row,
      fact,
      trouble: isItself ? null : 'its content does not give its identifier',
    };
  } catch (cause) {
    // Whatever stands in a spoilt body: it is named and kept apart, and the reading goes on.
    const why = cause instanceof Error ? cause.message : String(cause);
    return { seq, row, fact: null, trouble: `its content cannot be read (${why.slice(0, 100)})` };
  }
}

function unreadable(seq: number, cause: unknown): Read {
  const why = cause instanceof Error ? cause.message : String(cause);
  return { seq, row: null, fact: null, trouble: `the file is damaged where it stands (${why})` };
}

/** Page by page; where a page cannot be read, record by record, as far as the next that can. */
function* readRows(database: SqliteDatabase): Generator<Read> {
  const page = database.prepare('select * from facts where seq > ? order by seq limit ?');
  const one = database.prepare('select * from facts where seq = ?');
  const last = (): number => {
    try {
      const [row] = database.prepare('select max(seq) as last from facts').all();
      return Number((row as { last: number | bigint | null }).last ?? 0);
    } catch {
      // The end of a damaged table is not known; it is looked for as far as the bound below.
      return Number.POSITIVE_INFINITY;
    }
  };
  let after = 0;
  let end: number | null = null;
  let missed = 0;
  for (;;) {
    let rows: RawRow[] | null = null;
    try {
      rows = page.all(after, PAGE) as RawRow[];
    } catch {
      rows = null;
    }
    if (rows !== null) {
      if (rows.length === 0) return;
      missed = 0;
      for (const row of rows) yield parsed(row);
      after = rows.at(-1)?.seq ?? after;
      continue;
    }
    end ??= last();
    after += 1;
    missed += 1;
    if (after > end || missed > MAX_GAP) return;
    try {
      const [row] = one.all(after) as RawRow[];
      if (row !== undefined) yield parsed(row);
    } catch (cause) {
      yield unreadable(after, cause);
    }
  }
}

function rawOf(row: RawRow | null): string | null {
  return row === null ? null : canonicalJson({ ...row });
}

/** Whether a record follows its link, the next one being asked where it does not. */
function linkTrouble(fact: StoredFact, previous: string | null, next: Read | null): string | null {
  if (previous === null) return null;
  const link = chainOf(previous, fact);
  if (link === fact.chain) return null;
  // Where the record after it follows from what the link should be, it is the link alone that was spoilt.
  const isConfirmed =
    next?.fact != null &&
    next.fact.seq === fact.seq + 1 &&
    chainOf(link, next.fact) === next.fact.chain;
  return isConfirmed ? null : 'it does not follow from the record before it';
}

/**
 * Goes over the log and says of each record whether it is what was written: by its identifier, by its link to the one
 * before, and by whether the file gives it at all. Records that are missing are told by the first number of the gap.
 */
export function* inspectLog(database: SqliteDatabase): Generator<InspectedRecord> {
  let previous: string | null = CHAIN_START;
  let expected = 1;
  let held: Read | null = null;
  const judged = function* (read: Read, next: Read | null): Generator<InspectedRecord> {
    if (read.seq > expected) {
      const why = `records ${expected} to ${read.seq - 1} are missing`;
      yield { seq: expected, fact: null, raw: null, trouble: why, isLinkSpoilt: false };
      previous = null;
    }
    expected = read.seq + 1;
    const trouble =
      read.trouble ?? (read.fact === null ? null : linkTrouble(read.fact, previous, next));
    const isSound = read.fact !== null && trouble === null;
    const link = isSound && previous !== null ? chainOf(previous, read.fact) : null;
    const isLinkSpoilt = link !== null && link !== read.fact?.chain;
    previous = link ?? read.row?.chain ?? null;
    yield { seq: read.seq, fact: read.fact, raw: rawOf(read.row), trouble, isLinkSpoilt };
  };
  for (const read of readRows(database)) {
    if (held !== null) yield* judged(held, read);
    held = read;
  }
  if (held !== null) yield* judged(held, null);
}
