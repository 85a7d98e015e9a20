import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importRegister } from '../../src/desk/import-register.ts';
import type { Desk } from '../../src/desk/index.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { ChanceryError, type CivilDay, civilDay } from '../../src/kernel/index.ts';
import { samplePage } from '../../src/sources/registers/status-page-sample.ts';
import { LAKE_HEAD, lakeMapping } from '../support/lake-office.ts';
import { TemporaryDesks, tickingClock } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const MAPPING = lakeMapping('signed', 'ratified');
const HEAD = LAKE_HEAD;

let count = 0;
async function fileOf(text: string, ending = 'csv'): Promise<string> {
  count += 1;
  const path = join(await desks.folder(), `register-${count}.${ending}`);
  await writeFile(path, text);
  return path;
}

/** A table of `rows` rows over all states and some accords. */
async function tableOf(rows: number): Promise<string> {
  const codes = (await desks.lexicon()).states.map(({ code }) => code);
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = `19${60 + (index % 40)}-0${1 + (index % 9)}-11`;
    return `${codes[index % codes.length]},Compact ${Math.floor(index / codes.length)},${day},`;
  });
  return fileOf([HEAD, ...lines].join('\n'));
}

async function optionsOf(path: string) {
  const mapping = await fileOf(MAPPING, 'yaml');
  return { kind: 'csv', path, mapping, on: civilDay('2026-01-31') };
}

async function importing(
  desk: Desk,
  path: string,
  over: { isDryRun?: boolean; on?: CivilDay } = {},
) {
  return desk.importRegister({ ...(await optionsOf(path)), ...over });
}

/** Facts but for when they were written, and all rows of the tables. */
async function contentOf(storePath: string) {
  const store = await openStore({ path: storePath });
  const content = await store.read(async (view) => ({
    facts: (await view.facts({ limit: 10_000 })).map(({ id, seq, body }) => ({ id, seq, body })),
    digest: await view.projectionDigest(),
  }));
  await store.close();
  return content;
}

const TWO = `${HEAD}\nUruguay,Compact on Lakes,2003-06-01,2004-05-03\nNowhere,Compact on Lakes,2003-06-01,\nCHE,Compact on Lakes,2003-06-02,\n`;

