import { z } from 'zod';
import { ChanceryError, type CivilDay, digestOf, parseCivilDay } from '../../kernel/index.ts';
import type { Asked } from './asked.ts';
import type { Query } from './query.ts';

/** A part of a list, and what to ask the next one with; null at the end. */
export interface Paged<T> {
  readonly rows: readonly T[];
  readonly cursor: string | null;
}

/** Where a row stands in its list, in the parts by which the list is ordered. */
type Place = readonly (string | number)[];

/** What is asked of a list: the day of which all its pages speak, and the place after which this one begins. */
export interface ListPage {
  readonly asOf: CivilDay;
  readonly limit: number | undefined;
  readonly place: Place | null;
  /** The cursor of the page that begins after a place. */
  readonly cursorAfter: (place: Place) => string;
}

const LONGEST = 2_000;

/** The list and its filters, the day, and the place. */
const CURSOR = z.tuple([
  z.string(),
  z.string().refine((text) => parseCivilDay(text) !== null),
  z.array(z.union([z.string(), z.int()])).max(4),
]);

function refuse(why: string): never {
  throw new ChanceryError('input.argument', { why });
}

function parsed(text: string): z.infer<typeof CURSOR> {
  const bytes = /^[A-Za-z0-9_-]+$/.test(text) && text.length <= LONGEST ? text : '';
  try {
    const found = CURSOR.safeParse(JSON.parse(Buffer.from(bytes, 'base64url').toString()));
    if (found.success) return found.data;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  return refuse('The cursor is not one that this desk gave.');
}

/** What makes two lists the same list: the route, and everything that is asked but for the page. */
function listOf(path: string, parameters: URLSearchParams): string {
  const own = [...parameters].filter(([name]) => !['cursor', 'limit', 'as-of'].includes(name));
  return digestOf(JSON.stringify([path, ...own.map((pair) => pair.join('=')).sort()])).slice(0, 12);
}

function placeIn(cursor: string, list: string, query: Query): { asOf: CivilDay; place: Place } {
  const [of, day, place] = parsed(cursor);
  const asOf = day as CivilDay;
  if (of !== list) refuse('The cursor is of another list.');
  if ((query.day('as-of') ?? asOf) !== asOf) refuse('The cursor is of another day.');
  return { asOf, place };
}

/**
 * Reads what page is asked for. Pages of one list speak as of one day, that of the first, also where the record grows
 * meanwhile. Throws `input.argument` for a cursor that is not of this list.
 */
export async function listPageOf({ desk, query, many, self }: Asked): Promise<ListPage> {
  const list = listOf(new URL(self).pathname, many);
  const cursor = query.text('cursor');
  const given = cursor === undefined ? null : placeIn(cursor, list, query);
  const asOf = given?.asOf ?? query.day('as-of') ?? (await desk.lastDay());
  return {
    asOf,
    limit: query.limit(),
    place: given?.place ?? null,
    cursorAfter: (place) => Buffer.from(JSON.stringify([list, asOf, place])).toString('base64url'),
  };
}

/**
 * The page of a list that is made as a whole. It goes on after the row of the cursor, wherever that stands now; where the
 * row is gone, after the place at which it stood. The whole list where neither a cursor nor a limit is given.
 */
export function paged<T>(list: readonly T[], page: ListPage, keyOf: (row: T) => string): Paged<T> {
  const limit = page.limit ?? list.length;
  const start = page.place === null ? 0 : afterPlace(list, page.place, keyOf);
  const rows = list.slice(start, start + limit);
  const last = rows.at(-1);
  const end = start + rows.length;
  const isEnd = last === undefined || end >= list.length;
  return { rows, cursor: isEnd ? null : page.cursorAfter([end - 1, keyOf(last)]) };
}

function afterPlace<T>(list: readonly T[], [at, key]: Place, keyOf: (row: T) => string): number {
  if (typeof at !== 'number' || typeof key !== 'string')
    return refuse('The cursor is of another list.');
  const row = list[at];
  if (row !== undefined && keyOf(row) === key) return at + 1;
  const found = list.findIndex((one) => keyOf(one) === key);
  return found >= 0 ? found + 1 : Math.max(0, at + 1);
}

/** The page of a list that the store cuts: it is asked for one row more than the page has, to know whether it is the last. */
export async function cutPage<T>(
  { limit, cursorAfter }: ListPage,
  {
    rows,
    placeOf,
  }: {
    readonly rows: (limit: number) => Promise<readonly T[]>;
    readonly placeOf: (row: T) => Place;
  },
  usual: number,
): Promise<Paged<T>> {
  const size = limit ?? usual;
  const found = await rows(size + 1);
  const page = found.slice(0, size);
  const last = page.at(-1);
  const isEnd = last === undefined || found.length <= size;
  return { rows: page, cursor: isEnd ? null : cursorAfter(placeOf(last)) };
}
