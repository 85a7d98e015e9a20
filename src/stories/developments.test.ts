import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ItemSample, itemOf } from '../../test/builders/sample-diplomacy.ts';
import { addDays, civilDay } from '../kernel/index.ts';
import { candidateKeys } from './candidates.ts';
import { linkOf } from './closeness.ts';
import { groupItems, storyRefusals } from './developments.ts';

const START = civilDay('2025-11-06');

const RECOGNITION = {
  bilateralAct: 'recognise',
  subjects: ['ISR'],
  objects: ['SOMALILAND'],
  stage: 'recognised',
  modality: 'done',
} as const;
const OTHER_CHARTER = {
  accord: 'peace-charter',
  treatyAction: 'signature',
  stage: 'signed',
  modality: 'done',
} as const;

const VOTE = {
  accord: 'northern-alliance',
  treatyAction: 'approval',
  objects: ['NOR'],
  stage: 'approved',
  modality: 'done',
} as const;

const SAMPLES: Readonly<Record<string, ItemSample>> = {
  announced: {},
  confirmed: { day: '2025-11-07', acts: [{ treatyAction: 'announcement', modality: 'done' }] },
  'by the broker': {
    acts: [{ treatyAction: 'announcement', subjects: ['USA'], objects: ['KAZ'], modality: 'done' }],
  },
  'months on': {
    day: '2026-02-10',
    acts: [{ treatyAction: 'signature' }],
    words: ['accord', 'join'],
  },
  'other charter': { day: '2026-01-22', acts: [OTHER_CHARTER, { at: 900 }] },
  recognition: { day: '2025-12-26', acts: [RECOGNITION, { subjects: ['SOMALILAND'], at: 700 }] },
  'another state': { acts: [{ subjects: ['AZE'] }] },
  'no news': { day: '2025-11-07', acts: [{ isBackground: true }] },
  'next step': {
    day: '2025-12-06',
    acts: [{ treatyAction: 'signature', stage: 'signed', modality: 'done' }],
  },
  'next step, months late': {
    day: '2026-03-06',
    acts: [{ treatyAction: 'signature', stage: 'signed', modality: 'done' }],
  },
  'relations of 2020': {
    acts: [{ bilateralAct: 'establish-relations', subjects: ['ARE', 'ISR'] }],
  },
  'treaty of 2020': {
    day: '2025-12-09',
    acts: [
      {
        accord: 'uae-israel-treaty',
        subjects: ['ARE', 'ISR'],
        treatyAction: 'signature',
        stage: 'signed',
        modality: 'done',
      },
    ],
    words: ['treaty', 'white'],
  },
  'treaty of another': {
    acts: [{ accord: 'other-treaty', subjects: ['MAR', 'ISR', 'USA'], treatyAction: 'signature' }],
  },
  'one vote': {
    acts: [{ ...VOTE, subjects: ['PRT'] }],
  },
  'another vote': {
    day: '2025-12-20',
    acts: [{ ...VOTE, subjects: ['CHL'] }],
  },
  'a vote on another': {
    day: '2025-12-20',
    acts: [{ ...VOTE, subjects: ['CHL'], objects: ['PER'] }],
  },
  'relations agreed': {
    acts: [{ bilateralAct: 'establish-relations', subjects: ['SDN', 'ISR'] }],
  },
  'declaration, relations still open': {
    day: '2026-01-15',
    acts: [
      { subjects: ['SDN'], treatyAction: 'signature', stage: 'signed', modality: 'done' },
      {
        bilateralAct: 'establish-relations',
        subjects: ['SDN'],
        objects: ['ISR'],
        modality: 'hypothetical',
        at: 500,
      },
    ],
  },
  'declaration and nothing else': {
    day: '2026-01-15',
    acts: [{ subjects: ['SDN'], treatyAction: 'signature', stage: 'signed', modality: 'done' }],
  },
  'treaty approved at home': {
    day: '2025-12-01',
    acts: [
      {
        accord: 'x-are-isr-treaty',
        subjects: ['ISR'],
        objects: ['ARE'],
        treatyAction: 'approval',
        stage: 'approved',
        modality: 'done',
      },
    ],
  },
  'only told far down': {
    acts: [{ at: 900 }],
  },
  talks: {
    acts: [{ bilateralAct: 'hold-talks', subjects: ['ARM', 'AZE'], stage: null, modality: 'done' }],
  },
  'talks a week later': {
    day: '2025-11-13',
    acts: [{ bilateralAct: 'hold-talks', subjects: ['ARM', 'AZE'], stage: null, modality: 'done' }],
  },
};

function sample(name: string): ReturnType<typeof itemOf> {
  return itemOf(`d-${name.replaceAll(' ', '-')}`, SAMPLES[name] ?? {});
}

