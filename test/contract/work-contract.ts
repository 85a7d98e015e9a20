import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/desk/store/contract.ts';
import type { ClaimOptions, NewWork, WorkPriority } from '../../src/desk/store/work-contract.ts';
import { LONGEST_LEASE_MS } from '../../src/desk/store/work-lease.ts';
import type { SourceDocument } from '../../src/sources/index.ts';

/** Opens stores on one place, all with the clock that is given. */
export interface WorkPlace {
  open(nowAt: () => number): Promise<Store>;
  remove(): Promise<void>;
}

function document(name: string): SourceDocument {
  // Long enough to be packed.
  const content = `Chile and Peru signed memorandum ${name}. ${'More words follow. '.repeat(100)}`;
  return {
    name,
    mediaType: 'text/plain',
    content,
    sizeBytes: Buffer.byteLength(content),
    meta: {
      address: null,
      outlet: null,
      outletKind: null,
      title: null,
      byline: null,
      language: null,
      publishedAt: null,
      publishedDay: null,
      revisionOf: null,
      sourceId: null,
    },
  };
}

function works(names: string, priority: WorkPriority = 'backlog'): NewWork[] {
  return names.split(' ').map((name) => ({ document: document(name), on: null, priority }));
}

const CLAIM: ClaimOptions = {
  holder: 'one',
  limit: 10,
  leaseMs: 1_000,
  maxAttempts: 2,
  maxAhead: 100,
};
const CAP = 1_000;

