import { describe, expect, it } from 'vitest';
import { LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { compileNames } from './names.ts';

describe('the name of an accord that the lexicon does not hold', () => {
  const names = compileNames(LEXICON);

  it.each([
    ['x-almaty-compact', 'Almaty Compact'],
    ['x-treaty-of-the-rivers', 'Treaty of the Rivers'],
    ['x-are-isr-accord', 'Israel–United Arab Emirates Accord'],
    ['x-are-isr-kaz-memorandum', 'Israel–Kazakhstan–United Arab Emirates Memorandum'],
    ['x-isr-peace-treaty', 'Israel Peace Treaty'],
    ['x-are-you-there-pact', 'Are You There Pact'],
    ['x-kaz', 'Kaz'],
  ])('%s: %s', (id, name) => {
    expect(names.of(id)).toBe(name);
  });
});
