import { describe, expect, it } from 'vitest';
import { civilDay } from '../kernel/index.ts';
import { takesEffectAfter } from './effect-day.ts';

describe('the day on which a step takes effect', () => {
  it.each([
    ['Norland withdrew from the pact with effect from 2 June 2026.', true],
    ['Norland withdrew from the pact, with effect from June 2, 2026, a minister said.', true],
    ['Norland has left the pact, effective 2 June 2026.', true],
    ['Norland has left the pact, effective from June 2026.', true],
    ['Norland quit the pact on Monday; the step takes effect on 31 December 2026.', true],
    ['Norland quit the pact, effective at the end of 2026.', true],
    ['Norland withdrew from the pact with effect from 1 February 2026.', false],
    ['Norland withdrew from the pact with effect from 2019.', false],
    ['Norland withdrew from the pact with immediate effect.', false],
    ['Norland withdrew from the pact, effective immediately.', false],
    ['Norland withdrew from the 2026 pact.', false],
    ['Norland withdrew from the pact with effect from 99 June 2026.', false],
  ])('%s lies ahead: %s', (words, isAhead) => {
    expect(takesEffectAfter(words, civilDay('2026-02-03'))).toBe(isAhead);
  });
});
