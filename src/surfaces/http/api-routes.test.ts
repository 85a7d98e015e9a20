import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fakeDeliveries } from '../../../test/browser/fake-deliveries.ts';
import { fakeDesk } from '../../../test/browser/fake-desk.ts';
import { CHANGES } from '../../../test/browser/fake-record.ts';
import { fakeSources } from '../../../test/browser/fake-sources.ts';
import { ChanceryError } from '../../kernel/index.ts';
import { ANSWERS } from './answer-schemas.ts';
import type { BodyName } from './body-schemas.ts';
import { createPrinter } from './brief-answers.ts';
import { createHttpApp } from './http-app.ts';
import { openApi } from './openapi.ts';
import { ROUTES } from './routes.ts';

const HOST = 'http://127.0.0.1:4600';
const printed: string[] = [];
const app = createHttpApp(fakeDesk({ development: async () => ({ leadAct: null }) as never }), {
  webRoot: '/nowhere',
  sources: fakeSources(),
  deliveries: fakeDeliveries(),
  printPdf: async (html) => {
    printed.push(html);
    return Buffer.from('%PDF-1.7');
  },
});

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Host: '127.0.0.1:4600', ...init.headers };
  return app.fetch(new Request(`${HOST}/api/v1${path}`, { ...init, headers }));
}

/** An address for each route, with an identifier that the fake record knows. */
const IDS: Readonly<Record<string, string>> = {
  '/developments/{id}': '/developments/vel-lake-pact',
  '/developments/{id}/brief': '/developments/vel-lake-pact/brief',
  '/brief/{id}': '/brief/vel-lake-pact',
  '/accords/{id}': '/accords/lake-pact',
  '/states/{id}': '/states/VEL',
  '/dispatches/{id}': '/dispatches/d-000000000001',
  '/explain/{id}': '/explain/party/lake-pact/VEL',
  '/find': '/find?name=velmar',
  '/search': '/search?q=velmar',
  '/suggest': '/suggest?q=vel',
  '/feed.rss': '/feed.rss?accord=lake-pact',
  '/feed.atom': '/feed.atom?accord=lake-pact',
  '/feed.json': '/feed.json?state=VEL&accord=lake-pact',
  '/names': '/names?id=VEL',
  '/days/{day}': '/days/2031-03-12',
  '/history/{id}': '/history/party/lake-pact/VEL',
};

/** A body for each shape that a route takes. */
const SENT: Readonly<Record<BodyName, object>> = {
  Briefs: { id: 'x' },
  SourceAdded: { address: 'https://new.example/feed' },
  SourceSwitched: { id: 'gazette', isOn: false },
  SourceTested: { source: 'gazette' },
  Opml: { opml: '<opml version="2.0"><body><outline xmlUrl="https://a.example/f"/></body></opml>' },
  SearchSaved: { name: 'Orr', query: 'state:ORR' },
  SearchRemoved: { id: 'velmar' },
  DeliveryAdded: {
    name: 'Weekly',
    channel: 'mail',
    to: 'reader@paper.example',
    schedule: { kind: 'weekly', weekday: 'monday', at: '07:00', zone: 'Europe/Oslo' },
  },
  DeliveryTested: { id: 'digest' },
  DeliveryPaused: { id: 'digest', isPaused: true },
  DeliveryRemoved: { id: 'digest', isRemoved: true },
  SendingRetried: { id: 'msg_000000000000000000000002' },
  Claim: { text: 'Velmar has signed the Lake Pact.' },
  Ruling: {
    ruling: 'reject',
    target: 'd-000000000001',
    author: 'A. Editor',
    reason: 'The paper took it back.',
    expected: null,
  },
};

