import { beforeAll, describe, expect, it } from 'vitest';
import { civilDay } from '../../kernel/index.ts';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';
import type { Quote, Reader } from '../types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

function shown(text: string, kind: Quote['kind']): string[] {
  const { items } = reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: civilDay('2025-11-07'),
    referenceFrom: 'published',
  });
  return items.quotes
    .filter((quote) => quote.kind === kind)
    .map((quote) => {
      const speaker = quote.speaker === null ? '?' : items.mentions[quote.speaker]?.text;
      return `${text.slice(quote.start, quote.end)} < ${speaker}`;
    });
}

describe('quotations word for word', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    // Where the speaker stands.
    ['“We will sign,” Donald Trump said.', ['“We will sign,” < Donald Trump']],
    ['“We will sign,” said Donald Trump.', ['“We will sign,” < Donald Trump']],
    ['Donald Trump said: “We will sign.”', ['“We will sign.” < Donald Trump']],
    ['Donald Trump: “We will sign.”', ['“We will sign.” < Donald Trump']],
    [
      '“We will,” Donald Trump said, “and soon.”',
      ['“We will,” < Donald Trump', '“and soon.” < Donald Trump'],
    ],
    [
      'According to Donald Trump, “it is done.” “It is,” according to Mark Rutte.',
      ['“it is done.” < Donald Trump', '“It is,” < Mark Rutte'],
    ],
    // Who is spoken to, or quotes, does not speak.
    [
      '“It is done,” Donald Trump told Mark Rutte, adding that “it is over.”',
      ['“It is done,” < Donald Trump', '“it is over.” < Donald Trump'],
    ],
    [
      'Donald Trump was quoted by Turkish media as saying “we will sign”.',
      ['“we will sign” < Donald Trump'],
    ],
    ['Donald Trump, after meeting Mark Rutte, said “yes.”', ['“yes.” < Donald Trump']],
    ['In Astana, a source said “yes.”', ['“yes.” < ?']],
    // Two who speak: the nearer verb decides.
    ['Sweden said “yes,” and Latvia said “no.”', ['“yes,” < Sweden', '“no.” < Latvia']],
    // From sentence to sentence.
    ['Donald Trump met them. “We will sign,” he said.', ['“We will sign,” < he']],
    [
      '“We will sign,” Donald Trump said. “It is time.”',
      ['“We will sign,” < Donald Trump', '“It is time.” < Donald Trump'],
    ],
    ['“Nothing is decided,” an aide said.', ['“Nothing is decided,” < ?']],
    ['Latvia declined. “Nothing is decided,” an aide said.', ['“Nothing is decided,” < ?']],
    // Marks.
    ['"We will sign," said Donald Trump.', ['"We will sign," < Donald Trump']],
    ['«We will sign», said Donald Trump.', ['«We will sign» < Donald Trump']],
    ['„We will sign“, said Donald Trump.', ['„We will sign“ < Donald Trump']],
    ['Donald Trump said: ‘It’s time to sign.’', ['‘It’s time to sign.’ < Donald Trump']],
    ["Donald Trump said: 'It's time to sign.'", ["'It's time to sign.' < Donald Trump"]],
    ["The states' talks and the ministers' deal went on.", []],
    [
      '“He told me, ‘We will sign,’” Donald Trump said.',
      ['“He told me, ‘We will sign,’” < Donald Trump'],
    ],
    ['He said “we will sign and never ended it.', []],
    // Over paragraphs.
    [
      '“It is time,” Donald Trump said. “We will sign.\n\n“We will do it soon.”',
      [
        '“It is time,” < Donald Trump',
        '“We will sign. < Donald Trump',
        '“We will do it soon.” < Donald Trump',
      ],
    ],
    [
      '“We will sign.\n\n“We will do it soon,” Donald Trump said.',
      ['“We will sign. < Donald Trump', '“We will do it soon,” < Donald Trump'],
    ],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text, 'verbatim')).toEqual(expected);
  });
});

describe('what is told in other words', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Sweden said it would sign the accord.', ['it would sign the accord < Sweden']],
    ['Sweden said on Monday that it would sign by 2026.', ['it would sign by 2026 < Sweden']],
    ['Latvia will not sign, Donald Trump said on Monday.', ['Latvia will not sign < Donald Trump']],
    ['According to Sweden, the accord will be signed.', ['the accord will be signed < Sweden']],
    ['The accord will be signed, according to Sweden.', ['The accord will be signed < Sweden']],
    ['Donald Trump told reporters that Sweden would join.', ['Sweden would join < Donald Trump']],
    ['Sweden said the treaty was “null and void.”', ['the treaty was “null and void.” < Sweden']],
    // No statement, or nobody who makes it.
    ['Asked whether Latvia would sign, Donald Trump replied “yes.”', []],
    ['Sweden announced a ceasefire.', []],
    ['A source said it would sign.', []],
    ['“It said it would sign,” Donald Trump said.', []],
  ];
  it.each(rows)('%s', (text, expected) => {
    expect(shown(text, 'reported')).toEqual(expected);
  });
});
