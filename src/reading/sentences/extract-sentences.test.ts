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
