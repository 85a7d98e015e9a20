import { describe, expect, it } from 'vitest';
import { briefOf, runIn, type World } from '../../../test/support/cli-world.ts';
import { ChanceryError, ERROR_CATALOGUE, type ErrorCode } from '../../kernel/index.ts';
import { EXIT_STATUS } from './exit-codes.ts';

const NEWS = 'nor-fjord-compact';

/** Words, exit status, and what stands in standard output and in standard error. */
const RUNS: readonly (readonly [
  words: string,
  status: number,
  out: string[],
  err: string[],
  World?,
])[] = [
  ['--version', 0, ['1.2.3'], []],
  ['--help', 0, ['brief [options]', 'chancery brief article.html'], []],
  ['help brief', 0, ['--allow-host <host>', '$ chancery brief'], []],
  ['', 2, [], ['Usage: chancery']],
  ['frobnicate', 2, [], ["chancery: Unknown command 'frobnicate'.", '[input.argument]']],
  ['breif', 2, [], ['Did you mean brief?']],
  ['brief --fromat md', 2, [], ['Did you mean --format?']],
  ['brief --format xml', 2, [], ['Allowed choices are text, md, html, json, pdf']],
  ['read', 2, [], ["Missing required argument 'input'"]],
  ['read a b', 2, [], ['Too many arguments']],
  [
    'brief news --on tomorrow',
    2,
    [],
    ['“tomorrow” is not a day', 'YYYY-MM-DD', '[input.day-invalid]'],
  ],
  ['developments --as-of 2025-02-30', 2, [], ['[input.day-invalid]']],
  ['developments --limit 0', 2, [], ['--limit takes a number from 1 to 1000']],
  ['next --from 2026-05-01 --to 2026-04-01', 2, [], ['--to lies before --from']],
  ['next --state Fjord-Compact', 5, [], ['near to it: Fjord Compact']],
  ['next --state fjord-compact', 2, [], ['Fjord Compact is an accord; give it as --accord']],
  ['brief --store=', 2, [], ['--store takes a path']],

  ['brief news', 0, [`text: Title of ${NEWS}`], []],
  ['brief news news2', 0, [`text: Title of ${NEWS}\n`], []],
  ['brief news --format pdf', 2, [], ['PDF goes to a file']],
  ['brief news --format md', 0, [`md: Title of ${NEWS}`], []],
  ['brief', 0, [`text: Title of ${NEWS}`], []],
  ['brief --development nor-fjord-compat', 5, [], [`near to it: ${NEWS}`, '[record.similar]']],
  [
    `brief --development ${NEWS} --as-of 2020-01-01`,
    5,
    [],
    ['On 2020-01-01 nothing was known', '[record.not-yet]'],
  ],
  ['brief news --on 2020-01-01', 5, [], ['[record.not-yet]']],
  ['brief --state Norway --state Chile', 0, ['text: Title of pair/NOR+CHL'], []],
  ['brief --accord Fjord-Compact', 5, [], ['near to it: Fjord Compact']],
  ['brief --accord fjord-compact', 0, ['text: Title of accord/x'], []],
  ['brief news --day 2026-03-03', 0, ['text: Title of day/x'], []],
  ['brief --day 2026-03-03 --state Norway', 2, [], ['Give one of --accord, --state and --day']],
  ['brief --state Norway --state Norway', 2, [], ['A pair is of two states']],
  ['brief --state fjord-compact', 2, [], ['Fjord Compact is an accord; give it as --accord']],
  ['brief soup', 4, [], ['soup: The text names no state', '[input.nothing-briefed]']],
  ['brief row', 4, [], ['row 1: The text names no state', '[input.nothing-read]']],
  ['brief missing.txt', 5, [], ['There is no file missing.txt.', '[input.missing]']],
  ['brief huge.txt', 9, [], ['[input.too-large]']],
  ['brief missing.txt news', 5, [`Title of ${NEWS}`], ['[input.missing]']],
  [
    'brief',
    5,
    [],
    ['holds no development', '[record.empty]'],
    { desk: { developments: async () => [] } },
  ],

  ['check held', 0, ['2 sentences, each holds what it says · as of 3 March 2026'], []],
  [
    'check other news',
    4,
    [
      '1 unsupported statement',
      "What's Happening? sentence 1  “Norway is a party.”",
      'stage: in-force',
    ],
    [],
  ],
  ['check held missing.txt', 5, [], ['[input.missing]']],

  [
    'read news',
    0,
    ['Norway: signature, Fjord Compact', 'signed · asserted as done · 3 March 2026'],
    [],
  ],
  ['read soup', 4, ['Not asserted', 'names no state'], ['[input.nothing-read]']],
  ['read missing.txt', 5, [], ['[input.missing]']],

  ['take news soup', 0, ['2 documents: 2 filed', `filed · 1 act · ${NEWS} · d-000000000001`], []],
  ['take row', 4, ['1 document: 1 refused'], ['[input.nothing-read]']],
  ['take missing news', 5, ['1 document'], ['[input.missing]']],

  [
    'developments',
    0,
    ['3 March 2026  Norway signs the Fjord Compact', '2 outlets, 1 independent origin'],
    [],
  ],
  ['record', 0, ['1 accord, 2 states', 'Chile'], []],
  ['record Norway', 0, ['Somewhere', '3 March 2026', 'party concerned', 'Relations', '1918'], []],
  ['record Fjord Compact', 0, ['Fish and ships.', 'does not hold every party', 'June 2026'], []],
  [
    'record --day 2026-03-03',
    0,
    ['What changed on 3 March 2026', 'Norway, Fjord Compact', 'signed', 'A. Editor: The ministry'],
    [],
  ],
  ['record Norway --day 2026-03-03', 2, [], ['asked of the whole record']],
  ['timeline', 0, ['1 change', 'Norway, Fjord Compact', '(before:'], []],
  ['timeline --from 2026-03-03 --to 2026-03-01', 2, [], ['--to lies before --from']],
  ['history party/fjord-compact/NOR', 0, ['How it moved', 'reject c-0000000000bb'], []],
  ['history party/fjord-compact/PER', 5, [], ['[record.unknown]']],
  ['rule list', 0, ['1 ruling', 'A. Editor: The ministry denies it.'], []],
  ['rule undo f-0000000000aa --reason x', 2, [], ['needs --author']],
  ['rule undo f-0000000000aa --author Ed', 2, [], ['needs --reason']],
  [
    'record Norway Chile',
    0,
    ['Norway and Chile', 'Relation: diplomatic relations, since 1918'],
    [],
  ],
  ['record Chile Norway', 0, ['Relation: diplomatic relations'], []],
  ['record Norway fjord-compact', 0, ['Standing: signed, since 3 March 2026'], []],
  ['record Fjord Compact Norway', 0, ['Norway, Fjord Compact'], []],
  ['record fjord-compact fjord-compact', 2, [], ['are both accords']],
  ['record Norwya', 5, [], ['near to it: Norway', '[record.similar]']],
  [
    'record Atlantis',
    5,
    [],
    ['Nothing is known under “Atlantis”. See chancery record', '[record.unknown]'],
  ],
  ['record one two three', 2, [], ['put quotes around each']],
  [
    'next',
    0,
    ['Expected', 'ratification: Norway, Fjord Compact (June 2026)', '“by midsummer”'],
    [],
  ],
  ['next --state Chile', 0, ['Nothing is expected'], []],
  [
    'next --from 2026-09-01',
    0,
    ['Nothing is expected in these days.', '1 open expectation without a day is not among them'],
    [],
  ],
  ['explain a-000000000001', 0, ['trigger', 'Harbour Post: “Norway” [d-000000000001 11–17]'], []],
  ['explain a-9', 5, [], ['[record.unknown]']],
  ['show d-000000000001', 0, ['Norway signed the Fjord Compact. [31m It was raining.'], []],
  ['show a-000000000001', 0, ['PLOVER AGREE, CAMEO 057', '“Norway signed the Fjord Compact.”'], []],
  ['show c-000000000001', 0, ['claim · c-000000000001'], []],
  [
    `show ${NEWS}`,
    0,
    ['Dispatches', '3 March 2026  A signing', 'Harbour Post · d-000000000001'],
    [],
  ],
  ['show d-00000000000f', 5, [], ['[record.unknown]']],

  ['store status', 0, ['2 dispatches, 1 act, 1 development, 1 claim, 1 refusal'], []],
  ['store check', 0, ['The store is sound: 4 facts.'], []],
  ['store rebuild', 0, ['made again from 4 facts'], []],
  ['store backup b.sqlite', 0, ['4 facts were written to b.sqlite'], []],
  ['store restore b.sqlite', 0, ['holds 4 facts', 'x.sqlite.before-restore'], []],
  ['store repair', 0, ['1 record went into quarantine', 'record 2: its content'], []],
  ['import atop list.csv', 0, ['1 claim added', '1 known already', 'party/fjord-compact/NOR'], []],
  ['import atop list.csv --dry-run', 0, ['would be added', 'Nothing was changed'], []],
  [
    'store check',
    7,
    ['not sound', 'the chain breaks'],
    [],
    {
      desk: {
        check: async () => ({ facts: 4, isSound: false, broken: [], trouble: 'the chain breaks' }),
      },
    },
  ],
  ['store status', 5, [], ['There is no store at', '[store.missing]'], { hasStore: false }],
  ['store copy a.sqlite postgres://h/d', 0, ['9 facts, 4 of them copied now', 'log aa'], []],
  ['store copy a.sqlite b.sqlite', 5, [], ['no store at a.sqlite'], { hasStore: false }],
  ['store check --store postgres://u:secret@h/d', 0, ['sound'], [], { hasStore: false }],
  ['record --store x.sqlite', 5, [], ['There is no store at x.sqlite.'], { hasStore: false }],
  ['record', 0, ['Norway'], [], { hasStore: false }],

  ['desk', 0, [], []],
  ['desk --port 70000', 2, [], ['[desk.port-invalid]']],
  ['desk', 2, [], ['“http” is not a port'], { terminal: { env: { CHANCERY_PORT: 'http' } } }],
];

