import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { allBriefs, draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const WIRE = draft({
  outlet: 'Harbour Wire',
  kind: 'wire',
  day: '2025-03-04',
  title: 'Mongolia to join Artemis Accords',
  paragraphs: [
    'ULAANBAATAR - Mongolia will join the Artemis Accords, the Mongolian foreign ministry announced on Tuesday.',
    'A signing ceremony is expected in Washington in April, the ministry said.',
  ],
});

let desk: Desk;
beforeAll(async () => {
  desk = await desks.open();
  await desk.take(from([WIRE]));
});

const NOTHING = { sentences: [] };

/** A brief of one sentence, as another program would hand it in. */
function foreign(text: string, evidence: readonly object[]) {
  return {
    sections: {
      happening: { sentences: [{ text, evidence }] },
      importance: NOTHING,
      next: NOTHING,
      beyond: NOTHING,
    },
  };
}

const QUOTE = { quote: 'Mongolia will join   the Artemis Accords' };

async function faultsOf(value: unknown) {
  const [checked] = await desk.checkBriefs(value);
  return checked?.unsupported.map(({ what, value: found }) => `${what} ${found}`);
}

describe('a brief that is handed in', () => {
  it('holds when it is our own', async () => {
    for (const brief of (await allBriefs(desk)).values()) {
      const checked = await desk.checkBriefs(JSON.parse(JSON.stringify({ briefs: [brief] })));
      expect(checked).toEqual([
        { id: brief.id, asOf: brief.asOf, sentences: expect.any(Number), unsupported: [] },
      ]);
      expect(checked[0]?.sentences).toBeGreaterThan(2);
    }
  });

  it('holds when it is our own over several developments', async () => {
    const topics = [
      { kind: 'state', state: 'MNG' },
      { kind: 'accord', accord: 'artemis-accords' },
      { kind: 'day', day: civilDay('2025-03-04') },
    ] as const;
    for (const topic of topics) {
      const { items } = await desk.overview(topic);
      expect(items.sections.happening.sentences.length).toBeGreaterThan(0);
      expect(items.order?.map(({ points }) => points > 0)).toEqual([true]);
      const [checked] = await desk.checkBriefs(items);
      expect(checked?.unsupported).toEqual([]);
    }
  });

  it.each([
    ['what the passage says', 'Mongolia will join the Artemis Accords.', [QUOTE], []],
    ['a stage ahead of it', 'Mongolia has joined the Artemis Accords.', [QUOTE], ['stage acceded']],
    ['another state', 'Bhutan will join the Artemis Accords.', [QUOTE], ['actor BTN']],
    [
      'a day of its own',
      'Mongolia will join the Artemis Accords on 9 May 2025.',
      [QUOTE],
      ['day 2025-05-09'],
    ],
    ['nothing cited', 'Mongolia will join the Artemis Accords.', [], ['evidence none']],
  ])('is read against its passages: %s', async (_name, text, evidence, faults) => {
    expect(await faultsOf(foreign(text, evidence))).toEqual(faults);
  });

  it('has no passage where the quotation stands nowhere', async () => {
    const faults = await faultsOf(
      foreign('Mongolia will join the Artemis Accords.', [{ quote: 'Mongolia joined last year' }]),
    );
    expect(faults).toHaveLength(1);
    expect(faults?.[0]).toMatch(/^evidence /);
  });

  it.each([
    ['no object', 'text', /.+/],
    ['no sections', { title: 'x' }, /sections/],
    ['a day that is none', { ...foreign('x', []), asOf: '2025-02-30' }, /2025-02-30/],
    ['too many sentences', foreignMany(501), /happening/],
  ])('is refused with what is wrong: %s', async (_name, value, why) => {
    await expect(desk.checkBriefs(value)).rejects.toMatchObject({
      code: 'brief.invalid',
      params: { why: expect.stringMatching(why) },
    });
  });
});

function foreignMany(count: number) {
  const sentences = Array.from({ length: count }, () => ({ text: 'x' }));
  return { sections: { happening: { sentences } } };
}
