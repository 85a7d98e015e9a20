import { afterEach, expect, test } from 'vitest';
import { KillableWorker, type WorkerLimits } from './killable-worker.ts';

const FILE = new URL('../../test/support/odd-worker.ts', import.meta.url);
const ROOMY: WorkerLimits = { budgetMs: 60_000, heapMb: 256, growthMb: 4_000 };

let worker: KillableWorker<string, string>;
afterEach(() => worker.close());

test('a thread answers one piece after the other', async () => {
  worker = new KillableWorker(FILE, ROOMY);
  const answers = await Promise.all(['a', 'b', 'c'].map((task) => worker.run(task)));
  expect(answers).toEqual([{ out: 'did a' }, { out: 'did b' }, { out: 'did c' }]);
});

const deadly: [task: string, limits: Partial<WorkerLimits>, killed: string][] = [
  ['turn', { budgetMs: 1_500 }, 'time'],
  ['heap', { heapMb: 48 }, 'memory'],
  ['grow', { growthMb: 200 }, 'memory'],
];
test.each(deadly)(
  '%s ends the thread, and the next piece gets a new one',
  async (task, limits, killed) => {
    worker = new KillableWorker(FILE, { ...ROOMY, ...limits });
    expect(await worker.run(task)).toEqual({ killed });
    await worker.close();
    worker = new KillableWorker(FILE, ROOMY);
    expect(await worker.run('next')).toEqual({ out: 'did next' });
  },
);

test('a piece behind a deadly one is done', async () => {
  worker = new KillableWorker(FILE, { ...ROOMY, budgetMs: 5_000 });
  const [first, second] = await Promise.all([worker.run('turn'), worker.run('b')]);
  expect([first, second]).toEqual([{ killed: 'time' }, { out: 'did b' }]);
});

test('an error of the worker comes to the caller, and the next piece is done', async () => {
  worker = new KillableWorker(FILE, ROOMY);
  await expect(worker.run('throw')).rejects.toThrow('boom');
  expect(await worker.run('b')).toEqual({ out: 'did b' });
});
