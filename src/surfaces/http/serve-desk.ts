import { createAdaptorServer } from '@hono/node-server';
import type { Desk, TokenRow } from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import { type GuardOptions, LOCAL_GUARD } from './guard/guard.ts';
import { createHttpApp } from './http-app.ts';
import type { HttpDeliveries } from './http-deliveries.ts';
import type { HttpSources } from './http-sources.ts';
import { isLoopback } from './loopback-name.ts';
import type { Operations } from './operations/operations.ts';

type NodeServer = ReturnType<typeof createAdaptorServer>;

/** How long answers under way may take to finish once the desk is told to stop. */
const STOP_LIMIT_MS = 2000;

export interface ServeOptions {
  readonly desk: Desk;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder of the built pages. */
  readonly webRoot: string;
  /** Who is let in; by default whoever is on this machine, where it listens there alone, and else nobody. */
  readonly access?: ServeAccess;
  /** The list of sources, where the desk keeps one. */
  readonly sources?: HttpSources;
  /** Saved searches and deliveries, where the desk keeps them. */
  readonly deliveries?: HttpDeliveries;
  /** Health, metrics and the log of requests. */
  readonly operations?: Operations;
  readonly onFault?: (fault: unknown) => void;
  /** Of the program, told to assistants. */
  readonly version?: string;
}

export interface ServeAccess {
  /** Knows a token by its secret; null where it is none. */
  readonly verify: (secret: string) => TokenRow | null;
  /** As people reach the desk through a proxy. */
  readonly publicUrl: URL | null;
  /** Whether a token is wanted on this machine, too. */
  readonly needsToken: boolean;
  /** Requests a minute for each token, or address without one; 0 for no bound. */
  readonly ratePerMinute: number;
}

/** How long a client may take to send its headers, and its whole request, and how long a connection may idle. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const IDLE_MS = 5_000;
/** A client that takes nothing of its answer for so long is let go; streams send something more often. */
const STALLED_MS = 60_000;
const MOST_CONNECTIONS = 1_000;
const MOST_HEADER_BYTES = 16_384;

function guardOf({ host, access }: ServeOptions): GuardOptions {
  const isHome = isLoopback(host);
  const publicUrl = access?.publicUrl ?? null;
  return {
    ...LOCAL_GUARD,
    isLoopback: isHome,
    publicUrl,
    verify: access?.verify ?? null,
    needsToken: !isHome || publicUrl !== null || access?.needsToken === true,
    ratePerMinute: access?.ratePerMinute ?? 0,
  };
}

/** Clients that are slow on purpose hold a connection and nothing else, and not for long. */
function bound(server: NodeServer): void {
  if (!('headersTimeout' in server)) return;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = IDLE_MS;
  server.timeout = STALLED_MS;
  server.maxConnections = MOST_CONNECTIONS;
}

export interface ServedDesk {
  /** `http://127.0.0.1:4600` */
  readonly address: string;
  /** Takes no new requests, lets those under way finish, then closes every connection. */
  close(): Promise<void>;
}

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
 * Serves the desk over HTTP/1.1. On a loopback address whoever is on this machine is let in; on another, or under a
 * public address, every caller needs a token.
 * Throws `desk.port-in-use`.
 */
export async function serveDesk(options: ServeOptions): Promise<ServedDesk> {
  const { desk, host, webRoot, onFault, operations, version } = options;
  const closing = new AbortController();
  const app = createHttpApp(desk, {
    webRoot,
    guard: guardOf(options),
    closing: closing.signal,
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
    ...(onFault === undefined ? {} : { onFault }),
    ...(operations === undefined ? {} : { operations }),
    ...(version === undefined ? {} : { version }),
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { maxHeaderSize: MOST_HEADER_BYTES, connectionsCheckingInterval: 2_000 },
  });
  bound(server);
  const port = await listen(server, host, options.port);
  const name = host.includes(':') ? `[${host}]` : host;
  let stopped: Promise<void> | null = null;
  return {
    address: `http://${name}:${port}`,
    close() {
      closing.abort();
      stopped ??= stop(server);
      return stopped;
    },
  };
}
