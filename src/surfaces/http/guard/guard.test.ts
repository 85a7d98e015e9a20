import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fakeDesk } from '../../../../test/browser/fake-desk.ts';
import type { TokenRow, TokenScope } from '../../../desk/index.ts';
import { createHttpApp } from '../http-app.ts';
import { ROUTES } from '../routes.ts';
import { serveDesk } from '../serve-desk.ts';
import { accessOf } from './access.ts';
import { addressOf } from './caller.ts';
import { type GuardOptions, LOCAL_GUARD } from './guard.ts';
import { RateLimiter } from './rate-limiter.ts';
import { namesSite } from './site-check.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'chancery-guard-'));
mkdirSync(join(webRoot, 'assets'));
writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Chancery</title>');
writeFileSync(join(webRoot, 'assets', 'index-abc.js'), '//');
afterAll(() => rmSync(webRoot, { recursive: true, force: true }));

function token(scope: TokenScope): TokenRow {
  return {
    id: scope,
    name: scope,
    scope,
    madeAt: 0,
    expires: null,
    lastUsedAt: null,
    revokedAt: null,
  };
}

const TOKENS = new Map((['read', 'rule', 'admin'] as const).map((one) => [`s-${one}`, token(one)]));
let nowMs = 0;
const OPEN: GuardOptions = {
  ...LOCAL_GUARD,
  isLoopback: false,
  needsToken: true,
  verify: (secret) => TOKENS.get(secret) ?? null,
  nowMs: () => nowMs,
};

function appWith(guard: Partial<GuardOptions> = {}) {
  const app = createHttpApp(fakeDesk(), { webRoot, guard: { ...OPEN, ...guard } });
  return async (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    app.fetch(
      new Request(`http://192.0.2.7:4600${path}`, {
        ...init,
        headers: { Host: '192.0.2.7:4600', ...headers },
      }),
    );
}

async function codeOf(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { code: unknown }).code;
}

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });

describe('a desk that wants tokens', () => {
  const ask = appWith();

  it.each(ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path))(
    'gives nothing of %s without one',
    async (path) => {
      const answer = await ask(`/api/v1${path.replace(/\{\w+\}/, 'x')}`);
      expect([answer.status, answer.headers.get('WWW-Authenticate')]).toEqual([
        401,
        'Bearer realm="chancery"',
      ]);
      expect(await codeOf(answer)).toBe('http.token-missing');
    },
  );

  it.each([
    ['the header', bearer('s-read'), 200],
    ['the cookie of the sign-in page', { Cookie: 'a=b; chancery_token=s-read' }, 200],
    ['a token that is none', bearer('nothing'), 401],
    ['a cookie that is none', { Cookie: 'chancery_token=' }, 401],
    ['another scheme', { Authorization: 'Basic cy1yZWFk' }, 401],
  ])('lets in by %s: %j is %i', async (_, headers, status) => {
    expect((await ask('/api/v1/status', headers as Record<string, string>)).status).toBe(status);
  });

  it('shows script and style to everybody, and sends a browser to sign in', async () => {
    expect((await ask('/assets/index-abc.js')).status).toBe(200);
    const page = await ask('/brief/x', { Accept: 'text/html' });
    expect([page.status, page.headers.get('Location')]).toEqual([303, '/sign-in']);
    expect((await ask('/brief/x')).status).toBe(401);
    expect((await ask('/brief/x', bearer('s-read'))).status).toBe(200);
  });
});

