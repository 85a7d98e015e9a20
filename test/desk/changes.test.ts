import { afterAll, describe, expect, it } from 'vitest';
import { ChangeFeed, type Desk } from '../../src/desk/index.ts';
import { createHttpApp } from '../../src/surfaces/http/http-app.ts';
import { serveDesk } from '../../src/surfaces/http/serve-desk.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const STATES = ['Mongolia', 'Nepal', 'Fiji', 'Chad', 'Peru', 'Laos', 'Togo', 'Mali'];

function signs(at: number) {
  const state = STATES[at % STATES.length] ?? '';
  const day = `2025-04-${String(9 + (at % 20)).padStart(2, '0')}`;
  return draft({
    outlet: `Estuary Post ${at}`,
    day,
    title: `${state} signs Artemis Accords`,
    paragraphs: [`${state} signed the Artemis Accords on Tuesday, its foreign ministry said.`],
  });
}

/** Events of a stream until `isEnough`, then the connection is cut. */
async function listen(
  address: string,
  {
    lastEventId,
    isEnough,
  }: { lastEventId?: string; isEnough: (events: readonly Event[]) => boolean },
): Promise<readonly Event[]> {
  const cut = new AbortController();
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  const answer = await fetch(`${address}/api/v1/changes`, { headers, signal: cut.signal });
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  const events: Event[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const bytes of answer.body ?? []) {
      rest += decoder.decode(bytes, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      events.push(...blocks.flatMap((block) => eventIn(block) ?? []));
      if (isEnough(events)) break;
    }
  } finally {
    cut.abort();
  }
  return events;
}

