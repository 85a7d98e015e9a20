import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, WorkDesk } from '../../src/desk/index.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import type { WorkEvent } from '../../src/desk/work/work-types.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { SourceItem } from '../../src/sources/index.ts';
import { startPostgres, type TestServer } from '../contract/postgres-server.ts';
import { dossier, draft, from, shuffled, TemporaryDesks } from './temporary-desks.ts';

/** Every dispatch is received at one instant, so that the logs of two runs can be compared. */
const CLOCK: Clock = { nowAt: () => Date.UTC(2026, 1, 20), monotonicMs: () => performance.now() };

const desks = new TemporaryDesks();
let server: TestServer;
let schemas = 0;
let items: SourceItem[];

beforeAll(async () => {
  server = await startPostgres();
  items = (await dossier()).slice(0, 30);
}, 60_000);
afterAll(async () => {
  await desks.clear();
  await server.stop();
});

const PLACES = {
  sqlite: () => desks.path(),
  postgresql: async () => {
    schemas += 1;
    return server.address(`worker_${schemas}`);
  },
};

async function openWork(storePath: string): Promise<WorkDesk> {
  return WorkDesk.open({ storePath, clock: CLOCK, lexicon: await desks.lexicon() });
}

/** The chain of the log and the digest of the tables. */
async function digestsOf(path: string) {
  const store = await openStore({ path });
  try {
    return await store.read(async (view) => {
      return [(await view.lastFact())?.chain, await view.projectionDigest()];
    });
  } finally {
    await store.close();
  }
}

async function takenAtOnce(): Promise<unknown> {
  const storePath = await desks.path();
  const desk = await openDesk({ storePath, clock: CLOCK, lexicon: await desks.lexicon() });
  await desk.take(from(items));
  await desk.close();
  return digestsOf(storePath);
}

/** Runs so many workers at once until the list is empty. */
async function runAll(
  path: string,
  works: readonly { does: 'both' | 'read' | 'apply'; batch: number }[],
) {
  const open = await Promise.all(works.map(() => openWork(path)));
  const { signal } = new AbortController();
  const reports = await Promise.all(
    open.map((work, at) => work.run({ ...works[at], signal, isUntilEmpty: true })),
  );
  for (const work of open) await work.close();
  return reports;
}

describe.each(Object.entries(PLACES))('workers over %s', (_engine, place) => {
  it('file the same log and the same tables as one process that takes them', async () => {
    const expected = await takenAtOnce();
    for (const works of [
      [{ does: 'both', batch: 7 }] as const,
      [
        { does: 'read', batch: 3 },
        { does: 'read', batch: 5 },
        { does: 'apply', batch: 1 },
        { does: 'both', batch: 2 },
      ] as const,
    ]) {
      const path = await place();
      const work = await openWork(path);
      expect(await work.add(from(items))).toMatchObject({ added: items.length, known: 0 });
      expect(await work.add(from(shuffled(items, 3)))).toMatchObject({ added: 0 });
      const reports = await runAll(path, works);
      expect(reports.reduce((sum, { filed }) => sum + filed, 0)).toBe(items.length);
      expect(await digestsOf(path)).toEqual(expected);
      expect(await work.status()).toMatchObject({
        waiting: 0,
        read: 0,
        filed: items.length,
        leftMs: 0,
      });
      await work.close();
    }
  });

  it('stop when they are asked to, give back what they did not read, and go on later', async () => {
    const path = await place();
    const work = await openWork(path);
    await work.add(from(items));
    const stop = new AbortController();
    const events: WorkEvent[] = [];
    const onEvent = (event: WorkEvent): void => {
      events.push(event);
      if (event.kind === 'filed') stop.abort();
    };
    const { filed } = await work.run({ signal: stop.signal, batch: 4, onEvent });
    expect(filed).toBeGreaterThan(0);
    expect(filed).toBeLessThan(items.length);
    expect(await work.status()).toMatchObject({ leased: 0, applier: null });
    await runAll(path, [{ does: 'both', batch: 9 }]);
    expect((await work.status()).filed).toBe(items.length);
    await work.close();
  });

  it('set apart what cannot be filed, and go on with what is behind it', async () => {
    const path = await place();
    const work = await openWork(path);
    await work.add(from(items.slice(0, 3)));
    const store = await openStore({ path });
    const options = { holder: 'x', limit: 1, leaseMs: 9_000, maxAttempts: 3, maxAhead: 9 };
    const { lease } = await store.work.claim(options);
    await store.work.keepReadings(lease, [{ ticket: 1, reading: 'no JSON' }]);
    await store.close();
    await runAll(path, [{ does: 'both', batch: 9 }]);
    expect(await work.status()).toMatchObject({ filed: 2, quarantined: 1, read: 0 });
    const [apart] = await work.quarantined();
    expect(apart).toMatchObject({
      ticket: 1,
      reason: expect.stringContaining('could not be filed'),
    });
    expect(await work.retry([1])).toBe(1);
    await runAll(path, [{ does: 'both', batch: 9 }]);
    expect((await work.status()).filed).toBe(3);
    await work.close();
  });

  it('tell what became of a document, and refuse what is none', async () => {
    const path = await place();
    const work = await openWork(path);
    const empty = draft({ outlet: 'Void', day: '2025-11-07', title: '', paragraphs: ['<p></p>'] });
    const page: SourceItem =
      empty.kind === 'document'
        ? {
            kind: 'document',
            document: {
              ...empty.document,
              mediaType: 'text/html',
              content: '<html><body><nav>Home</nav></body></html>',
            },
          }
        : empty;
    const { firstTicket, lastTicket } = await work.add(from([page, ...items.slice(0, 1)]), {
      priority: 'person',
    });
    expect(await work.outcome(firstTicket ?? 0)).toEqual({ state: 'waiting', taken: null });
    await runAll(path, [{ does: 'both', batch: 9 }]);
    expect((await work.outcome(firstTicket ?? 0)).taken).toMatchObject({ status: 'refused' });
    expect((await work.outcome(lastTicket ?? 0)).taken).toMatchObject({ status: 'read' });
    await expect(work.outcome(99)).rejects.toMatchObject({ code: 'work.unknown' });
    const tallies = await work.tallies();
    expect(tallies).toContainEqual({ name: 'documents', label: 'refused', value: 1 });
    expect(tallies.find(({ label }) => label === 'acts')?.value).toBeGreaterThan(0);
    await work.close();
  });
});