describe('scopes', () => {
  it('are named by every route, and what no rule names is not answered', () => {
    for (const { method, path, scope } of ROUTES)
      expect(accessOf(method, `/api/v1${path.replace(/\{\w+\}/, 'x')}`).access).toBe(scope);
    expect(accessOf('GET', '/api/v1/next/x')).toEqual({ access: null, allow: [] });
    expect(accessOf('POST', '/api/v1/status')).toEqual({ access: null, allow: ['GET', 'HEAD'] });
    expect(accessOf('POST', '/')).toEqual({ access: null, allow: ['GET', 'HEAD'] });
    expect(accessOf('GET', '/api/v2/status')).toEqual({ access: null, allow: [] });
    expect(accessOf('GET', '/mcp/other')).toEqual({ access: null, allow: [] });
  });

  it.each(
    ROUTES.filter(({ scope }) => scope !== 'read').map(({ method, path, scope }) => ({
      method,
      path,
      scope,
    })),
  )('$method $path wants $scope and no less', async ({ method, path, scope }) => {
    const ask = appWith();
    const asked = `/api/v1${path.replace(/\{\w+\}/, 'x')}`;
    const answer = await ask(asked, bearer('s-read'), { method });
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'http.scope-refused']);
    if (scope === 'admin')
      expect((await ask(asked, bearer('s-rule'), { method })).status).toBe(403);
    expect([401, 403]).not.toContain((await ask(asked, bearer(`s-${scope}`), { method })).status);
  });
});

