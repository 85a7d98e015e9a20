import { describe, expect, it } from 'vitest';
import { isByline, isOutletsWord, isTimeLine, opensWhatFollows } from './page-lines.ts';

const IS: [test: (line: string) => boolean, name: string, yes: string[], no: string[]][] = [
  [
    isTimeLine,
    'names when it appeared',
    [
      'Published 10:02 AM EST Nov 19, 2025',
      'November 18, 2025 | 4:10pm | Updated November 19, 2025 | 9:32pm',
      '2025-08-16',
      'Updated at 1:23 p.m.',
      '3 days ago',
      'quarta-feira, 22 de janeiro de 2025 às 10:13',
    ],
    ['10 p.m.', 'May 9', 'On 9 May 2025 Norland signed.', 'Sudland, 2025', 'The 2015 deal'],
  ],
  [
    isByline,
    'names the writer',
    [
      'By',
      'By A. Writer',
      'By A. Writer, Foreign Correspondent',
      'A. Writer - 11/18/25 11:04 PM EST',
    ],
    ['By Friday the states had signed.', 'By the river', 'Norland signs'],
  ],
  [
    opensWhatFollows,
    'opens what follows an article',
    [
      'More from World',
      'Related stories',
      'You may also like...',
      'Comments',
      'Tags',
      'Leia também',
      '関連記事',
    ],
    [
      'Moreover, the treaty',
      'More states are to follow, and soon.',
      'The waters of the Ister',
      'Next steps',
      'More weapons for Norland',
      'Comment by the president',
      'Top officials meet',
      'Watchdog reads the treaty',
    ],
  ],
  [
    isOutletsWord,
    'is the outlet speaking of itself',
    [
      'A. Writer and B. Scribe contributed to this report.',
      'Reporting by A. Writer; Editing by B. Scribe',
      'Follow us on Twitter and Facebook.',
      'Have a tip? Write to tips@post.example.',
      'A. Writer is a freelance reporter based in Lower Tessel.',
      'Sign up for our newsletter to get it every morning.',
      'For more information visit our YouTube channel.',
    ],
    [
      'Support for membership of the bloc rose to 60 percent, a poll showed.',
      'Like its neighbours, Ostria has been signing up to accords on trade.',
      'Join, the minister told them, or stand aside while others do.',
      'The commission contributed to the report on fisheries that the council had asked for.',
      '“Follow us,” the president said on Twitter, “and sign up.”',
      'Correction: an earlier version of this article named the wrong signatory. Write to desk@post.example.',
      'For more than two decades the two states have traded words on Twitter.',
      'Get the treaty ratified, the ministers were told by their parliaments.',
    ],
  ],
];

describe.each(IS)('%o', (test, name, yes, no) => {
  it.each(yes)(`${name}: %s`, (line) => expect(test(line)).toBe(true));
  it.each(no)(`not ${name}: %s`, (line) => expect(test(line)).toBe(false));
});
