import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { ChanceryError } from '../../../kernel/index.ts';
import type { Log } from '../../log/open-log.ts';
import { type Measured, metricsText, type RequestTimes } from './metrics-text.ts';

/** What the desk tells of its own state. */
export interface Operations {
  /** Whether the store answers. Throws what the store throws. */
  readonly ping: () => Promise<void>;
  readonly measure: () => Promise<Measured>;
  readonly log: Log;
  readonly monotonicMs: () => number;
}

/** A store that does not answer in time counts as one that does not answer. */
const PING_MS = 5_000;
/** An identifier of the caller's own, for those who follow a request through several services. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

async function pinged(ping: () => Promise<void>): Promise<void> {
  const limit = AbortSignal.timeout(PING_MS);
  await Promise.race([
    ping(),
    new Promise((_, reject) => {
      const why = `it did not answer within ${PING_MS} ms`;
      const late = (): void =>
        reject(new ChanceryError('store.unreachable', { path: 'the store', why }));
      limit.addEventListener('abort', late, { once: true });
    }),
  ]);
}

function plainText(context: Context, text: string): Response {
  return context.body(text, 200, {
    'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    'Cache-Control': 'no-store',
  });
}

/** A line of the log and a time for each request. The query is left out: people put names there, and programs tokens. */
export function requestLog(
  { log, monotonicMs }: Operations,
  times: RequestTimes,
): MiddlewareHandler {
  return async (context, next) => {
    const given = context.req.header('X-Request-Id') ?? '';
    const request = REQUEST_ID.test(given) ? given : randomUUID();
    const startedMs = monotonicMs();
    await next();
    const ms = Math.round(monotonicMs() - startedMs);
    const { method, path } = context.req;
    const { status } = context.res;
    context.res.headers.set('X-Request-Id', request);
    times.note(method, status, ms);
    const about = { request, method: method.slice(0, 20), path: path.slice(0, 300), status, ms };
    if (status >= 500) log.error(about, 'answered');
    else log.info(about, 'answered');
  };
}

/** `/healthz`: the process answers. `/readyz`: so does the store. `/metrics`: for Prometheus. */
export function operationRoutes(operations: Operations, times: RequestTimes): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => plainText(context, 'ok\n'));
  routes.get('/readyz', async (context) => {
    await pinged(operations.ping);
    return plainText(context, 'ready\n');
  });
  routes.get('/metrics', async (context) =>
    plainText(context, await metricsText(await operations.measure(), times)),
  );
  return routes;
}
