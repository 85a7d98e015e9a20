import { type CivilDay, canonicalJson, type Edtf } from '../../kernel/index.ts';
import {
  CHAIN_START,
  chainOf,
  type FactKind,
  newFact,
  type StoredFact,
} from '../../record/index.ts';
import type { InspectedRecord } from './contract.ts';

/** A record as its row stands in the table. */
export interface RawRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly holds: string | null;
  readonly known_day: string;
  readonly recorded_at: number;
  readonly body: string;
  readonly chain: string;
}

/** A row, or a number whose row the engine cannot give. */
export type RowRead = RawRow | { readonly seq: number; readonly cause: unknown };

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
export async function* inspectRows(rows: AsyncIterable<RowRead>): AsyncGenerator<InspectedRecord> {
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
  for await (const row of rows) {
    const read: Read = 'cause' in row ? unreadable(row.seq, row.cause) : parsed(row);
    if (held !== null) yield* judged(held, read);
    held = read;
  }
  if (held !== null) yield* judged(held, null);
}
