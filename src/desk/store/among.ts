import { type Kysely, type RawBuilder, SqliteAdapter, sql } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Whether a column holds one of `values`, however many they are, with one parameter: a list of thousands has one statement, which
 * both engines keep planned. Each value is looked up by the index of the column.
 */
export function isAmong(
  db: Kysely<Tables>,
  column: string,
  values: readonly string[],
): RawBuilder<boolean> {
  const isEmbedded = db.getExecutor().adapter instanceof SqliteAdapter;
  return isEmbedded
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
    : sql<boolean>`${sql.ref(column)} = any(${values}::text[])`;
}
