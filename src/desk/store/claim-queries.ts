import type { Kysely } from 'kysely';
import type { Claim } from '../../record/index.ts';
import type { ClaimQueries, KnownBy } from './contract.ts';
import { inParts, parseKept } from './kept-json.ts';
import type { Tables } from './schema.ts';

interface ClaimRow {
  readonly id: string;
  readonly known_day: string;
  readonly json: string;
}

/** Parts of a list come ordered one by one; joined they must be ordered again. */
function byDay(a: ClaimRow, b: ClaimRow): number {
  if (a.known_day !== b.known_day) return a.known_day < b.known_day ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function claimQueries(db: Kysely<Tables>, path: string): ClaimQueries {
  const known = ({ asOf }: KnownBy = {}) => {
    const select = db.selectFrom('claims').select(['id', 'known_day', 'json']);
    return (asOf === undefined ? select : select.where('known_day', '<=', asOf))
      .orderBy('known_day')
      .orderBy('id');
  };
  const parse = (rows: readonly ClaimRow[]): readonly Claim[] =>
    rows.map((row) => parseKept<Claim>(row.json, path));
  return {
    async claim(id) {
      return parse(await known().where('id', '=', id).execute())[0] ?? null;
    },
    async claims(by) {
      return parse(await known(by).execute());
    },
    async claimsOf(entries, by) {
      const rows = await inParts(entries, (part) => known(by).where('entry', 'in', part).execute());
      return parse(rows.sort(byDay));
    },
    async claimsByAccord(accord, by) {
      return parse(await known(by).where('accord', '=', accord).execute());
    },
    async claimsByState(state, by) {
      const rows = await known(by)
        .where((eb) => eb.or([eb('subject', '=', state), eb('counterpart', '=', state)]))
        .execute();
      return parse(rows);
    },
    async claimsByDispatches(dispatches) {
      const rows = await inParts(dispatches, (part) =>
        known().where('dispatch', 'in', part).execute(),
      );
      return parse(rows.sort(byDay));
    },
  };
}
