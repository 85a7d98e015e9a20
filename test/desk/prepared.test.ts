import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const SIGNED = draft({
  outlet: 'Harbour Post',
  day: '2026-03-03',
  title: 'Fiji signs Escazú Agreement',
  paragraphs: ['Fiji signed the Escazú Agreement in Suva on Tuesday, the islands radio reported.'],
});
const EMBASSY = draft({
  outlet: 'Island Sheet',
  day: '2026-03-05',
  title: 'Nepal opens embassy in Hanoi',
  paragraphs: ['Nepal opened its embassy in Hanoi on Thursday, its foreign ministry said.'],
});

/** Rows that one round composes. */
async function roundOf(desk: Desk): Promise<number> {
  const stop = new AbortController();
  const rounds: number[] = [];
  const onRound = (rows: number): void => {
    rounds.push(rows);
    stop.abort();
  };
  await desk.keepPrepared({ signal: stop.signal, onRound });
  return rounds[0] ?? Number.NaN;
}

describe('pages that are prepared', () => {
  it('are composed once, and again where something has moved', async () => {
    const storePath = await desks.path();
    const desk = await desks.open({ storePath });
    await desk.take(from([SIGNED]));
    expect(await roundOf(desk)).toBe(1);
    await desk.take(from([EMBASSY]));
    // The day of the record has moved: every row is one of another day.
    expect(await roundOf(desk)).toBe(2);
    const fresh = await desks.open({ storePath });
    expect(await desk.state('FJI')).toEqual(await fresh.state('FJI'));
    expect(await desk.accord('escazu-agreement')).toEqual(await fresh.accord('escazu-agreement'));
  });

  it('are left when it is told to stop, and the desk closes', async () => {
    const desk = await desks.open({ storePath: await desks.path() });
    await desk.take(from([SIGNED]));
    await desk.keepPrepared({ signal: AbortSignal.abort() });
    await desk.close();
  });
});
