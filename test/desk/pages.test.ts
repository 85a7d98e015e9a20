import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { createHttpApp } from '../../src/surfaces/http/http-app.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const STATES = [
  'Mongolia',
  'Nepal',
  'Fiji',
  'Chad',
  'Peru',
  'Laos',
  'Togo',
  'Mali',
  'Oman',
  'Benin',
];

const ACCORDS = ['Artemis Accords', 'Arms Trade Treaty', 'Artemis Accords'];

function signs(at: number, day: string) {
  const [state, accord] = [STATES[at] ?? '', ACCORDS[at % 3] ?? ''];
  return draft({
    outlet: `Estuary Post ${at}`,
    day,
    title: `${state} signs ${accord}`,
    paragraphs: [
      `${state} signed the ${accord} on Tuesday, its foreign ministry said. ${state} is expected to ratify the ${accord} in ${2026 + at}.`,
    ],
  });
}

const dayOf = (at: number): string => `2025-0${2 + at}-10`;

async function filled(): Promise<Desk> {
  const desk = await desks.open();
  await desk.take(from([0, 1, 2, 3, 4, 5].map((at) => signs(at, dayOf(at)))));
  return desk;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(desk: Desk, path: string): Promise<Answer> {
  const app = createHttpApp(desk, { webRoot: '/nowhere' });
  const answer = await app.request(`/api/v1${path}`, { headers: { Host: 'localhost' } });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const LISTS = [
  ['/developments', 'developments', 'id'],
  ['/dispatches', 'dispatches', 'id'],
  ['/next', 'expectations', 'id'],
  ['/timeline', 'changes', 'entry'],
  ['/states', 'states', 'id'],
  ['/accords', 'accords', 'id'],
  ['/claims?accord=artemis-accords', 'claims', 'claim_id'],
  ['/parties?accord=artemis-accords', 'parties', 'entry'],
] as const;

/** Keys of all pages of a list; `between` runs after each. */
async function walk(
  desk: Desk,
  [path, rows, key]: readonly [string, string, string],
  between: (page: number) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const keys: unknown[] = [];
  const mark = path.includes('?') ? '&' : '?';
  let cursor: unknown = null;
  for (let page = 0; page < 400; page += 1) {
    const asked = cursor === null ? '' : `&cursor=${cursor}`;
    const { status, body } = await ask(desk, `${path}${mark}limit=2${asked}`);
    expect(status).toBe(200);
    keys.push(...(body[rows] as Record<string, unknown>[]).map((row) => row[key]));
    await between(page);
    cursor = body['cursor'];
    if (cursor === null) return keys;
  }
  throw new Error('the list has no end');
}

describe('pages of a list', () => {
  it.each(LISTS)('%s: hold every row once, while more is filed', async (...list) => {
    const desk = await filled();
    const [path, rows, key] = list;
    const whole = await ask(desk, path);
    const expected = (whole.body[rows] as Record<string, unknown>[]).map((row) => row[key]);
    const keys = await walk(desk, list, async (page) => {
      // Newer than everything, which no page of that day may hold, and older, which may come on a later page.
      if (page === 0) await desk.take(from([signs(6, '2025-07-10'), signs(7, '2025-01-28')]));
    });
    expect(keys.filter((key) => expected.includes(key))).toEqual(expected);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(LISTS)('%s: are refused for a cursor that is not of this list', async (path, rows) => {
    const desk = await filled();
    const mark = path.includes('?') ? '&' : '?';
    const { body } = await ask(desk, `${path}${mark}limit=1`);
    const good = String(body['cursor']);
    const [list, asOf] = JSON.parse(Buffer.from(good, 'base64url').toString());
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const bad = [
      'x',
      '%00',
      '=',
      'A'.repeat(5000),
      encode(null),
      encode(['other', asOf, [1, 'x']]),
      encode([list, '2025-02-30', [1, 'x']]),
      encode([list, asOf, [{}]]),
      encode([list, asOf, []]),
      encode([list, asOf, [true, 'x']]),
    ];
    for (const cursor of bad) {
      const answer = await ask(desk, `${path}${mark}cursor=${cursor}`);
      expect([cursor, answer.status, answer.body['code']]).toEqual([cursor, 400, 'input.argument']);
    }
    const other = await ask(desk, `${path}${mark}as-of=2025-04-11&cursor=${good}`);
    expect(other.status).toBe(400);
    expect(rows in body).toBe(true);
  });

  it('speak of a day that lies back as well', async () => {
    const desk = await filled();
    const keys: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 9; page += 1) {
      const { body } = await ask(desk, `/developments?as-of=2025-05-12&limit=1${cursor}`);
      keys.push(...(body['developments'] as { id: string }[]).map(({ id }) => id));
      if (body['cursor'] === null) break;
      cursor = `&cursor=${body['cursor']}`;
    }
    expect(keys).toEqual(
      (
        (await ask(desk, '/developments?as-of=2025-05-12')).body['developments'] as { id: string }[]
      ).map(({ id }) => id),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
