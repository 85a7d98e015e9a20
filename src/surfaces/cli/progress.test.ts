import { describe, expect, it } from 'vitest';
import { runIn } from '../../../test/support/cli-world.ts';

/** A clock that goes on by `stepMs` with every look at it. */
function clock(stepMs: number): () => number {
  let nowMs = 0;
  return () => {
    nowMs += stepMs;
    return nowMs;
  };
}

const take = async (
  _: unknown,
  options?: { onProgress?: (...told: [number, null, string]) => void },
) => {
  options?.onProgress?.(1, null, 'one.txt');
  options?.onProgress?.(2, null, 'two\u001b.txt');
  return [];
};

describe('progress', () => {
  it.each([
    ['is told on a terminal when it takes long', true, 900, 'Filing: 2 two .txt'],
    ['is not told when it is quick', true, 10, ''],
    ['is not told where nobody looks', false, 900, ''],
  ])('%s', async (_, isErrTerminal, stepMs, words) => {
    const terminal = { isErrTerminal, monotonicMs: clock(stepMs) };
    const ran = await runIn(['take', 'news', '--json'], { desk: { take }, terminal });
    expect(ran.out).toContain('"taken": []');
    if (words === '') expect(ran.err).not.toContain('Filing');
    else expect(ran.err).toContain(words);
  });
});
