import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CivilDay, civilDay } from '../kernel/index.ts';
import { contentLemmas } from './content-lemmas.ts';
import { createReader } from './reader.ts';
import { sampleLexicon } from './sample-lexicon.ts';
import type { Reader, ReadingInput } from './types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

function input(text: string, day: string | null = '2025-11-07'): ReadingInput {
  const referenceDay: CivilDay | null = day === null ? null : civilDay(day);
  return {
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay,
    referenceFrom: day === null ? 'none' : 'published',
  };
}

const read = (text: string, day: string | null = '2025-11-07') => reader.read(input(text, day));

describe('actors', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'name and adjective',
      'Kazakhstan signed and Israeli firms cheered.',
      ['Kazakhstan=KAZ name', 'Israeli=ISR adjective'],
    ],
    [
      'title, state and name are one',
      'Israeli Prime Minister Benjamin Netanyahu left.',
      ['Israeli Prime Minister Benjamin Netanyahu=ISR office-holder'],
    ],
    ['title and family name', 'President Tokayev left.', ['President Tokayev=KAZ office-holder']],
    [
      'title of state',
      'The President of Kazakhstan left.',
      ['The President of Kazakhstan=KAZ title'],
    ],
    ['possessive title', "Israel's prime minister left.", ["Israel's prime minister=ISR title"]],
    [
      'unknown minister',
      'Saudi Foreign Minister Omar Al-Tali spoke.',
      ['Saudi Foreign Minister Omar Al-Tali=SAU title'],
    ],
    [
      'ministry of',
      'The foreign ministry of Kazakhstan said so.',
      ['The foreign ministry of Kazakhstan=KAZ title'],
    ],
    ['officials', 'US officials spoke.', ['US officials=USA title']],
    [
      'possessive name',
      "Kazakhstan's accession pleased Astana.",
      ['Kazakhstan=KAZ name', 'Astana=KAZ capital'],
    ],
    ['group', 'The three Baltic states left.', ['three Baltic states=EST,LVA,LTU group']],
    ['group and title', 'Central Asian leaders met.', ['Central Asian leaders=KAZ,UZB title']],
    [
      'organisation and its head',
      'NATO Secretary-General Mark Rutte spoke.',
      ['NATO Secretary-General Mark Rutte=NATO office-holder'],
    ],
    [
      'shared title',
      'Israeli and Kazakh officials met.',
      ['Israeli=ISR title', 'Kazakh officials=KAZ title'],
    ],
    [
      'accents',
      'Turkiye and TÜRKİYE aside, Türkiye ratified it.',
      ['Turkiye=TUR name', 'Türkiye=TUR name'],
    ],
    [
      'former office says nothing for the state',
      'Former Israeli prime minister Ehud Tal spoke.',
      [],
    ],
    ['prefix', 'Non-NATO partners of Sweden met.', ['Sweden=SWE name']],
    ['within an accord', 'Sweden ratified the Paris Agreement.', ['Sweden=SWE name']],
    ['bearer of a homonym', 'Then came Michael Jordan to Sweden.', ['Sweden=SWE name']],
    [
      'homonym with support',
      'Georgia and Armenia opened a border, the Georgian minister said.',
      ['Georgia=GEO name', 'Armenia=ARM name', 'the Georgian minister=GEO title'],
    ],
    [
      'people, towns and things',
      'Mr Jordan of Armenia, Texas, went to Iran University with Sweden.',
      ['Sweden=SWE name'],
    ],
    ['capitals throughout', 'KAZAKHSTAN TO JOIN ABRAHAM ACCORDS', ['KAZAKHSTAN=KAZ name']],
  ];
  it.each(rows)('%s', (_, text, expected) => {
    const { items } = read(text);
    expect(items.mentions.map((m) => `${m.text}=${m.actors.join(',')} ${m.via}`)).toEqual(expected);
  });

  it('resolves an office by the day', () => {
    const person = (day: string | null) =>
      read('The American president spoke.', day).items.mentions[0]?.person;
    expect([person('2024-05-01'), person('2025-11-07'), person(null)]).toEqual([
      'Joe Biden',
      'Donald Trump',
      null,
    ]);
  });

  it('marks places', () => {
    const { mentions } = read(
      'Baku signed with Yerevan in Washington after a visit to Riyadh.',
    ).items;
    expect(mentions.map((m) => m.rule.startsWith('place:'))).toEqual([false, false, true, true]);
  });

  it('refuses what may mean several', () => {
    const { items, refusals } = read('A Congolese envoy left.');
    expect(items.mentions).toEqual([]);
    expect(refusals[0]).toMatchObject({
      code: 'reading.actor-ambiguous',
      params: { candidates: 'COD or COG' },
    });
  });

  it('decides by the rest of the text', () => {
    const { mentions } = read('A Congolese envoy left. Kinshasa was silent.').items;
    expect(mentions.map((m) => m.actors[0])).toEqual(['COD', 'COD']);
  });
});

