import type { Insertable, Kysely } from 'kysely';
import type { FullText } from './full-text.ts';
import { indexDispatch } from './index-dispatches.ts';
import { eachPart } from './kept-json.ts';
import { PROJECTIONS, type ProjectionTable, type Tables } from './schema.ts';

/** Rows of one table are gathered up to here, then written. */
const ROWS_AT_ONCE = 500;
/** Dispatches whose words are indexed at a time. */
const PAGE = 100;

type Row = Insertable<Tables[ProjectionTable]>;

function parseLine(line: string): readonly [ProjectionTable, Row] {
  const [table, row] = JSON.parse(line) as [string, Row];
  if (!Object.hasOwn(PROJECTIONS, table)) throw new Error(`there is no projection ${table}`);
  return [table as ProjectionTable, row];
}

/** Indexes the sentences of every dispatch, in order of identifier. */
async function indexWords(db: Kysely<Tables>, fullText: FullText): Promise<void> {
  let after = '';
  for (;;) {
    const kept = await db
      .selectFrom('dispatches')
      .select(['id', 'json'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id, json } of kept) {
      const { text } = JSON.parse(json) as { text: string };
      const places = await db
        .selectFrom('sentences')
        .select(['idx', 'start', 'end'])
        .where('dispatch', '=', id)
        .orderBy('idx')
        .execute();
      const passages = places.map(({ idx, start, end }) => {
        return { sentence: idx, words: text.slice(start, end) };
      });
      await fullText.index(id, passages);
      await indexDispatch(db, fullText, id);
    }
    const last = kept.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** See `StoreTx.loadProjections`. */
export async function loadProjections(
  db: Kysely<Tables>,
  fullText: FullText,
  lines: AsyncIterable<string>,
): Promise<void> {
  let at: ProjectionTable | null = null;
  let rows: Row[] = [];
  const flush = async (): Promise<void> => {
    const table = at;
    if (table !== null) {
      await eachPart(rows, (part) => db.insertInto(table).values(part).execute());
    }
    rows = [];
  };
  for await (const line of lines) {
    const [table, row] = parseLine(line);
    if (table !== at || rows.length >= ROWS_AT_ONCE) await flush();
    at = table;
    rows.push(row);
  }
  await flush();
  await indexWords(db, fullText);
}
