import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on the loopback with an answer for each path; what it was asked is kept. */
export interface Site {
  readonly origin: string;
  readonly host: string;
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  readonly pages: Map<string, Answer>;
  readonly server: Server;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const pages = new Map<string, Answer>();
  const asked: Site['asked'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push({ path, headers: request.headers });
    const answer = pages.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { origin: `http://${host}`, host, asked, pages, server, close };
}

export function send(
  body: string | Uint8Array,
  type = 'application/rss+xml',
  headers = {},
): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': type, ...headers });
    response.end(body);
  };
}
