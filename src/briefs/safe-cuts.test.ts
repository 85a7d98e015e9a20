import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallDeps } from '../../test/support/affairs.ts';
import { safeCutsOf, tellTheSame } from './safe-cuts.ts';
import { assertedStages } from './stage-words.ts';

describe('an added clause', () => {
  it.each([
    [
      'The compact, which has seven articles, was signed in Almaty.',
      'The compact was signed in Almaty.',
    ],
    ['Gabon signed the compact, which has seven articles.', 'Gabon signed the compact.'],
    [
      'The envoy, who heads the northern desk, handed over the letter.',
      'The envoy handed over the letter.',
    ],
  ])('may be left out: %s', (text, cut) => {
    expect(safeCutsOf(text)).toEqual([cut]);
  });

  it.each([
    ['that restricts', 'The state which has seven articles signed the compact.'],
    ['that hedges', 'The compact, which may lapse, was signed in Almaty.'],
    ['that denies', 'The compact, which Gabon has not ratified, was adopted in Almaty.'],
    ['that tells a step', 'The compact, which Gabon signed, was adopted in Almaty.'],
    ['that dates', 'The compact, which dates from 3 May 2019, was adopted in Almaty.'],
    ['that says when', 'Gabon, which came on Monday, signed the compact.'],
    ['with a speaker', 'Gabon signed the compact, which the minister said was good.'],
    ['that opens a list', 'Gabon met its neighbours, which are Chad, Niger and Mali.'],
    ['with a quotation', 'Gabon signed the compact, which "binds all".'],
    [
      'that another word follows up',
      'Gabon, which borders Congo, Chad and Niger signed the compact.',
    ],
  ])('stays %s', (_name, text) => {
    expect(safeCutsOf(text)).toEqual([]);
  });
});

describe('a cut', () => {
  const subjects = fc.constantFrom('Kazakhstan', 'Gabon', 'Lithuania', 'The ministry of Gabon');
  const clauses = fc.constantFrom(
    'which lies in the west',
    'which has seven articles',
    'which may lapse',
    'which Gabon signed',
    'which denied it',
    'who heads the desk',
    'which said so on Monday',
    'whose port is deep',
  );
  const verbs = fc.constantFrom(
    'signed the High Seas Treaty on 5 June 2025',
    'has not signed the High Seas Treaty',
    'is expected to join the Abraham Accords',
    'denied that it would sign the High Seas Treaty',
    'would join the Abraham Accords if asked',
  );

  it('never changes what is read, nor drops a hedge, a denial or a day', () => {
    fc.assert(
      fc.property(subjects, clauses, verbs, fc.boolean(), (subject, clause, verb, isLast) => {
        const text = isLast ? `${subject} ${verb}, ${clause}.` : `${subject}, ${clause}, ${verb}.`;
        for (const cut of safeCutsOf(text)) {
          expect(cut).toBe(`${subject} ${verb}.`);
          expect(assertedStages(cut)).toEqual(assertedStages(text));
          expect(tellTheSame(text, cut, smallDeps.check)).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('that changes an act is found', () => {
    const whole = 'Gabon signed the High Seas Treaty.';
    expect(tellTheSame(whole, 'Gabon will sign the High Seas Treaty.', smallDeps.check)).toBe(
      false,
    );
    expect(tellTheSame(whole, whole, smallDeps.check)).toBe(true);
  });
});
