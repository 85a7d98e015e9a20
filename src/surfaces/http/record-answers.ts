import { ChanceryError } from '../../kernel/index.ts';
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
import { type Asked, asOfOf, dayOf, paged, scopeOf, spoken, windowOf } from './asked.ts';
import { codesOfActs, codesOfExpectations, codesOfKey, namesOf } from './names-of.ts';
import { given } from './query.ts';

export async function developments(asked: Asked): Promise<DevelopmentsAnswer> {
  const { desk, query } = asked;
  const limit = given<{ limit: number }>({ limit: query.limit() });
  const rows = await desk.developments({ ...asOfOf(query), ...limit });
  return { asOf: await dayOf(asked), developments: rows };
}

export async function development(asked: Asked): Promise<DevelopmentAnswer> {
  const { desk, id, query } = asked;
  const found = await desk.development(id, asOfOf(query));
  const names = namesOf(desk, codesOfActs(found.leadAct === null ? [] : [found.leadAct]));
  return { asOf: await dayOf(asked), development: found, names };
}

export async function accords(asked: Asked): Promise<AccordsAnswer> {
  const rows = await asked.desk.accords(asOfOf(asked.query));
  const page = paged(rows, asked.query, ({ id }) => id);
  return { asOf: await dayOf(asked), accords: page.rows, cursor: page.cursor };
}

export async function accord({ desk, id, query }: Asked): Promise<AccordAnswer> {
  const view = await desk.accord(id, asOfOf(query));
  return { accord: view, names: namesOf(desk, codesOfExpectations(view.expectations)) };
}

export async function states(asked: Asked): Promise<StatesAnswer> {
  const rows = await asked.desk.states(asOfOf(asked.query));
  const page = paged(rows, asked.query, ({ id }) => id);
  return { asOf: await dayOf(asked), states: page.rows, cursor: page.cursor };
}

export async function state({ desk, id, query }: Asked): Promise<StateAnswer> {
  const view = await desk.state(id, asOfOf(query));
  return { state: view, names: namesOf(desk, codesOfExpectations(view.expectations)) };
}

export async function next(asked: Asked): Promise<NextAnswer> {
  const { desk, query } = asked;
  const found = await desk.next({ ...asOfOf(query), ...windowOf(query), ...scopeOf(query) });
  const { rows, cursor } = paged(found, query, ({ id }) => id);
  const names = namesOf(desk, codesOfExpectations(rows));
  return { asOf: await dayOf(asked), expectations: rows, names, cursor };
}

export async function dispatches(asked: Asked): Promise<DispatchesAnswer> {
  const limit = given<{ limit: number }>({ limit: asked.query.limit() ?? 100 });
  const rows = await asked.desk.dispatches({ ...asOfOf(asked.query), ...limit });
  return { asOf: await dayOf(asked), dispatches: rows };
}

export async function dispatch({ desk, id }: Asked): Promise<DispatchAnswer> {
  const view = await desk.dispatch(id);
  return {
    ...view,
    refusals: spoken(view.refusals),
    names: namesOf(desk, codesOfActs(view.acts)),
  };
}

export async function explain({ desk, id, query }: Asked): Promise<ExplainAnswer> {
  const found = await desk.explain(id, asOfOf(query));
  const names = namesOf(desk, codesOfKey(found.id));
  return { ...found, refusals: spoken(found.refusals), names };
}

export async function status({ desk }: Asked): Promise<StatusAnswer> {
  return { ...(await desk.status()), lastDay: await desk.lastDay() };
}

export async function names({ desk, many }: Asked): Promise<NamesAnswer> {
  const ids = many.getAll('id').slice(0, 500);
  return { names: ids.map((id) => ({ id, name: desk.nameOf(id) })) };
}

export async function find({ desk, query }: Asked): Promise<FoundAnswer> {
  const name = query.text('name');
  if (name === undefined) throw new ChanceryError('input.argument', { why: 'name is missing.' });
  return { found: await desk.find(name.slice(0, 200)) };
}