/** What every engine promises of the work list. */
export function workContract(engine: string, makePlace: () => Promise<WorkPlace>): void {
  describe(`${engine}: the work list`, () => {
    let place: WorkPlace;
    let nowAt: number;
    let store: Store;
    let other: Store;

    beforeEach(async () => {
      nowAt = 1_000_000;
      place = await makePlace();
      store = await place.open(() => nowAt);
      other = await place.open(() => nowAt);
    });
    afterEach(async () => {
      await store.close();
      await other.close();
      await place.remove();
    });

    const names = async (options: Partial<ClaimOptions> = {}, from = store): Promise<string[]> =>
      (await from.work.claim({ ...CLAIM, ...options })).works.map((work) => work.document.name);
    const readAll = async (from: Store, options: Partial<ClaimOptions> = {}) => {
      const { lease, works: claimed } = await from.work.claim({ ...CLAIM, ...options });
      const readings = claimed.map(({ ticket }) => ({ ticket, reading: `${ticket} read` }));
      return from.work.keepReadings(lease, readings);
    };
    const file = (limit = 100): Promise<readonly number[]> =>
      store.write(async (tx) => {
        const next = await tx.nextReadings(limit);
        await tx.endWork(next.map(({ ticket }) => ({ ticket, outcome: '{}' })));
        return next.map(({ ticket }) => ticket);
      });

    it('gives a document back as it came, with the instant at which it was added', async () => {
      await store.work.add(works('a'), CAP);
      nowAt += 500;
      const { works: claimed } = await other.work.claim(CLAIM);
      expect(claimed).toEqual([
        { ticket: 1, document: document('a'), on: null, receivedAt: 1_000_000, attempt: 1 },
      ]);
    });

    it('numbers documents in order, and knows those that it holds', async () => {
      await store.work.add(works('a b'), CAP);
      const again = await other.work.add(works('b c c a'), CAP);
      expect(again.map(({ ticket }) => ticket)).toEqual([2, 3, 3, 1]);
      expect(again.map(({ isNew }) => isNew)).toEqual([false, true, false, false]);
    });

    it('never gives one document to two, until the lease ends', async () => {
      await store.work.add(works('a b c'), CAP);
      expect(await names({ limit: 2 })).toEqual(['a', 'b']);
      expect(await names({ holder: 'two' }, other)).toEqual(['c']);
      expect(await names({}, other)).toEqual([]);
      nowAt += 1_001;
      expect(await names({ holder: 'two' }, other)).toEqual(['a']);
    });

    it('gives every document once to many that ask at once', async () => {
      const all = Array.from({ length: 40 }, (_, at) => `n${at}`).join(' ');
      await store.work.add(works(all), CAP);
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, at) => names({ limit: 2 }, at % 2 === 0 ? store : other)),
      );
      expect(claims.flat().sort()).toEqual(all.split(' ').sort());
    });

    it('renews what a claim still holds, and nothing else', async () => {
      await store.work.add(works('a b c'), CAP);
      const claim = await store.work.claim({ ...CLAIM, limit: 2 });
      nowAt += 900;
      expect(await store.work.renew(claim.lease, [1], 1_000)).toEqual([1]);
      nowAt += 900;
      expect(await names({ holder: 'two' }, other)).toEqual(['b']);
      expect(await store.work.renew(claim.lease, [1, 2, 3], 1_000)).toEqual([1]);
    });

    it('takes nothing from a claim whose lease has ended and was given to another', async () => {
      await store.work.add(works('a'), CAP);
      const late = await store.work.claim(CLAIM);
      nowAt += 2_000;
      expect(await readAll(other)).toEqual([1]);
      const readings = [{ ticket: 1, reading: 'late' }];
      expect(await store.work.keepReadings(late.lease, readings)).toEqual([]);
      const kept = await store.write((tx) => tx.nextReadings(5));
      expect(kept.map(({ reading }) => reading)).toEqual(['1 read']);
    });

    it('frees a lease that a clock has given which was set back since', async () => {
      await store.work.add(works('a'), CAP);
      expect(await names()).toEqual(['a']);
      nowAt -= LONGEST_LEASE_MS * 2;
      expect(await names()).toEqual(['a']);
    });

    it('files in order of the tickets, and waits for the one ahead', async () => {
      await store.work.add(works('a b c'), CAP);
      const first = await store.work.claim({ ...CLAIM, limit: 1 });
      expect(await readAll(other)).toEqual([2, 3]);
      expect(await file()).toEqual([]);
      await store.work.keepReadings(first.lease, [{ ticket: 1, reading: '' }]);
      expect(await file(2)).toEqual([1, 2]);
      expect(await file()).toEqual([3]);
      expect((await store.work.status()).filed).toBe(3);
    });

    it('puts a person before the backlog, also for what the backlog holds already', async () => {
      await store.work.add(works('a b c'), CAP);
      await store.work.add(works('p c', 'person'), CAP);
      expect(await names({ limit: 3 })).toEqual(['c', 'p', 'a']);
      await readAll(other);
      expect(await file()).toEqual([]);
      nowAt += 1_001;
      for (const _ of 'cp') await readAll(store, { limit: 1 });
      expect(await file()).toEqual([3, 4]);
    });

    it('files nothing twice, and keeps what a failed write would have filed', async () => {
      await store.work.add(works('a'), CAP);
      await readAll(store);
      const failing = store.write(async (tx) => {
        await tx.endWork([{ ticket: 1, outcome: '{}' }]);
        throw new Error('as if the process ended');
      });
      await expect(failing).rejects.toThrow('as if');
      expect(await file()).toEqual([1]);
      expect(await file()).toEqual([]);
    });

    it('takes what failed alone, and quarantines it with its reason', async () => {
      await store.work.add(works('a b c'), CAP);
      const { lease } = await store.work.claim({ ...CLAIM, limit: 2 });
      await store.work.giveBack(lease, [1]);
      const failed = { ticket: 2, reason: 'too deep' };
      const options = { maxAttempts: 2, pauseMs: 100 };
      expect(await store.work.fail(lease, failed, options)).toBe('waiting');
      expect(await names({ leaseMs: 5 })).toEqual(['a', 'c']);
      nowAt += 101;
      // Two of them were claimed before, so that each comes by itself.
      expect(await names({ leaseMs: 1 })).toEqual(['a']);
      const again = await store.work.claim({ ...CLAIM, limit: 3 });
      expect(again.works.map(({ ticket }) => ticket)).toEqual([2]);
      expect(await store.work.fail(again.lease, failed, options)).toBe('quarantined');
      expect(await store.work.quarantined(10)).toEqual([
        { ticket: 2, name: 'b', attempts: 2, reason: 'too deep', receivedAt: 1_000_000 },
      ]);
    });

    it('gives who is still reading nothing that failed before', async () => {
      await store.work.add(works('a b c'), CAP);
      await store.work.claim({ ...CLAIM, limit: 2, maxAttempts: 3 });
      nowAt += 1_001;
      expect(await names({ isAhead: true, maxAttempts: 3 })).toEqual([]);
      expect(await names({ maxAttempts: 3 })).toEqual(['a']);
      expect(await names({ isAhead: true, maxAttempts: 3 })).toEqual([]);
      expect(await names({ maxAttempts: 3 })).toEqual(['b']);
      expect(await names({ isAhead: true, maxAttempts: 3 })).toEqual(['c']);
    });

    it('quarantines what readers end over, and goes on behind it', async () => {
      await store.work.add(works('a b'), CAP);
      for (const _ of '12') {
        expect(await names({ limit: 1 })).toEqual(['a']);
        nowAt += 1_001;
      }
      const third = await store.work.claim(CLAIM);
      expect(third.quarantined).toEqual([1]);
      expect(third.works.map(({ ticket }) => ticket)).toEqual([2]);
      await store.work.keepReadings(third.lease, [{ ticket: 2, reading: '' }]);
      expect(await file()).toEqual([2]);
      expect(await store.work.retry([1, 2])).toBe(1);
      expect(await names()).toEqual(['a']);
    });

    it('refuses what would be too many, and adds none of them', async () => {
      await store.work.add(works('a b'), 3);
      await expect(store.work.add(works('c d'), 3)).rejects.toMatchObject({ code: 'work.full' });
      await store.work.add(works('c a'), 3);
      await expect(store.work.add(works('d'), 3)).rejects.toMatchObject({ code: 'work.full' });
      await store.work.add(works('a b c'), 3);
      expect((await store.work.status()).waiting).toBe(3);
    });

    it('claims nothing while too many readings wait to be filed', async () => {
      await store.work.add(works('a b c'), CAP);
      await readAll(store, { limit: 2 });
      expect(await names({ maxAhead: 2 })).toEqual([]);
      await file();
      expect(await names({ maxAhead: 2 })).toEqual(['c']);
    });

    it('gives a role to one, and to the next when its lease ends or it is given up', async () => {
      expect(await store.work.lead('applier', 'one', 100)).toBe(true);
      expect(await other.work.lead('applier', 'two', 100)).toBe(false);
      nowAt += 90;
      expect(await store.work.lead('applier', 'one', 100)).toBe(true);
      nowAt += 90;
      expect(await other.work.lead('applier', 'two', 100)).toBe(false);
      nowAt += 11;
      expect(await other.work.lead('applier', 'two', 100)).toBe(true);
      expect(await store.work.lead('applier', 'one', 100)).toBe(false);
      await other.work.resign('applier', 'two');
      expect(await store.work.lead('applier', 'one', 100)).toBe(true);
      expect((await store.work.status()).applier).toBe('one');
    });

    it('tells where the work stands', async () => {
      await store.work.add(works('a b c d'), CAP);
      await readAll(store, { limit: 1 });
      await file();
      await readAll(store, { limit: 1 });
      await names({ limit: 1 });
      nowAt += 500;
      const status = await store.work.status();
      expect(status).toMatchObject({ waiting: 2, leased: 1, read: 1, filed: 1, quarantined: 0 });
      expect(status).toMatchObject({
        oldestMs: 500,
        filedPerSecond: 1,
        leftMs: 3_000,
        documents: 4,
      });
      expect(await store.work.peek()).toEqual({ canRead: true, canFile: true, hasUnread: true });
    });

    it('adds up what all count', async () => {
      const some = [
        { name: 'refusals', label: 'x', value: 2 },
        { name: 'refusals', label: 'x', value: 1 },
        { name: 'documents', label: 'read', value: 1 },
      ];
      await store.write((tx) => tx.addTallies(some));
      await other.write((tx) => tx.addTallies(some));
      expect(await store.work.tallies()).toEqual([
        { name: 'documents', label: 'read', value: 2 },
        { name: 'refusals', label: 'x', value: 6 },
      ]);
    });

    it('drops the bytes of what is filed, and of nothing else', async () => {
      await store.work.add(works('a b'), CAP);
      await readAll(store, { limit: 1 });
      await file();
      nowAt += 10;
      await store.work.add(works('c'), CAP);
      const dropped = await store.work.trim(nowAt);
      expect(dropped.documents).toBe(1);
      expect(dropped.bytes).toBeGreaterThan(100);
      expect(await store.work.status()).toMatchObject({ documents: 2, waiting: 2, filed: 1 });
      expect(await names()).toEqual(['b', 'c']);
    });

    it('remembers nothing of the tables that another store has changed', async () => {
      const { putSample } = await import('./store-samples.ts');
      const items = (from: Store) => from.write((tx) => tx.storyItems(['d-1']));
      await store.write((tx) => putSample(tx, 'd-1', '2025-11-07'));
      expect((await items(store))[0]?.knownDay).toBe('2025-11-07');
      await other.write((tx) => putSample(tx, 'd-1', '2025-12-01'));
      expect((await items(store))[0]?.knownDay).toBe('2025-12-01');
    });
  });
}
