import { beforeAll, describe, expect, it } from 'vitest';
import { civilDay } from '../../kernel/index.ts';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';
import type { Reader } from '../types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

describe('country and sector of a phrase', () => {
  const rows: readonly (readonly [string, string | null, string])[] = [
    ['Kazakhstan', null, 'KAZ '],
    ['the Kazakh president', null, 'KAZ GOV'],
    ['Turkish soldiers', null, 'TUR MIL'],
    ['the Astana police', null, 'KAZ COP'],
    ['Almaty farmers', null, 'KAZ AGR'],
    ['Astana', null, 'KAZ GOV'],
    ['Almaty', null, 'KAZ CVL'],
    ['Donald Trump', '2025-06-01', 'USA GOV'],
    ['Joe Biden', '2025-06-01', 'USA ELI'],
    ['Joe Biden', '2022-06-01', 'USA GOV'],
    ['a former Swedish minister', null, 'SWE ELI'],
    ['the Desert Front', null, 'COD REB'],
    ['NATO', null, 'IGO '],
    ['military intelligence officers', null, ' SPY'],
    ['a stone', null, ' '],
    ['Karin Almquist', '2020-05-01', 'SWE MIL'],
    ['Karin Almquist', '2015-01-01', 'SWE MIL'],
    ['Karin Almquist', '2025-01-01', 'SWE LEG'],
    ['General Almquist', '2021-01-01', 'SWE MIL'],
    ['Almquist', '2021-01-01', ' '],
    ['the River Institute', null, 'SWE EDU'],
    ['Joe Biden', '1999-06-01', 'USA LEG'],
    ['the Kazkahs', null, 'KAZ '],
    ['Alamty farmers', null, 'KAZ AGR'],
    ['Senator Petra Almaty', null, ' LEG'],
    ['Frank', null, ' '],
    ['the general election', null, ' '],
  ];
  it.each(rows)('%s on %s', (phrase, day, expected) => {
    const { country, sector } = reader.resolveActor(phrase, day === null ? null : civilDay(day));
    expect(`${country ?? ''} ${sector}`).toBe(expected);
  });
});

const read = (text: string) =>
  reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: civilDay('2025-11-07'),
    referenceFrom: 'published',
  }).items;
const actors = (text: string) =>
  read(text).mentions.map((m) => `${m.text} = ${m.actors.join('+')}`);
const accords = (text: string) => read(text).accords.map((a) => `${a.text} = ${a.accord}`);

describe('a phrase without a country of its own', () => {
  const countryIn = (phrase: string, context: string | null): string | null =>
    reader.resolveActor(phrase, null, context).country;
  it('takes the one state of the words around it', () => {
    expect(countryIn('the National Guard', 'Kazakh')).toBe('KAZ');
    expect(countryIn('the National Guard', null)).toBeNull();
    expect(countryIn('the National Guard', 'Kazakhstan and Israel')).toBeNull();
    expect(countryIn('a violin', 'Kazakh')).toBeNull();
  });
});

describe('who is not meant', () => {
  it('leaves out people who bear the name of a country', () => {
    expect(actors('The painter Jordan Lindqvist and the singer Mary Sweden met there.')).toEqual(
      [],
    );
  });
  it('does not take officers of another sentence for both nations', () => {
    const text =
      'Kazakhstan will join, an aide said. Israeli Prime Minister Benjamin Netanyahu thanked US President Donald Trump.\n\nBoth nations have had ties since 1992.';
    expect(actors(text)).not.toContain('Both nations = ISR+USA');
  });
});

describe('a name that means other things too', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['The airport of Irbid, Jordan, was closed to them.', ['Jordan = JOR']],
    ['Sweden and Jordan finish the season there.', ['Sweden = SWE', 'Jordan = JOR']],
    ['Mary Israel spoke.', []],
    ['The forward Jordan scored again in the last minute.', []],
    ['They ate Astana beans and an Israel bun.', ['Israel = ISR']],
    ['STOCKHOLM (AB) Leaders of the parties met there.', ['STOCKHOLM = SWE']],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(actors(text)).toEqual(expected);
  });
});

describe('members of an organisation', () => {
  it('are those of the day', () => {
    expect(actors('The two Baltic Assembly states signed it.')).toEqual([
      'Baltic Assembly states = EST+LVA',
    ]);
    expect(actors('Twelve Baltic Assembly states signed it.')).toEqual([]);
  });
});

describe('accords by description', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      'The peace treaty between Jordan and Israel holds.',
      ['peace treaty = israel-jordan-peace-treaty'],
    ],
    ['Latvia left the land-mine treaty.', ['land-mine treaty = ottawa-convention']],
    ['Others may sign accords with Israel.', []],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(accords(text)).toEqual(expected);
  });
});

describe('entities', () => {
  const entities = (text: string) =>
    reader.entities(text, read(text)).map((e) => `${e.text} = ${e.kind}`);
  it('finds states, organisations and persons beyond the dictionary', () => {
    expect(
      entities(
        'General Karl Brandt of the Swedish Army met Peter Lindqvist of the River Council in Turkey.',
      ),
    ).toEqual(
      expect.arrayContaining([
        'General Karl Brandt = person',
        'Karl Brandt = person',
        'Peter Lindqvist = person',
        'the River Council = organisation',
        'Swedish = state',
        'Turkey = state',
      ]),
    );
  });
  it('keeps to the text and its order', () => {
    const text = 'Mr Brandt said he and the River Council of Sweden agreed.';
    const found = reader.entities(text, read(text));
    for (const [at, { start, end }] of found.entries()) {
      expect(start).toBeGreaterThanOrEqual(found[at - 1]?.start ?? 0);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
