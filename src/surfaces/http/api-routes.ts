import { type Context, Hono } from 'hono';
import type { Desk } from '../../desk/index.ts';
import { digestOf } from '../../kernel/index.ts';
import { createPrinter } from './brief-answers.ts';
import { checkAnswer } from './check-answer.ts';
import { FileAnswer } from './file-answers.ts';
import { openApi } from './openapi.ts';
import { queryOf } from './query.ts';
import { ROUTES } from './routes.ts';

function given(context: Context, answer: FileAnswer): Response {
  const { body, mediaType, name } = answer;
  const etag = `W/"${digestOf(body).slice(0, 32)}"`;
  const headers = {
    ETag: etag,
    'Cache-Control': 'no-cache',
    'Content-Type': mediaType,
    ...(name === null ? {} : { 'Content-Disposition': `attachment; filename="${name}"` }),
  };
  const known = context.req.header('If-None-Match')?.split(',') ?? [];
  if (known.some((tag) => tag.trim() === etag)) return new Response(null, { status: 304, headers });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers });
}

function jsonAnswer(context: Context, value: unknown): Response {
  return given(context, new FileAnswer(JSON.stringify(value), 'application/json', null));
}

/** How the router writes a path: an identifier that may hold slashes takes the rest of it. */
function patternOf({ path, isDeep }: (typeof ROUTES)[number]): string {
  return path.replace(/\{\w+\}/, isDeep === true ? ':id{.+}' : ':id');
}

/** The routes of `/api/v1`, one for each reading function of the desk. */
export function apiRoutes(
  desk: Desk,
  { printPdf }: { readonly printPdf: (html: string) => Promise<Uint8Array> },
): Hono {
  const routes = new Hono();
  const print = createPrinter(printPdf);
  let document: string | null = null;
  routes.get('/openapi.json', (context) => {
    document ??= JSON.stringify(openApi());
    return given(context, new FileAnswer(document, 'application/json', null));
  });
  routes.post('/check', async (context) => jsonAnswer(context, await checkAnswer(desk, context)));
  for (const route of ROUTES) {
    routes.get(patternOf(route), async (context) => {
      const { origin, pathname, search, searchParams } = new URL(context.req.url);
      const id = context.req.param('id') ?? '';
      const self = `${origin}${pathname}${search}`;
      const query = queryOf(searchParams);
      const asked = { desk, id, query, many: searchParams, origin, self, print };
      const value = await route.answer(asked);
      return value instanceof FileAnswer ? given(context, value) : jsonAnswer(context, value);
    });
  }
  return routes;
}
