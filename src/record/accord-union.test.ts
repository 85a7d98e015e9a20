import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../desk/lexicon/load-lexicon.ts';
import { civilDay, edtf } from '../kernel/index.ts';
import { type AccordTold, statesInName, topicsOfName } from './accord-told.ts';
import { type UnionRulings, uniteAccords } from './accord-union.ts';

const lexicon = await loadLexicon();
const NONE: UnionRulings = { together: [], apart: [] };

function told(
  id: string,
  parts: Partial<Omit<AccordTold, 'signed' | 'firstDay' | 'lastDay'>> & {
    readonly signed?: string;
    readonly from?: string;
    readonly to?: string;
  } = {},
): AccordTold {
  const { signed, from = '2026-03-06', to = from, ...rest } = parts;
  return {
    id,
    name: id,
    isNamed: false,
    parties: ['JPN', 'PER'],
    topics: ['trade'],
    kind: null,
    signed: signed === undefined ? [] : [edtf(signed)],
    firstDay: civilDay(from),
    lastDay: civilDay(to),
    ...rest,
  };
}

function unite(all: readonly AccordTold[], rulings = NONE): readonly string[] {
  return uniteAccords(all, { lexicon, rulings }).united.map(({ id, into }) => `${id} ${into}`);
}

const NAMED = told('x-name', { isNamed: true, signed: '2026-03-05' });

describe('accords are one', () => {
  it.each<readonly [string, readonly AccordTold[], readonly string[]]>([
    ['signed on the same day', [told('x-a', { signed: '2026-03-05' }), NAMED], ['x-a x-name']],
    ['a day apart, by the clock', [told('x-a', { signed: '2026-03-06' }), NAMED], ['x-a x-name']],
    ['announced weeks before', [told('x-a', { from: '2026-01-10' }), NAMED], ['x-a x-name']],
    [
      'about nothing that is said, on the same day',
      [told('x-a', { signed: '2026-03-05', topics: [] }), NAMED],
      ['x-a x-name'],
    ],
    [
      'named after where it was signed',
      [
        told('x-a', { signed: '2026-03-05' }),
        told('x-name', {
          isNamed: true,
          signed: '2026-03-05',
          topics: topicsOfName('Lima Compact', lexicon),
        }),
      ],
      ['x-a x-name'],
    ],
    [
      'but not papers of two kinds of that day, of which one says nothing of its matter',
      [
        told('x-a', { signed: '2026-03-05' }),
        told('x-name', { isNamed: true, signed: '2026-03-05', topics: [], kind: 'declaration' }),
      ],
      [],
    ],
    [
      'both without a name: the older keeps its identifier',
      [told('x-b', { from: '2026-03-01' }), told('x-a')],
      ['x-a x-b'],
    ],
  ])('%s', (_, all, wanted) => {
    expect(unite(all)).toEqual(wanted);
  });
});

describe('a plain treaty of two states', () => {
  const ofJordan = (id: string, day: string, more: object = {}) =>
    told(id, { parties: ['ISR', 'JOR'], topics: [], from: day, ...more });
  it.each<readonly [string, AccordTold, readonly string[]]>([
    [
      'is the one that they signed that month',
      ofJordan('x-isr-jor-treaty', '1994-11-08'),
      ['x-isr-jor-treaty israel-jordan-peace-treaty'],
    ],
    ['is another one years later', ofJordan('x-isr-jor-treaty', '1996-02-01'), []],
    ['is not what is called a deal', ofJordan('x-isr-jor-deal', '1994-11-08'), []],
    [
      'is not one about something else',
      ofJordan('x-isr-jor-extradition-treaty', '1994-11-08', { topics: ['extradition'] }),
      [],
    ],
  ])('%s', (_, one, wanted) => {
    expect(unite([one])).toEqual(wanted);
  });

  it('goes by the name of the lexicon from the day of its signature', () => {
    const { united } = uniteAccords([ofJordan('x-isr-jor-treaty', '1994-10-01')], {
      lexicon,
      rulings: NONE,
    });
    expect(united.map(({ knownDay }) => knownDay)).toEqual(['1994-10-26']);
  });
});

