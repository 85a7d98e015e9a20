import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../../kernel/index.ts';
import { PROJECTIONS, type Tables } from './schema.ts';

type Row = Readonly<Record<string, string | number | null>>;

const PAGE_SIZE = 500;

/** One page of a table in order of its key, after the row `last`. */
async function pageAfter(
  db: Kysely<Tables>,
  [table, keys]: readonly [string, readonly string[]],
  last: Row | null,
): Promise<readonly Row[]> {
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  const values = sql.join(keys.map((key) => last?.[key]));
  const after = last === null ? sql`` : sql`where (${columns}) > (${values})`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(PAGE_SIZE)}
  `.execute(db);
  return rows;
}

/** See `StoreView.dumpProjections`. */
export async function* dumpProjections(db: Kysely<Tables>): AsyncGenerator<string> {
  for (const projection of Object.entries(PROJECTIONS)) {
    let last: Row | null = null;
    do {
      const rows: readonly Row[] = await pageAfter(db, projection, last);
      for (const row of rows) yield canonicalJson([projection[0], row]);
      last = rows.length < PAGE_SIZE ? null : (rows.at(-1) ?? null);
    } while (last !== null);
  }
}

/** See `StoreView.projectionDigest`. */
export async function projectionDigest(db: Kysely<Tables>): Promise<string> {
  const hash = createHash('sha256');
  for await (const line of dumpProjections(db)) hash.update(`${line}\n`);
  return hash.digest('hex');
}
