import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { civilDay } from '../../kernel/index.ts';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';
import type { Reader } from '../types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

function readOn(text: string, day: string) {
  return reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: civilDay(day),
    referenceFrom: 'published',
  }).items;
}

const shown = (text: string, day = '2025-11-07') =>
  readOn(text, day).times.map(
    (t) => `${t.text} = ${t.type} ${t.value}${t.mod === null ? '' : ` ${t.mod}`}`,
  );

describe('time expressions by TIMEX3', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['The 2015 deal failed.', ['2015 = DATE 2015']],
    ['They signed a two-year pact.', ['two-year = DURATION P2Y']],
    ['The war went on for three decades.', ['three decades = DURATION P30Y']],
    ['The talks took nearly four hours.', ['nearly four hours = DURATION PT4H APPROX']],
    ['The envoy waited at least two weeks.', ['at least two weeks = DURATION P2W EQUAL_OR_MORE']],
    ['They meet every Tuesday.', ['every Tuesday = SET XXXX-WXX-2']],
    ['The council meets annually.', ['annually = SET XXXX']],
    ['It exports oil daily.', ['daily = SET XXXX-XX-XX']],
    ['Output rose in the third quarter.', ['the third quarter = DATE 2025-Q3']],
    ['It fell in the second quarter of 2024.', ['the second quarter of 2024 = DATE 2024-Q2']],
    ['They met last week.', ['last week = DATE 2025-W44']],
    ['They will meet this weekend.', ['this weekend = DATE 2025-W45-WE']],
    ['It began this autumn.', ['this autumn = DATE 2025-FA']],
    ['It began in the late 1990s.', ['the late 1990s = DATE 199 END']],
    ['It was built in the 19th century.', ['the 19th century = DATE 18']],
    ['The envoy is now in Oslo.', ['now = DATE PRESENT_REF']],
    ['The state recently joined.', ['recently = DATE PAST_REF']],
    ['It arrived at 5:30 p.m. Thursday.', ['5:30 p.m. Thursday = TIME 2025-11-06T17:30']],
    ['They spoke yesterday evening.', ['yesterday evening = TIME 2025-11-06TEV']],
    ['They spoke on Thursday night.', ['Thursday night = TIME 2025-11-06TNI']],
    ['It opened on Christmas Day 2024.', ['Christmas Day 2024 = DATE 2024-12-25']],
    ['It fell in 480 BC.', ['480 BC = DATE BC0480']],
    [
      'They met on the first Friday of May 2024.',
      ['the first Friday of May 2024 = DATE 2024-05-03'],
    ],
    ['It was signed on 5-Nov-2024.', ['5-Nov-2024 = DATE 2024-11-05']],
    ['It ran from May to October 2024.', ['May = DATE 2024-05', 'October 2024 = DATE 2024-10']],
    ['The 52-year-old minister spoke.', []],
    ['The fall of the city ended it.', []],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('takes dates of a story from the year that it is at', () => {
    const story =
      'The war began in 1911. Rebels took the town in May 1912. In June the army fled. Peace came in 1913, and on 4 July the king returned. In 1915 he died.';
    expect(shown(story)).toContain('June = DATE 1912-06');
    expect(shown(story)).toContain('4 July = DATE 1913-07-04');
  });
});

describe('weekdays', () => {
  const days = (text: string, day: string) => readOn(text, day).days.map((d) => d.value);
  it('means the day of publication where that has the name', () => {
    expect(
      days('The entry into force of the pact on Wednesday opens a way.', '2025-11-05'),
    ).toEqual(['2025-11-05']);
    expect(days('It was signed on Wednesday.', '2025-11-05')).toEqual(['2025-11-05']);
  });
  it('means the last one where the clause is past', () => {
    expect(days('Latvia became the first state to ratify it on Monday.', '2025-11-07')).toEqual([
      '2025-11-03',
    ]);
  });
  it('means the week to come after next', () => {
    expect(days('They will meet next Friday.', '2025-11-06')).toEqual(['2025-11-14']);
  });
});

test('times keep to their sentence and do not overlap', () => {
  const word = fc.constantFrom(
    'May',
    '5',
    '1998',
    'two',
    'weeks',
    'last',
    'the',
    'of',
    'quarter',
    '-',
    ',',
    'and',
    'Monday',
    'end',
    'ago',
    'first',
    'p.m.',
    "'80s",
    '/',
    'year',
    'fiscal',
    'BC',
    'nights',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const { times, days } = readOn(words.join(' '), '2025-11-07');
      for (const row of [times, days]) {
        let reached = 0;
        for (const { start, end } of row) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
      }
    }),
    { numRuns: 300 },
  );
});
