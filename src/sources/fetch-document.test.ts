import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { ChanceryError } from '../kernel/index.ts';
import { fetchDocument } from './fetch-document.ts';
import { DEFAULT_FETCH_OPTIONS } from './limits.ts';
import type { FetchOptions } from './types.ts';

interface Desk {
  readonly port: number;
  readonly origin: string;
  /** Sockets that were opened to it: the guard must keep this at 0, whatever was asked. */
  readonly connections: () => number;
  readonly requests: IncomingMessage[];
}

const open: Server[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answer: Answer): Promise<Desk> {
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.on('connection', () => {
    connections += 1;
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, origin: `http://127.0.0.1:${port}`, connections: () => connections, requests };
}

function page(body: string | Uint8Array, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
}

function optionsFor(desk: Desk, more: Partial<FetchOptions> = {}): FetchOptions {
  return { ...DEFAULT_FETCH_OPTIONS, allowHosts: [`127.0.0.1:${desk.port}`], ...more };
}

async function errorOf(work: Promise<unknown>): Promise<ChanceryError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ChanceryError)) throw new Error(`expected a ChanceryError, got ${error}`);
  return error;
}

describe('an address that is not public is refused before a connection is tried', () => {
  const cases: [name: string, address: (port: number) => string][] = [
    ['literal', (port) => `http://127.0.0.1:${port}/`],
    ['in decimal', (port) => `http://2130706433:${port}/`],
    ['in hexadecimal', (port) => `http://0x7f.1:${port}/`],
    ['shortened', (port) => `http://127.1:${port}/`],
    ['by name', (port) => `http://localhost:${port}/`],
    ['IPv6', (port) => `http://[::1]:${port}/`],
    ['IPv4 in IPv6', (port) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['unspecified', (port) => `http://0.0.0.0:${port}/`],
    ['with a name and password', (port) => `http://a:b@127.0.0.1:${port}/`],
    ['https', (port) => `https://127.0.0.1:${port}/`],
  ];
  test.each(cases)('%s', async (_, address) => {
    const desk = await serve(page('<p>secret'));
    const error = await errorOf(fetchDocument(address(desk.port), DEFAULT_FETCH_OPTIONS));
    expect(error.code).toBe('fetch.address-refused');
    expect(error.next).toContain('--allow-host');
    expect(desk.connections()).toBe(0);
  });

  test('another port of an allowed host', async () => {
    const [allowed, other] = [await serve(page('a')), await serve(page('b'))];
    const error = await errorOf(fetchDocument(other.origin, optionsFor(allowed)));
    expect(error.code).toBe('fetch.address-refused');
    expect(other.connections()).toBe(0);
  });

  test('where a redirect leads', async () => {
    const hidden = await serve(page('<p>secret'));
    const desk = await serve((_, response) => {
      response.writeHead(302, { location: `${hidden.origin}/admin` }).end();
    });
    const error = await errorOf(fetchDocument(desk.origin, optionsFor(desk)));
    expect(error.code).toBe('fetch.address-refused');
    expect(error.params['host']).toBe('127.0.0.1');
    expect([desk.connections(), hidden.connections()]).toEqual([1, 0]);
  });
});

test('an allowed host is fetched with one connection and an honest name', async () => {
  const desk = await serve(page('<!doctype html><p>Ministers met.'));
  const document = await fetchDocument(`${desk.origin}/a?b=1#part`, optionsFor(desk));
  expect(desk.connections()).toBe(1);
  expect(desk.requests[0]?.headers['user-agent']).toBe(DEFAULT_FETCH_OPTIONS.userAgent);
  expect(desk.requests[0]?.headers.cookie).toBeUndefined();
  expect(document).toMatchObject({
    name: `${desk.origin}/a?b=1`,
    mediaType: 'text/html',
    content: '<!doctype html><p>Ministers met.',
    meta: { address: `${desk.origin}/a?b=1`, outlet: null },
  });
});

test('a name that is allowed may lead to loopback', async () => {
  const desk = await serve(page('<p>Ministers met.'));
  const allowHosts = [`localhost:${desk.port}`];
  const options = { ...DEFAULT_FETCH_OPTIONS, allowHosts };
  const document = await fetchDocument(`http://localhost:${desk.port}/`, options);
  expect(document.content).toContain('Ministers');
});

test('redirects are followed to the end, relative ones too', async () => {
  const desk = await serve((request, response) => {
    if (request.url === '/a') response.writeHead(301, { location: 'b/c' }).end('moved');
    else if (request.url === '/b/c') response.writeHead(307, { location: '/end' }).end();
    else page('<p>Here.')(request, response);
  });
  const document = await fetchDocument(`${desk.origin}/a`, optionsFor(desk));
  expect(document.meta.address).toBe(`${desk.origin}/end`);
  const error = await errorOf(
    fetchDocument(`${desk.origin}/a`, optionsFor(desk, { maxRedirects: 1 })),
  );
  expect(error.code).toBe('fetch.redirects');
});

describe('content codings', () => {
  const text = '<p>Ministers met in Curaçao.';
  const cases: [name: string, coding: string, body: Uint8Array][] = [
    ['gzip', 'gzip', gzipSync(text)],
    ['brotli', 'br', brotliCompressSync(text)],
    ['deflate', 'deflate', deflateSync(text)],
    ['deflate without its header', 'deflate', deflateRawSync(text)],
    ['two layers', 'deflate, gzip', gzipSync(deflateSync(text))],
    ['identity', 'identity', Buffer.from(text)],
  ];
  test.each(cases)('%s', async (_, coding, body) => {
    const desk = await serve(page(body, { 'content-encoding': coding }));
    expect((await fetchDocument(desk.origin, optionsFor(desk))).content).toBe(text);
  });
});

describe('charsets', () => {
  const latin = Buffer.from('<meta charset="windows-1252"><p>Bogot\xe1 \x93x\x94', 'latin1');
  const cases: [name: string, type: string, body: Uint8Array, words: string][] = [
    ['by the header', 'text/html; charset="ISO-8859-1"', latin, 'Bogotá “x”'],
    ['by the page', 'text/html', latin, 'Bogotá “x”'],
    ['by the mark', 'text/html; charset=latin1', Buffer.from('\ufeffBogotá'), 'Bogotá'],
    ['by nothing', 'text/plain', Buffer.from('Bogotá'), 'Bogotá'],
  ];
  test.each(cases)('%s', async (_, type, body, words) => {
    const desk = await serve(page(body, { 'content-type': type }));
    expect((await fetchDocument(desk.origin, optionsFor(desk))).content).toContain(words);
  });
});

describe('media types', () => {
  const cases: [type: string, body: string, mediaType: string][] = [
    ['application/xhtml+xml', '<p>x', 'text/html'],
    ['text/markdown', '# x', 'text/markdown'],
    ['TEXT/PLAIN', '<html> in words', 'text/plain'],
    ['', '<!doctype html><p>x', 'text/html'],
    ['application/json', '{"body": "Ministers met.", "id": "z1"}', 'text/plain'],
  ];
  test.each(cases)('%s is read', async (type, body, mediaType) => {
    const desk = await serve(page(body, { 'content-type': type }));
    expect((await fetchDocument(desk.origin, optionsFor(desk))).mediaType).toBe(mediaType);
  });
});

describe('what is not read', () => {
  const bomb = gzipSync(Buffer.alloc(2_000_000));
  const cases: [name: string, answer: Answer, code: string][] = [
    ['a picture', page('x', { 'content-type': 'image/png' }), 'fetch.media-type'],
    ['a PDF', page('%PDF-1.7', { 'content-type': 'application/pdf' }), 'input.pdf'],
    [
      'JSON that is no dispatch',
      page('[1]', { 'content-type': 'application/json' }),
      'fetch.failed',
    ],
    ['a stated length over the cap', page('x'.repeat(200_000)), 'fetch.too-large'],
    ['a compressed bomb', page(bomb, { 'content-encoding': 'gzip' }), 'fetch.too-large'],
    ['broken gzip', page('not gzip', { 'content-encoding': 'gzip' }), 'fetch.failed'],
    [
      'cut gzip',
      page(gzipSync('x'.repeat(999)).subarray(0, 20), { 'content-encoding': 'gzip' }),
      'fetch.failed',
    ],
    ['an unknown coding', page('x', { 'content-encoding': 'zstd' }), 'fetch.failed'],
    ['many codings', page('x', { 'content-encoding': 'gzip,gzip,gzip' }), 'fetch.failed'],
    ['nothing', page(''), 'input.empty'],
    ['NUL bytes', page('a\0b'), 'input.binary'],
    ['broken UTF-8', page(Buffer.from('Bogot\xe1.', 'latin1')), 'input.encoding'],
    ['not found', (_, response) => response.writeHead(404).end('gone'), 'fetch.status'],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
      'fetch.address-invalid',
    ],
    ['an answer that never comes', () => undefined, 'fetch.timeout'],
    [
      'a body that never ends',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
      'fetch.timeout',
    ],
    ['a connection that is cut', (request) => request.socket.destroy(), 'fetch.failed'],
    [
      'a stream without end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (): void => {
          while (response.writable && response.write('x'.repeat(10_000)));
        };
        response.on('drain', more);
        more();
      },
      'fetch.too-large',
    ],
  ];
  test.each(cases)('%s', async (_, answer, code) => {
    const desk = await serve(answer);
    const options = optionsFor(desk, { timeoutMs: 400, maxBytes: 100_000 });
    expect((await errorOf(fetchDocument(desk.origin, options))).code).toBe(code);
  });

  test.each(['ftp://a.example/', 'file:///etc/hosts', 'a.example', 'http://', 'javascript:1', ''])(
    'the address “%s”',
    async (address) => {
      const error = await errorOf(fetchDocument(address, DEFAULT_FETCH_OPTIONS));
      expect(error.code).toBe('fetch.address-invalid');
    },
  );

  test('a port where nothing listens', async () => {
    const desk = await serve(page('x'));
    const server = open.pop();
    await new Promise((done) => server?.close(done));
    const error = await errorOf(fetchDocument(desk.origin, optionsFor(desk)));
    expect(error.code).toBe('fetch.failed');
  });
});
