import { beforeAll, describe, expect, it } from 'vitest';
import { civilDay } from '../../kernel/index.ts';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';
import type { Reader } from '../types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

/** Friday 7 November 2025 unless said otherwise. */
function daysOf(text: string, day: string | null = '2025-11-07') {
  return reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: day === null ? null : civilDay(day),
    referenceFrom: day === null ? 'none' : 'given',
  });
}

const shown = (text: string) =>
  daysOf(text).items.days.map((d) => `${d.text} = ${d.value} ${d.relation} ${d.basis}`);

describe('days that the words state', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['It was signed on 24 October 1996.', ['24 October 1996 = 1996-10-24 on stated']],
    [
      'It was signed on Thursday, October 24, 1996 in Oslo.',
      ['Thursday, October 24, 1996 = 1996-10-24 on stated'],
    ],
    ['It was signed on the 3rd of May 2024.', ['the 3rd of May 2024 = 2024-05-03 on stated']],
    ['It was dated 2024-02-29.', ['2024-02-29 = 2024-02-29 on stated']],
    ['They have had relations since 1992.', ['1992 = 1992 since stated']],
    ['It joined in 2020.', ['2020 = 2020 on stated']],
    ['It took force in March 2019.', ['March 2019 = 2019-03 on stated']],
    ['They met on 3-5 May 2024.', ['3-5 May 2024 = 2024-05-03/2024-05-05 during stated']],
    ['They fought between 2020 and 2023.', ['2020 and 2023 = 2020/2023 during stated']],
    ['It runs until 2030.', ['2030 = 2030 until stated']],
    [
      'It will end in the second half of 2027.',
      ['the second half of 2027 = 2027-07/2027-12 during stated'],
    ],
    ['It will be ready by the end of 2026.', ['the end of 2026 = 2026 by stated']],
    [
      'It will be ready before the end of March 2026.',
      ['the end of March 2026 = 2026-03 by stated'],
    ],
    ['It began in the late 1990s.', ['the late 1990s = 1997/1999 during stated']],
    ['It began in spring 2024.', ['spring 2024 = 2024-03/2024-05 during stated']],
    [
      'It will begin in the first quarter of 2026.',
      ['the first quarter of 2026 = 2026-01/2026-03 during stated'],
    ],
    ['It began in mid-2024.', ['mid-2024 = 2024-05/2024-08 during stated']],
    ['It began in late October 2024.', ['late October 2024 = 2024-10-16/2024-10-31 during stated']],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

describe('days reckoned from the reference day', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['It was signed on Thursday.', ['Thursday = 2025-11-06 on inferred']],
    ['It was signed on Friday.', ['Friday = 2025-11-07 on inferred']],
    ['He announced Thursday that they would join.', ['Thursday = 2025-11-06 on inferred']],
    ['They will sign on Tuesday.', ['Tuesday = 2025-11-11 on inferred']],
    ['On Tuesday, they will sign.', ['Tuesday = 2025-11-11 on inferred']],
    ['Talks are expected to open on Monday.', ['Monday = 2025-11-10 on inferred']],
    ['They agreed to meet on Monday.', ['Monday = 2025-11-10 on inferred']],
    ['It became the first state to ratify it on Monday.', ['Monday = 2025-11-03 on inferred']],
    [
      'They said on Monday that talks will be held on Wednesday.',
      ['Monday = 2025-11-03 on inferred', 'Wednesday = 2025-11-12 on inferred'],
    ],
    [
      'They met yesterday and will meet tomorrow.',
      ['yesterday = 2025-11-06 on inferred', 'tomorrow = 2025-11-08 on inferred'],
    ],
    ['They met last week.', ['last week = 2025-10-27/2025-11-02 during inferred']],
    [
      'They met last month and will meet next year.',
      ['last month = 2025-10 on inferred', 'next year = 2026 on inferred'],
    ],
    ['They met last Tuesday.', ['last Tuesday = 2025-11-04 on inferred']],
    ['They met in July.', ['July = 2025-07 on inferred']],
    ['They will meet in July.', ['July = 2026-07 on inferred']],
    ['They will meet in May.', ['May = 2026-05 on inferred']],
    ['It was signed on 15 September.', ['15 September = 2025-09-15 on inferred']],
    ['It will be signed on 15 September.', ['15 September = 2026-09-15 on inferred']],
    ['It will apply from 1 January.', ['1 January = 2026-01-01 since inferred']],
    ['It will be signed by the end of the year.', ['the end of the year = 2025 by inferred']],
    [
      'It will be signed in the coming weeks.',
      ['coming weeks = 2025-11-08/2026-01-06 during inferred'],
    ],
    [
      'It must be ratified within two months.',
      ['within two months = 2025-11-07/2026-01-07 by inferred'],
    ],
    ['It was signed two years ago.', ['two years ago = 2023 on inferred']],
    ['It will open early next year.', ['early next year = 2026-01/2026-06 during inferred']],
    ['It was signed earlier this year.', ['earlier this year = 2025/2025-11-06 during inferred']],
    ['It was signed last spring.', ['last spring = 2025-03/2025-05 during inferred']],
    ['It will open by summer.', ['summer = 2026-06/2026-08 by inferred']],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('says from what', () => {
    const { days } = daysOf(
      'It was signed on 15 September 2020. A year later it took force. They met on Monday.',
    ).items;
    expect(days.map((d) => `${d.value} ${d.from}`)).toEqual([
      '2020-09-15 ',
      '2021 anchor 2020-09-15',
      '2025-11-03 given 2025-11-07',
    ]);
  });

  it('refuses without a reference day', () => {
    const { items, refusals } = daysOf('Sweden signed on Thursday and in 2020.', null);
    expect(items.days.map((d) => d.value)).toEqual(['2020']);
    expect(refusals.map((r) => r.code)).toEqual(['reading.day-without-reference']);
  });

  it('refuses days that do not exist', () => {
    expect(daysOf('Sweden signed on 31 February 2020.').refusals.map((r) => r.code)).toEqual([
      'reading.day-unclear',
    ]);
  });
});

describe('what is no day', () => {
  const rows: readonly string[] = [
    'Sun Weidong met them.',
    'They may sign it.',
    'May they sign it.',
    'They will march on.',
    'It fought for three decades.',
    'It sent 2,015 troops.',
    'The 2015 deal was good.',
    'It sent 2000 troops.',
    'Theresa May spoke.',
    'It was section 12-4 of it.',
  ];
  it.each(rows)('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});
