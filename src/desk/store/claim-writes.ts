import type { CompiledQuery, Kysely } from 'kysely';
import { canonicalJson } from '../../kernel/index.ts';
import type { Claim } from '../../record/index.ts';
import { eachPart, ROWS_AT_ONCE } from './kept-json.ts';
import type { Tables } from './schema.ts';

type ClaimRow = Tables['claims'];

function claimRow(claim: Claim): ClaimRow {
  return {
    id: claim.id,
    entry: claim.entry,
    subject: claim.subject,
    accord: claim.accord,
    counterpart: claim.counterpart,
    stage: claim.stage,
    modality: claim.modality,
    known_day: claim.knownDay,
    dispatch: claim.dispatch,
    act: claim.act,
    evidence_class: claim.evidenceClass,
    json: canonicalJson(claim),
  };
}

/**
 * Writes or replaces claims. A register brings them by the thousand, and to compile a statement of a hundred rows takes
 * longer than to run it: one of a whole part is compiled once and run with the values of each.
 */
export function claimWriter(db: Kysely<Tables>): (claims: readonly Claim[]) => Promise<void> {
  let whole: { readonly remove: CompiledQuery; readonly insert: CompiledQuery } | null = null;
  const write = async (rows: readonly ClaimRow[]): Promise<void> => {
    const ids = rows.map(({ id }) => id);
    if (rows.length === ROWS_AT_ONCE && whole !== null) {
      const values = rows.flatMap((row) => Object.values(row));
      await db.executeQuery({ ...whole.remove, parameters: ids });
      await db.executeQuery({ ...whole.insert, parameters: values });
      return;
    }
    const remove = db.deleteFrom('claims').where('id', 'in', ids);
    const insert = db.insertInto('claims').values(rows);
    if (rows.length === ROWS_AT_ONCE) {
      whole = { remove: remove.compile(), insert: insert.compile() };
    }
    await remove.execute();
    await insert.execute();
  };
  return async (claims) => {
    const distinct = new Map(claims.map((claim) => [claim.id, claim]));
    await eachPart([...distinct.values()].map(claimRow), write);
  };
}
