import { ChanceryError, parseCivilDay } from '../../kernel/index.ts';
import type {
  ClaimsAnswer,
  DayAnswer,
  HistoryAnswer,
  PartiesAnswer,
  RulingsAnswer,
  TimelineAnswer,
} from './answers.ts';
import { type Asked, asOfOf, dayOf, paged, scopeOf, windowOf } from './asked.ts';
import { codesOfKey, namesOf } from './names-of.ts';

export async function timeline(asked: Asked): Promise<TimelineAnswer> {
  const { desk, query } = asked;
  const found = await desk.changes({ ...asOfOf(query), ...windowOf(query), ...scopeOf(query) });
  const { rows, cursor } = paged(found, query, (row) => `${row.knownDay} ${row.entry}`);
  return { asOf: await dayOf(asked), changes: rows, cursor };
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
    changes: await desk.changes({ ...asOf, from: day, to: day }),
    rulings: (await desk.rulings(asOf)).filter(({ knownDay }) => knownDay === day),
  };
}

export async function history({ desk, id, query }: Asked): Promise<HistoryAnswer> {
  const found = await desk.history(id, asOfOf(query));
  return { history: found, names: namesOf(desk, codesOfKey(found.entry)) };
}

export async function rulings(asked: Asked): Promise<RulingsAnswer> {
  const found = await asked.desk.rulings(asOfOf(asked.query));
  const { rows, cursor } = paged(found, asked.query, ({ id }) => id);
  return { asOf: await dayOf(asked), rulings: rows, cursor };
}

export async function claims(asked: Asked): Promise<ClaimsAnswer> {
  const { desk, query } = asked;
  const found = await desk.claims({ ...asOfOf(query), ...scopeOf(query) });
  const { rows, cursor } = paged(found, query, ({ claim_id }) => claim_id);
  return { asOf: await dayOf(asked), claims: rows, cursor };
}

export async function parties(asked: Asked): Promise<PartiesAnswer> {
  const { desk, query } = asked;
  const found = await desk.parties({ ...asOfOf(query), ...scopeOf(query) });
  const { rows, cursor } = paged(found, query, ({ entry }) => entry);
  return { asOf: await dayOf(asked), parties: rows, cursor };
}
