import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText } from './parse-text.ts';

const LONG =
  'Ministers of both states met in the capital on Thursday and spoke for three hours about trade, transit, water and the border. ';

describe('plain text', () => {
  const cases: [name: string, content: string, title: string | null, paragraphs: string[]][] = [
    ['one line', 'Two states signed a treaty.', null, ['Two states signed a treaty.']],
    ['one line without a stop is no title', 'Two states sign', null, ['Two states sign']],
    [
      'a title and text',
      'Two states sign\n\nThey signed on Monday.',
      'Two states sign',
      ['They signed on Monday.'],
    ],
    ['a title right above its text', `Two states sign\n${LONG}`, 'Two states sign', [LONG.trim()]],
    [
      'a title over two lines',
      'Two states sign a\ntreaty on water\n\nThey met.',
      'Two states sign a treaty on water',
      ['They met.'],
    ],
    ['a first sentence is no title', 'They met.\n\nThey left.', null, ['They met.', 'They left.']],
    [
      'headings stay by themselves',
      `What's Happening?\n${LONG}${LONG}\nBeyond the Headlines\n${LONG}`,
      null,
      ["What's Happening?", (LONG + LONG).trim(), 'Beyond the Headlines', LONG.trim()],
    ],
    [
      'a long line that ends in the middle of a sentence goes on',
      `${LONG}${LONG}This\nmove, announced on Friday, is small.`,
      null,
      [`${LONG}${LONG}This move, announced on Friday, is small.`],
    ],
    [
      'lines wrapped by hand are joined',
      'The foreign ministers of the two states\nmet in the capital on Thursday. They had\nspoken by telephone before, and will meet\nagain in May.',
      null,
      [
        'The foreign ministers of the two states met in the capital on Thursday. They had spoken by telephone before, and will meet again in May.',
      ],
    ],
    [
      'a name at a wrapped line end',
      'Officials said that the state would join the North\nAtlantic Treaty Organisation after its parliament had\nvoted.',
      null,
      [
        'Officials said that the state would join the North Atlantic Treaty Organisation after its parliament had voted.',
      ],
    ],
    [
      'a short last line ends a paragraph',
      'The ministers met in the capital on Thursday and\nspoke.\nThey will meet again in May in the other capital.',
      null,
      [
        'The ministers met in the capital on Thursday and spoke.',
        'They will meet again in May in the other capital.',
      ],
    ],
    [
      'a word cut at its hyphen',
      'They met in the north-\neastern town of Oulu.',
      null,
      ['They met in the north-eastern town of Oulu.'],
    ],
    [
      'bullets are paragraphs',
      'They agreed on:\n- trade\n- water\n2. borders',
      null,
      ['They agreed on:', 'trade', 'water', '2. borders'],
    ],
    [
      'carriage returns, tabs, form feeds',
      'They met.\r\n\r\nThey\tleft.\fThe end came.',
      null,
      ['They met.', 'They left. The end came.'],
    ],
    [
      'controls and turned text',
      'They \u202esigned\u202c\u0000 a \u2066treaty\u2069.\u0007',
      null,
      ['They signed a treaty.'],
    ],
    ['nothing', ' \n\u200b\n', null, []],
  ];
  test.each(cases)('%s', (_, content, title, paragraphs) => {
    expect(parseText(content, null)).toEqual({ title, paragraphs });
  });
});

test('a title that is known is not looked for, and not repeated', () => {
  expect(parseText('No stop here\n\nThey met.', 'Known')).toEqual({
    title: 'Known',
    paragraphs: ['No stop here', 'They met.'],
  });
  expect(parseText('KNOWN\n\nThey met.', 'Known').paragraphs).toEqual(['They met.']);
});

test('a million lines are read in one go', () => {
  expect(parseText('a\n'.repeat(300_000), null).paragraphs).toHaveLength(1);
});

test('no text is lost but white space, hyphens and marks', () => {
  const words = fc.array(fc.constantFrom('They', 'met.', 'in', '\n', '\n\n', 'Oslo', '\t'));
  fc.assert(
    fc.property(words, (parts) => {
      const content = parts.join(' ');
      const { title, paragraphs } = parseText(content, null);
      const kept = [title ?? '', ...paragraphs].join(' ').split(/\s+/).filter(Boolean);
      return kept.join(' ') === content.split(/\s+/).filter(Boolean).join(' ');
    }),
  );
});
