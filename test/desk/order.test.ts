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

  it('does not tell of a text, its acts and its claims before their day', async () => {
    const asOf = '2025-11-06' as CivilDay;
    const later = (await whole.dispatches({ limit: 1_000 })).find(
      ({ knownDay }) => knownDay === '2025-11-07',
    );
    const { acts, development } = await whole.dispatch(later?.id ?? '');
    const claims = await whole.claims({ accord: 'abraham-accords' });
    const claim = claims.find(({ known_day }) => known_day === '2025-11-07');
    const notYet = { code: 'record.not-yet' };
    await expect(whole.dispatch(later?.id ?? '', { asOf })).rejects.toMatchObject(notYet);
    for (const id of [later?.id, acts[0]?.id, claim?.claim_id])
      await expect(whole.explain(id ?? '', { asOf }), id).rejects.toMatchObject(notYet);
    const told = await whole.explain(development ?? '', { asOf });
    const known = new Set((await whole.dispatches({ asOf, limit: 1_000 })).map(({ id }) => id));
    expect(told.see.filter((id) => id.startsWith('d-') && !known.has(id))).toEqual([]);
    expect(told.see.length).toBeGreaterThan(1);
  });

  it('does not tell of a correction before its day', async () => {
    const texts = await whole.dispatches({ limit: 1_000 });
    const correction = texts.find(({ revisionOf }) => revisionOf !== null);
    const replaced = correction?.revisionOf ?? '';
    const day = (correction?.knownDay ?? '2026-01-01') as CivilDay;
    const before = (await whole.dispatch(replaced)).dispatch.knownDay;
    expect(before < day).toBe(true);
    const by = async (asOf: CivilDay) => (await whole.dispatch(replaced, { asOf })).revisions;
    expect(await by(before)).toEqual([]);
    expect(await by(day)).toContain(correction?.id);
  });
});
