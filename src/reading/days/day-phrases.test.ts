import { beforeAll, describe, expect, it } from 'vitest';
import { civilDay } from '../../kernel/index.ts';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';
import type { Reader } from '../types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

/** Friday 7 November 2025 is the day of publication. */
function shown(text: string): string[] {
  const { items } = reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: civilDay('2025-11-07'),
    referenceFrom: 'published',
  });
  return items.days.map((d) => `${d.text} = ${d.value} ${d.relation} ${d.basis}`);
}

describe('weeks and days by another day', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      'Ministers will meet in the week of November 10.',
      ['the week of November 10 = 2025-11-10/2025-11-16 during inferred'],
    ],
    [
      'They will meet in the week beginning 17 November 2025.',
      ['the week beginning 17 November 2025 = 2025-11-17/2025-11-23 during stated'],
    ],
    ['They will meet a week from Tuesday.', ['a week from Tuesday = 2025-11-18 on inferred']],
    ['They will meet three days from now.', ['three days from now = 2025-11-10 on inferred']],
    [
      'They will meet the week after next.',
      ['the week after next = 2025-11-17/2025-11-23 during inferred'],
    ],
    ['It ended the year before last.', ['the year before last = 2023 on inferred']],
    [
      'They will meet next week between Tuesday and Thursday.',
      ['next week between Tuesday and Thursday = 2025-11-11/2025-11-13 during inferred'],
    ],
    ['Talks will resume on the 21st in Oslo.', ['the 21st = 2025-11-21 on inferred']],
    ['It was signed on the 18th.', ['the 18th = 2025-10-18 on inferred']],
    ['They signed on Monday 3.', ['Monday 3 = 2025-11-03 on inferred']],
    [
      'It applies from the first day of next month.',
      ['the first day of next month = 2025-12-01 since inferred'],
    ],
    ['It expires on the last day of 2026.', ['the last day of 2026 = 2026-12-31 on stated']],
    [
      'It was signed on the 15th day of June 2024.',
      ['the 15th day of June 2024 = 2024-06-15 on stated'],
    ],
    ['It opened in the month of May 2024.', ['month of May 2024 = 2024-05 on stated']],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('days before and after a day of the same sentence', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      'It took effect on Sunday, six months after Latvia had notified them.',
      ['Sunday = 2025-11-02 on inferred', 'six months = 2025-05 on inferred'],
    ],
    [
      'It took effect on 5 November 2025, thirty days after Latvia had signed it.',
      ['5 November 2025 = 2025-11-05 on stated', 'thirty days = 2025-10-06 on inferred'],
    ],
    [
      'Latvia was expelled on Wednesday, the day after its letter had come.',
      ['Wednesday = 2025-11-05 on inferred', 'the day after = 2025-11-04 on inferred'],
    ],
    ['Two years after it had left, Latvia returned.', []],
    ['They fought for six months after the pact.', []],
    [
      'It will take effect in ninety days, on 22 January 2026.',
      ['22 January 2026 = 2026-01-22 on stated'],
    ],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('stretches', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      'They will meet from 4 to 23 of next month.',
      ['4 to 23 of next month = 2025-12-04/2025-12-23 during inferred'],
    ],
    [
      'It ran from 4 to January 22, 1995.',
      ['4 to January 22, 1995 = 1995-01-04/1995-01-22 during stated'],
    ],
    ['The dead rose from 4 to 23 last month.', ['last month = 2025-10 on inferred']],
    [
      'They met twice between 22 January and now.',
      ['22 January and now = 2025-01-22/2025-11-07 during inferred'],
    ],
    ['It fell in the last two quarters.', ['last two quarters = 2025-04/2025-09 during inferred']],
    ['They have met twice so far this year.', ['this year = 2025/2025-11-06 during inferred']],
    [
      'It was signed earlier last week.',
      ['earlier last week = 2025-10-27/2025-10-29 during inferred'],
    ],
    [
      'It will be signed early next week.',
      ['early next week = 2025-11-10/2025-11-12 during inferred'],
    ],
    [
      'It will be signed by the end of the week.',
      ['end of the week = 2025-11-03/2025-11-09 by inferred'],
    ],
    ['They will join before 2026.', ['2026 = 2026 before stated']],
    ['They will join before the end of 2026.', ['the end of 2026 = 2026 by stated']],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('dates in digits', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['It was signed on 15/10/2025.', ['15/10/2025 = 2025-10-15 on stated']],
    ['It was signed on 9-18-15.', ['9-18-15 = 2015-09-18 on stated']],
    ['It opened in 2025-03.', ['2025-03 = 2025-03 on stated']],
    ['It opened on 3/2025.', ['3/2025 = 2025-03 on stated']],
    ['It was signed on 10/25.', ['10/25 = 2025-10-25 on inferred']],
    // Friday is the seventh of a November or the eleventh of a July.
    ['It will be signed on Friday 11/7.', ['Friday 11/7 = 2025-11-07 on inferred']],
    ['Which number is the month of 10/11/2025 cannot be told.', []],
    ['The season of 2009/10 was good.', []],
    ['The vote was 7-5-12.', []],
    ['They are at hand 24/7.', []],
    ['They are on 24/7 alert.', []],
    ['Article 2025-3 and resolution 2024/5 hold.', []],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('holidays', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['They met on Good Friday 2024.', ['Good Friday 2024 = 2024-03-29 on stated']],
    ['Talks will resume after Orthodox Easter.', ['Orthodox Easter = 2026-04-12 after inferred']],
    ['It will close by Lunar New Year.', ['Lunar New Year = 2026-02-17 by inferred']],
    ['They met on Eid al-Fitr 2024.', ['Eid al-Fitr 2024 = 2024-04-10 on stated']],
    ['They met on Yom Kippur 2024.', ['Yom Kippur 2024 = 2024-10-12 on stated']],
    ['They met on Memorial Day 2024.', ['Memorial Day 2024 = 2024-05-27 on stated']],
    ['They met on Labor Day 2024.', ['Labor Day 2024 = 2024-09-02 on stated']],
    ['They met on Election Day 2024.', ['Election Day 2024 = 2024-11-05 on stated']],
    ['They met on New Year’s Eve 2024.', ['New Year’s Eve 2024 = 2024-12-31 on stated']],
    ['It is the Good Friday Agreement.', []],
    ['It came after the Yom Kippur War.', []],
    ['Independence Day is near.', []],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('names that hold words of time', () => {
  const rows: readonly string[] = [
    // Persons.
    'April Ryan asked the minister.',
    'May said the talks had failed.',
    'Prime Minister May met them.',
    'Sun Weidong met them.',
    'June Kim, the envoy, spoke.',
    'August Wilson signed it.',
    // Streets and places.
    'They met on Avenue du 14 juillet.',
    'They met on the Avenue of 14 July.',
    'They marched on Straße des 17. June.',
    'They gathered on May 9 Square.',
    'They laid wreaths at the September 11 Memorial.',
    'They flew to Mar-a-Lago.',
    'They met on the July 14 Bridge.',
    // Border lines and battles.
    'The border at the 38th parallel was closed.',
    'They hold the line at the 17th parallel.',
    'A state within the 4 June 1967 borders is the aim.',
    'It would go back to the 1967 lines.',
    'The Battle of May 1945 went on.',
    // Groups, papers, resolutions, attacks.
    'The 14 March Alliance rejected it.',
    'The July 26 Movement won.',
    'It was in the Sunday Times.',
    'Resolution 2254 (2015) is still in force.',
    'The October 7 attacks changed it.',
    'The EU 27 agreed to it.',
    // Other things that are numbered.
    'They voted on the 12th, 13th and 14th amendments.',
    'It ruled for the 11th, and last, time.',
    'They sat on the 21st floor.',
    'They spoke of the 5th Fleet.',
    'The last day of fighting was over.',
    'NATO holds to Article 5 and to Chapter 7.',
  ];
  it.each(rows)('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });

  const dated: readonly (readonly [string, readonly string[]])[] = [
    ['In May Kazakhstan joined them.', ['May = 2025-05 on inferred']],
    ['The November 6 ceremony was short.', ['November 6 = 2025-11-06 on inferred']],
    ['On Sunday Armenia signed it.', ['Sunday = 2025-11-02 on inferred']],
    ['Since April Kazakhstan has met them.', ['April = 2025-04 since inferred']],
  ];
  it.each(dated)('but reads the day of: %s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});