describe.each(ROUTES)('$method $path', ({ path, method, takes, answers, files = [] }) => {
  it('gives what its entry in the OpenAPI document says', async () => {
    const json = { headers: { 'Content-Type': 'application/json' } };
    const sent = takes === undefined ? {} : { ...json, body: JSON.stringify(SENT[takes]) };
    const answer = await ask(IDS[path] ?? path, { method, ...sent });
    expect(answer.status).toBe(200);
    if (files.includes('text/event-stream; charset=utf-8')) await answer.body?.cancel();
    else expect(answer.headers.get('ETag')).toMatch(/^W\//);
    if (answers === null) expect(files).toContain(answer.headers.get('Content-Type'));
    else expect(ANSWERS[answers].safeParse(await answer.json()).error).toBeUndefined();
  });

  it('has its row in the reference', () => {
    const page = readFileSync(new URL('../../../docs/reference/http.md', import.meta.url), 'utf8');
    expect(page.includes(method === 'GET' ? `\`${path}\`` : `\`${method} ${path}\``)).toBe(true);
  });
});

describe('the OpenAPI document', () => {
  it('is served as it is written, and names every route and shape once', async () => {
    const answer = await ask('/openapi.json');
    const document = (await answer.json()) as Record<'paths' | 'components', object>;
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi())));
    expect(Object.keys(document.paths).sort()).toEqual(
      [...new Set(ROUTES.map(({ path }) => path)), '/openapi.json'].sort(),
    );
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    const { schemas } = document.components as { schemas: object };
    expect(new Set(named.map(([, name]) => name))).toEqual(new Set(Object.keys(schemas)));
    expect(
      (
        await ask('/openapi.json', {
          headers: { 'If-None-Match': answer.headers.get('ETag') ?? '' },
        })
      ).status,
    ).toBe(304);
  });
});

describe('briefs to take away', () => {
  it.each([
    ['vel-lake-pact.md', 'text/markdown; charset=utf-8', 'vel-lake-pact-2031-03-14.md'],
    ['vel-lake-pact?format=html', 'text/html; charset=utf-8', 'vel-lake-pact-2031-03-14.html'],
    ['accord/lake-pact.txt', 'text/plain; charset=utf-8', 'accord-lake-pact-2031-03-14.txt'],
    [
      'state/Velmar.md?as-of=2031-03-13',
      'text/markdown; charset=utf-8',
      'state-Velmar-2031-03-13.md',
    ],
    ['pair/VEL/ORR.md', 'text/markdown; charset=utf-8', 'pair-VEL-ORR-2031-03-14.md'],
    ['day/2031-03-13.pdf', 'application/pdf', 'day-2031-03-13-2031-03-14.pdf'],
  ])('%s', async (path, type, name) => {
    const answer = await ask(`/brief/${path}`);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type]);
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}"`);
  });

  it.each(['accord/lake-pact', 'state/VEL', 'pair/VEL/ORR', 'day/2031-03-13'])(
    '%s is JSON with its order',
    async (id) => {
      const answer = (await (await ask(`/brief/${id}`)).json()) as { brief: { order: object[] } };
      expect(answer.brief).toMatchObject({ id, order: [{ development: 'vel-lake-pact' }, {}] });
    },
  );

  it.each([
    ['accord/nothing', 404],
    ['accord/VEL', 404],
    ['pair/VEL/lake-pact', 404],
    ['vel-lake-pact?format=docx', 400],
    ['none.md', 404],
  ])('%s is %i', async (path, status) => {
    expect((await ask(`/brief/${path}`)).status).toBe(status);
  });

  it('prints one after the other, keeps what it printed, and turns away a crowd', async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    const print = createPrinter(async () => {
      running += 1;
      count += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (count === 1) throw new ChanceryError('pdf.no-browser');
      return new Uint8Array([count]);
    });
    const asked = await Promise.allSettled(['a', 'b', 'b', 'c'].map((page) => print(page)));
    expect(
      asked.map((one) => (one.status === 'rejected' ? one.reason.code : one.value[0])),
    ).toEqual(['pdf.no-browser', 2, 2, 'pdf.busy']);
    expect([most, await print('b'), await print('a')]).toEqual([
      1,
      new Uint8Array([2]),
      new Uint8Array([3]),
    ]);
  });
});

