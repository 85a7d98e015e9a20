import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
const ENTRY = 'party/artemis-accords/TON';
const WHO = { author: 'A. Editor', reason: 'The list of the depositary has it.' } as const;
let desk: Desk;

beforeAll(async () => {
  desk = await desks.open();
  await desk.take(
    from([
      draft({
        outlet: 'Reef Post',
        day: '2031-10-08',
        title: 'Tonga to join the Artemis Accords',
        paragraphs: ['Tonga will join the Artemis Accords, its foreign ministry said on Tuesday.'],
      }),
    ]),
  );
});
afterAll(() => desks.clear());

async function because(): Promise<string> {
  const { parties } = await desk.accord('artemis-accords');
  return parties.find(({ entry }) => entry === ENTRY)?.standing.because[0] ?? '';
}

describe('what an editor ruled', () => {
  it('is explained: the ruling itself, the claim that it made, and the one that it undid', async () => {
    const on = civilDay('2031-10-09');
    const told = await because();
    const ruling = { ruling: 'set', target: ENTRY, values: ['signed', '2031-10-01'] } as const;
    const set = await desk.rule({ ...ruling, ...WHO, on });
    const made = await because();
    expect(made).not.toBe(told);
    const claim = await desk.explain(made);
    expect(claim).toMatchObject({ kind: 'claim', title: 'Tonga, Artemis Accords: signed' });
    expect(claim.see).toEqual([ENTRY, set.id]);
    const fact = await desk.explain(set.id);
    expect(fact).toMatchObject({ kind: 'fact', title: `set: ${ENTRY}: signed 2031-10-01` });
    expect(fact.steps.map(({ words }) => words)).toEqual([
      `${ENTRY}: signed 2031-10-01`,
      WHO.author,
      WHO.reason,
      '2031-10-09',
    ]);
    await expect(desk.explain(set.id, { asOf: civilDay('2031-10-08') })).rejects.toMatchObject({
      code: 'record.unknown',
    });
    const undo = await desk.rule({ ruling: 'undo', target: set.id, values: [], ...WHO, on });
    expect((await desk.explain(set.id)).see).toContain(undo.id);
    expect(await because()).toBe(told);
  });

  it('is told of a claim that was confirmed or rejected, beside its own class', async () => {
    const id = await because();
    const before = await desk.explain(id);
    const on = civilDay('2031-10-09');
    const made = await desk.rule({ ruling: 'reject', target: id, values: [], ...WHO, on });
    const { steps } = await desk.explain(id);
    expect(steps.slice(0, before.steps.length)).toEqual(before.steps);
    expect(steps.at(-1)).toEqual({
      what: 'ruled',
      rule: 'rejected',
      words: `ruled by ${WHO.author}: ${WHO.reason}`,
    });
    await desk.rule({ ruling: 'undo', target: made.id, values: [], ...WHO, on });
  });
});
