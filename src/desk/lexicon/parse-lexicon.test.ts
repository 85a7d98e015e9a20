import { describe, expect, it } from 'vitest';
import { ChanceryError, LEXICON_FILES, type Lexicon } from '../../kernel/index.ts';
import { parseLexicon } from './parse-lexicon.ts';

function file(items: string, asOf = '2025-01-31'): string {
  return `asOf: "${asOf}"\nbasis: written for a test\nitems:\n${items}`;
}

const STATES = file(`
  - { code: AAA, alpha2: AA, name: Alphaland, status: un-member, region: Here }
  - { code: BBB, alpha2: BB, name: Betaland, status: un-member, region: There }
`);

const ACCORD = `
  - id: first-pact
    name: First Pact
    kind: treaty
    ladder: accord
    parties: [{ state: AAA, stage: signed, since: "2020" }]
`;

function parse(texts: Readonly<Record<string, string>>, isComplete = false): Lexicon {
  return parseLexicon(new Map(Object.entries(texts)), { isComplete });
}

/** Empty files for the lists that a case does not speak of. */
function whole(texts: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.keys(texts);
  const missing = Object.keys(LEXICON_FILES).filter(
    (key) => !given.some((path) => path === `${key}.yaml` || path.startsWith(`${key}/`)),
  );
  return { ...Object.fromEntries(missing.map((key) => [`${key}.yaml`, file('  []')])), ...texts };
}

function refusal(texts: Readonly<Record<string, string>>): string {
  try {
    parse(whole(texts), true);
  } catch (error) {
    if (error instanceof ChanceryError) return `${error.params['file']}: ${error.params['why']}`;
    throw error;
  }
  return 'nothing';
}

describe('parseLexicon', () => {
  it('takes one depositary or several', () => {
    const keepers = (line: string): readonly string[] | undefined =>
      parse({
        'states.yaml': STATES,
        'accords.yaml': file(ACCORD.replace('kind:', `${line}kind:`)),
      }).accords[0]?.depositary;
    expect(keepers('depositary: AAA\n    ')).toEqual(['AAA']);
    expect(keepers('depositary: [AAA, BBB]\n    ')).toEqual(['AAA', 'BBB']);
    expect(keepers('depositary: null\n    ')).toEqual([]);
  });

  it('joins the files of a folder in order of name and fills what is left out', () => {
    const lexicon = parse({
      'states.yaml': STATES,
      'accords/b.yaml': file(ACCORD.replace('first-pact', 'second-pact'), '2025-06-01'),
      'accords/a.yaml': file(ACCORD),
    });
    expect(lexicon.accords.map(({ id }) => id)).toEqual(['first-pact', 'second-pact']);
    expect(lexicon.accords[0]).toMatchObject({ article: true, names: [], depositary: [] });
    expect(lexicon.asOf).toEqual({
      states: '2025-01-31',
      'accords/a': '2025-01-31',
      'accords/b': '2025-06-01',
    });
    expect(lexicon.patterns).toEqual([]);
  });

  it('gives equal content one version and other content another', () => {
    const version = (states: string) => parse({ 'states.yaml': states }).version;
    expect(version(STATES)).toMatch(/^[0-9a-f]{64}$/);
    expect(version(`# a remark\n${STATES}`)).toBe(version(STATES));
    expect(version(STATES.replace('Alphaland', 'Alpha'))).not.toBe(version(STATES));
  });

  it('asks for every list where it must be complete', () => {
    expect(() => parse({ 'states.yaml': STATES }, true)).toThrow('office-holders.yaml');
  });

  it('does not judge references while a list is still to be written', () => {
    expect(parse({ 'accords.yaml': file(ACCORD) }).accords[0]?.parties[0]?.state).toBe('AAA');
  });

  it('keeps days as they are written', () => {
    const accord = ACCORD.replace('kind:', 'signed: 2020-09-15\n    kind:');
    const lexicon = parse({ 'states.yaml': STATES, 'accords.yaml': file(accord) });
    expect(lexicon.accords[0]?.signed).toBe('2020-09-15');
  });
});

describe('parseLexicon refuses', () => {
  const states = (from: string, to: string) => ({ 'states.yaml': STATES.replace(from, to) });
  const accord = (from: string, to: string) => ({
    'states.yaml': STATES,
    'accords.yaml': file(ACCORD.replace(from, to)),
  });
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['a broken list', { 'states.yaml': 'items: [' }, 'states.yaml: '],
    ['no object', { 'states.yaml': '- 1' }, 'states.yaml: the file: '],
    ['an empty file', { 'states.yaml': '' }, 'states.yaml: the file: '],
    ['a day that is none', states('2025-01-31', '2025-02-31'), 'states.yaml: asOf: not a day'],
    ['a key of no schema', states('region: Here', 'region: Here, size: 3'), 'item 1 (AAA): '],
    [
      'a wrong value',
      states('status: un-member, region: T', 'status: odd, region: T'),
      'item 2 (BBB), status: ',
    ],
    [
      'a value deep inside',
      accord('"2020"', '"soon"'),
      'item 1 (first-pact), parties 1, since: not an EDTF',
    ],
    ['a key given twice', states('name: Alphaland', 'name: A, name: B'), 'unique'],
    ['a state twice', states('code: BBB', 'code: AAA'), 'states.yaml: code AAA stands twice'],
    ['two letters twice', states('alpha2: BB', 'alpha2: AA'), 'two-letter code AA stands twice'],
    [
      'an unknown party',
      accord('state: AAA', 'state: ZZZ'),
      'accords.yaml: first-pact, parties: ZZZ',
    ],
    ['an unknown depositary', accord('kind:', 'depositary: ZZZ\n    kind:'), 'depositary: ZZZ'],
    [
      'an unknown one of several depositaries',
      accord('kind:', 'depositary: [AAA, ZZZ]\n    kind:'),
      'depositary: ZZZ',
    ],
    ['an unknown broker', accord('kind:', 'brokers: [ZZZ]\n    kind:'), 'brokers: ZZZ'],
    ['an unknown sector', accord('kind:', 'sectors: [trade]\n    kind:'), 'no sector trade'],
    ['a party twice', accord('[{', '[{ state: AAA, stage: signed }, {'), 'party AAA stands twice'],
    [
      'an office in an unknown state',
      {
        'office-holders.yaml': file('  - { state: ZZZ, office: envoy, title: Envoy, person: A B }'),
      },
      'office-holders.yaml: A B: ZZZ',
    ],
    [
      'a member of a group that is nobody',
      { 'groups.yaml': file('  - { id: two, name: The Two, members: [ZZZ] }') },
      'groups.yaml: two, members: ZZZ',
    ],
    [
      'a relation twice, the other way round',
      {
        'states.yaml': STATES,
        'relations.yaml': file(
          '  - { a: AAA, b: BBB, state: none }\n  - { a: BBB, b: AAA, state: severed }',
        ),
      },
      'relation AAA and BBB stands twice',
    ],
    ['a file of no list', { 'stats.yaml': STATES }, 'stats.yaml: the lexicon has no list'],
    [
      'a folder in a folder',
      { 'states/a/b.yaml': STATES },
      'states/a/b.yaml: the lexicon has no list',
    ],
    [
      'a list as file and folder',
      { 'states.yaml': STATES, 'states/a.yaml': STATES },
      'a folder states/ as well',
    ],
  ];
  it.each(cases)('%s', (_name, texts, why) => {
    expect(refusal(texts)).toContain(why);
  });

  it('aliases that grow without end', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nitems: [*c, *c]';
    expect(refusal({ 'states.yaml': bomb })).toContain('alias');
  });
});
