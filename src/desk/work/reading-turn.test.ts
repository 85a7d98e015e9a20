import { expect, it } from 'vitest';
import type { ReadingLine } from '../reading-line.ts';
import type { ClaimOptions, WorkList } from '../store/work-contract.ts';
import { ReadingTurns } from './reading-turn.ts';

/** A list of so many documents, of which some failed before, that notes what is asked of it. */
function listOf(count: number, failedBefore: readonly number[] = []) {
  const said: string[] = [];
  let next = 1;
  const claim = async ({ limit, isAhead = false }: ClaimOptions) => {
    const works = [];
    for (; next <= count && works.length < limit; next += 1) {
      const attempt = failedBefore.includes(next) ? 2 : 1;
      if (attempt > 1 && (isAhead || works.length > 0)) break;
      works.push({ ticket: next, document: {}, on: null, receivedAt: 0, attempt });
    }
    const tickets = works.map(({ ticket }) => ticket).join(' ');
    said.push(`${isAhead ? 'claimed ahead' : 'claimed'} ${tickets}`);
    return { lease: `lease ${tickets}`, works, quarantined: [] };
  };
  /** Acknowledgements wait until they are let go, as for the lock of a writer. */
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const work = {
    claim,
    keepReadings: async (_lease: string, readings: readonly { ticket: number }[]) => {
      await held;
      const tickets = readings.map(({ ticket }) => ticket);
      said.push(`kept ${tickets.join(' ')}`);
      return tickets;
    },
    giveBack: async (_lease: string, tickets: readonly number[]) => {
      said.push(`gave back ${tickets.join(' ')}`);
    },
  } as unknown as WorkList;
  return { work, said, letGo };
}

function turnsOver(work: WorkList, said: string[], batch = 2) {
  const line = {
    clock: { nowAt: () => 0, monotonicMs: () => 0 },
    parseArticle: async () => {
      said.push('read');
      return { items: null, refusals: [] };
    },
  } as unknown as ReadingLine;
  const stop = new AbortController();
  const limits = { batch, leaseMs: 9_000, maxAttempts: 3, maxAhead: 100 };
  const turns = new ReadingTurns(
    { work, line },
    { ...limits, name: 'one', does: 'read', isUntilEmpty: false, signal: stop.signal },
  );
  return { turns, stop };
}

it('reads what was claimed ahead while what it read before is not kept yet', async () => {
  const { work, said, letGo } = listOf(6);
  const { turns } = turnsOver(work, said);
  await turns.next();
  expect(said).toEqual(['claimed 1 2', 'claimed ahead 3 4', 'read', 'read']);
  const second = turns.next();
  await expect.poll(() => said.filter((one) => one === 'read').length).toBe(4);
  expect(said).not.toContain('kept 1 2');
  letGo();
  expect(await second).toEqual({ claimed: 2, read: 2, failed: 0 });
  expect(said).toContain('kept 1 2');
});

it('gives back what it claimed ahead when it ends, and keeps what it read', async () => {
  const { work, said, letGo } = listOf(6);
  const { turns, stop } = turnsOver(work, said);
  await turns.next();
  letGo();
  stop.abort();
  expect(await turns.end()).toBe(2);
  expect(said.slice(-2)).toEqual(['kept 1 2', 'gave back 3 4']);
  expect(turns.hasClaimed).toBe(false);
});

it('claims nothing ahead of one that failed before, nor such a one itself', async () => {
  const { work, said, letGo } = listOf(3, [2]);
  const { turns } = turnsOver(work, said, 1);
  letGo();
  for (let turn = 0; turn < 4; turn += 1) await turns.next();
  expect(said.filter((one) => one.startsWith('claimed'))).toEqual([
    'claimed 1',
    'claimed ahead ',
    'claimed 2',
    'claimed 3',
    'claimed ahead ',
    'claimed ',
  ]);
});

it('throws the trouble of keeping to who asks next, once', async () => {
  const { work, said } = listOf(6);
  const trouble = new Error('the store does not answer');
  const { turns } = turnsOver(
    { ...work, keepReadings: () => Promise.reject(trouble) } as WorkList,
    said,
  );
  await turns.next();
  await expect(turns.kept()).rejects.toBe(trouble);
  expect(await turns.kept()).toBe(0);
});
