import { z } from 'zod';
import { ChanceryError, type CivilDay } from '../../kernel/index.ts';
import type {
  AccordAnswer,
  AccordsAnswer,
  DevelopmentAnswer,
  DevelopmentsAnswer,
  DispatchAnswer,
  DispatchesAnswer,
  ExplainAnswer,
  FoundAnswer,
  NamesAnswer,
  NextAnswer,
  StateAnswer,
  StatesAnswer,
  StatusAnswer,
} from './answers.ts';
import { type Asked, asOfOf, dayOf, scopeOf, spoken, windowOf } from './asked.ts';
import { codesOfActs, codesOfExpectations, codesOfKey, namesOf } from './names-of.ts';
import { cutPage, type ListPage, listPageOf, paged } from './pages.ts';
import { SHOWN_DEVELOPMENTS, shownExpectations, shownRow } from './shown-rows.ts';

/** Rows of a page that the store cuts, where no limit is given. */
const USUAL_PAGE = 100;

const day = z.string().transform((text) => text as CivilDay);
const DEVELOPMENT_PLACE = z
  .tuple([day, z.string()])
  .transform(([lastDay, id]) => ({ lastDay, id }));
const DISPATCH_PLACE = z
  .tuple([day, z.int(), z.string()])
  .transform(([knownDay, receivedAt, id]) => ({ knownDay, receivedAt, id }));

/** Throws `input.argument` for a place of another list. */
function parsePlace<T>(shape: z.ZodType<T>, place: NonNullable<ListPage['place']>): T {
  const { data } = shape.safeParse(place);
  if (data === undefined)
    throw new ChanceryError('input.argument', { why: 'The cursor is of another list.' });
  return data;
}

export async function developments(asked: Asked): Promise<DevelopmentsAnswer> {
  const page = await listPageOf(asked);
  const { asOf, place } = page;
  const after = place === null ? {} : { after: parsePlace(DEVELOPMENT_PLACE, place) };
  const { rows, cursor } = await cutPage(
    page,
    {
      rows: (limit) => asked.desk.developments({ asOf, limit, ...after }),
      placeOf: ({ lastDay, id }) => [lastDay, id],
    },
    USUAL_PAGE,
  );
  return { asOf, developments: rows, cursor };
}

export async function development(asked: Asked): Promise<DevelopmentAnswer> {
  const { desk, id, query } = asked;
  const found = await desk.development(id, asOfOf(query));
  const names = namesOf(
    desk,
    codesOfActs(found.leadAct === null ? [] : [found.leadAct]),
    asOfOf(query),
  );
  return { asOf: await dayOf(asked), development: found, names };
}

export async function accords(asked: Asked): Promise<AccordsAnswer> {
  const page = await listPageOf(asked);
  const all = await asked.desk.accords({ asOf: page.asOf });
  const { rows, cursor } = paged(all, page, ({ id }) => id);
  return { asOf: page.asOf, accords: rows, cursor };
}

export async function accord({ desk, id, query }: Asked): Promise<AccordAnswer> {
  const view = await desk.accord(id, { ...asOfOf(query), rows: SHOWN_DEVELOPMENTS });
  const { expectations, expectationsLeft } = shownExpectations(view.expectations);
  return {
    accord: { ...view, parties: view.parties.map(shownRow), expectations },
    expectationsLeft,
    names: namesOf(desk, codesOfExpectations(expectations), asOfOf(query)),
  };
}

export async function states(asked: Asked): Promise<StatesAnswer> {
  const page = await listPageOf(asked);
  const all = await asked.desk.states({ asOf: page.asOf });
  const { rows, cursor } = paged(all, page, ({ id }) => id);
  return { asOf: page.asOf, states: rows, cursor };
}

export async function state({ desk, id, query }: Asked): Promise<StateAnswer> {
  const view = await desk.state(id, { ...asOfOf(query), rows: SHOWN_DEVELOPMENTS });
  const { expectations, expectationsLeft } = shownExpectations(view.expectations);
  const [accordRows, relations] = [view.accords.map(shownRow), view.relations.map(shownRow)];
  return {
    state: { ...view, accords: accordRows, relations, expectations },
    expectationsLeft,
    names: namesOf(desk, codesOfExpectations(expectations), asOfOf(query)),
  };
}

export async function next(asked: Asked): Promise<NextAnswer> {
  const { desk, query } = asked;
  const page = await listPageOf(asked);
  const { asOf } = page;
  const found = await desk.next({ asOf, ...windowOf(query), ...(await scopeOf(asked)) });
  const { rows, cursor } = paged(found, page, ({ id }) => id);
  return {
    asOf,
    expectations: rows,
    names: namesOf(desk, codesOfExpectations(rows), { asOf }),
    cursor,
  };
}

export async function dispatches(asked: Asked): Promise<DispatchesAnswer> {
  const page = await listPageOf(asked);
  const { asOf, place } = page;
  const after = place === null ? {} : { after: parsePlace(DISPATCH_PLACE, place) };
  const { rows, cursor } = await cutPage(
    page,
    {
      rows: (limit) => asked.desk.dispatches({ asOf, limit, ...after }),
      placeOf: ({ knownDay, receivedAt, id }) => [knownDay, receivedAt, id],
    },
    USUAL_PAGE,
  );
  return { asOf, dispatches: rows, cursor };
}

export async function dispatch({ desk, id, query }: Asked): Promise<DispatchAnswer> {
  const view = await desk.dispatch(id, asOfOf(query));
  return {
    ...view,
    refusals: spoken(view.refusals),
    names: namesOf(desk, codesOfActs(view.acts), asOfOf(query)),
  };
}

export async function explain({ desk, id, query }: Asked): Promise<ExplainAnswer> {
  const found = await desk.explain(id, asOfOf(query));
  const names = namesOf(desk, codesOfKey(found.id), asOfOf(query));
  return { ...found, refusals: spoken(found.refusals), names };
}

export async function status({ desk }: Asked): Promise<StatusAnswer> {
  return { ...(await desk.status()), lastDay: await desk.lastDay() };
}

export async function names({ desk, many, query }: Asked): Promise<NamesAnswer> {
  return { names: await desk.names(many.getAll('id').slice(0, 500), asOfOf(query)) };
}

export async function find({ desk, query }: Asked): Promise<FoundAnswer> {
  const name = query.text('name');
  if (name === undefined) throw new ChanceryError('input.argument', { why: 'name is missing.' });
  return { found: await desk.find(name.slice(0, 200)) };
}