describe('accords are kept apart', () => {
  it.each<readonly [string, readonly AccordTold[]]>([
    ['signed on other days', [told('x-a', { signed: '2026-02-05' }), NAMED]],
    ['of other parties', [told('x-a', { signed: '2026-03-05', parties: ['CHL', 'JPN'] }), NAMED]],
    ['about something else', [told('x-a', { signed: '2026-03-05', topics: ['defence'] }), NAMED]],
    [
      'another kind of paper',
      [told('x-a', { signed: '2026-03-05', kind: 'memorandum' }), { ...NAMED, kind: 'protocol' }],
    ],
    ['half a year and more apart', [told('x-a', { from: '2025-06-01' }), NAMED]],
    ['about nothing that is said, without a day', [told('x-a', { topics: [] }), NAMED]],
    ['each with a name', [told('x-a', { isNamed: true, signed: '2026-03-05' }), NAMED]],
    ['one party alone', [told('x-a', { parties: ['JPN'] }), { ...NAMED, parties: ['JPN'] }]],
  ])('%s', (_, all) => {
    expect(unite(all)).toEqual([]);
  });

  it('where two with a name fit, and says so', () => {
    const other = { ...NAMED, id: 'x-other' };
    const { united, doubtful } = uniteAccords(
      [told('x-a', { signed: '2026-03-05' }), NAMED, other],
      {
        lexicon,
        rulings: NONE,
      },
    );
    expect(united).toEqual([]);
    expect(doubtful).toEqual([
      { id: 'x-a', others: ['x-name', 'x-other'], why: 'more than one accord with a name fits' },
    ]);
  });

  it('where two that cannot be one fit the same name', () => {
    const undated = { ...NAMED, signed: [] };
    const rivals = [told('x-a', { signed: '2026-03-05' }), told('x-b', { signed: '2026-04-05' })];
    const { united, doubtful } = uniteAccords([...rivals, undated], { lexicon, rulings: NONE });
    expect(united).toEqual([]);
    expect(doubtful.map(({ id }) => id)).toEqual(['x-a', 'x-b']);
  });
});

describe('an editor', () => {
  const pair = [told('x-a', { signed: '2026-03-05' }), NAMED];
  it('parts them', () => {
    expect(unite(pair, { together: [], apart: [['x-a', 'x-name']] })).toEqual([]);
  });
  it('puts together what clashes, under the name', () => {
    const far = told('x-b', { parties: ['CHL', 'PER'], topics: ['defence'] });
    expect(unite([far, NAMED], { together: [['x-b', 'x-name']], apart: [] })).toEqual([
      'x-b x-name',
    ]);
  });
});

describe('the answer', () => {
  const day = fc.constantFrom('2026-03-05', '2026-03-06', '2026-04-01');
  const one = fc.record({
    isNamed: fc.boolean(),
    parties: fc.constantFrom(['JPN', 'PER'], ['CHL', 'JPN']),
    topics: fc.constantFrom<string[]>([], ['trade'], ['defence'], ['trade', 'energy']),
    kind: fc.constantFrom(null, 'memorandum', 'protocol'),
    signed: fc.option(day, { nil: undefined }),
    from: day,
  });
  it('depends on the set alone, leads to something that is there, and never in a circle', () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 7 }), fc.integer(), (parts, seed) => {
        const all = parts.map(({ signed, ...rest }, at) =>
          told(`x-${at}`, { ...rest, ...(signed === undefined ? {} : { signed }) }),
        );
        const turned = [...all.slice(seed % 7), ...all.slice(0, seed % 7)].reverse();
        const { united } = uniteAccords(all, { lexicon, rulings: NONE });
        expect(uniteAccords(turned, { lexicon, rulings: NONE }).united).toEqual(united);
        const into = new Map(united.map((row) => [row.id, row.into]));
        expect(into.size).toBe(united.length);
        for (const { id, into: target } of united) {
          expect(target).not.toBe(id);
          expect(into.has(target)).toBe(false);
          expect(all.some((row) => row.id === target)).toBe(true);
        }
      }),
    );
  });
});

describe('names', () => {
  it.each([
    ['Japan–Peru Trade Partnership', ['JPN', 'PER']],
    ['United Arab Emirates-India Comprehensive Partnership', ['ARE', 'IND']],
    ['Franco-German Treaty', ['DEU']],
    ['Pacific Trade Partnership', []],
  ])('%s names %j', (name, states) => {
    expect(statesInName(name, lexicon)).toEqual(states);
  });
  it('say what they are about', () => {
    expect(topicsOfName('new trade pact', lexicon)).toEqual(['trade']);
    expect(topicsOfName('Japan–Peru Economic Partnership', lexicon)).toEqual(['trade']);
    expect(topicsOfName('treaty', lexicon)).toEqual([]);
    expect(topicsOfName('Heritage Compact', lexicon)).toEqual(['culture']);
  });
});