describe('hosts and sites', () => {
  const home = { isLoopback: true, publicUrl: null };
  const net = { isLoopback: false, publicUrl: null };
  const named = { isLoopback: true, publicUrl: new URL('https://desk.example') };
  it.each([
    ['127.0.0.1:4600', home, true],
    ['192.0.2.7:4600', home, false],
    ['desk.example', home, false],
    ['192.0.2.7:4600', net, true],
    ['[2001:db8::7]:4600', net, true],
    ['rebound.example', net, false],
    ['desk.example', named, true],
    ['DESK.example', named, true],
    ['desk.example:8443', named, false],
    ['desk.example.rebound.example', named, false],
    [`${'x'.repeat(300)}`, net, false],
    [undefined, net, false],
  ])('%s on %o is %s', (header, site, expected) => {
    expect(namesSite(header, site)).toBe(expected);
  });

  it.each([
    [{ Origin: 'http://192.0.2.7:4600' }, 200],
    [{ Origin: 'https://desk.example' }, 200],
    [{}, 200],
    [{ Origin: 'https://elsewhere.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'http://192.0.2.7:4600' }, 200],
  ])('a post with %j is %i', async (headers, status) => {
    const ask = appWith({ publicUrl: new URL('https://desk.example') });
    const json = { 'Content-Type': 'application/json', ...bearer('s-admin') };
    const sent = { method: 'POST', body: '{}' };
    const answer = await ask('/api/v1/check', { ...json, ...headers } as never, sent);
    expect(answer.status).toBe(status);
  });

  it('a request that a proxy hands on is nobody on this machine', async () => {
    const ask = appWith({ isLoopback: true, needsToken: false });
    const local = { Host: '127.0.0.1:4600' };
    expect((await ask('/api/v1/status', local)).status).toBe(200);
    for (const name of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP'])
      expect((await ask('/api/v1/status', { ...local, [name]: '192.0.2.1' })).status).toBe(401);
  });
});

describe('too many requests', () => {
  it('are counted for each token, told when to come back, and let in again', async () => {
    nowMs = 0;
    const ask = appWith({ ratePerMinute: 4 });
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1)
      statuses.push((await ask('/api/v1/status', bearer('s-read'))).status);
    expect(statuses).toEqual([200, 200, 429]);
    const late = await ask('/api/v1/status', bearer('s-read'));
    expect([late.headers.get('Retry-After'), await codeOf(late)]).toEqual([
      '15',
      'http.rate-limited',
    ]);
    expect((await ask('/api/v1/status', bearer('s-rule'))).status).toBe(200);
    nowMs = 15_000;
    expect((await ask('/api/v1/status', bearer('s-read'))).status).toBe(200);
  });

  it('with wrong tokens shut the address out, whatever it sends then', async () => {
    nowMs = 0;
    const ask = appWith();
    const statuses = new Set<number>();
    for (let at = 0; at < 12; at += 1)
      statuses.add((await ask('/api/v1/status', bearer(`guess-${at}`))).status);
    expect([...statuses]).toEqual([401, 429]);
    expect((await ask('/api/v1/status', bearer('s-read'))).status).toBe(429);
    nowMs = 60_000;
    expect((await ask('/api/v1/status', bearer('s-read'))).status).toBe(200);
  });

  it('are remembered for a bounded number of callers', () => {
    const limiter = new RateLimiter(2, () => 0);
    expect([limiter.take('first'), limiter.take('first')]).toEqual([0, 30]);
    for (let at = 0; at < 10_000; at += 1) limiter.take(`caller ${at}`);
    expect(limiter.take('first')).toBe(0);
  });

  it.each([
    ['192.0.2.1', {}, false, '192.0.2.1'],
    ['::ffff:192.0.2.1', {}, false, '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', {}, false, '2001:db8:1:2'],
    ['2001:db8::6', {}, false, '2001:db8:0:0'],
    ['127.0.0.1', { 'X-Forwarded-For': '198.51.100.9, 192.0.2.1' }, true, '192.0.2.1'],
    ['127.0.0.1', { 'X-Forwarded-For': '192.0.2.1' }, false, '127.0.0.1'],
    ['192.0.2.5', { 'X-Forwarded-For': '192.0.2.1' }, true, '192.0.2.5'],
  ])('%s with %j counts as another: %s %s', (peer, headers, isProxied, expected) => {
    expect(addressOf(new Headers(headers as Record<string, string>), { peer, isProxied })).toBe(
      expected,
    );
  });
});

describe('signing in', () => {
  const form = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Sec-Fetch-Site': 'same-origin',
  };
  const send = (ask: ReturnType<typeof appWith>, body: string) =>
    ask('/sign-in', form, { method: 'POST', body });

  it('puts a token that is good into a cookie that no script and no other site gets', async () => {
    const ask = appWith({ publicUrl: new URL('https://desk.example') });
    const page = await ask('/sign-in');
    expect(page.headers.get('Content-Security-Policy')).toContain("form-action 'self'");
    expect(await page.text()).toContain('<form method="post"');
    const answer = await send(ask, 'token=s-read');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/']);
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^chancery_token=s-read; Path=\/; HttpOnly; SameSite=Strict; .*Secure$/);
    const out = await ask('/sign-out', form, { method: 'POST' });
    expect(out.headers.get('Set-Cookie')).toContain('Max-Age=0');
  });

  it('says so where it is not, and not for ever', async () => {
    nowMs = 0;
    const ask = appWith();
    expect((await send(ask, 'token=%3Cscript%3E')).status).toBe(403);
    const statuses = new Set<number>();
    for (let at = 0; at < 12; at += 1) statuses.add((await send(ask, `token=g${at}`)).status);
    expect([...statuses]).toEqual([403, 429]);
    expect((await send(ask, 'x'.repeat(5000))).status).toBe(413);
  });
});

describe('a server on the net', () => {
  it('answers nobody without a token, and cuts off headers without end', async () => {
    const served = await serveDesk({
      desk: fakeDesk(),
      host: '127.0.0.1',
      port: 0,
      webRoot,
      access: {
        verify: (secret) => TOKENS.get(secret) ?? null,
        publicUrl: null,
        needsToken: true,
        ratePerMinute: 60,
      },
    });
    try {
      const { port } = new URL(served.address);
      expect((await fetch(`${served.address}/api/v1/status`)).status).toBe(401);
      const known = await fetch(`${served.address}/api/v1/status`, { headers: bearer('s-read') });
      expect(known.status).toBe(200);
      const said = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(40_000)}`),
        );
        socket.on('data', (bytes) => {
          text += bytes;
        });
        socket.on('close', () => resolve(text));
        socket.on('error', () => resolve(text));
      });
      expect(said).toMatch(/^HTTP\/1.1 431/);
    } finally {
      await served.close();
    }
  });
});