describe('the command line', () => {
  for (const [words, status, out, err, world] of RUNS)
    it(`chancery ${words} ends with ${status}`, async () => {
      const ran = await runIn(
        words.split(' ').filter((word) => word !== ''),
        world,
      );
      expect({ status: ran.status, err: ran.err }).toEqual({ status, err: ran.err });
      for (const part of out) expect(ran.out).toContain(part);
      for (const part of err) expect(ran.err).toContain(part);
      if (err.length === 0) expect(ran.err).toBe('');
      expect(ran.folders.removed).toBe(ran.folders.made);
      for (const line of ran.out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
      expect(ran.out).not.toContain('\u001b');
    });

  it('briefs inputs without repeating a development', async () => {
    expect((await runIn(['brief', 'news 1', 'news 2'])).out).toBe(`text: Title of ${NEWS}\n`);
  });
});

describe('exit status', () => {
  const codes = Object.keys(ERROR_CATALOGUE) as ErrorCode[];

  it.each(codes)('%s ends with the status of its row in the table', async (code) => {
    const desk = {
      accords: async () => {
        throw new ChanceryError(code);
      },
    };
    const ran = await runIn(['record'], { desk });
    expect(ran.status).toBe(EXIT_STATUS[ERROR_CATALOGUE[code].status]);
    expect(ran.err).toContain(`[${code}]`);
    expect(ran.out).toBe('');
  });

  it('is 1 for a fault of the program, without its stack', async () => {
    const desk = {
      accords: async () => {
        throw new TypeError('x is not a function');
      },
    };
    const ran = await runIn(['record'], { desk });
    expect(ran.status).toBe(1);
    expect(ran.err).toBe(
      'chancery: This should not have happened: x is not a function. Please report it with what CHANCERY_DEBUG=1 prints. [bug]\n',
    );
    const debug = await runIn(['record'], { desk, terminal: { env: { CHANCERY_DEBUG: '1' } } });
    expect(debug.err).toContain('run-cli.test.ts');
  });
});

describe('--json', () => {
  const KEYS: readonly (readonly [words: string, keys: string[]])[] = [
    ['brief news --json', ['briefs', 'refusals']],
    ['brief news --format json', ['briefs', 'refusals']],
    ['brief --json', ['briefs', 'refusals']],
    [
      'read news --json',
      [
        'article',
        'language',
        'sentences',
        'mentions',
        'accords',
        'days',
        'quotes',
        'acts',
        'refusals',
      ],
    ],
    ['take news --json', ['taken']],
    ['developments --json', ['asOf', 'developments']],
    ['record --json', ['asOf', 'accords', 'states']],
    ['record Norway --json', ['state']],
    ['record fjord-compact --json', ['accord', 'derived']],
    ['record NOR CHL --json', ['asOf', 'states', 'relation', 'accords', 'developments', 'derived']],
    [
      'record NOR fjord-compact --json',
      ['asOf', 'state', 'accord', 'standing', 'expectations', 'developments', 'derived'],
    ],
    ['next --json', ['asOf', 'expectations']],
    ['next --from 2026-05-01 --json', ['asOf', 'expectations', 'openWithoutDay']],
    ['store check --json', ['facts', 'isSound', 'trouble', 'broken']],
    ['store rebuild --json', ['facts', 'digest']],
  ];

  it.each(KEYS)('chancery %s prints one object', async (words, keys) => {
    const ran = await runIn(words.split(' '));
    expect(ran.status).toBe(0);
    expect(Object.keys(JSON.parse(ran.out))).toEqual(keys);
  });

  const KINDS = [
    ['show d-000000000001', 'dispatch'],
    ['show a-000000000001', 'act'],
    ['show c-000000000001', 'claim'],
    [`show ${NEWS}`, 'development'],
    ['explain a-000000000001', 'act'],
  ] as const;

  it.each(KINDS)('chancery %s --json says that it is a %s', async (words, kind) => {
    const ran = await runIn([...words.split(' '), '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ kind });
  });

  it('makes errors JSON too, and keeps them off standard output', async () => {
    for (const words of ['record Atlantis --json', 'record --nonsense --json']) {
      const ran = await runIn(words.split(' '));
      expect(ran.out).toBe('');
      const { error } = JSON.parse(ran.err);
      expect(Object.keys(error)).toEqual(['code', 'what', 'next', 'exitStatus']);
      expect(error.exitStatus).toBe(ran.status);
    }
  });

  it('prints what was refused when nothing could be briefed, and says so', async () => {
    const ran = await runIn(['brief', 'soup', '--json']);
    expect(ran.status).toBe(4);
    expect(JSON.parse(ran.out)).toMatchObject({
      briefs: [],
      refusals: [{ code: 'reading.nothing-of-diplomacy' }],
    });
    expect(JSON.parse(ran.err).error.code).toBe('input.nothing-briefed');
  });
});

describe('--out', () => {
  it.each(['text', 'md', 'html', 'pdf', 'json'])('writes %s to the file alone', async (format) => {
    const ran = await runIn(['brief', 'news', '--format', format, '--out', 'brief.x']);
    expect(ran).toMatchObject({ status: 0, out: '' });
    expect(ran.written['brief.x']).toContain(`Title of ${NEWS}`);
  });

  it('is not touched where a page cannot hold what was asked for', async () => {
    const rows = ['nor-fjord-compact', 'chl-fjord-compact'].map((id) => ({ id }));
    const desk = {
      developments: async () => rows as never,
      brief: async (id: string) => ({ items: briefOf(id), refusals: [] }),
    };
    const ran = await runIn(['brief', '--format', 'pdf', '--out', 'brief.pdf'], { desk });
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('PDF holds one brief a page and there are 2');
    expect(ran.written).toEqual({});
  });
});

describe('the store of a command', () => {
  const STORES: readonly (readonly [words: string, opened: string, World?])[] = [
    ['brief news', '/tmp/throwaway/record.sqlite'],
    ['read news', '/tmp/throwaway/record.sqlite'],
    ['brief news --store kept.sqlite', 'kept.sqlite'],
    ['brief', '/home/desk/.chancery/record.sqlite'],
    ['take news', '/home/desk/.chancery/record.sqlite'],
    ['take news', '/home/desk/.chancery/record.sqlite', { hasStore: false }],
    ['record', '/tmp/throwaway/record.sqlite', { hasStore: false }],
    ['take news', '/data/r.sqlite', { terminal: { env: { CHANCERY_STORE: '/data/r.sqlite' } } }],
    [
      'take news',
      '/home/desk/.chancery/record.sqlite',
      { terminal: { env: { CHANCERY_STORE: '' } } },
    ],
    ['desk --store d.sqlite', 'd.sqlite'],
  ];

  for (const [words, opened, world] of STORES)
    it(`chancery ${words} opens ${opened}`, async () => {
      const ran = await runIn(words.split(' '), world);
      expect(ran.status).toBe(0);
      expect(ran.opened).toEqual([opened]);
    });

  it('is thrown away when the work fails, too', async () => {
    const desk = {
      take: async () => {
        throw new ChanceryError('store.full', { path: 'x' });
      },
    };
    const ran = await runIn(['brief', 'news'], { desk });
    expect(ran.status).toBe(7);
    expect(ran.folders).toEqual({ made: 1, removed: 1 });
  });
});
