import { type Kysely, sql } from 'kysely';
import type { NewFact } from '../../record/index.ts';
import { appendFacts } from './log-queries.ts';
import type { RowWriter } from './row-writer.ts';
import type { LogGuards, Tables } from './schema.ts';

/** Facts that are appended at a time. */
const PART = 50;

interface LogOfEngine {
  readonly db: Kysely<Tables>;
  readonly path: string;
  readonly guards: LogGuards;
  readonly rows: RowWriter;
}

/**
 * Takes the log away and writes another in its place, in the transaction of the caller: for a restore and a repair, and
 * for nothing else. The guards of the log are lifted for it and stand again at its end.
 */
export async function replaceLog(
  { db, path, guards, rows }: LogOfEngine,
  facts: AsyncIterable<NewFact>,
): Promise<void> {
  for (const statement of guards.lift) await sql.raw(statement).execute(db);
  await db.deleteFrom('facts').execute();
  let part: NewFact[] = [];
  for await (const fact of facts) {
    part.push(fact);
    if (part.length < PART) continue;
    await appendFacts({ db, path, rows, fresh: null }, part);
    part = [];
  }
  await appendFacts({ db, path, rows, fresh: null }, part);
  for (const statement of guards.set) await sql.raw(statement).execute(db);
}
