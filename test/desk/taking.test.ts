import { afterAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { allBriefs, draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const ANNOUNCED = draft({
  outlet: 'Harbour Wire',
  kind: 'wire',
  day: '2025-03-04',
  title: 'Mongolia to join Artemis Accords',
  paragraphs: [
    'ULAANBAATAR - Mongolia will join the Artemis Accords, the Mongolian foreign ministry announced on Tuesday.',
    'A signing ceremony is expected in Washington next month, the ministry said.',
  ],
});
const SIGNED = draft({
  outlet: 'Estuary Post',
  day: '2025-04-09',
  title: 'Mongolia signs Artemis Accords',
  paragraphs: [
    'WASHINGTON - Mongolia signed the Artemis Accords on Tuesday, the Mongolian foreign ministry said.',
  ],
});
const VERSION_1 = draft({
  outlet: 'Morning Lamp',
  day: '2025-05-06',
  address: 'https://morning-lamp.example/nepal',
  title: 'Nepal ratifies the Arms Trade Treaty',
  paragraphs: [
    'KATHMANDU - Nepal ratified the Arms Trade Treaty on Tuesday, the foreign ministry of Nepal said.',
  ],
});
const VERSION_2 = draft({
  outlet: 'Morning Lamp',
  day: '2025-05-07',
  address: 'https://morning-lamp.example/nepal',
  title: 'Nepal plans to ratify the Arms Trade Treaty',
  paragraphs: [
    'KATHMANDU - Nepal plans to ratify the Arms Trade Treaty, the foreign ministry of Nepal said. An earlier version of this report said that it had done so.',
  ],
});

async function contents(desk: Desk) {
  const facts = await desk.facts({ limit: 10_000 });
  const briefs = await allBriefs(desk);
  return { facts, briefs: JSON.stringify([...briefs]), status: await desk.status() };
}

async function stageOf(desk: Desk, state: string, accord: string) {
  const view = await desk.accord(accord);
  return view.parties.find((row) => row.subject.id === state)?.standing ?? null;
}

describe('taking dispatches in', () => {
  it('reads the same dispatch once: facts, tables and briefs stay as they are', async () => {
    const desk = await desks.open();
    await desk.take(from([ANNOUNCED, SIGNED]));
    const before = await contents(desk);
    const again = await desk.take(from([SIGNED, ANNOUNCED]));
    expect(again.map((one) => one.status)).toEqual(['known', 'known']);
    const after = await contents(desk);
    expect(after).toEqual(before);
    const digests = [(await desk.rebuild()).digest, (await desk.rebuild()).digest];
    expect(digests[1]).toBe(digests[0]);
    expect(await contents(desk)).toEqual(before);
  });

  it('tells what a second dispatch on the same development changed', async () => {
    const desk = await desks.open();
    const [first] = await desk.take(from([ANNOUNCED]));
    expect(first?.status).toBe('read');
    const id = first?.development ?? '';
    const before = (await desk.brief(id)).items;
    expect(before.changed).toEqual([]);
    expect(before.standings[0]?.stage).toBe('announced');
    const [second] = await desk.take(from([SIGNED]));
    expect(second?.development).toBe(id);
    const after = (await desk.brief(id)).items;
    expect(after.sections).not.toEqual(before.sections);
    expect(after.standings[0]).toMatchObject({ stage: 'signed' });
    const moved = after.changed.find((change) => change.what === 'stage');
    expect(moved?.text).toMatch(/Mongolia, Artemis Accords: from .*announced.* to .*signed/);
    expect(after.changed.some((change) => change.what === 'sources')).toBe(true);
  });

  it.each([
    ['in order', [VERSION_1, VERSION_2]],
    ['the later version first', [VERSION_2, VERSION_1]],
  ])('takes back what a later version no longer says (%s)', async (_, items) => {
    const desk = await desks.open();
    const taken = await desk.take(from(items));
    expect(taken.map((one) => one.status)).toContain(items[0] === VERSION_1 ? 'revision' : 'read');
    const dispatches = await desk.dispatches();
    const [later, earlier] = dispatches;
    expect(later?.revisionOf).toBe(earlier?.id);
    expect(earlier?.revisionOf).toBeNull();
    expect((await desk.dispatch(earlier?.id ?? '')).revisions).toContain(later?.id);
    expect((await stageOf(desk, 'NPL', 'att'))?.stage).not.toBe('ratified');
    const then = await desk.accord('att', { asOf: '2025-05-06' as never });
    const held = then.parties.find((row) => row.subject.id === 'NPL');
    const said = JSON.stringify(
      held?.standing ??
        (await desk.brief(taken[0]?.development ?? '', { asOf: '2025-05-06' as never })).items,
    );
    expect(said).toContain('ratified');
  });

  it('gives the same tables when they are recreated from the log', async () => {
    const desk = await desks.open();
    await desk.take(from([SIGNED, VERSION_2, ANNOUNCED, VERSION_1]));
    const before = await contents(desk);
    const progress: number[] = [];
    const first = await desk.rebuild((done) => progress.push(done));
    expect(first.facts).toBe(before.facts.length);
    expect(progress.at(-1)).toBe(first.facts);
    expect(await contents(desk)).toEqual(before);
    expect((await desk.rebuild()).digest).toBe(first.digest);
    expect(await desk.check()).toMatchObject({ isSound: true, trouble: null });
  });

  it('keeps two meetings of the same two states in one month apart', async () => {
    const items = [
      draft({
        outlet: 'Andes Courier',
        day: '2025-06-03',
        title: 'Chile and Argentina hold talks on mining',
        paragraphs: [
          'SANTIAGO - Chile and Argentina held talks in Santiago on Tuesday, the Chilean foreign ministry said.',
          'Copper royalties, glaciers and a tunnel under the Agua Negra pass were on the table.',
        ],
      }),
      draft({
        outlet: 'Pampas Herald',
        day: '2025-06-23',
        title: 'Argentina and Chile hold talks about fishing quotas',
        paragraphs: [
          'USHUAIA - Argentina and Chile held talks on Monday, officials in Ushuaia said.',
          'They spoke about squid licences, patrol boats and a disputed stretch of the Beagle Channel.',
        ],
      }),
    ];
    const rows = [];
    for (const order of [items, [...items].reverse()]) {
      const desk = await desks.open();
      const taken = await desk.take(from(order));
      expect(taken.every((one) => one.actCount > 0)).toBe(true);
      const found = await desk.developments();
      rows.push(found.map((row) => [row.id, row.firstDay, row.dispatchCount]).sort());
      expect(found).toHaveLength(2);
    }
    expect(rows[1]).toEqual(rows[0]);
  });

  it('lets two desks write to one store at once', async () => {
    const storePath = await desks.path();
    const [a, b] = await Promise.all([desks.open({ storePath }), desks.open({ storePath })]);
    const [one, two] = await Promise.all([
      a.take(from([ANNOUNCED, VERSION_1, SIGNED])),
      b.take(from([SIGNED, VERSION_2, ANNOUNCED])),
    ]);
    expect([...one, ...two].every((taken) => taken.dispatch !== null)).toBe(true);
    expect((await a.status()).dispatches).toBe(4);
    expect((await b.status()).facts).toBe(8);
    const [left, right] = [await contents(a), await contents(b)];
    expect(right).toEqual(left);
    expect(await a.check()).toMatchObject({ facts: 8, isSound: true });
  });
});
