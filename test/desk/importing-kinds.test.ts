import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { ChanceryError, civilDay } from '../../src/kernel/index.ts';
import { samplePage } from '../../src/sources/registers/status-page-sample.ts';
import { TemporaryDesks } from './temporary-desks.ts';

/* What each kind of register does with a good file, and with one that is not: the same for all eight. */

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const uri = (id: string) => ({ type: 'uri', value: `http://www.wikidata.org/entity/${id}` });
const literal = (value: string) => ({ type: 'literal', value });

const KEPT = 'unknownAccords: keep\n';

interface Kind {
  readonly kind: string;
  readonly ending: 'csv' | 'html' | 'json';
  readonly text: string;
  /** Claims that the whole file makes. */
  readonly claims: number;
  readonly mapping?: string;
  /** The same file with a heading that is another's. */
  readonly strange: string;
}

const table = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

const KINDS: readonly Kind[] = [
  {
    kind: 'untc',
    ending: 'html',
    // Of each signature and ratification, that the accord binds since, and its own entry into force.
    claims: 7,
    text: samplePage({
      number: 'XXVI-5',
      title: 'Convention on Mines',
      counts: 'Signatories : 2. Parties : 2',
      columns: ['Participant', 'Signature', 'Ratification, Accession(a)'],
      rows: [
        { name: 'Uruguay', cells: ['3 Dec 1997 ', '7 Jun 2001 '] },
        { name: 'Côte d’Ivoire', cells: ['3 Dec 1997 ', '30 Jun 2000 '] },
      ],
      inForce: '1 March 1999',
    }),
    strange: '<html><body><table><tr><td>Country</td></tr></table></body></html>',
  },
  {
    kind: 'atop',
    ending: 'csv',
    claims: 3,
    mapping: KEPT,
    text: table(
      'atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase',
      '9000,2,1949,4,4,0,0,0,1',
      '9000,220,1954,10,0,1990,10,3,1',
    ),
    strange: table('member,year', '2,1949'),
  },
  {
    kind: 'desta',
    ending: 'csv',
    claims: 4,
    mapping: KEPT,
    text: table(
      '"number","base_treaty","name","entry_type","year","entryforceyear","c1","c2","mc1","mc2"',
      '"7",7,"Lake Free Trade Area","base_treaty",1994,1996,858,32,0,0',
    ),
    strange: table('name,year', 'Lake,1994'),
  },
  {
    kind: 'ieadb',
    ending: 'csv',
    claims: 2,
    mapping: KEPT,
    text: table(
      'iea,country,action_type,action,date,incomplete,inclusion',
      '12,Uruguay,Signature,Signature,2003-06-01,,MEA',
      '12,Uruguay,Ratification,Deposit (ratification),2004-05-00,2004-05-**,MEA',
    ),
    strange: table('iea,land', '12,Uruguay'),
  },
  {
    kind: 'manytreaties',
    ending: 'csv',
    claims: 3,
    mapping: KEPT,
    text: table(
      'manyID,treatyID,stateID,Title,Begin,Signature,stateSignature,stateRat,stateForce,stateWithdrawal,Accession',
      'A,A,URY,Compact On Lakes,01.06.2003,01.06.2003,01.06.2003,03.05.2004,01.01.2005,31.12.9999,NA',
    ),
    strange: table('treatyID,Title', 'A,Compact'),
  },
  {
    kind: 'cow-igo',
    ending: 'csv',
    claims: 3,
    mapping: KEPT,
    text: table('ccode,year,LAKE,POND', '165,1950,0,1', '165,1955,1,1', '165,1956,1,0'),
    strange: table('country,LAKE', '165,1'),
  },
  {
    kind: 'csv',
    ending: 'csv',
    claims: 3,
    mapping: `${KEPT}register: lake-office\nasserter: the Lake Office\ncolumns:\n  party: who\n  accord: what\n  steps:\n    - { stage: signed, on: signed }\n    - { stage: ratified, on: ratified }\n`,
    text: table(
      'who,what,signed,ratified',
      'Uruguay,Compact on Lakes,2003-06-01,../2004-05',
      'CHE,Compact on Lakes,2003~,',
    ),
    strange: table('country,what,signed,ratified', 'Uruguay,Compact,2003,2004'),
  },
  {
    kind: 'wikidata',
    ending: 'json',
    claims: 2,
    mapping: KEPT,
    text: JSON.stringify({
      head: { vars: ['iso3', 'accord'] },
      results: {
        bindings: [
          {
            iso3: literal('URY'),
            accord: uri('Q42'),
            accordLabel: literal('Lake League'),
            start: literal('1998-03-01T00:00:00Z'),
          },
          { iso3: literal('URY'), counterpartIso3: literal('TCD'), established: literal('1970') },
        ],
      },
    }),
    strange: '{"results": {"rows": []}}',
  },
];

