import { type Context, Hono } from 'hono';
import type { Desk } from '../../desk/index.ts';
import {
  ChanceryError,
  type CivilDay,
  digestOf,
  type Refusal,
  refusalText,
} from '../../kernel/index.ts';
import type {
  AccordAnswer,
  AccordsAnswer,
  BriefAnswer,
  DevelopmentAnswer,
  DevelopmentsAnswer,
  DispatchAnswer,
  DispatchesAnswer,
  ExplainAnswer,
  FoundAnswer,
  NamesAnswer,
  NextAnswer,
  SpokenRefusal,
  StateAnswer,
  StatesAnswer,
  StatusAnswer,
} from './answers.ts';
import { codesOfActs, codesOfBrief, codesOfExpectations, codesOfKey, namesOf } from './names-of.ts';
import { passagesOf } from './passages-of.ts';
import { given, type Query, queryOf } from './query.ts';

/** What a route is handed: the desk, the identifier in the path (empty where there is none) and the query. */
interface Asked {
  readonly desk: Desk;
  readonly id: string;
  readonly query: Query;
  readonly many: URLSearchParams;
}

type Answer = (asked: Asked) => Promise<unknown>;

function asOfOf(query: Query): { readonly asOf?: CivilDay } {
  return given<{ asOf: CivilDay }>({ asOf: query.day('as-of') });
}

async function dayOf({ desk, query }: Asked): Promise<CivilDay> {
  return query.day('as-of') ?? (await desk.lastDay());
}

function spoken(refusals: readonly Refusal[]): SpokenRefusal[] {
  return refusals.map((refusal) => ({ ...refusal, words: refusalText(refusal) }));
}

async function developments(asked: Asked): Promise<DevelopmentsAnswer> {
  const { desk, query } = asked;
  const limit = given<{ limit: number }>({ limit: query.limit() });
  const rows = await desk.developments({ ...asOfOf(query), ...limit });
  return { asOf: await dayOf(asked), developments: rows };
}

async function development(asked: Asked): Promise<DevelopmentAnswer> {
  const { desk, id, query } = asked;
  const found = await desk.development(id, asOfOf(query));
  const names = namesOf(desk, codesOfActs(found.leadAct === null ? [] : [found.leadAct]));
  return { asOf: await dayOf(asked), development: found, names };
}

async function brief({ desk, id, query }: Asked): Promise<BriefAnswer> {
  const { items, refusals } = await desk.brief(id, asOfOf(query));
  return {
    brief: items,
    passages: await passagesOf(desk, items),
    refusals: spoken(refusals),
    names: namesOf(desk, codesOfBrief(items)),
  };
}

async function accords(asked: Asked): Promise<AccordsAnswer> {
  const rows = await asked.desk.accords(asOfOf(asked.query));
  return { asOf: await dayOf(asked), accords: rows };
}

async function accord({ desk, id, query }: Asked): Promise<AccordAnswer> {
  const view = await desk.accord(id, asOfOf(query));
  return { accord: view, names: namesOf(desk, codesOfExpectations(view.expectations)) };
}

async function states(asked: Asked): Promise<StatesAnswer> {
  const rows = await asked.desk.states(asOfOf(asked.query));
  return { asOf: await dayOf(asked), states: rows };
}

async function state({ desk, id, query }: Asked): Promise<StateAnswer> {
  const view = await desk.state(id, asOfOf(query));
  return { state: view, names: namesOf(desk, codesOfExpectations(view.expectations)) };
}

async function next(asked: Asked): Promise<NextAnswer> {
  const { desk, query } = asked;
  const filters = given<{ from: CivilDay; to: CivilDay; state: string; accord: string }>({
    from: query.day('from'),
    to: query.day('to'),
    state: query.text('state'),
    accord: query.text('accord'),
  });
  const expectations = await desk.next({ ...asOfOf(query), ...filters });
  const names = namesOf(desk, codesOfExpectations(expectations));
  return { asOf: await dayOf(asked), expectations, names };
}

async function dispatches(asked: Asked): Promise<DispatchesAnswer> {
  const limit = given<{ limit: number }>({ limit: asked.query.limit() ?? 100 });
  const rows = await asked.desk.dispatches({ ...asOfOf(asked.query), ...limit });
  return { asOf: await dayOf(asked), dispatches: rows };
}

async function dispatch({ desk, id }: Asked): Promise<DispatchAnswer> {
  const view = await desk.dispatch(id);
  return {
    ...view,
    refusals: spoken(view.refusals),
    names: namesOf(desk, codesOfActs(view.acts)),
  };
}

async function explain({ desk, id, query }: Asked): Promise<ExplainAnswer> {
  const found = await desk.explain(id, asOfOf(query));
  const names = namesOf(desk, codesOfKey(found.id));
  return { ...found, refusals: spoken(found.refusals), names };
}

async function status({ desk }: Asked): Promise<StatusAnswer> {
  return { ...(await desk.status()), lastDay: await desk.lastDay() };
}

async function names({ desk, many }: Asked): Promise<NamesAnswer> {
  const ids = many.getAll('id').slice(0, 500);
  return { names: ids.map((id) => ({ id, name: desk.nameOf(id) })) };
}

async function find({ desk, query }: Asked): Promise<FoundAnswer> {
  const name = query.text('name');
  if (name === undefined) throw new ChanceryError('input.argument', { why: 'name is missing.' });
  return { found: await desk.find(name.slice(0, 200)) };
}

/** Identifiers of the record hold slashes, so that of `explain` takes the rest of the path. */
const ROUTES: Readonly<Record<string, Answer>> = {
  '/developments': developments,
  '/developments/:id': development,
  '/developments/:id/brief': brief,
  '/accords': accords,
  '/accords/:id': accord,
  '/states': states,
  '/states/:id': state,
  '/next': next,
  '/dispatches': dispatches,
  '/dispatches/:id': dispatch,
  '/explain/:id{.+}': explain,
  '/status': status,
  '/names': names,
  '/find': find,
};

function jsonAnswer(context: Context, value: unknown): Response {
  const body = JSON.stringify(value);
  const etag = `W/"${digestOf(body).slice(0, 32)}"`;
  const headers = { ETag: etag, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json' };
  const known = context.req.header('If-None-Match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim() === etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

/** The JSON routes of `/api/v1`, one for each reading function of the desk. */
export function apiRoutes(desk: Desk): Hono {
  const routes = new Hono();
  for (const [path, answer] of Object.entries(ROUTES)) {
    routes.get(path, async (context) => {
      const many = new URL(context.req.url).searchParams;
      const id = context.req.param('id') ?? '';
      return jsonAnswer(context, await answer({ desk, id, query: queryOf(many), many }));
    });
  }
  return routes;
}
