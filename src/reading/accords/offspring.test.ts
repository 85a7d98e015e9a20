import { describe, expect, it } from 'vitest';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';

const reader = createReader(sampleLexicon());

function accordsIn(text: string): readonly (readonly [accord: string, words: string])[] {
  return reader
    .read({
      dispatch: null,
      text,
      titleSpan: null,
      language: 'en',
      referenceDay: null,
      referenceFrom: 'none',
    })
    .items.accords.map(({ accord, text: words }) => [accord, words]);
}

describe('a paper that hangs on an accord', () => {
  it.each([
    [
      "Israel ratified the Abraham Accords' protocol on digital trade on Monday.",
      'x-abraham-accords-protocol-on-digital-trade',
    ],
    [
      'Israel accepted the Abraham Accords’ second annex last week.',
      'x-abraham-accords-second-annex',
    ],
    [
      'Israel signed the protocol on investment to the Abraham Accords.',
      'x-abraham-accords-protocol-on-investment',
    ],
  ])('%s', (text, accord) => {
    expect(accordsIn(text).map(([id]) => id)).toEqual([accord]);
  });

  it.each([
    'Israel ratified the Abraham Accords on Monday.',
    "Kazakhstan hailed the Abraham Accords' success on Monday.",
    'Kazakhstan asked about the protocol and came to the Abraham Accords late.',
  ])('is none here: %s', (text) => {
    expect(accordsIn(text).map(([id]) => id)).toContain('abraham-accords');
  });
});