describe('anaphora', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'two countries',
      'Armenia and Azerbaijan signed. The two countries share a border.',
      ['The two countries=ARM,AZE'],
    ],
    [
      'three states are no pair',
      'Armenia, Azerbaijan and Iran met. The two countries share a border.',
      [],
    ],
    ['kingdom', 'Saudi Arabia met Iran. The kingdom has not joined.', ['The kingdom=SAU']],
    [
      'region',
      'Kazakhstan met Israel. The Central Asian country joined.',
      ['The Central Asian country=KAZ'],
    ],
    ['country in doubt', 'Kazakhstan met Israel. The country joined.', []],
    ['it', 'Sweden applied. It said so on Friday.', ['It=SWE']],
    ['bare pair', 'Armenia and Azerbaijan met. The two have no embassies.', ['The two=ARM,AZE']],
    ['bare pair of three', 'Armenia met Azerbaijan and Iran. The two have no embassies.', []],
    [
      'it of a state beside an accord',
      'Sweden left the Paris Agreement. It becomes a guest in May.',
      ['It=SWE'],
    ],
    ['it beside an accord', 'Sweden left the Paris Agreement. It has no end.', []],
    ['empty it', 'Sweden applied. It was raining.', []],
    ['he', 'Benjamin Netanyahu left Sweden. He said nothing.', ['He=ISR']],
    ['two people', 'Benjamin Netanyahu met Donald Trump. He said nothing.', []],
    [
      'president',
      'Kazakh President Kassym-Jomart Tokayev met Benjamin Netanyahu. The president left.',
      ['The president=KAZ'],
    ],
    ['bloc', 'Mali left ECOWAS. The bloc regretted it.', ['The bloc=ECOWAS']],
  ];
  it.each(rows)('%s', (_, text, expected) => {
    const found = read(text).items.mentions.filter((m) => m.via === 'anaphor');
    expect(found.map((m) => `${m.text}=${m.actors.join(',')}`)).toEqual(expected);
  });

  it('reads a bare family name after the full one', () => {
    const text = 'Saudi Foreign Minister Omar Tali spoke. Tali left.';
    expect(read(text).items.mentions[1]).toMatchObject({
      text: 'Tali',
      actors: ['SAU'],
      person: 'Omar Tali',
    });
  });
});

describe('accords', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['name', 'Kazakhstan will join the Abraham Accords.', ['Abraham Accords=abraham-accords name']],
    ['organisation', 'Sweden joined NATO.', ['NATO=nato name']],
    [
      'description',
      'Estonia left the mine-ban treaty.',
      ['mine-ban treaty=ottawa-convention description'],
    ],
    [
      'form',
      'Iran and Iraq signed the Lower Marsh Water Compact.',
      ['Lower Marsh Water Compact=x-lower-marsh-water-compact form'],
    ],
    [
      'leading head',
      'Iran signed the Treaty of Amity and Commerce with Sweden.',
      ['Treaty of Amity and Commerce=x-treaty-of-amity-and-commerce form'],
    ],
    [
      'small letters',
      'Sweden signed a free trade agreement with Turkey.',
      ['free trade agreement=x-tur-free-trade-agreement form'],
    ],
    [
      'place and small head',
      'Iran suspended the Tashkent accord.',
      ['Tashkent accord=x-tashkent-accord form'],
    ],
    [
      'headline verb stays out',
      'Kazakhstan to Join Abraham Accords',
      ['Abraham Accords=abraham-accords name'],
    ],
    [
      'what is exchanged',
      'They signed an agreement on the exchange of classified information in Oslo.',
      [
        'agreement on the exchange of classified information=x-agreement-on-exchange-of-classified-information form',
      ],
    ],
    [
      'a state is no part of it',
      'They signed a treaty on the border of Sweden.',
      ['treaty on the border=x-treaty-on-border form'],
    ],
    ['nothing specific', 'They reached an agreement.', []],
    [
      'plural reference',
      'Kazakhstan will join the Abraham Accords. The accords date from 2020.',
      ['Abraham Accords=abraham-accords name', 'The accords=abraham-accords anaphor'],
    ],
    [
      'doubtful reference',
      'Iran left the High Seas Treaty and the Paris Agreement. The pact stands.',
      ['High Seas Treaty=bbnj-agreement name', 'Paris Agreement=paris-agreement name'],
    ],
    [
      'reference by its own word',
      'Iran left the High Seas Treaty and the Paris Agreement. The treaty stands.',
      [
        'High Seas Treaty=bbnj-agreement name',
        'Paris Agreement=paris-agreement name',
        'The treaty=bbnj-agreement anaphor',
      ],
    ],
  ];
  it.each(rows)('%s', (_, text, expected) => {
    const { accords } = read(text).items;
    expect(accords.map((a) => `${a.text}=${a.accord} ${a.via}`)).toEqual(expected);
  });
});

