import { describe, expect, it } from 'vitest';
import { itemOf } from '../../test/builders/sample-diplomacy.ts';
import { originsOf } from './origins.ts';
import type { StoryTerms } from './types.ts';

const NOTICE =
  'The depositary informs all states that an instrument was received on the day below and that the convention will bind the state on the thirtieth day after the day of deposit as its article provides for each state that ratifies after the entry into force of the convention itself.';

function named(...codes: string[]): StoryTerms {
  return { words: [], names: codes.map((code) => [code, 0.5]), numbers: [] };
}

function originIds(items: Parameters<typeof originsOf>[0]): string[] {
  return originsOf(items).map((origin) => origin.dispatches.join('+'));
}

describe('dispatches are of one origin', () => {
  it.each([
    ['copies within days', [{}, { day: '2025-11-08' }], ['d-1+d-2']],
    ['the same words half a year later are not', [{}, { day: '2026-05-08' }], ['d-1', 'd-2']],
    [
      'two notices of a depositary that share a formula are not',
      [
        { outletKind: 'depositary' as const },
        {
          outletKind: 'depositary' as const,
          text: `${NOTICE} The state is Samoa, and it made a reservation to two articles of the convention.`,
        },
      ],
      ['d-1', 'd-2'],
    ],
    [
      'versions, however much they changed',
      [{}, { revisionOf: 'd-1', text: 'All of it was rewritten.' }],
      ['d-1+d-2'],
    ],
    ['other texts are not', [{}, { text: 'Nothing in common with that.' }], ['d-1', 'd-2']],
    [
      'two texts over one paragraph that an outlet prints below everything are not',
      [
        { terms: named('@LAO', '@NPL'), text: `Laos and Nepal signed a treaty. ${NOTICE}` },
        { terms: named('@MLI'), text: `Mali closed its embassy in Oslo on Monday. ${NOTICE}` },
      ],
      ['d-1', 'd-2'],
    ],
    [
      'two of which one names nobody may be',
      [
        { terms: named('@LAO', '@NPL'), text: `Laos and Nepal signed a treaty. ${NOTICE}` },
        { terms: named(), text: `The two signed a treaty in Oslo on Monday. ${NOTICE}` },
      ],
      ['d-1+d-2'],
    ],
  ])('%s', (_name, samples, expected) => {
    const items = samples.map((sample, index) =>
      itemOf(`d-${index + 1}`, { text: NOTICE, ...sample }),
    );
    expect(originIds(items)).toEqual(expected);
    expect(originIds([...items].reverse())).toEqual(expected);
  });

  it('are named after the first dispatch and say why', () => {
    const [origin] = originsOf([
      itemOf('d-2', { day: '2025-11-07', text: NOTICE }),
      itemOf('d-1', { text: NOTICE }),
    ]);
    expect(origin).toEqual({
      id: 'o-d-1',
      dispatches: ['d-1', 'd-2'],
      why: ['d-2 shares 100 % of its word runs with d-1'],
    });
  });

  it('of many dispatches are those of a few, found without comparing all', () => {
    const wire = (story: number) =>
      Array.from({ length: 60 }, (_, at) => `w${story}-${at}`).join(' ');
    const items = Array.from({ length: 400 }, (_, at) => {
      const story = at % 40;
      const own = at % 7 === 0 ? `own${at} ${wire(1000 + at)}` : `${wire(story)} tail${at}`;
      return itemOf(`d-${String(at).padStart(3, '0')}`, { text: own });
    });
    const origins = originsOf(items);
    const copies = items.filter((_, at) => at % 7 !== 0).length;
    expect(origins.filter(({ dispatches }) => dispatches.length > 1)).toHaveLength(40);
    expect(
      origins.flatMap(({ dispatches }) => (dispatches.length > 1 ? dispatches : [])),
    ).toHaveLength(copies);
    expect(originsOf([...items].reverse())).toEqual(origins);
  });

  it('of a flood of copies of one text are found by a few comparisons each', () => {
    const text = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');
    let looks = 0;
    const items = Array.from({ length: 600 }, (_, at) => {
      const item = itemOf(`d-${at}`, { text: `${text} tail${at}` });
      const { sketch } = item;
      return Object.defineProperty({ ...item }, 'sketch', {
        get: () => {
          looks += 1;
          return sketch;
        },
      });
    });
    const [origin, ...others] = originsOf(items);
    expect(others).toEqual([]);
    expect(origin?.why).toHaveLength(items.length - 1);
    // The keys of each look at each row of its sketch; a comparison looks at two sketches.
    const afterFirst = looks;
    expect(originsOf(items)).toHaveLength(1);
    expect(looks - afterFirst).toBeLessThan(items.length * 8);
  });
});

describe('a report that is given as another outlet’s', () => {
  const own = (n: number, outlet: string, more: Partial<Parameters<typeof itemOf>[1]> = {}) =>
    itemOf(`d-${n}`, {
      outlet,
      orderAt: n,
      text: `Text ${n} has words of its own, ${n * 7} of them.`,
      ...more,
    });

  it('rests on the last dispatch of that outlet before it', () => {
    const items = [
      own(1, 'Andes Wire'),
      own(2, 'Andes Wire'),
      own(3, 'Lima Post', { credits: ['andes wire'] }),
      own(4, 'Harbour Courier'),
      own(5, 'Lima Post'),
    ];
    expect(originIds(items)).toEqual(['d-1', 'd-2+d-3', 'd-4', 'd-5']);
    expect(originsOf(items)[1]?.why).toEqual(['d-3 gives what “andes wire” reported, as d-2 does']);
    expect(originsOf([...items].reverse())).toEqual(originsOf(items));
  });

  it('rests on it through others, and is one with others where the outlet is not here', () => {
    const chain = [
      own(1, 'Andes Wire'),
      own(2, 'Lima Post', { credits: ['andes wire'] }),
      own(3, 'Plains Echo', { credits: ['lima post'] }),
    ];
    expect(originIds(chain)).toEqual(['d-1+d-2+d-3']);
    expect(originIds(chain.slice(1))).toEqual(['d-2+d-3']);
    const unseen = [2, 3].map((n) =>
      own(n, `Paper ${n}`, { credits: ['kaja kallas', 'steppe news'] }),
    );
    expect(originIds(unseen)).toEqual(['d-2+d-3']);
    const person = [2, 3].map((n) => own(n, `Paper ${n}`, { credits: ['kaja kallas'] }));
    expect(originIds(person)).toEqual(['d-2', 'd-3']);
  });

  it('is its own where the credit is to itself, comes before the report or long after it', () => {
    const items = [
      own(1, 'Lima Post', { credits: ['andes wire', 'lima post'] }),
      own(2, 'Andes Wire'),
      own(3, 'Plains Echo', { credits: ['andes wire'], day: '2025-12-20' }),
    ];
    expect(originIds(items)).toEqual(['d-1', 'd-2', 'd-3']);
  });
});