describe('an import', () => {
  it('makes claims of the class register with their origin and row', async () => {
    const desk = await desks.open();
    const report = await importing(desk, await fileOf(TWO));
    expect(report).toMatchObject({ rows: 3, added: 3, known: 0, replaced: 0, refused: 1 });
    expect(report.refusals[0]?.refusal.code).toBe('sources.register-party-unknown');
    const view = await desk.accord('x-compact-on-lakes');
    expect(
      view.parties.map(({ subject, standing }) => [
        subject.id,
        standing.stage,
        standing.since,
        standing.evidenceClass,
      ]),
    ).toEqual([
      ['CHE', 'signed', '2003-06-02', 'register'],
      ['URY', 'ratified', '2004-05-03', 'register'],
    ]);
    const because = view.parties[1]?.standing.because[0] ?? '';
    const why = (await desk.explain(because)).steps.map(({ words }) => words).join(' ');
    expect(why).toContain('row 1 of register-');
    expect(why).toContain('the Lake Office');
    expect((await desk.refusals()).map(({ code }) => code)).toEqual([
      'sources.register-party-unknown',
    ]);
  });

  it('is idempotent, and a dry run says the same and changes nothing', async () => {
    const storePath = await desks.path();
    const desk = await desks.open({ storePath });
    const path = await tableOf(1_300);
    const dry = await importing(desk, path, { isDryRun: true });
    expect((await desk.status()).facts).toBe(0);
    const first = await importing(desk, path);
    expect(dry).toMatchObject({ isDryRun: true, added: first.added, changes: first.changes });
    expect(first).toMatchObject({ rows: 1_300, added: 1_300, known: 0 });
    expect((await desk.status()).facts).toBe(2);
    const again = await importing(desk, path, { on: civilDay('2026-02-15') });
    expect(again).toMatchObject({ added: 0, replaced: 0, known: 1_300 });
    expect((await desk.status()).facts).toBe(2);
    expect(await desk.check()).toMatchObject({ isSound: true });
  });

  it('puts the day of a later edition in the place of the earlier, from that edition on', async () => {
    const desk = await desks.open();
    await importing(desk, await fileOf(TWO));
    const later = await fileOf(TWO.replace('2004-05-03', '2004-05-13'));
    const report = await importing(desk, later, { on: civilDay('2026-03-01') });
    expect(report).toMatchObject({ added: 0, replaced: 1, known: 2 });
    expect(report.changes).toEqual([
      {
        entry: 'party/x-compact-on-lakes/URY',
        stage: 'ratified',
        holds: '2004-05-13',
        before: '2004-05-03',
        isReplacement: true,
      },
    ]);
    const since = async (asOf: string) =>
      (await desk.accord('x-compact-on-lakes', { asOf: civilDay(asOf) })).parties.find(
        ({ subject }) => subject.id === 'URY',
      )?.standing.since;
    expect([await since('2026-02-28'), await since('2026-03-01')]).toEqual([
      '2004-05-03',
      '2004-05-13',
    ]);
    const { digest } = await desk.rebuild();
    expect((await desk.rebuild()).digest).toBe(digest);
    expect(await since('2026-02-28')).toBe('2004-05-03');
  });

  it.each([
    ['in their order', [0, 1, 2], '2004-05-23'],
    ['from the last to the first', [2, 1, 0], '2004-05-23'],
    ['the middle one last', [0, 2, 1], '2004-05-23'],
    ['the first one last', [1, 2, 0], '2004-05-23'],
    ['in their order, the last as the first was', [0, 1, 2], '2004-05-03'],
    ['backwards, the last as the first was', [2, 1, 0], '2004-05-03'],
  ])('comes to the same when the editions are imported %s', async (_, order, last) => {
    const editions = [
      [civilDay('2026-01-31'), '2004-05-03'],
      [civilDay('2026-03-01'), '2004-05-13'],
      [civilDay('2026-04-01'), last],
    ] as const;
    const desk = await desks.open();
    for (const at of order) {
      const [on, ratified] = editions[at] ?? editions[0];
      // Editions differ in their bytes, as files of different days do.
      const rows = `${TWO.replace('2004-05-03', ratified)}USA,Other Compact ${at},2001,\n`;
      await importing(desk, await fileOf(rows), { on });
    }
    const told = [];
    for (const day of ['2026-01-31', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']) {
      const { parties } = await desk.accord('x-compact-on-lakes', { asOf: civilDay(day) });
      told.push(parties.map(({ subject, standing }) => `${subject.id} ${standing.since}`));
    }
    const since = (day: string) => ['CHE 2003-06-02', `URY ${day}`];
    const [first, second] = [since('2004-05-03'), since('2004-05-13')];
    expect(told).toEqual([first, first, second, second, since(last)]);
    expect(await desk.check()).toMatchObject({ isSound: true });
  });

  it('is the depositary’s word where it is the page of one', async () => {
    const html = samplePage({
      number: 'XXVI-5',
      title: 'Convention on Mines',
      counts: 'Signatories : 1. Parties : 1',
      columns: ['Participant', 'Signature', 'Ratification, Accession(a)'],
      rows: [
        { name: 'Uruguay', cells: ['3 Dec 1997 ', '7 Jun 2001 '] },
        { name: 'Atlantis', cells: ['', '7 Jun 2001 a'] },
      ],
      inForce: '1 March 1999',
    });
    const desk = await desks.open();
    const path = await fileOf(html, 'html');
    const report = await desk.importRegister({ kind: 'untc', path });
    expect(report).toMatchObject({ day: '2025-03-05', evidenceClass: 'depositary', refused: 1 });
    const { parties } = await desk.accord('ottawa-treaty', { asOf: civilDay('2025-03-05') });
    const uruguay = parties.find(({ subject }) => subject.id === 'URY')?.standing;
    expect(uruguay).toMatchObject({ stage: 'in-force', evidenceClass: 'depositary' });
  });

  it('writes nothing of a file that breaks off, and says where', async () => {
    const desk = await desks.open();
    const path = await fileOf(TWO.slice(0, -13));
    await expect(importing(desk, path)).rejects.toMatchObject({ code: 'import.cut-short' });
    expect((await desk.status()).facts).toBe(0);
    const missing = desk.importRegister({ kind: 'nations', path });
    await expect(missing).rejects.toMatchObject({ code: 'import.kind' });
  });

  it('goes on where it was stopped: nothing twice, nothing lost', async () => {
    const options = await optionsOf(await tableOf(2_100));
    const lexicon = await desks.lexicon();
    const whole = await desks.path();
    const run = async (storePath: string, nowAt: () => number) => {
      const store = await openStore({ path: storePath });
      try {
        return await importRegister(
          { store, lexicon, clock: { ...tickingClock(), nowAt } },
          options,
        );
      } finally {
        await store.close();
      }
    };
    await run(whole, () => 0);
    const wanted = await contentOf(whole);
    for (const stopAt of [1, 2, 3]) {
      const storePath = await desks.path();
      let asked = 0;
      const stops = () => {
        asked += 1;
        // Inside of the write of a batch: what it wrote so far is given back, as a killed process gives it back.
        if (asked === stopAt) throw new Error('stopped');
        return 0;
      };
      await expect(run(storePath, stops)).rejects.toThrow('stopped');
      expect((await contentOf(storePath)).facts).toHaveLength(stopAt - 1);
      const report = await run(storePath, () => 0);
      expect(report.added + report.known).toBe(2_100);
      expect(await contentOf(storePath)).toEqual(wanted);
    }
  });

  it('is filed once when two import the same at once', async () => {
    const options = await optionsOf(await tableOf(2_100));
    const lexicon = await desks.lexicon();
    const path = await desks.path();
    const [a, b] = [await openStore({ path }), await openStore({ path })];
    const reports = await Promise.all(
      [a, b].map((store) => importRegister({ store, lexicon, clock: tickingClock() }, options)),
    );
    expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(2_100);
    expect((await a.status()).claims).toBe(2_100);
    await a.close();
    await b.close();
  });

  it('throws only its own errors', async () => {
    const desk = await desks.open();
    const path = join(await desks.folder(), 'not-there.csv');
    const error = await desk.importRegister({ kind: 'atop', path }).catch((reason) => reason);
    expect(error).toBeInstanceOf(ChanceryError);
    expect(error.code).toBe('input.missing');
  });
});
