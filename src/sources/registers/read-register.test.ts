import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChanceryError } from '../../kernel/index.ts';
import { NO_MAPPING, parseMapping, type RegisterMapping } from './mapping.ts';
import { newPass, readRegister } from './read-register.ts';
import type { RegisterItem, RegisterKind } from './register-row.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-registers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface File {
  readonly text: string | Uint8Array;
  readonly mapping?: RegisterMapping;
  readonly name?: string;
}

async function itemsOf(kind: RegisterKind, { text, mapping, name }: File): Promise<RegisterItem[]> {
  const path = join(folder, name ?? 'file.csv');
  writeFileSync(path, text);
  const found: RegisterItem[] = [];
  const file = { kind, path, mapping: mapping ?? NO_MAPPING, mappingName: 'mapping.yaml' };
  for await (const item of readRegister(file, newPass())) found.push(item);
  return found;
}

/** What the items say, in short: party, accord, and each stage with its day. */
async function said(kind: RegisterKind, file: File): Promise<string[]> {
  return (await itemsOf(kind, file)).map((one) => {
    if (one.kind === 'refused') return `${one.row} refused: ${one.why}`;
    const { party, counterpart, accord, steps } = one.row;
    const who = party?.code ?? party?.isoNumeric ?? party?.cowNumber ?? party?.name ?? 'the accord';
    const what = counterpart?.code ?? counterpart?.name ?? accord?.id ?? accord?.title ?? '';
    return `${who} ${what}: ${steps.map((step) => `${step.stage} ${step.holds ?? '-'}`).join(', ')}`;
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'nothing was thrown',
    (reason: unknown) => reason,
  );
  return error instanceof ChanceryError ? error.code : String(error);
}

const ATOP_HEAD = 'atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase';

describe('readRegister', () => {
  it('atop: a member enters in its first phase and leaves in its last', async () => {
    const rows = [
      '9000,2,1949,4,4,1951,6,19,1',
      '9000,2,1951,6,19,0,0,0,2',
      '9000,260,1954,10,0,1990,10,3,2',
      '9001,200,0,0,0,0,0,0,1',
    ];
    expect(await said('atop', { text: [ATOP_HEAD, ...rows].join('\n') })).toEqual([
      '2 9000: signed 1949-04-04',
      '260 9000: signed 1954-10, terminated 1990-10-03',
      '200 9001: ',
    ]);
  });

  it('atop: the list of alliances does not say when each member entered', async () => {
    const text = 'atopid,begyr,begmo,begday,mem1,mem2,mem3\n9000,1949,4,4,2,20,\n';
    expect(await said('atop', { text })).toEqual([
      '2 9000: signed 1949-04-04/..',
      '20 9000: signed 1949-04-04/..',
    ]);
  });

  it('desta: base treaties for all, withdrawals for the one that is marked', async () => {
    const head =
      '"number","base_treaty","name","entry_type","year","entryforceyear","c1","c2","mc1","mc2"';
    const rows = [
      '"7",7,"Lake Free Trade Area","base_treaty",1994,1996,858,32,0,0',
      '"7_1",7,"Lake withdrawal","withdrawal",2020,2021,858,32,2,1',
      '"7+1",7,"Lake accession","accession",1999,,858,32,0,0',
    ];
    expect(await said('desta', { text: [head, ...rows].join('\r\n') })).toEqual([
      '858 7: signed 1994, in-force 1996/..',
      '32 7: signed 1994, in-force 1996/..',
      '32 7: withdrawn 2021',
      '3 refused: rows of the type “accession” are not read',
    ]);
  });

  it('ieadb: an action a row, with parts of a day that are not known', async () => {
    const head = 'iea,country,action_type,action,date,incomplete,inclusion';
    const rows = [
      '12,Uruguay,Signature,Signature,2003-06-01,,MEA',
      '12,Uruguay,Ratification,Deposit (ratification),2004-05-00,2004-05-**,MEA',
      '12,Chad,Accession,Accession,2004-00-00,,MEA',
      '12,Chad,Entry into force,Entry Into Force 2,,,MEA',
      '12,Chad,Withdrawal,Denunciation (effective date),2019-01-31,,MEA',
      '12,Chad,x,Entry Into Force (Tacit Acceptance),2019-01-31,,MEA',
      '12,Chad,Signature,Signature,soon,,MEA',
    ];
    expect(await said('ieadb', { text: [head, ...rows].join('\n') })).toEqual([
      'Uruguay 12: signed 2003-06-01',
      'Uruguay 12: ratified 2004-05',
      'Chad 12: acceded 2004',
      'Chad 12: in-force -',
      'Chad 12: withdrawn 2019-01-31',
      '6 refused: the action “Entry Into Force (Tacit Acceptance)” is not read',
      '7 refused: “soon” in date is no day',
      'Chad 12: ',
    ]);
  });

  it('ieadb: agreements are steps of the accord itself', async () => {
    const text =
      'iea,name,signed,in_force,membership,subject\n12,"Compact on Lakes, and Ponds",2003-06-01,2005-00-00,Multi,Water\n';
    expect(await said('ieadb', { text })).toEqual([
      'the accord 12: signed 2003-06-01, in-force 2005',
    ]);
  });

  it('manytreaties: two styles of days, placeholders, and the kind of consent from the column beside', async () => {
    const head =
      'manyID,treatyID,stateID,Title,Begin,Signature,stateSignature,stateRat,stateForce,stateWithdrawal,Accession';
    const rows = [
      'A,A,URY,Compact On Lakes,01.06.2003,01.06.2003,01.06.2003,03.05.2004,01.01.2005,31.12.9999,NA',
      'A,A,TCD,Compact On Lakes,2003-06-01,2003-06-01,NA,2006-02-01,2006-05-02,9999-12-31,2006-02-01',
      'A,A,,Compact On Lakes,NA,NA,NA,NA,NA,NA,NA',
    ];
    expect(await said('manytreaties', { text: [head, ...rows].join('\n') })).toEqual([
      'URY A: signed 2003-06-01, ratified 2004-05-03, in-force 2005-01-01',
      'TCD A: acceded 2006-02-01, in-force 2006-05-02',
      '3 refused: no state',
    ]);
  });

  it('cow-igo: spells of full membership, and what lies between two volumes is open', async () => {
    const rows = [
      '165,1950,0,0,1',
      '165,1955,1,0,1',
      '165,1956,1,1,1',
      '165,1957,0,1,-9',
      '165,1958,1,1,-9',
      '2,1950,1,3,2',
    ];
    expect(
      await said('cow-igo', { text: ['ccode,year,LAKE,POND,OLD', ...rows].join('\n') }),
    ).toEqual([
      '165 OLD: member ../1950',
      '165 LAKE: member 1951/1955, withdrawn 1957, member 1958',
      '165 POND: member 1956',
      '2 LAKE: member ../1950',
    ]);
  });

  it('cow-igo: organisations by year', async () => {
    const text =
      'ioname,orgname,year,uruguay,chad\nLAKE,Lake League,1990,0,1\nLAKE,Lake League,1991,1,0\n';
    expect(await said('cow-igo', { text })).toEqual([
      'chad LAKE: member ../1990, withdrawn 1991',
      'uruguay LAKE: member 1991',
    ]);
  });

  it('csv: columns, stages and days as the mapping says', async () => {
    const mapping = parseMapping(
      `delimiter: ";"\ncolumns:\n  party: who\n  accord: what\n  steps:\n    - { stageFrom: status, values: { S: signed, R: ratified }, on: { year: y, month: m } }\n    - { stage: in-force, on: force }\n`,
      'mapping.yaml',
    );
    const text =
      '\ufeffwho;what;status;y;m;force\nURY;"Compact; Lakes";S;2003;6;\nTchad;Compact;Q;2003;0;2005-01-01\n;Compact;S;2003;1;\n';
    expect(await said('csv', { text, mapping })).toEqual([
      'URY Compact; Lakes: signed 2003-06',
      'Tchad Compact: in-force 2005-01-01',
      '3 refused: no party in who',
    ]);
  });

  it('csv: relations of two states', async () => {
    const mapping = parseMapping(
      'columns: { party: a, counterpart: b, steps: [{ stage: established, on: since }] }',
      'mapping.yaml',
    );
    const text = 'a,b,since\nURY,TCD,1992-04\n';
    expect(await said('csv', { text, mapping })).toEqual(['URY TCD: established 1992-04']);
  });

  it('wikidata: bindings of a query', async () => {
    const uri = (id: string) => ({ type: 'uri', value: `http://www.wikidata.org/entity/${id}` });
    const literal = (value: string) => ({ type: 'literal', value });
    const bindings = [
      {
        iso3: literal('URY'),
        partyLabel: literal('Uruguay }]"'),
        accord: uri('Q42'),
        accordLabel: literal('Lake League'),
        start: literal('1998-03-01T00:00:00Z'),
      },
      { party: uri('Q77'), counterpartIso3: literal('TCD'), established: literal('1970') },
      { accord: uri('Q42') },
    ];
    const text = JSON.stringify({ head: { vars: ['party'] }, results: { bindings } }, null, 1);
    expect(await said('wikidata', { text })).toEqual([
      'URY Q42: member 1998-03-01',
      'Q77 TCD: established 1970',
      '3 refused: no party',
    ]);
  });

  it('wikidata: a year that the query gives as its first of January stays a year', async () => {
    const time = (value: string) => ({ value: `${value}T00:00:00Z` });
    const bindings = [
      { iso3: { value: 'KAZ' }, accordLabel: { value: 'Sea Union' }, start: time('2003-01-01') },
      {
        iso3: { value: 'KGZ' },
        accordLabel: { value: 'Sea Union' },
        start: time('2003-01-01'),
        startPrecision: { value: '11' },
        end: time('2010-05-01'),
        endPrecision: { value: '10' },
      },
    ];
    const text = JSON.stringify({ head: {}, results: { bindings } });
    expect(await said('wikidata', { text })).toEqual([
      'KAZ Sea Union: member 2003',
      'KGZ Sea Union: member 2003-01-01, withdrawn 2010-05',
    ]);
  });

  const LAKES = parseMapping(
    'register: lakes\naccord: sea-treaty\ncolumns:\n  party: who\n  steps:\n    - { stage: signed, on: signed }\n',
    'lakes.yaml',
  );
  it.each<[string, string]>([
    ['with semicolons', 'who;signed\nPeru;2003-06-01\n'],
    ['with tabulators', 'who\tsigned\r\nPeru\t2003-06-01\r\n'],
    ['with a line that names the mark', 'sep=;\r\nwho;signed\r\nPeru;2003-06-01\r\n'],
    ['with a byte-order mark and no last line end', '\ufeffwho,signed\nPeru,2003-06-01'],
  ])('csv: as a spreadsheet saves it, %s', async (_, text) => {
    expect(await said('csv', { text, mapping: LAKES })).toEqual([
      'Peru sea-treaty: signed 2003-06-01',
    ]);
  });

  it('cow-igo: as a spreadsheet saves it', async () => {
    const text = 'ccode;year;state;NATO\n2;1949;usa;1\n';
    expect(await said('cow-igo', { text })).toEqual(['2 NATO: member ../1949']);
  });

  it('csv: a day that may be either of two is refused, and one that can be only one is not', async () => {
    const rows = ['Peru,6/1/2003', 'Chile,13/6/2003', 'Chad,6/13/2003', 'Mali,6/6/2003'];
    const text = ['who,signed', ...rows].join('\n');
    expect(await said('csv', { text, mapping: LAKES })).toEqual([
      '1 refused: “6/1/2003” in signed may be either of two days',
      'Peru sea-treaty: ',
      'Chile sea-treaty: signed 2003-06-13',
      'Chad sea-treaty: signed 2003-06-13',
      'Mali sea-treaty: signed 2003-06-06',
    ]);
  });

  it('unpacks what is packed', async () => {
    const text = gzipSync(`${ATOP_HEAD}\n9000,2,1949,4,4,0,0,0,1\n`);
    expect(await said('atop', { text, name: 'atop.csv.gz' })).toEqual([
      '2 9000: signed 1949-04-04',
    ]);
  });
});

const GOOD_ATOP = `${ATOP_HEAD}\n9000,2,1949,4,4,0,0,0,1\n9000,20,1949,4,4,0,0,0,1\n`;

describe('a file that is not right', () => {
  it.each<[string, RegisterKind, File, string]>([
    ['other columns', 'atop', { text: 'country,date\nA,2001\n' }, 'import.columns'],
    ['no columns at all', 'desta', { text: 'hello\n' }, 'import.columns'],
    ['a page without a table', 'untc', { text: '<html><p>404</p></html>' }, 'import.columns'],
    ['JSON of another kind', 'wikidata', { text: '{"a": [1]}' }, 'import.columns'],
    ['cut inside of a row', 'atop', { text: GOOD_ATOP.slice(0, -9) }, 'import.cut-short'],
    [
      'cut inside of quotation marks',
      'ieadb',
      { text: 'iea,country,action,date\n1,"Chad' },
      'import.cut-short',
    ],
    [
      'JSON that breaks off',
      'wikidata',
      { text: '{"results": {"bindings": [{"a": {"value": "x"}},' },
      'import.cut-short',
    ],
    [
      'a packed file that breaks off',
      'atop',
      { text: gzipSync(GOOD_ATOP).subarray(0, 40), name: 'cut.csv.gz' },
      'import.cut-short',
    ],
    ['nothing', 'atop', { text: '' }, 'input.empty'],
    ['not UTF-8', 'atop', { text: Buffer.from([0x61, 0xff, 0xfe, 0x0a]) }, 'input.encoding'],
    [
      'a quotation mark that is never closed',
      'atop',
      { text: `${ATOP_HEAD}\n"${'x'.repeat(700_000)}` },
      'import.row-too-long',
    ],
    ['csv without a mapping', 'csv', { text: 'a\nb\n' }, 'import.mapping'],
  ])('%s', async (_, kind, file, code) => {
    expect(await codeOf(itemsOf(kind, file))).toBe(code);
  });

  it('refuses a short row in the middle and goes on', async () => {
    const text = `${ATOP_HEAD}\n9000,2\n9000,20,1949,4,4,0,0,0,1\n`;
    expect(await said('atop', { text })).toEqual([
      '1 refused: 2 columns, the heading has 9',
      '20 9000: signed 1949-04-04',
    ]);
  });

  it.each([
    ['a key that nobody knows', 'colums: {}', /colums/],
    ['a stage that nobody knows', 'columns: { party: a, steps: [{ stage: joined }] }', /steps/],
    ['a day that is none', 'asOf: "2026-02-30"', /asOf/],
    ['no YAML', 'a: [', /./],
    ['a bomb of aliases', 'a: &a [1]\nb: [*a, *a]', /alias/],
  ])('a mapping with %s is refused with the place', (_, text, why) => {
    expect(() => parseMapping(text, 'm.yaml')).toThrow(why);
  });

  it('takes any text without throwing anything but its own errors', async () => {
    const kinds = ['atop', 'ieadb', 'wikidata', 'untc', 'cow-igo', 'manytreaties'] as const;
    const heads = { ieadb: 'iea,country,action,date\n', 'cow-igo': 'ccode,year,A\n' };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...kinds),
        fc.string({ maxLength: 120 }),
        async (kind, noise) => {
          const head = kind === 'ieadb' || kind === 'cow-igo' ? heads[kind] : '';
          const code = await codeOf(itemsOf(kind, { text: `${head}${noise}` }));
          expect(code).toMatch(/^(?:import|input)\.|^nothing was thrown$/);
        },
      ),
      { numRuns: 60 },
    );
  });
});
