import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ChanceryError } from '../../kernel/index.ts';
import type { HubAnswer, WebSub } from './websub.ts';

/** A feed is no larger than what is fetched of one. */
const MAX_BYTES = 8 * 1024 * 1024;
const REQUEST_MS = 20_000;

/** Where hubs reach us. */
export interface WebSubPlace {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

export interface WebSubListener {
  readonly port: number;
  close(): Promise<void>;
}

/** The whole body; null where it is longer than a feed can be. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size > MAX_BYTES) return null;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

async function answer(webSub: WebSub, request: IncomingMessage): Promise<HubAnswer | number> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  // Our address may have a path; the token is the last part of it.
  const token = url.pathname.split('/').at(-1) ?? '';
  if (request.method === 'GET') return webSub.verify(token, url.searchParams);
  if (request.method !== 'POST') return 405;
  const body = await bodyOf(request);
  if (body === null) return 413;
  const signature = request.headers['x-hub-signature'];
  return webSub.receive(token, {
    body,
    type: request.headers['content-type'] ?? '',
    signature: typeof signature === 'string' ? signature : '',
  });
}

function send(response: ServerResponse, found: HubAnswer | number): void {
  const { status, body } = typeof found === 'number' ? { status: found, body: '' } : found;
  // A challenge is given back as it came: never as something that a browser would run.
  const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
  response.writeHead(status, { ...headers, connection: 'close' }).end(body);
}

/** Listens for hubs. Throws `sources.hub-listen` where the place is taken. `onFault` hears what broke inside of us. */
export async function listenForHubs(
  webSub: WebSub,
  { host, port }: WebSubPlace,
  onFault: (fault: unknown) => void,
): Promise<WebSubListener> {
  const server = createServer({ requestTimeout: REQUEST_MS, maxHeaderSize: 16_384 });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(webSub, request).then(
      (found) => send(response, found),
      (fault: unknown) => {
        onFault(fault);
        if (!response.headersSent) send(response, 500);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new ChanceryError(
          'sources.hub-listen',
          { place: `${host}:${port}`, why: cause.message },
          cause,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
