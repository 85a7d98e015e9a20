import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
let desk: Desk;

beforeAll(async () => {
  desk = await desks.open();
  await desk.take(
    from([
      draft({
        outlet: 'Northern Cable',
        day: '2025-11-06',
        title: 'Kazakhstan to join the Abraham Accords',
        paragraphs: [
          'Kazakhstan’s foreign ministry said on Thursday that Kazakhstan will join the Abraham Accords.',
        ],
      }),
      draft({
        outlet: 'Harbour Post',
        day: '2025-12-10',
        title: 'Uruguay ratifies a treaty on fisheries',
        paragraphs: [
          'Uruguay ratified the Agreement on Fisheries Subsidies on Wednesday. Kazakhstan sells grain, a minister said.',
        ],
      }),
      draft({
        outlet: 'Harbour Post',
        day: '2025-12-11',
        title: 'Azerbaijan and Kazakhstan talk about harbours',
        paragraphs: [
          'Azerbaijan has not joined the Abraham Accords. Kazakhstan opened an embassy in Baku on Monday.',
        ],
      }),
    ]),
  );
});
afterAll(() => desks.clear());

async function titles(query: string): Promise<(string | null)[]> {
  return (await desk.search(query)).dispatches.map(({ title }) => title?.slice(0, 10) ?? null);
}

describe('searching the record', () => {
  it.each([
    ['kazakhstan', ['Azerbaijan', 'Uruguay ra', 'Kazakhstan']],
    ['"foreign ministry"', ['Kazakhstan']],
    ['outlet:"harbour post" kazakhstan', ['Azerbaijan', 'Uruguay ra']],
    ['after:2025-12 before:2025-12-10', ['Uruguay ra']],
    ['state:Kazakh accord:"the abraham accords"', ['Kazakhstan']],
    ['state:KAZ accord:abraham-accords stage:announced', ['Kazakhstan']],
    ['state:URY stage:ratified', ['Uruguay ra']],
    ['accord:abraham-accords modality:denied', ['Azerbaijan']],
    ['class:party accord:abraham-accords', ['Kazakhstan']],
    ['zebra', []],
  ])('%s', async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  it('takes what is asked of acts from one act', async () => {
    const { dispatches } = await desk.search('state:KAZ accord:abraham-accords modality:denied');
    expect(dispatches).toEqual([]);
  });

  it('shows entries, developments and the passages', async () => {
    const found = await desk.search('state:KAZ accord:abraham-accords');
    expect(found.entries.map(({ entry }) => entry)).toEqual(['party/abraham-accords/KAZ']);
    expect(found.developments[0]?.title).toContain('Kazakhstan');
    const [hit] = found.dispatches;
    expect(hit?.excerpts[0]?.words).toContain('will join the Abraham Accords');
    expect(hit?.stages).toEqual(['announced']);
  });

  it('knows nothing of later days', async () => {
    const asOf = '2025-11-30' as never;
    expect((await desk.search('kazakhstan', { asOf })).dispatches).toHaveLength(1);
  });

  it('goes on where a page ended', async () => {
    const first = await desk.search('kazakhstan', { limit: 2 });
    const second = await desk.search('kazakhstan', { limit: 2, cursor: first.cursor ?? '' });
    expect([first.dispatches.length, second.dispatches.length, second.cursor]).toEqual([
      2,
      1,
      null,
    ]);
  });

  it('says which states and accords plain words name', async () => {
    const { meant } = await desk.search('kazakhstan abraham accords');
    expect(meant.map(({ field, id }) => `${field}:${id}`)).toEqual([
      'state:KAZ',
      'accord:abraham-accords',
    ]);
  });

  it('leaves out what an editor rejected', async () => {
    const other = await desks.open();
    await other.take(
      from([
        draft({
          outlet: 'Harbour Post',
          day: '2025-12-10',
          title: 'Uruguay ratifies a treaty on fisheries',
          paragraphs: ['Uruguay ratified the Agreement on Fisheries Subsidies on Wednesday.'],
        }),
      ]),
    );
    const [hit] = (await other.search('uruguay')).dispatches;
    const word = { values: [], author: 'A. Editor', reason: 'The paper took it back.' };
    await other.rule({ ruling: 'reject', target: hit?.id ?? '', ...word });
    const asOf = '2026-12-31' as never;
    expect((await other.search('uruguay', { asOf })).dispatches).toEqual([]);
  });

  it.each([
    ['kaz', 'state:KAZ'],
    ['state:astan', 'state:KAZ'],
    ['accord:abraham', 'accord:abraham-accords'],
    ['stage:in f', 'stage:in-force'],
    ['sta', 'state:'],
  ])('suggests %s as %s', async (typed, text) => {
    expect((await desk.suggest(typed)).map((one) => one.text)).toContain(text);
  });
});
