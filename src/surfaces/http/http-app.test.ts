import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fakeDesk } from '../../../test/browser/fake-desk.ts';
import { createHttpApp } from './http-app.ts';
import { serveDesk } from './serve-desk.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'chancery-web-'));
mkdirSync(join(webRoot, 'assets'));
writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Chancery</title>');
writeFileSync(join(webRoot, 'assets', 'index-abc.js'), `// ${'x'.repeat(2000)}`);
afterAll(() => rmSync(webRoot, { recursive: true, force: true }));

const faults: unknown[] = [];
const printed: string[] = [];
const app = createHttpApp(fakeDesk(), {
  webRoot,
  onFault: (fault) => faults.push(fault),
  printPdf: async (html) => {
    printed.push(html);
    return Buffer.from('%PDF-1.7');
  },
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1:4600${path}`, {
    headers: { Host: '127.0.0.1:4600', ...headers },
  });
  return Promise.resolve(app.fetch(request));
}

describe('the routes of the record', () => {
  it.each([
    ['/developments', 'developments'],
    ['/developments?limit=5&as-of=2031-03-02', 'developments'],
    ['/developments/vel-lake-pact/brief', 'passages'],
    ['/accords', 'accords'],
    ['/accords/lake-pact', 'accord'],
    ['/states', 'states'],
    ['/states/VEL', 'state'],
    ['/next?state=VEL&from=2031-01-01', 'expectations'],
    ['/dispatches', 'dispatches'],
    ['/dispatches/d-000000000001', 'dispatch'],
    ['/explain/party/lake-pact/VEL', 'steps'],
    ['/explain/party%2Flake-pact%2FVEL', 'steps'],
    ['/status', 'lastDay'],
    ['/names?id=VEL&id=NONE', 'names'],
    ['/find?name=velmar', 'found'],
  ])('%s answers with its %s', async (path, key) => {
    const answer = await get(`/api/v1${path}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/json');
    expect(Object.keys((await answer.json()) as object)).toContain(key);
  });

  it('gives a brief with the words of its passages and the names of its codes', async () => {
    const answer = await get('/api/v1/developments/vel-lake-pact/brief?as-of=2031-03-13');
    expect(await answer.json()).toMatchObject({
      brief: { asOf: '2031-03-13' },
      passages: [
        { outlet: 'Harbour Gazette', words: expect.stringMatching(/^Velmar signed/) },
        {},
        {},
        {},
      ],
      names: { VEL: 'Velmar', 'lake-pact': 'Lake Pact' },
    });
  });

  it('says once and then that nothing changed', async () => {
    const first = await get('/api/v1/next');
    const etag = first.headers.get('ETag') ?? '';
    const second = await get('/api/v1/next', { 'If-None-Match': `"other", ${etag}` });
    expect([second.status, await second.text()]).toEqual([304, '']);
  });
});

describe('trouble comes as a problem document', () => {
  it.each([
    ['/api/v1/states/NOPE', 404, 'record.unknown'],
    ['/api/v1/next?as-of=2031-02-30', 400, 'input.day-invalid'],
    ['/api/v1/developments?limit=0', 400, 'input.argument'],
    ['/api/v1/find', 400, 'input.argument'],
    ['/api/v1/nothing', 404, 'http.no-such-route'],
    ['/api/v2/next', 404, 'http.no-such-route'],
    ['/assets/none.js', 404, 'http.no-such-route'],
  ])('%s is %i %s', async (path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      status,
      'application/problem+json',
    ]);
    expect(await answer.json()).toMatchObject({ status, code, what: expect.any(String) });
  });

  it('keeps a fault of its own to itself', async () => {
    const answer = await get('/api/v1/developments/vel-lake-pact');
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).code]).toEqual([500, 'desk.fault']);
    expect(text).not.toMatch(/pages have no use|at .*\.ts/);
    expect(faults).toHaveLength(1);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is refused', async (method) => {
    const answer = await app.request('/api/v1/next', {
      method,
      headers: { Host: 'localhost' },
    });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('answers any path and query without a fault', async () => {
    faults.length = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (path, query) => {
        const asked = `/api/v1/${encodeURIComponent(path)}?as-of=${encodeURIComponent(query)}`;
        expect((await get(asked)).status).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
    expect(faults).toEqual([]);
  });
});

describe('what every answer carries', () => {
  it.each(['/', '/api/v1/next', '/api/v1/states/NOPE', '/assets/index-abc.js', '/assets/none.js'])(
    '%s',
    async (path) => {
      const { headers } = await get(path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    },
  );

  it.each([
    ['127.0.0.1:4600', 200],
    ['localhost', 200],
    ['LOCALHOST:1', 200],
    ['127.8.9.1', 200],
    ['[::1]:4600', 200],
    ['rebound.example', 421],
    ['127.0.0.1.rebound.example', 421],
    ['localhost.rebound.example:4600', 421],
    ['192.168.0.7:4600', 421],
    ['', 421],
  ])('under the host name “%s” it is %i', async (host, status) => {
    expect((await get('/api/v1/status', { Host: host })).status).toBe(status);
  });
});

describe('the pages', () => {
  it.each(['/', '/brief/anything', '/explain/party/lake-pact/VEL', '/nowhere'])(
    '%s is the one page',
    async (path) => {
      const answer = await get(path);
      expect(await answer.text()).toContain('<title>Chancery</title>');
      expect(answer.headers.get('Cache-Control')).toBe('no-cache');
    },
  );

  it('keeps built files for a year, and packs them', async () => {
    const answer = await get('/assets/index-abc.js', { 'Accept-Encoding': 'gzip, br' });
    expect(answer.headers.get('Cache-Control')).toContain('immutable');
    expect(answer.headers.get('Content-Encoding')).toBe('br');
  });

  it.each(['/../../etc/passwd', '/..%2f..%2fetc/passwd', '/assets/..%2f..%2fpackage.json'])(
    '%s reaches nothing outside',
    async (path) => {
      expect(await (await get(path)).text()).not.toMatch(/root:|devDependencies/);
    },
  );

  it('says so when they have not been built', async () => {
    const bare = createHttpApp(fakeDesk(), { webRoot: join(webRoot, 'none') });
    const answer = await bare.request('/', { headers: { Host: 'localhost' } });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      503,
      'http.not-built',
    ]);
  });
});

describe('serving', () => {
  it('takes a free port, says when one is taken, and stops', async () => {
    const options = { desk: fakeDesk(), host: '127.0.0.1', webRoot };
    const served = await serveDesk({ ...options, port: 0 });
    const port = Number(new URL(served.address).port);
    expect((await fetch(`${served.address}/api/v1/status`)).status).toBe(200);
    await expect(serveDesk({ ...options, port })).rejects.toMatchObject({
      code: 'desk.port-in-use',
      params: { host: '127.0.0.1', port },
    });
    await Promise.all([served.close(), served.close()]);
    await expect(fetch(`${served.address}/api/v1/status`)).rejects.toThrow('fetch failed');
  });
});
