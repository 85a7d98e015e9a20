import { Hono } from 'hono';
import { type Desk, printPdf } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import { apiRoutes } from './api-routes.ts';
import { namesLoopback } from './loopback-name.ts';
import { problemAnswer } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { staticFiles } from './static-files.ts';

export interface HttpOptions {
  /** Folder of the built pages. */
  readonly webRoot: string;
  /** Whether requests under any host name are answered; by default only this machine's own names. */
  readonly anyHost?: boolean;
  /** Prints a page of HTML as PDF; by default with the Chromium of this machine. */
  readonly printPdf?: (html: string) => Promise<Uint8Array>;
  /** Told of faults of the program itself, which the answer does not show. */
  readonly onFault?: (fault: unknown) => void;
}

function secured(answer: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) answer.headers.set(name, value);
  return answer;
}

/** What changes nothing: reading, and the check of a brief that is handed in. */
function isTaken(method: string, path: string): boolean {
  return method === 'GET' || method === 'HEAD' || (method === 'POST' && path === '/api/v1/check');
}

/**
 * The desk over HTTP: `/api/v1/...` gives JSON, every other path the pages. It only reads.
 * Trouble comes as a problem document (RFC 9457).
 */
export function createHttpApp(desk: Desk, options: HttpOptions): Hono {
  const app = new Hono();
  const pages = staticFiles(options.webRoot);
  app.use(async (context, next) => {
    const { method } = context.req;
    if (options.anyHost !== true && !namesLoopback(context.req.header('Host'))) {
      context.res = problemAnswer(new ChanceryError('http.host-refused'));
    } else if (!isTaken(method, context.req.path)) {
      context.res = problemAnswer(
        new ChanceryError('http.method-refused', { method: method.slice(0, 20) }),
      );
    } else {
      await next();
    }
    secured(context.res);
  });
  const print = options.printPdf ?? ((html: string) => printPdf(html, { env: process.env }));
  app.route('/api/v1', apiRoutes(desk, { printPdf: print }));
  app.get('/api/*', (context) => {
    throw new ChanceryError('http.no-such-route', { path: context.req.path.slice(0, 200) });
  });
  app.get('*', (context) => pages(context.req.raw));
  app.onError((error) => {
    if (!(error instanceof ChanceryError)) options.onFault?.(error);
    return secured(problemAnswer(error));
  });
  return app;
}