describe('two dispatches', () => {
  it.each([
    ['announced', 'confirmed', true],
    ['announced', 'by the broker', true],
    ['announced', 'months on', true],
    ['announced', 'next step', true],
    ['announced', 'next step, months late', false],
    ['announced', 'other charter', false],
    ['months on', 'other charter', false],
    ['announced', 'recognition', false],
    ['announced', 'another state', false],
    ['announced', 'no news', false],
    ['relations of 2020', 'treaty of 2020', true],
    ['treaty of 2020', 'treaty of another', false],
    ['one vote', 'another vote', true],
    ['one vote', 'a vote on another', false],
    ['talks', 'talks a week later', false],
    ['relations agreed', 'declaration, relations still open', true],
    ['relations agreed', 'declaration and nothing else', false],
    ['relations of 2020', 'treaty approved at home', true],
    ['announced', 'only told far down', false],
  ])('%s + %s: one development %s', (a, b, expected) => {
    const extra = { words: ['accord', 'join', 'treaty', 'white'] };
    const left = { ...sample(a), ...(SAMPLES[b]?.words ? extra : {}) };
    expect(linkOf(left, sample(b)) !== null).toBe(expected);
    expect(linkOf(sample(b), left)).toEqual(linkOf(left, sample(b)));
  });
});

describe('a founding treaty', () => {
  const under = (accord: string, charters?: Readonly<Record<string, string>>) => ({
    ...itemOf(`d-${accord}`, { acts: [{ accord, subjects: ['NOR'], treatyAction: 'accession' }] }),
    terms: { words: [], names: [], numbers: [], ...(charters === undefined ? {} : { charters }) },
  });

  it('is one with its organisation where the text was read so', () => {
    const organisation = under('northern-alliance');
    const charters = { 'northern-charter': 'northern-alliance' };
    expect(linkOf(organisation, under('northern-charter', charters))?.parts['matter']).toBe(1);
    expect(linkOf(organisation, under('northern-charter'))).toBeNull();
  });
});

describe('developments', () => {
  it('are named after states, accord and first month, and keep the name when a step follows', () => {
    const first = [sample('announced'), sample('confirmed')];
    const ids = (items: typeof first) => groupItems(items).map((development) => development.id);
    expect(ids(first)).toEqual(['kaz-abraham-accords-2025-11']);
    expect(ids([...first, sample('next step')])).toEqual(['kaz-abraham-accords-2025-11']);
    expect(ids([sample('recognition')])).toEqual(['isr-somaliland-recognise-2025-12']);
    expect(ids([sample('treaty approved at home')])).toEqual(['are-isr-treaty-2025-12']);
  });

  it('are named after whom others let in', () => {
    const ids = groupItems([sample('one vote')]).map(({ id }) => id);
    expect(ids).toEqual(['nor-northern-alliance-2025-11']);
  });

  it('of months are not parted by their length: what is far apart counts less', () => {
    const gaps = [0, 80, 85, 90, 165, 166, 167, 168, 169];
    const items = gaps.map((gap, at) => itemOf(`d-${at}`, { day: addDays(START, gap) }));
    expect(groupItems(items)).toHaveLength(1);
    expect(groupItems(items.filter((_, at) => at === 0 || at > 3))).toHaveLength(2);
  });

  it('of one name and month are told apart by their first dispatch', () => {
    const ids = groupItems([sample('talks'), sample('talks a week later')]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => /^arm-aze-hold-talks-2025-11-[0-9a-f]{6}$/.test(id))).toBe(true);
  });

  it('are not started by background, which is refused by name', () => {
    const items = [sample('announced'), sample('no news')];
    const developments = groupItems(items);
    expect(developments.map(({ dispatches }) => dispatches)).toEqual([['d-announced']]);
    expect(storyRefusals(items, developments)).toMatchObject([
      { code: 'stories.no-act', dispatch: 'd-no-news' },
    ]);
  });

  it('take in a version without news of one that has some', () => {
    const [development] = groupItems([
      sample('announced'),
      { ...sample('no news'), revisionOf: 'd-announced' },
    ]);
    expect(development?.dispatches).toEqual(['d-announced', 'd-no-news']);
    expect(development?.links).toEqual([
      { a: 'd-announced', b: 'd-no-news', score: 1, parts: { revision: 1 } },
    ]);
    expect(development?.origins).toHaveLength(1);
  });

  const names = Object.keys(SAMPLES);
  const someItems = fc
    .shuffledSubarray(names, { minLength: 1 })
    .map((chosen) => chosen.map((name) => sample(name)));

  it('do not depend on the order of the items', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const sorted = [...items].sort((a, b) => (a.dispatch < b.dispatch ? -1 : 1));
        expect(groupItems(items)).toEqual(groupItems(sorted));
      }),
      { numRuns: 60 },
    );
  });

  it('hold each dispatch once, with the links that hold it', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const developments = groupItems(items);
        const told = developments.flatMap(({ dispatches }) => dispatches);
        expect(new Set(told).size).toBe(told.length);
        for (const { links, dispatches } of developments)
          expect(links).toHaveLength(dispatches.length - 1);
        expect(new Set(developments.map(({ id }) => id)).size).toBe(developments.length);
      }),
      { numRuns: 40 },
    );
  });

  it('link only where a candidate key is shared', () => {
    for (const a of names.map(sample)) {
      for (const b of names.map(sample)) {
        if (a.dispatch === b.dispatch || linkOf(a, b) === null) continue;
        const keys = new Set(candidateKeys(b));
        expect(candidateKeys(a).some((key) => keys.has(key))).toBe(true);
      }
    }
  });

  it('of a thousand dispatches on one matter are found in seconds', () => {
    const items = Array.from({ length: 1000 }, (_, index) =>
      itemOf(`d-${index}`, { text: `text ${index} ${index * 7}` }),
    );
    expect(groupItems(items)).toHaveLength(1);
  }, 20_000);
});
