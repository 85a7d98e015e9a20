import { type Context, Hono } from 'hono';
import type { Desk } from '../../desk/index.ts';
import { digestOf } from '../../kernel/index.ts';
import { AnswerShelf } from './answer-shelf.ts';
import { createPrinter } from './brief-answers.ts';
import type { ChangeStreams } from './change-stream.ts';
import { FileAnswer } from './file-answers.ts';
import type { GuardVariables } from './guard/guard.ts';
import type { HttpDeliveries } from './http-deliveries.ts';
import type { HttpSources } from './http-sources.ts';
import { openApi } from './openapi.ts';
import { assertParameters, queryOf } from './query.ts';
import { jsonBodyOf } from './request-body.ts';
import { ROUTES, type Route } from './routes.ts';

function isKnown(context: Context, etag: string): boolean {
  const known = context.req.header('If-None-Match')?.split(',') ?? [];
  return known.some((tag) => tag.trim() === etag || tag.trim() === '*');
}

function etagOf(body: string | Uint8Array): string {
  return `W/"${digestOf(body).slice(0, 32)}"`;
}

function given(context: Context, answer: FileAnswer, etag = etagOf(answer.body)): Response {
  const { body, mediaType, name } = answer;
  const headers = {
    ETag: etag,
    'Cache-Control': 'no-cache',
    'Content-Type': mediaType,
    ...(name === null ? {} : { 'Content-Disposition': `attachment; filename="${name}"` }),
  };
  if (isKnown(context, etag)) return new Response(null, { status: 304, headers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers });
}

function fileOf(value: unknown): FileAnswer {
  if (value instanceof FileAnswer) return value;
  return new FileAnswer(JSON.stringify(value), 'application/json', null);
}

/** Before anything is in the log an answer is of the day of the clock. */
const NOTHING_YET = /^0-/;

/** Answers about nothing but the record, of the kind that is asked for again and again. */
async function shelved(
  context: Context,
  { shelf, desk }: { readonly shelf: AnswerShelf; readonly desk: Desk },
  make: () => Promise<unknown>,
): Promise<Response> {
  const { position } = await desk.changesAfter(null);
  if (NOTHING_YET.test(position)) return answered(context, await make());
  const kept = await shelf.get(position, context.req.url, async () => {
    const { body, mediaType, name } = fileOf(await make());
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
    return { body: bytes, mediaType, name, etag: etagOf(bytes) };
  });
  return given(context, kept, kept.etag);
}

/** How the router writes a path: an identifier that may hold slashes takes the rest of it. */
function patternOf({ path, isDeep }: Route): string {
  return path.replace(/\{\w+\}/, isDeep === true ? ':id{.+}' : ':id');
}

type GuardedContext = Context<{ Variables: GuardVariables }>;

/** Whatever a route gives, as an answer: a file, a stream or another answer of its own, or JSON. */
function answered(context: GuardedContext, value: unknown): Response {
  // Nobody reads the body of a HEAD: a stream would stay open.
  if (value instanceof Response && context.req.method === 'HEAD') void value.body?.cancel();
  if (value instanceof Response) return value;
  return given(context, fileOf(value));
}

interface ApiDeps {
  readonly printPdf: (html: string) => Promise<Uint8Array>;
  readonly streams: ChangeStreams;
  readonly sources: HttpSources | null;
  readonly deliveries: HttpDeliveries | null;
}

/** The routes of `/api/v1`, one for each function of the desk; the guard has let the request through. */
export function apiRoutes(
  desk: Desk,
  { printPdf, streams, sources, deliveries }: ApiDeps,
): Hono<{ Variables: GuardVariables }> {
  const routes = new Hono<{ Variables: GuardVariables }>();
  const print = createPrinter(printPdf);
  const shelf = new AnswerShelf();
  let document: string | null = null;
  routes.get('/openapi.json', (context) => {
    document ??= JSON.stringify(openApi());
    return given(context, new FileAnswer(document, 'application/json', null));
  });
  for (const route of ROUTES) {
    routes.on(route.method, patternOf(route), async (context) => {
      const { origin, pathname, search, searchParams } = new URL(context.req.url);
      assertParameters(searchParams, route.query);
      const asked = {
        desk,
        sources,
        deliveries,
        id: context.req.param('id') ?? '',
        query: queryOf(searchParams),
        many: searchParams,
        origin,
        self: `${origin}${pathname}${search}`,
        caller: context.get('caller'),
        body: () => jsonBodyOf(context.req.raw),
        streams,
        lastEventId: context.req.header('Last-Event-ID') ?? null,
        print,
      };
      const make = () => route.answer(asked);
      if (route.isKept === true) return shelved(context, { shelf, desk }, make);
      return answered(context, await make());
    });
  }
  return routes;
}
