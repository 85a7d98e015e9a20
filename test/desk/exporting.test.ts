import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, exportClaims, exportParties } from '../../src/desk/index.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
const SIGNED = 'ASUNCION - Paraguay signed the Escazú Agreement on Tuesday in New York.';

let desk: Desk;
beforeAll(async () => {
  desk = await desks.open();
  const kind = 'wire';
  await desk.take(
    from([
      draft({
        outlet: '=HYPERLINK("x")',
        kind,
        day: '2026-01-05',
        title: 'Paraguay to sign Escazú Agreement',
        paragraphs: [
          'ASUNCION - Paraguay will sign the Escazú Agreement in March, its foreign ministry said on Monday.',
        ],
        address: 'https://andes.example/1',
      }),
      draft({
        outlet: 'Andes Wire',
        kind,
        day: '2026-03-03',
        title: 'Paraguay signs Escazú Agreement',
        paragraphs: [SIGNED],
      }),
    ]),
  );
});
afterAll(() => desks.clear());

const WANTED = { accord: 'escazu-agreement', state: 'PRY' } as const;

describe('claims', () => {
  it('say who claims what, in which words, and what became of it', async () => {
    const rows = await desk.claims(WANTED);
    expect(rows.map(({ entry }) => entry)).toEqual(rows.map(() => 'party/escazu-agreement/PRY'));
    expect(rows.find(({ passage_text }) => passage_text === SIGNED)).toMatchObject({
      stage: 'signed',
      date: '2026-03-03',
      fate: 'rests-on',
      publisher: 'Andes Wire',
      known_day: '2026-03-03',
    });
  });

  it('are those that were known on the day', async () => {
    const rows = await desk.claims({ ...WANTED, asOf: civilDay('2026-02-01') });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ stage }) => stage === 'signed')).toBe(false);
  });

  it('hold no cell that a spreadsheet runs', async () => {
    const { file, count } = await exportClaims(desk, { ...WANTED, format: 'csv' });
    expect(String(file).split('\r\n')).toHaveLength(count + 2);
    expect(file).toContain('"\'=HYPERLINK(""x"")"');
    expect(file).not.toMatch(/(?:^|[,\n])"?[=+@-]/m);
  });
});

describe('parties', () => {
  it('are the standings of the accord, with the claims that each rests on', async () => {
    const claims = await desk.claims({ accord: 'escazu-agreement' });
    const rows = await desk.parties({ accord: 'escazu-agreement' });
    const view = await desk.accord('escazu-agreement');
    expect(rows.map(({ entry, stage }) => [entry, stage])).toEqual(
      view.parties.map(({ entry, standing }) => [entry, standing.stage]).sort(),
    );
    const known = new Set(claims.map(({ claim_id }) => claim_id));
    expect(rows.flatMap(({ rests_on }) => rests_on).filter((id) => !known.has(id))).toEqual([]);
    expect(rows.find(({ state_code }) => state_code === 'PRY')).toMatchObject({
      state_name: 'Paraguay',
      stage: 'signed',
      since_first: '2026-03-03',
    });
  });

  it('of the whole record hold those of a state', async () => {
    const all = await desk.parties();
    const own = await desk.parties({ state: 'PRY' });
    expect(own.length).toBeGreaterThan(1);
    expect(all.filter(({ state_code }) => state_code === 'PRY')).toEqual(own);
  });

  it('are the same rows in every format', async () => {
    const rows = await desk.parties(WANTED);
    const lines = await exportParties(desk, { ...WANTED, format: 'jsonl' });
    expect(JSON.parse(String(lines.file))).toEqual(rows[0]);
    const { file } = await exportParties(desk, { ...WANTED, format: 'parquet' });
    const read = await parquetReadObjects({ file: (file as Uint8Array).slice().buffer });
    expect(read).toMatchObject([{ entry: rows[0]?.entry, rests_on: rows[0]?.rests_on.join(';') }]);
  });
});
