import { describe, expect, it } from 'vitest';
import { dispatchOf, party, readDispatch, smallDeps } from '../../test/support/affairs.ts';
import { notifiedWithdrawal } from '../../test/support/six-affairs.ts';
import { isRepetition } from './candidate.ts';
import { contextOf } from './context.ts';
import { reportedSentences } from './reported.ts';
import type { BriefInput, BriefSentence } from './types.ts';

/** The affair with one more dispatch, where the notice came on a day. */
function withDispatch(day: string, body: string, since = '2025-06-27'): BriefInput {
  const input = notifiedWithdrawal();
  const more = readDispatch(dispatchOf({ id: 'd-more', day, outlet: 'Fjord Post' }, 'News', body));
  const own = party('mine-ban-convention', 'LTU', 'withdrawal-notified', { since });
  const standings = [own, ...input.state.standings.slice(1)];
  return {
    ...input,
    dispatches: [...input.dispatches, more],
    state: { ...input.state, standings },
  };
}

function told(input: BriefInput): readonly string[] {
  return reportedSentences(contextOf(input, smallDeps))
    .filter(({ dispatch }) => dispatch === 'd-more')
    .map(({ text }) => text);
}

const TAKEN = 'Lithuania gave notice of withdrawal from the Mine Ban Convention this week.';
const BESIDE = 'Norway has kept a large part of its old stocks in the north.';

describe('what an outlet tells before it came', () => {
  it('is left out, and long before with all that stands beside it', () => {
    expect(told(withDispatch('2025-06-27', `${TAKEN} ${BESIDE}`))).toEqual([TAKEN, BESIDE]);
    expect(told(withDispatch('2025-06-24', `${TAKEN} ${BESIDE}`))).toEqual([BESIDE]);
    expect(told(withDispatch('2025-05-24', `${TAKEN} ${BESIDE}`))).toEqual([]);
  });
});

describe('a sentence that leans on the one before', () => {
  it('is printed with it where it says so', () => {
    const first = 'A meeting of the parties must found a new body for old mines.';
    const second = 'That meeting has to be held by the last day of January 2027.';
    expect(told(withDispatch('2025-06-27', `${first} ${second}`))).toContain(`${first} ${second}`);
  });
});

describe('a short sentence', () => {
  const sentence = (text: string): BriefSentence => ({
    text,
    kind: 'reported',
    evidence: [{ dispatch: text, start: 0, end: text.length }],
    entries: [],
  });
  const printed = [sentence('Leaders put off a decision on the application of Gabon.')];
  const options = { matter: new Set(['norway']), isStrict: true };

  it('is no repetition for one word that it shares', () => {
    expect(isRepetition(sentence('Norway welcomed the application.'), printed, options)).toBe(
      false,
    );
    expect(isRepetition(sentence('Norway put off the application.'), printed, options)).toBe(true);
  });
});
