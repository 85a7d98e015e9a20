import { type Context, Hono } from 'hono';
import { type Desk, printPdf } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import { apiRoutes } from './api-routes.ts';
import { ChangeStreams, type StreamLimits } from './change-stream.ts';
import { Guard, type GuardOptions, guarded, LOCAL_GUARD } from './guard/guard.ts';
import { signIn } from './guard/sign-in.ts';
import type { HttpDeliveries } from './http-deliveries.ts';
import type { HttpSources } from './http-sources.ts';
import { RequestTimes } from './operations/metrics-text.ts';
import { type Operations, operationRoutes, requestLog } from './operations/operations.ts';
import { problemAnswer } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { staticFiles } from './static-files.ts';

export interface HttpOptions {
  /** Folder of the built pages. */
  readonly webRoot: string;
  /** Who is let in; by default whoever is on this machine. */
  readonly guard?: GuardOptions;
  /** Of the program, told to assistants. */
  readonly version?: string;
  /** Ends the streams of changes, when the desk is to close. */
  readonly closing?: AbortSignal;
  readonly streamLimits?: StreamLimits;
  /** The list of sources, where the desk keeps one. */
  readonly sources?: HttpSources;
  /** Saved searches and deliveries, where the desk keeps them. */
  readonly deliveries?: HttpDeliveries;
  /** Prints a page of HTML as PDF; by default with the Chromium of this machine. */
  readonly printPdf?: (html: string) => Promise<Uint8Array>;
  /** Told of faults of the program itself, which the answer does not show. */
  readonly onFault?: (fault: unknown) => void;
  /** Health, metrics and the log of requests; without it there are none. */
  readonly operations?: Operations;
}

function secured(answer: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!answer.headers.has(name)) answer.headers.set(name, value);
  }
  return answer;
}

/** Whether a person who opens a page is to be shown where to sign in. */
function leadsToSignIn(error: unknown, { path, raw }: Context['req']): boolean {
  return (
    error instanceof ChanceryError &&
    (error.code === 'http.token-missing' || error.code === 'http.token-refused') &&
    !path.startsWith('/api/') &&
    (raw.headers.get('Accept') ?? '').includes('text/html')
  );
}

/** MCP over a desk without a guard of its own; loaded when an assistant first asks. */
function assistantsOf(desk: Desk, options: HttpOptions): (request: Request) => Promise<Response> {
  let loading: Promise<(request: Request) => Promise<Response>> | null = null;
  const load = async () => {
    const { httpMcp } = await import('../mcp/http-mcp.ts');
    const { ownClient } = await import('../mcp/own-client.ts');
    const onFault = options.onFault ?? (() => undefined);
    const { deliveries } = options;
    const kept = deliveries === undefined ? {} : { deliveries };
    const own = createHttpApp(desk, { webRoot: '', onFault, ...kept });
    return httpMcp(ownClient(own), { version: options.version ?? '0', onFault });
  };
  return async (request) => {
    loading ??= load();
    return (await loading)(request);
  };
}

/**
 * The desk over HTTP: `/api/v1/...` gives JSON, every other path the pages. What may be asked, and by whom, is decided by
 * the guard. Trouble comes as a problem document (RFC 9457).
 */
export function createHttpApp(desk: Desk, options: HttpOptions): Hono {
  const app = new Hono();
  const pages = staticFiles(options.webRoot);
  const guardOptions = options.guard ?? LOCAL_GUARD;
  const guard = new Guard(guardOptions);
  app.use(async (context, next) => {
    await next();
    secured(context.res);
    // The rest of a body that is too large is not waited for.
    if (context.res.status === 413) context.res.headers.set('Connection', 'close');
  });
  const times = new RequestTimes();
  if (options.operations !== undefined) app.use(requestLog(options.operations, times));
  app.use(guarded(guard));
  const assistants = assistantsOf(desk, options);
  const print = options.printPdf ?? ((html: string) => printPdf(html, { env: process.env }));
  const closing = options.closing ?? new AbortController().signal;
  const streams = new ChangeStreams(desk, closing, options.streamLimits);
  app.route(
    '/api/v1',
    apiRoutes(desk, {
      printPdf: print,
      streams,
      sources: options.sources ?? null,
      deliveries: options.deliveries ?? null,
    }),
  );
  if (options.operations !== undefined) app.route('/', operationRoutes(options.operations, times));
  app.post('/mcp', ({ req }) => assistants(req.raw));
  app.route('/', signIn(guard, guardOptions.publicUrl));
  app.all('/api/*', (context) => {
    throw new ChanceryError('http.no-such-route', { path: context.req.path.slice(0, 200) });
  });
  app.get('*', (context) => pages(context.req.raw));
  app.onError((error, { req }) => {
    if (!(error instanceof ChanceryError)) options.onFault?.(error);
    if (leadsToSignIn(error, req))
      return secured(new Response(null, { status: 303, headers: { Location: '/sign-in' } }));
    return secured(problemAnswer(error));
  });
  return app;
}
