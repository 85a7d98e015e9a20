import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';

describe('Markdown', () => {
  const cases: [name: string, content: string, title: string | null, paragraphs: string[]][] = [
    [
      'title and paragraphs',
      '# Two *states* sign #\n\nThey met\nin Oslo.\n\nThey left.',
      'Two states sign',
      ['They met in Oslo.', 'They left.'],
    ],
    ['an underlined title', 'Two states sign\n===\nThey met.', 'Two states sign', ['They met.']],
    [
      'lower headings are paragraphs',
      '# A\n## What is next\nMuch.\n# B',
      'A',
      ['What is next', 'Much.', 'B'],
    ],
    [
      'links keep their words',
      'The [two states](https://a.example/x_(y) "t") [signed][1] it.\n\n[1]: https://b.example',
      null,
      ['The two states signed it.'],
    ],
    ['pictures go', '![A map](map.png)\n\nThey met ![x][y]here.', null, ['They met here.']],
    [
      'emphasis',
      'They **really** _did_ `sign` ~~not~~ it, snake_case and 2 * 3.',
      null,
      ['They really did sign not it, snake_case and 2 * 3.'],
    ],
    ['escapes', '5 \\* 3 \\_x\\_ \\<b\\>', null, ['5 * 3 _x_ <b>']],
    [
      'code fences go',
      'Before.\n\n```js\n# not a title\n```\n~~~\nx\n~~~\nAfter.',
      null,
      ['Before.', 'After.'],
    ],
    ['a fence without end', 'Before.\n```\nall code', null, ['Before.']],
    [
      'lists and quotations',
      '> They said\n> so.\n\n- one\n  more\n- [x] two\n1. three',
      null,
      ['They said so.', 'one more', 'two', 'three'],
    ],
    ['tables', '| State | Day |\n|---|:-:|\n| Oman | 3 May |', null, ['State; Day', 'Oman; 3 May']],
    ['rules', 'One.\n\n---\n***\n\nTwo.', null, ['One.', 'Two.']],
    [
      'tags and entities',
      'They&nbsp;met &amp; <b>left</b>.<!-- x --> <https://a.example>',
      null,
      ['They met & left.'],
    ],
    ['footnotes', 'They met.[^1]\n\n[^1]: So it was said.', null, ['They met.']],
    ['nothing', '\n\n---\n', null, []],
  ];
  test.each(cases)('%s', (_, content, title, paragraphs) => {
    expect(parseMarkdown(content, null)).toEqual({ title, paragraphs });
  });
});

test('a title that is known is not repeated', () => {
  expect(parseMarkdown('## Known\n\nThey met.', 'Known')).toEqual({
    title: 'Known',
    paragraphs: ['They met.'],
  });
});
