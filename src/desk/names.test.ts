import { describe, expect, it } from 'vitest';
import { LEXICON } from '../../test/builders/sample-diplomacy.ts';
import { compileNames } from './names.ts';

describe('the name of an accord that the lexicon does not hold', () => {
  const names = compileNames(LEXICON);

  it.each([
    ['x-almaty-compact', 'Almaty Compact'],
    ['x-treaty-of-the-rivers', 'Treaty of the Rivers'],
    ['x-are-isr-accord', 'accord between United Arab Emirates and Israel'],
    ['x-are-isr-kaz-memorandum', 'memorandum between United Arab Emirates, Israel and Kazakhstan'],
    ['x-isr-peace-treaty', 'peace treaty of Israel'],
    ['x-are-you-there-pact', 'Are You There Pact'],
    ['x-kaz', 'Kaz'],
  ])('%s: %s', (id, name) => {
    expect(names.of(id)).toBe(name);
  });
});
