import { describe, expect, it } from 'vitest';
import { extractSentences, MAX_SENTENCE_LENGTH } from './extract-sentences.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function cut(text: string, title = 0) {
  return extractSentences(
    {
      dispatch: null,
      text,
      titleSpan: title === 0 ? null : { start: 0, end: title },
      language: 'en',
      referenceDay: null,
      referenceFrom: 'none',
    },
    segmenter,
  );
}

describe('sentences', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['He left. She stayed.', ['He left.', 'She stayed.']],
    ['The U.S. Senate voted. It agreed.', ['The U.S. Senate voted.', 'It agreed.']],
    ['They flew to the U.S. The talks failed.', ['They flew to the U.S.', 'The talks failed.']],
    ['Mr. Tal met Gen. Oz at 9 a.m. on Friday.', ['Mr. Tal met Gen. Oz at 9 a.m. on Friday.']],
    ['They met at 9 a.m. Talks ended early.', ['They met at 9 a.m.', 'Talks ended early.']],
    ['George W. Tal spoke. John Q. Oz did not.', ['George W. Tal spoke.', 'John Q. Oz did not.']],
    ['See Art. 5 and No. 7 of it. It holds.', ['See Art. 5 and No. 7 of it.', 'It holds.']],
    ['It cost 3.5 billion. It rose.', ['It cost 3.5 billion.', 'It rose.']],
    [
      '“Will you sign?” he asked. “Yes.” They did.',
      ['“Will you sign?” he asked.', '“Yes.”', 'They did.'],
    ],
    ['Well… perhaps not. We shall see.', ['Well… perhaps not.', 'We shall see.']],
    ['It was signed on Nov. 6 in Oslo.', ['It was signed on Nov. 6 in Oslo.']],
    ['One line\nand its end. Next.', ['One line\nand its end.', 'Next.']],
    // Titles, ranks and initials.
    [
      'Gen. Mark A. Tal and Lt. Col. J. R. Oz met Mr. Ray. They left.',
      ['Gen. Mark A. Tal and Lt. Col. J. R. Oz met Mr. Ray.', 'They left.'],
    ],
    [
      'Gov. Oz, Supt. Tal, Insp. Kim, Cpl. Lee and Hon. Fay met. It ended.',
      ['Gov. Oz, Supt. Tal, Insp. Kim, Cpl. Lee and Hon. Fay met.', 'It ended.'],
    ],
    ['J.J. Oz said no. He left.', ['J.J. Oz said no.', 'He left.']],
    ['He is Dr. Kim Jr. He left.', ['He is Dr. Kim Jr.', 'He left.']],
    [
      'Sen. Tal (R-Ariz.) spoke. Rep. Oz, D-Calif., did not.',
      ['Sen. Tal (R-Ariz.) spoke.', 'Rep. Oz, D-Calif., did not.'],
    ],
    // Places.
    [
      'He came from St. Petersburg. Ft. Oz and Mt. Tal are far.',
      ['He came from St. Petersburg.', 'Ft. Oz and Mt. Tal are far.'],
    ],
    ['It is in Downing St. She left.', ['It is in Downing St.', 'She left.']],
    [
      'It was signed in Washington, D.C. The president spoke.',
      ['It was signed in Washington, D.C.', 'The president spoke.'],
    ],
    [
      'The U.N.’s envoy met the U.S.-led force. It ended.',
      ['The U.N.’s envoy met the U.S.-led force.', 'It ended.'],
    ],
    [
      'The U.K. and the U.A.E. said yes. It ended.',
      ['The U.K. and the U.A.E. said yes.', 'It ended.'],
    ],
    // Abbreviations.
    [
      'By Art. 5, Sec. 3 and Vol. II, p. 7 it holds. It does.',
      ['By Art. 5, Sec. 3 and Vol. II, p. 7 it holds.', 'It does.'],
    ],
    [
      'Approx. 30 states, incl. Fiji, signed; cf. above.',
      ['Approx. 30 states, incl. Fiji, signed; cf. above.'],
    ],
    [
      'Acme Co. Ltd. did. Its rival, Apex Corp., left.',
      ['Acme Co. Ltd. did.', 'Its rival, Apex Corp., left.'],
    ],
    ['Yahoo! Inc. signed. It left.', ['Yahoo! Inc. signed.', 'It left.']],
    [
      'It was signed on 16. Nov. 2016. It was cold.',
      ['It was signed on 16. Nov. 2016.', 'It was cold.'],
    ],
    ['Talks ended at 5 p.m. The deal held.', ['Talks ended at 5 p.m.', 'The deal held.']],
    // Lists in a line, quotations, other marks.
    ['1. Sign it. 2. Ratify it.', ['1. Sign it.', '2. Ratify it.']],
    ['"Yes!" said the envoy. "No."', ['"Yes!" said the envoy.', '"No."']],
    [
      'She asked: “Is it over?” and left. It was.',
      ['She asked: “Is it over?” and left.', 'It was.'],
    ],
    ['Is it over?! No... It is not.', ['Is it over?!', 'No...', 'It is not.']],
    ['«Nous signons.» Il part.', ['«Nous signons.»', 'Il part.']],
    [
      'The pact (signed in 1992 by Gen. Oz.) is over. It ended.',
      ['The pact (signed in 1992 by Gen. Oz.) is over.', 'It ended.'],
    ],
    ['Write to a.b@c.example. It is v. 2.0 now.', ['Write to a.b@c.example.', 'It is v. 2.0 now.']],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(cut(text).items.map((s) => text.slice(s.start, s.end))).toEqual(expected);
  });

  it('gives roles', () => {
    const text = 'A Title\n\nFirst words. More words.\n\nWhat’s Next?\n\n- one\n- two\n\nThe end.';
    expect(cut(text, 7).items.map((s) => s.role)).toEqual([
      'headline',
      'body',
      'body',
      'heading',
      'list',
      'list',
      'body',
    ]);
  });

  const datelines: readonly (readonly [string, string])[] = [
    ['WASHINGTON, Nov 6 (Agency) — They met.', 'They met.'],
    ['ASTANA/JERUSALEM, 7 November - They met.', 'They met.'],
    ['LA PAZ, May 11 (Andean Tribune) - They met.', 'They met.'],
    ['UN (Reuters) said that they met.', 'UN (Reuters) said that they met.'],
    ['Jerusalem (Agency) - They met.', 'They met.'],
    ['BAKU — Armenia signed.', 'Armenia signed.'],
    ['PORT VILA: They met.', 'They met.'],
    ['NATO met in Oslo.', 'NATO met in Oslo.'],
    ['The bloc - a small one - met.', 'The bloc - a small one - met.'],
  ];
  it.each(datelines)('finds the dateline of %s', (text, words) => {
    const [first] = cut(text).items;
    expect(text.slice(first?.wordsStart, first?.end)).toBe(words);
  });

  it('refuses sentences that are too long', () => {
    const text = `${'word '.repeat(MAX_SENTENCE_LENGTH / 4)}end.`;
    expect(cut(text).refusals.map((r) => r.code)).toEqual(['reading.sentence-too-long']);
  });

  it('cuts long paragraphs as short ones', () => {
    const text = 'The U.S. Senate voted at 9 a.m. on it. '.repeat(1_000).trim();
    expect(cut(text).items.length).toBe(1_000);
  });
});