/** Whether the last line has as many columns as the heading, and there is one behind it. */
function isWholeTable(text: string): boolean {
  const [heading = '', ...rows] = text.trimEnd().split('\n');
  const columns = (line: string) => line.split(',').length;
  return rows.length > 0 && columns(rows.at(-1) ?? '') === columns(heading);
}

describe.each(KINDS)('a register of the kind $kind', (of) => {
  let count = 0;
  let desk: Desk;
  beforeAll(async () => {
    desk = await desks.open();
  });

  async function importing(
    content: string | Uint8Array,
    { into = desk, ...more }: { readonly isDryRun?: boolean; readonly into?: Desk } = {},
  ) {
    count += 1;
    const folder = await desks.folder();
    const [path, mapping] = [`${of.kind}-${count}.${of.ending}`, `${of.kind}.yaml`].map((name) =>
      join(folder, name),
    );
    await writeFile(path as string, content);
    if (of.mapping !== undefined) await writeFile(mapping as string, of.mapping);
    const progress: string[] = [];
    const report = await into.importRegister({
      kind: of.kind,
      path: path as string,
      ...(of.mapping === undefined ? {} : { mapping: mapping as string }),
      on: civilDay('2026-01-31'),
      onProgress: (done, total, what) => progress.push(`${what} ${done} of ${total}`),
      ...more,
    });
    return { report, progress };
  }

  const refusalOf = (content: string | Uint8Array, into = desk) =>
    importing(content, { into }).then(
      () => 'taken',
      (reason: unknown) => (reason instanceof ChanceryError ? reason.code : String(reason)),
    );

  it('is not taken with columns of another, in another encoding, or empty, and nothing is written', async () => {
    expect(await refusalOf(of.strange)).toBe('import.columns');
    const spoilt = Buffer.from(of.text);
    spoilt[Math.floor(spoilt.length / 2)] = 0xff;
    expect(await refusalOf(spoilt)).toBe('input.encoding');
    expect(await refusalOf('')).toBe('input.empty');
    expect((await desk.status()).facts).toBe(0);
  });

  it('is taken whole or not at all when it breaks off, wherever that is', async () => {
    const own = await desks.open();
    for (let tenth = 1; tenth < 10; tenth += 1) {
      const cut = of.text.slice(0, Math.floor((of.text.length * tenth) / 10));
      const { facts } = await own.status();
      const code = await refusalOf(cut, own);
      // A table that ends with its last cell begun cannot be told from one whose last line has no end.
      if (of.ending === 'csv' && isWholeTable(cut)) continue;
      expect(`${tenth}: ${code}`).toMatch(/: (?:import\.(?:cut-short|columns)|input\.empty)$/);
      expect((await own.status()).facts, String(tenth)).toBe(facts);
    }
  });

  it('is looked through by a dry run, taken once, and known the second time', async () => {
    const dry = await importing(of.text, { isDryRun: true });
    expect((await desk.status()).facts).toBe(0);
    const first = await importing(of.text);
    expect(first.report).toMatchObject({ added: of.claims, replaced: 0, refused: 0 });
    expect(dry.report).toMatchObject({ isDryRun: true, added: of.claims });
    expect(dry.report.changes).toEqual(first.report.changes);
    expect(first.progress.at(-1)).toMatch(/^rows (\d+) of \1$/);
    const { claims, facts } = await desk.status();
    expect(claims).toBe(of.claims);
    const again = await importing(of.text);
    expect(again.report).toMatchObject({ added: 0, replaced: 0, known: of.claims });
    expect(await desk.status()).toMatchObject({ claims, facts });
    expect(await desk.check()).toMatchObject({ isSound: true });
  });
});