describe('reading as a whole', () => {
  it('refuses other languages and still cuts sentences', () => {
    const { items, refusals } = reader.read({
      ...input('La Suède a signé. Elle part.'),
      language: 'fr',
    });
    expect([items.sentences.length, items.mentions.length, refusals[0]?.code]).toEqual([
      2,
      0,
      'reading.language-unsupported',
    ]);
  });

  it('marks a passage in another language and reads no words of it', () => {
    const text = 'Sweden signed the treaty.\n\nLa Suède a signé le traité.';
    const passage = { start: 27, end: text.length, language: 'fr' };
    const { items, refusals } = reader.read({ ...input(text), passages: [passage] });
    expect(items.passages).toEqual([passage]);
    expect(items.sentences.map(({ tokens }) => tokens.length > 0)).toEqual([true, false]);
    expect(refusals).toContainEqual({
      stage: 'reading',
      code: 'reading.passage-unsupported',
      dispatch: null,
      span: { start: 27, end: text.length },
      params: { language: 'fr' },
    });
  });

  it('says when nothing is named', () => {
    expect(read('The cat slept.').refusals.map((r) => r.code)).toEqual([
      'reading.nothing-of-diplomacy',
    ]);
  });

  it('finds who speaks', () => {
    const { items } = read('“We will sign,” said Donald Trump. "It is done," an aide added.');
    expect(
      items.quotes.map((q) => (q.speaker === null ? null : items.mentions[q.speaker]?.text)),
    ).toEqual(['Donald Trump', null]);
  });

  it('gives content lemmas', () => {
    const text = 'Sweden joined NATO on Thursday.';
    expect(contentLemmas(read(text).items, text)).toEqual(['join', 'nato', 'sweden']);
  });

  const words = fc.constantFrom(
    'Kazakhstan',
    'the',
    'accords',
    'on Thursday',
    'President',
    'Trump',
    'U.S.',
    '\n\n',
    '. ',
    '"',
    '’',
    '-',
    'in May',
    '2025',
    'constructor',
    '__proto__',
    'of',
    'treaty',
    'Treaty',
    'and',
    '12',
    'It said',
    '“',
    'two countries',
    '\u0000',
    '😀',
    'İ',
    'within two months',
    'a year after',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
  );

  it('keeps spans inside the text and apart, and reads alike twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = read(text);
        expect(read(text)).toEqual(first);
        const { sentences, mentions, accords, days } = first.items;
        for (const list of [sentences, mentions, accords, days]) {
          let end = 0;
          for (const span of list) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            end = span.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const each of [...mentions, ...accords, ...days])
          expect(text.slice(each.start, each.end)).toBe(each.text);
        for (const { start, end, tokens } of sentences) {
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
        }
      }),
      { numRuns: 150 },
    );
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['one word', 'a'.repeat(200_000)],
    ['stops', '. '.repeat(100_000)],
    ['quotes', '" '.repeat(50_000)],
    ['names', 'Kazakhstan and '.repeat(15_000)],
    ['capitals', 'Aa '.repeat(60_000)],
    ['numbers', '12 '.repeat(60_000)],
    ['treaties', 'Treaty of the and '.repeat(10_000)],
    ['short sentences', 'The two countries met. '.repeat(8_000)],
    ['accords', 'The treaty. Paris Agreement. '.repeat(4_000)],
    ['quotations', '“Go,” he said. '.repeat(8_000)],
    ['blank lines', '\n \n'.repeat(60_000)],
  ];
  it.each(hostile)('reads %s in bounded time', (_, text) => {
    const startedAt = performance.now();
    read(text);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