describe('what is asked', () => {
  it.each([
    [
      '/next?as_of=2031-03-13',
      400,
      'input.argument',
      '“as_of” is no parameter here; there are as-of',
    ],
    ['/names?name=VEL', 400, 'input.argument', '“name”'],
    ['/status?as-of=2031-03-13', 400, 'input.argument', 'there is none'],
    ['/states?limit=2&limit=900', 400, 'input.argument', 'limit is given more than once'],
    ['/next?from=2031-03-13&to=2031-03-12', 400, 'input.argument', 'to lies before from'],
    ['/next?state=NOWHERE', 404, 'record.unknown', 'NOWHERE'],
    ['/next.ics?accord=none', 404, 'record.unknown', 'none'],
    ['/claims.csv?accord=VEL', 404, 'record.unknown', 'VEL'],
    ['/parties?state=lake-pact', 404, 'record.unknown', 'lake-pact'],
    ['/timeline?state=NOWHERE', 404, 'record.unknown', 'NOWHERE'],
    ['/today?accord=none', 404, 'record.unknown', 'none'],
    ['/feed.rss?q=lake&state=VEL', 400, 'input.argument', 'A feed is of a search or of'],
    ['/brief/pair/VEL/Velmar', 400, 'input.argument', 'two states'],
    ['/brief/vel-lake-pact.md?format=html', 400, 'input.argument', 'different things'],
  ])('%s is refused: %i %s', async (path, status, code, why) => {
    const answer = await ask(path);
    const problem = (await answer.json()) as { code: string; what: string };
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.what).toContain(why);
  });

  it.each(['/next', '/timeline', '/today'])('%s takes names as well as codes', async (path) => {
    const [named, coded] = await Promise.all(
      ['Velmar', 'VEL'].map(async (state) => (await ask(`${path}?state=${state}`)).text()),
    );
    expect(named).toBe(coded);
  });

  it.each(['"x", *', '*'])('is not told again to who has it: If-None-Match %s', async (tags) => {
    expect((await ask('/states', { headers: { 'If-None-Match': tags } })).status).toBe(304);
  });
});

describe('lists in pages', () => {
  it('go on after the cursor to the end', async () => {
    const entries: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 9; page += 1) {
      const asked = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await (await ask(`/timeline?limit=2${asked}`)).json();
      const read: { changes: { entry: string }[]; cursor: string | null } = answer;
      entries.push(...read.changes.map(({ entry }) => entry));
      cursor = read.cursor;
    }
    expect(entries).toEqual(CHANGES.map(({ entry }) => entry));
  });

  it('refuse a cursor of another list', async () => {
    const cursor = Buffer.from('0 nothing').toString('base64url');
    expect((await ask(`/timeline?cursor=${cursor}`)).status).toBe(400);
    expect((await ask('/next?cursor=%00%ff')).status).toBe(400);
  });
});

describe('a day', () => {
  it('holds what the record came to know on it', async () => {
    const answer = (await (await ask('/days/2031-03-12')).json()) as { changes: object[] };
    expect(answer.changes).toMatchObject([{ entry: 'party/lake-pact/VEL' }]);
    expect((await ask('/days/yesterday')).status).toBe(400);
  });
});

describe('the check of a brief', () => {
  const json = { 'Content-Type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json): Promise<Response> =>
    ask('/check', { method: 'POST', body, headers });

  it('reads a brief that is handed in', async () => {
    const answer = await post('{"id":"x"}', { ...json, Origin: HOST });
    expect(ANSWERS.Checked.safeParse(await answer.json()).success).toBe(true);
  });

  it.each([
    ['{}', { 'Content-Type': 'text/plain' }, 400, 'http.body-refused'],
    ['{}', {}, 400, 'http.body-refused'],
    ['{', json, 400, 'http.body-refused'],
    ['{}', { ...json, Origin: 'https://elsewhere.example' }, 403, 'http.origin-refused'],
    [`"${'x'.repeat(4_000_001)}"`, json, 413, 'http.body-too-large'],
  ])('refuses %#', async (body, headers, status, code) => {
    const answer = await post(body, headers as Record<string, string>);
    expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
  });

  it('is taken by POST alone, and POST by few', async () => {
    for (const path of ['/timeline', '/brief/vel-lake-pact'])
      expect((await ask(path, { method: 'POST', headers: json })).status).toBe(405);
    expect((await ask('/check/', { method: 'POST', headers: json })).status).toBe(404);
    const read = await ask('/check');
    expect([read.status, read.headers.get('Allow')]).toEqual([405, 'POST']);
  });
});
