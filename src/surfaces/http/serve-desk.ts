import { createAdaptorServer } from '@hono/node-server';
import type { Desk } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import { createHttpApp } from './http-app.ts';
import { isLoopback } from './loopback-name.ts';

/** How long answers under way may take to finish once the desk is told to stop. */
const STOP_LIMIT_MS = 2000;

export interface ServeOptions {
  readonly desk: Desk;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the built pages. */
  readonly webRoot: string;
  readonly onFault?: (fault: unknown) => void;
}

export interface ServedDesk {
  /** `http://127.0.0.1:4600` */
  readonly address: string;
  /** Takes no new requests, lets those under way finish, then closes every connection. */
  close(): Promise<void>;
}

type NodeServer = ReturnType<typeof createAdaptorServer>;

function listen(server: NodeServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new ChanceryError('desk.port-in-use', { host, port }, cause)
          : cause,
      );
    });
    server.listen(port, host, () => {
      const bound = server.address();
      resolve(bound !== null && typeof bound === 'object' ? bound.port : port);
    });
  });
}

function stop(server: NodeServer): Promise<void> {
  return new Promise((resolve) => {
    const connections = 'closeIdleConnections' in server ? server : null;
    const limit = setTimeout(() => connections?.closeAllConnections(), STOP_LIMIT_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    connections?.closeIdleConnections();
  });
}

/**
 * Serves the desk over HTTP/1.1. On a loopback address only this machine's own host names are answered.
 * Throws `desk.port-in-use`.
 */
export async function serveDesk(options: ServeOptions): Promise<ServedDesk> {
  const { desk, host, webRoot, onFault } = options;
  const app = createHttpApp(desk, {
    webRoot,
    anyHost: !isLoopback(host),
    ...(onFault === undefined ? {} : { onFault }),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listen(server, host, options.port);
  const name = host.includes(':') ? `[${host}]` : host;
  let stopped: Promise<void> | null = null;
  return {
    address: `http://${name}:${port}`,
    close() {
      stopped ??= stop(server);
      return stopped;
    },
  };
}
