import { expect, it } from 'vitest';
import { ChanceryError } from '../../kernel/index.ts';
import type { WorkerOptions } from './work-types.ts';
import { runWorker, type WorkerParts } from './worker.ts';

/** More turns than a worker takes before it hears that it is to stop. */
const TOO_MANY = 1_000;

it('a worker that never waits hears that it is to stop', async () => {
  let turns = 0;
  const parts = {
    work: {
      watch: async () => null,
      peek: async () => ({ canRead: false, canFile: true, hasUnread: true }),
      lead: async () => true,
      resign: async () => undefined,
    },
    store: {
      write: async () => {
        turns += 1;
        if (turns > TOO_MANY) throw new Error('it was not heard');
        return [{ ticket: turns, outcome: '{}', dispatch: null }];
      },
    },
    clock: { nowAt: () => 0, monotonicMs: () => 0 },
  } as unknown as WorkerParts;
  const stop = new AbortController();
  const limits = { batch: 1, leaseMs: 9_000, maxAttempts: 1, maxAhead: 1 };
  const options: WorkerOptions = {
    ...limits,
    name: 'one',
    does: 'apply',
    isUntilEmpty: false,
    signal: stop.signal,
  };
  setImmediate(() => stop.abort());
  const { filed } = await runWorker(parts, options);
  expect(filed).toBe(turns);
  expect(filed).toBeGreaterThan(0);
});

it('trouble that does not pass ends a worker, and is told as it is', async () => {
  const refused = new ChanceryError('store.rights', { path: 'postgres://db.example', why: 'no' });
  let peeks = 0;
  const parts = {
    work: {
      watch: async () => null,
      peek: async () => {
        peeks += 1;
        return { canRead: false, canFile: false, hasUnread: true };
      },
      lead: async () => {
        throw refused;
      },
    },
    clock: { nowAt: () => 0, monotonicMs: () => 0 },
  } as unknown as WorkerParts;
  const limits = { batch: 1, leaseMs: 9_000, maxAttempts: 1, maxAhead: 1 };
  const { signal } = new AbortController();
  const options = { ...limits, name: 'one', does: 'both', isUntilEmpty: true, signal } as const;
  await expect(runWorker(parts, options)).rejects.toBe(refused);
  expect(peeks).toBeGreaterThan(0);
});

it('holds the role for whole milliseconds, and longer where a turn of filing takes long', async () => {
  let nowMs = 0;
  let turns = 0;
  const leases: number[] = [];
  const stop = new AbortController();
  const parts = {
    work: {
      watch: async () => null,
      peek: async () => ({ canRead: false, canFile: true, hasUnread: false }),
      lead: async (_role: string, _holder: string, leaseMs: number) => {
        leases.push(leaseMs);
        return true;
      },
      resign: async () => undefined,
    },
    store: {
      write: async () => {
        turns += 1;
        nowMs += turns < 3 ? 100.3 : 7_000.7;
        if (turns === 5) stop.abort();
        return [{ ticket: turns, outcome: '{}', dispatch: null }];
      },
    },
    clock: { nowAt: () => 0, monotonicMs: () => nowMs },
  } as unknown as WorkerParts;
  const limits = { batch: 1, leaseMs: 9_000, maxAttempts: 1, maxAhead: 1 };
  const { signal } = stop;
  await runWorker(parts, { ...limits, name: 'one', does: 'apply', isUntilEmpty: false, signal });
  expect(leases[0]).toBe(10_000);
  expect(leases.at(-1)).toBe(14_001);
  expect(leases.every(Number.isInteger)).toBe(true);
});
