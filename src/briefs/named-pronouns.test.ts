import { describe, expect, it } from 'vitest';
import { dispatchOf, smallDeps } from '../../test/support/affairs.ts';
import { announcedAccession } from '../../test/support/six-affairs.ts';
import { checkSentence } from './check-sentence.ts';
import { contextOf } from './context.ts';
import { withNames, withoutNames } from './named-pronouns.ts';
import { openPassages } from './passage-book.ts';
import type { CheckDeps, Understood } from './types.ts';

const BODY =
  'Norway and Gabon opened talks. The two have had liaison offices since 1999. The Mine Ban Convention has 160 parties. It bans such mines. Norway met Gabon. It bans them, too.';
const dispatch = dispatchOf({ id: 'd-1', day: '2025-05-02', outlet: 'Fjord Post' }, 'Talks', BODY);

/** The small reader, which resolves nothing, with what "the two" stands for. */
const deps: CheckDeps = {
  understand: (text, day): Understood => {
    const read = smallDeps.check.understand(text, day);
    const start = text.indexOf('The two');
    const [some] = read.mentions;
    if (start < 0 || some === undefined) return read;
    const pair = { ...some, start, end: start + 7, text: 'The two', actors: ['GAB', 'NOR'] };
    return { ...read, mentions: [...read.mentions, { ...pair, via: 'anaphor', person: null }] };
  },
};

const book = openPassages(new Map([[dispatch.id, dispatch]]), deps);
const context = { ...contextOf(announcedAccession(), smallDeps), book };

function passage(words: string, from = 0) {
  const start = dispatch.text.indexOf(words, from);
  return { dispatch: dispatch.id, start, end: start + words.length };
}

function faults(text: string, words: string) {
  const ground = { book, deps, entries: () => null, asOf: context.asOf };
  return checkSentence({ text, kind: 'reported', evidence: [passage(words)], entries: [] }, ground);
}

const PAIR = 'The two have had liaison offices since 1999.';
const NAMED = 'The two [Gabon and Norway] have had liaison offices since 1999.';

describe('whom the first words mean', () => {
  it('stands in brackets behind them', () => {
    expect(withNames(PAIR, passage(PAIR), context)).toBe(NAMED);
    expect(withoutNames(NAMED)).toBe(PAIR);
  });

  it('is the accord of the sentence before, of what papers lay down', () => {
    const words = 'It bans such mines.';
    expect(withNames(words, passage(words), context)).toBe(
      'It [the Mine Ban Convention] bans such mines.',
    );
  });

  it('is left open where the sentence before speaks of none', () => {
    const words = 'It bans them, too.';
    expect(withNames(words, passage(words), context)).toBeNull();
  });

  it('is read anew by the check', () => {
    expect(faults(NAMED, PAIR)).toEqual([]);
    expect(faults('It [the Mine Ban Convention] bans such mines.', 'It bans such mines.')).toEqual(
      [],
    );
  });

  it.each([
    ['other names', 'The two [Gabon and Lithuania] have had liaison offices since 1999.'],
    ['fewer names', 'The two [Gabon] have had liaison offices since 1999.'],
    ['names in another place', 'The two have had liaison offices [Gabon and Norway] since 1999.'],
    ['other words', 'The two [Gabon and Norway] have had embassies since 1999.'],
  ])('with %s is refused', (_name, text) => {
    expect(faults(text, PAIR)).not.toEqual([]);
  });
});
