import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import type { CivilDay } from '../../src/kernel/index.ts';
import type { SourceItem } from '../../src/sources/index.ts';
import { allBriefs, dossier, from, shuffled, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
let items: SourceItem[];
let whole: Desk;

beforeAll(async () => {
  items = await dossier();
  whole = await desks.open();
  await whole.take(from(items));
});
afterAll(() => desks.clear());

/** Briefs without what the order of receipt decides. */
async function briefsOf(desk: Desk, asOf?: CivilDay) {
  const briefs = await allBriefs(desk, asOf);
  return [...briefs]
    .map(([, { changed: _, ...brief }]) => brief)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function developmentsOf(desk: Desk) {
  const rows = await desk.developments({ limit: 1_000 });
  return Promise.all(rows.map((row) => desk.development(row.id)));
}

async function standingsOf(desk: Desk) {
  const accords = (await desk.accords()).filter((row) => row.developmentCount > 0);
  const views = await Promise.all(accords.map((row) => desk.accord(row.id)));
  return views.map(({ id, parties, expectations }) => ({ id, parties, expectations }));
}

describe('the order in which dispatches arrive', () => {
  it.each([
    ['from the last to the first', (list: SourceItem[]) => [...list].reverse()],
    ['in one shuffled order', (list: SourceItem[]) => shuffled(list, 7)],
    ['in another', (list: SourceItem[]) => shuffled(list, 4_242)],
  ])('changes no development, standing or brief (%s)', async (_, arrange) => {
    const other = await desks.open();
    await other.take(from(arrange(items)));
    expect(await developmentsOf(other)).toEqual(await developmentsOf(whole));
    expect(await standingsOf(other)).toEqual(await standingsOf(whole));
    expect(await briefsOf(other)).toEqual(await briefsOf(whole));
  });
});

describe('the record as known on a day', () => {
  it.each(['2020-09-12', '2020-10-15', '2022-05-31', '2025-11-06', '2025-11-07', '2025-11-30'])(
    'is the record of a store that was stopped on %s',
    async (text) => {
      const asOf = text as CivilDay;
      const known = new Set((await whole.dispatches({ asOf, limit: 1_000 })).map((one) => one.id));
      const early: SourceItem[] = [];
      for (const item of items) {
        if (item.kind !== 'document') continue;
        const { dispatch } = await whole.understand(item.document);
        if (known.has(dispatch.id)) early.push(item);
      }
      const stopped = await desks.open();
      await stopped.take(from(early));
      expect(await briefsOf(whole, asOf)).toEqual(await briefsOf(stopped, asOf));
      expect(await whole.accord('abraham-accords', { asOf })).toMatchObject({
        parties: (await stopped.accord('abraham-accords', { asOf })).parties,
      });
    },
  );
});
