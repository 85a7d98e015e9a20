import { ChanceryError } from '../../kernel/index.ts';

/** Lists of identifiers are asked for in parts of this size, well under the parameter limit of any engine. */
export const PART_SIZE = 400;

/** A stored object. Throws `store.corrupt` when the column no longer holds JSON. */
export function parseKept<T>(json: string, path: string, seq: number | 'unknown' = 'unknown'): T {
  try {
    return JSON.parse(json) as T;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('store.corrupt', { path, seq, why }, cause);
  }
}

/** Lengths of the lists that are asked for: so a question has a handful of statements, and each is planned once. */
const LENGTHS = [1, 2, 4, 8, 16, 32, 64, 128, 256, PART_SIZE];

/** The part with its last value repeated up to the next length; a value that is named twice in a list is found once. */
function filledUp<V>(part: readonly V[]): readonly V[] {
  const length = LENGTHS.find((one) => one >= part.length) ?? part.length;
  const last = part.at(-1);
  if (last === undefined || length === part.length) return part;
  return [...part, ...Array.from({ length: length - part.length }, () => last)];
}

/** Asks `ask` for the distinct `values` part by part and joins the answers. Values may be repeated in what it is given. */
export async function inParts<V, R>(
  values: readonly V[],
  ask: (part: readonly V[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const distinct = [...new Set(values)];
  const rows: R[] = [];
  for (let from = 0; from < distinct.length; from += PART_SIZE) {
    rows.push(...(await ask(filledUp(distinct.slice(from, from + PART_SIZE)))));
  }
  return rows;
}

/** Rows are written in parts of this size: the widest table has 13 columns. */
export const ROWS_AT_ONCE = 100;

/** Hands `rows` to `work` part by part; no call for an empty list. */
export async function eachPart<R>(
  rows: readonly R[],
  work: (part: readonly R[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await work(rows.slice(from, from + ROWS_AT_ONCE));
  }
}

/** The rows in the order of `ids`, each once; identifiers without a row are left out. */
export function inOrderOf<R>(
  ids: readonly string[],
  rows: readonly R[],
  idOf: (row: R) => string,
): R[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}
