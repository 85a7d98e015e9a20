import { ChanceryError, civilDay, parseCivilDay } from '../../kernel/index.ts';
import type {
  ClaimsAnswer,
  DayAnswer,
  HistoryAnswer,
  PartiesAnswer,
  RuledAnswer,
  RulingsAnswer,
  TimelineAnswer,
} from './answers.ts';
import { type Asked, asOfOf, dayOf, scopeOf, windowOf } from './asked.ts';
import { bodyAs } from './body-schemas.ts';
import { codesOfKey, namesOf } from './names-of.ts';
import { listPageOf, paged } from './pages.ts';
import { shownRow } from './shown-rows.ts';

/** A ruling may be known from a day to come. */
const LAST_OF_ALL = civilDay('9999-12-31');

export async function timeline(asked: Asked): Promise<TimelineAnswer> {
  const { desk, query } = asked;
  const page = await listPageOf(asked);
  const found = await desk.changes({
    asOf: page.asOf,
    ...windowOf(query),
    ...(await scopeOf(asked)),
  });
  const { rows, cursor } = paged(found, page, (row) => `${row.knownDay} ${row.entry}`);
  return { asOf: page.asOf, changes: rows.map(shownRow), cursor };
}

/** What the record came to know on one day. Throws `input.day-invalid`. */
export async function changesOfDay(asked: Asked): Promise<DayAnswer> {
  const { desk, id, query } = asked;
  const day = parseCivilDay(id);
  if (day === null) throw new ChanceryError('input.day-invalid', { text: id.slice(0, 60) });
  const asOf = asOfOf(query);
  return {
    asOf: await dayOf(asked),
    day,
    changes: (await desk.changes({ ...asOf, from: day, to: day })).map(shownRow),
    rulings: (await desk.rulings(asOf)).filter(({ knownDay }) => knownDay === day),
  };
}

export async function history({ desk, id, query }: Asked): Promise<HistoryAnswer> {
  const found = await desk.history(id, asOfOf(query));
  return { history: found, names: namesOf(desk, codesOfKey(found.entry), asOfOf(query)) };
}

export async function rulings(asked: Asked): Promise<RulingsAnswer> {
  const page = await listPageOf(asked);
  const found = await asked.desk.rulings({ asOf: page.asOf });
  const { rows, cursor } = paged(found, page, ({ id }) => id);
  const all = await asked.desk.rulings({ asOf: LAST_OF_ALL });
  return { asOf: page.asOf, rulings: rows, last: all.at(-1)?.id ?? null, cursor };
}

/** Files a ruling, unless another editor ruled on the same meanwhile. Throws what `Desk.rule` throws, `http.body-*`. */
export async function rule({ desk, body }: Asked): Promise<RuledAnswer> {
  const ruling = await desk.rule(bodyAs('Ruling', await body()));
  return { ruling, last: ruling.id };
}

export async function claims(asked: Asked): Promise<ClaimsAnswer> {
  const page = await listPageOf(asked);
  const found = await asked.desk.claims({ asOf: page.asOf, ...(await scopeOf(asked)) });
  const { rows, cursor } = paged(found, page, ({ claim_id }) => claim_id);
  return { asOf: page.asOf, claims: rows, cursor };
}

export async function parties(asked: Asked): Promise<PartiesAnswer> {
  const page = await listPageOf(asked);
  const found = await asked.desk.parties({ asOf: page.asOf, ...(await scopeOf(asked)) });
  const { rows, cursor } = paged(found, page, ({ entry }) => entry);
  return { asOf: page.asOf, parties: rows, cursor };
}
