import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { CivilDay } from '../../kernel/index.ts';
import type { Claim } from '../../record/index.ts';
import type { ClaimQueries, KnownBy } from './contract.ts';
import { inParts, parseKept } from './kept-json.ts';
import type { Tables } from './schema.ts';

type ClaimSelect = SelectQueryBuilder<Tables, 'claims', Record<never, never>>;

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

function byClaim(a: Claim, b: Claim): number {
  if (a.knownDay !== b.knownDay) return a.knownDay < b.knownDay ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function claimQueries(db: Kysely<Tables>, path: string): ClaimQueries {
  /** A state may have thousands of claims: they come as one text, which is far cheaper than a row each. */
  const together = async (
    where: (select: ClaimSelect) => ClaimSelect,
    { asOf }: KnownBy = {},
  ): Promise<readonly Claim[]> => {
    const all = where(db.selectFrom('claims') as ClaimSelect);
    const select = asOf === undefined ? all : all.where('known_day', '<=', asOf);
    const list = sql<string | null>`'[' || string_agg(json, ',') || ']'`.as('list');
    const { list: text } = await select.select(list).executeTakeFirstOrThrow();
    return text === null ? [] : parseKept<Claim[]>(text, path).sort(byClaim);
  };
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
      return together((select) => select.where('accord', '=', accord), by);
    },
    async claimsByState(state, by) {
      const asSubject = await together((select) => select.where('subject', '=', state), by);
      const others = await together((select) => select.where('counterpart', '=', state), by);
      return others.length === 0 ? asSubject : [...asSubject, ...others].sort(byClaim);
    },
    async statesUnderAccords({ asOf, accords } = {}) {
      const pairs = db
        .selectFrom('claims')
        .select(['accord', 'subject'])
        .distinct()
        .where('accord', 'is not', null)
        .whereRef('subject', '<>', 'accord')
        .$if(asOf !== undefined, (select) => select.where('known_day', '<=', asOf as CivilDay))
        .$if(accords !== undefined, (select) => select.where('accord', 'in', accords ?? []));
      const rows = await db
        .selectFrom(pairs.as('pairs'))
        .select(['accord', sql<string>`string_agg(subject, ',')`.as('states')])
        .groupBy('accord')
        .execute();
      return rows.map(({ accord, states }) => {
        return { accord: accord ?? '', states: states.split(',') };
      });
    },
    async registeredOfBoth(a, b, by) {
      const accordsOf = (state: string) =>
        db
          .selectFrom('claims')
          .select('accord')
          .where('subject', '=', state)
          .where('dispatch', 'is', null)
          .where('accord', 'is not', null);
      const both = await accordsOf(a).intersect(accordsOf(b)).execute();
      const accords = both.flatMap(({ accord }) => accord ?? []);
      const rows = await inParts(accords, (part) =>
        known(by).where('accord', 'in', part).where('dispatch', 'is', null).execute(),
      );
      return parse(rows.sort(byDay));
    },
    async claimsByDispatches(dispatches) {
      const rows = await inParts(dispatches, (part) =>
        known().where('dispatch', 'in', part).execute(),
      );
      return parse(rows.sort(byDay));
    },
  };
}
