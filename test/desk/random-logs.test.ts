import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { addDays, type CivilDay, civilDay } from '../../src/kernel/index.ts';
import { ENTRY, type Step, stepsFor } from './random-steps.ts';
import { allBriefs, TemporaryDesks } from './temporary-desks.ts';

/*
 * Random logs of everything that a log may hold: dispatches that come late, a correction, rulings of every kind and their
 * undoing, a retraction, two editions of a register. Whatever the log, its tables are what a replay of it gives, and the
 * record as of a day is the record of a store that was stopped on that day.
 */

const desks = new TemporaryDesks();
afterAll(() => desks.clear());
const STEPS = stepsFor(desks);

/** Some of the steps; texts and registers come up to 80 days late, an editor rules on the day. */
const logs = fc
  .array(
    fc.record({ isIn: fc.boolean(), isLate: fc.boolean(), days: fc.integer({ min: 1, max: 80 }) }),
    {
      minLength: STEPS.length,
      maxLength: STEPS.length,
    },
  )
  .map((choices) =>
    STEPS.map((step, at) => ({ step, choice: choices[at] }))
      // A text may well be left out; a third of the time.
      .filter(
        ({ step, choice }) => choice?.isIn === true || (!step.isRuling && choice?.isLate === true),
      )
      .map(({ step, choice }) => {
        const isLate = !step.isRuling && choice?.isLate === true;
        return { step, at: addDays(step.day, isLate ? (choice?.days ?? 0) : 0) };
      })
      .sort((a, b) => (a.at !== b.at ? (a.at < b.at ? -1 : 1) : a.step.name < b.step.name ? -1 : 1))
      .map(({ step }) => step),
  );

const stopDays = fc.constantFrom(
  ...['2026-01-08', '2026-01-15', '2026-02-15', '2026-03-05', '2026-03-07', '2026-03-15'].map(
    civilDay,
  ),
);

async function filed(steps: readonly Step[]): Promise<Desk> {
  const desk = await desks.open();
  for (const step of steps) await step.do(desk);
  return desk;
}

/** Whatever is told on a day, but for what the order of receipt decides. */
async function toldOn(desk: Desk, asOf: CivilDay) {
  const briefs = [...(await allBriefs(desk, asOf)).values()]
    .map(({ changed: _, ...brief }) => brief)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const claims = await desk.claims({ asOf, accord: 'escazu-agreement' });
  const histories = claims.some(({ entry }) => entry === ENTRY)
    ? await desk.history(ENTRY, { asOf })
    : null;
  return {
    briefs,
    claims,
    histories,
    ties: (await desk.state('FJI', { asOf })).relations,
    lakes: await desk.parties({ asOf, accord: 'x-compact-on-lakes' }),
    parties: await desk.parties({ asOf, accord: 'escazu-agreement' }),
    next: await desk.next({ asOf }),
    changes: await desk.changes({ asOf }),
    rulings: await desk.rulings({ asOf }),
    accords: await desk.accords({ asOf }),
    dispatches: (await desk.dispatches({ asOf })).map(({ id }) => id),
  };
}

describe('a random log', () => {
  it('replays to its tables, and as of a day is a store that was stopped on that day', async () => {
    await fc.assert(
      fc.asyncProperty(logs, stopDays, async (steps, day) => {
        const whole = await filed(steps);
        expect(await whole.check()).toMatchObject({ isSound: true, trouble: null });
        const stopped = await filed(steps.filter((step) => step.day <= day));
        expect(await toldOn(whole, day)).toEqual(await toldOn(stopped, day));
        const before = await toldOn(whole, civilDay('2026-12-31'));
        const [first, second] = [await whole.rebuild(), await whole.rebuild()];
        expect(second.digest).toBe(first.digest);
        expect(await toldOn(whole, civilDay('2026-12-31'))).toEqual(before);
      }),
      { numRuns: 6 },
    );
  }, 600_000);
});