interface Event {
  readonly id: string | null;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function eventIn(block: string): Event | null {
  const field = (name: string): string | null =>
    new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? null;
  const kind = field('event');
  return kind === null ? null : { id: field('id'), kind, data: JSON.parse(field('data') ?? '{}') };
}

function dispatchesIn(events: readonly Event[]): unknown[] {
  return events.filter(({ kind }) => kind === 'dispatch').map(({ data }) => data['dispatch']);
}

const serving = (desk: Desk, port = 0) =>
  serveDesk({ desk, host: '127.0.0.1', port, webRoot: '/nowhere' });

describe('changes of the log', () => {
  it('are told from a place on, each once, with the developments that they moved', async () => {
    const desk = await desks.open();
    const start = await desk.changesAfter(null);
    expect(start).toEqual({ changes: [], position: '0-000000000000', isOtherLog: false });
    await desk.take(from([signs(0), signs(8)]));
    const batch = await desk.changesAfter(start.position);
    expect(batch.changes.map(({ kind }) => kind)).toEqual([
      'dispatch',
      'dispatch',
      'development',
      ...(batch.changes.length > 3 ? ['development'] : []),
    ]);
    expect(batch.changes[0]).toMatchObject({ title: 'Mongolia signs Artemis Accords' });
    const development = batch.changes[2];
    if (development?.kind !== 'development') throw new Error('no development was told');
    await desk.rule({
      ruling: 'reject',
      target: development.dispatches[0] ?? '',
      values: [],
      author: 'Desk',
      reason: 'retracted',
    });
    const next = await desk.changesAfter(batch.position);
    expect(next.changes).toMatchObject([{ kind: 'ruling', what: 'reject', author: 'Desk' }]);
    expect((await desk.changesAfter(next.position)).position).toBe(next.position);
  });

  it('are not told from a place of another log', async () => {
    const desk = await desks.open();
    await desk.take(from([signs(1)]));
    for (const position of ['1-abcdefabcdef', '900-abcdefabcdef'])
      expect(await desk.changesAfter(position)).toMatchObject({ changes: [], isOtherLog: true });
    for (const position of ['', 'x', '-1-0', '1', "1-' or 1=1--", '9'.repeat(400)])
      await expect(desk.changesAfter(position)).rejects.toMatchObject({ code: 'input.argument' });
  });

  it('come in parts that end where they say', async () => {
    const desk = await desks.open();
    await desk.take(from([signs(1), signs(2), signs(3)]));
    const told: unknown[] = [];
    let position = '0-000000000000';
    for (;;) {
      const batch = await desk.changesAfter(position, { limit: 1 });
      if (batch.position === position) break;
      position = batch.position;
      told.push(...batch.changes.filter(({ kind }) => kind === 'dispatch'));
    }
    expect(told).toHaveLength(3);
    expect(position).toBe((await desk.changesAfter(null)).position);
  });
});

describe('the feed', () => {
  it('wakes for what another desk on the same file writes, and rests where nobody waits', async () => {
    const storePath = await desks.path();
    const [own, other] = [await desks.open({ storePath }), await desks.open({ storePath })];
    const feed = new ChangeFeed(own, 5);
    const { position } = await own.changesAfter(null);
    const { signal } = new AbortController();
    const waiting = feed.next(position, { waitMs: 60_000, signal });
    await other.take(from([signs(4)]));
    expect((await waiting)?.changes[0]).toMatchObject({ kind: 'dispatch' });
    const now = (await own.changesAfter(null)).position;
    expect(await feed.next(now, { waitMs: 1, signal })).toBeNull();
    expect(await feed.next(now, { waitMs: 60_000, signal: AbortSignal.abort() })).toBeNull();
  });

  it('tells who waits where the store is in trouble', async () => {
    const position = '1-abcdefabcdef';
    let count = 0;
    const feed = new ChangeFeed(
      {
        changesAfter: async () => {
          count += 1;
          if (count > 1) throw new Error('the disk is gone');
          return { changes: [], position, isOtherLog: false };
        },
      },
      1,
    );
    const { signal } = new AbortController();
    await expect(feed.next(position, { waitMs: 60_000, signal })).rejects.toThrow('disk is gone');
  });
});

describe('GET /api/v1/changes', () => {
  it('goes on after a restart of the desk without loss', async () => {
    const storePath = await desks.path();
    let desk = await desks.open({ storePath });
    let served = await serving(desk);
    const { address } = served;
    const port = Number(new URL(address).port);
    const seen: unknown[] = [];
    const first = listen(address, {
      lastEventId: (await desk.changesAfter(null)).position,
      isEnough: (events) => dispatchesIn(events).length >= 2,
    });
    await desk.take(from([signs(0), signs(1)]));
    const before = await first;
    seen.push(...dispatchesIn(before));
    const lastEventId = before.filter(({ id }) => id !== null).at(-1)?.id ?? '';
    await served.close();
    await desk.close();
    // What comes while nobody serves, from another process.
    const other = await desks.open({ storePath });
    await other.take(from([signs(2), signs(3)]));
    desk = await desks.open({ storePath });
    served = await serving(desk, port);
    const after = await listen(address, {
      lastEventId,
      isEnough: (events) => dispatchesIn(events).length >= 2,
    });
    seen.push(...dispatchesIn(after).filter((id) => !seen.includes(id)));
    const all = (await desk.dispatches({ limit: 10 })).map(({ id }) => id);
    expect(new Set(seen)).toEqual(new Set(all));
    await served.close();
  });

  it('tells a client to load anew where the log is another, and refuses what is no place', async () => {
    const desk = await desks.open();
    await desk.take(from([signs(5)]));
    const served = await serving(desk);
    const events = await listen(served.address, {
      lastEventId: '7-abcdefabcdef',
      isEnough: (all) => all.some(({ kind }) => kind === 'reload'),
    });
    expect(events.at(-1)).toMatchObject({
      kind: 'reload',
      id: (await desk.changesAfter(null)).position,
    });
    for (const query of ['?after=nothing', '?after=1-'])
      expect((await fetch(`${served.address}/api/v1/changes${query}`)).status).toBe(400);
    await served.close();
  });

  it('takes so many clients, beats while nothing comes, and ends after its time', async () => {
    const desk = await desks.open();
    const app = createHttpApp(desk, {
      webRoot: '/nowhere',
      streamLimits: { mostClients: 2, heartbeatMs: 5, longestMs: 60 },
    });
    const ask = () => app.request('/api/v1/changes', { headers: { Host: 'localhost' } });
    for (let at = 0; at < 3; at += 1) {
      const head = await app.request('/api/v1/changes', {
        method: 'HEAD',
        headers: { Host: 'localhost' },
      });
      expect(head.status).toBe(200);
    }
    const [one, two] = [await ask(), await ask()];
    const full = await ask();
    expect([full.status, full.headers.get('Retry-After')]).toEqual([503, '30']);
    await two.body?.cancel();
    const three = await ask();
    expect(three.status).toBe(200);
    await three.body?.cancel();
    expect(await one.text()).toMatch(/^retry: 2000\n\nid: 0-0{12}\nevent: position\n.*still here/s);
    const [four, five] = [await ask(), await ask()];
    expect([four.status, five.status]).toEqual([200, 200]);
    await Promise.all([four.body?.cancel(), five.body?.cancel()]);
  });
});
