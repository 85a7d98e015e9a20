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

describe('a noun that says again who it is', () => {
  it.each([
    ['Gabon, the host of the talks, has signed the compact.', 'Gabon has signed the compact.'],
    [
      'Foreign Minister Aru Dole, a lawyer from the coast, handed over the letter.',
      'Foreign Minister Aru Dole handed over the letter.',
    ],
  ])('may be left out: %s', (text, cut) => {
    expect(safeCutsOf(text)).toEqual([cut]);
  });

  it.each([
    ['of a list', 'Gabon, the Gambia and Chad have signed the compact.'],
    ['that is the subject', 'After talks in Oslo, the compact, adopted in May, enters into force.'],
    ['with a participle behind it', 'Gabon, the host, pressed by Chad, signed the compact.'],
    ['that says how it stands', 'Gabon, a member since the first day, signed the compact.'],
    ['that says when', 'Gabon, a day after Chad, signed the compact.'],
    ['with a speaker', 'Gabon, the ministry said, has signed the compact.'],
    ['that hedges', 'Gabon, a likely host, has signed the compact.'],
  ])('stays %s', (_name, text) => {
    expect(safeCutsOf(text)).toEqual([]);
  });
});

describe('the occasion of a word', () => {
  it('may be left out, and who spoke and when may not', () => {
    expect(
      safeCutsOf('Gabon will sign the compact, its ministry said in a statement on Monday.'),
    ).toEqual(['Gabon will sign the compact, its ministry said on Monday.']);
    expect(safeCutsOf('Its ministry said at a news conference that Gabon will sign.')).toEqual([
      'Its ministry said that Gabon will sign.',
    ]);
  });

  it.each([
    ['of several', 'Gabon will sign, the two said in a joint statement on Monday.'],
    ['in a quotation', '“We will sign,” its ministry said in a statement.'],
  ])('stays %s', (_name, text) => {
    expect(safeCutsOf(text)).toEqual([]);
  });
});

/** Whether all words of one stand in the other in their order. */
function standsIn(cut: string, whole: string): boolean {
  const words: string[] = whole.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? [];
  let at = 0;
  return (cut.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? []).every((word: string) => {
    at = words.indexOf(word, at) + 1;
    return at > 0;
  });
}

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
    'the host of the talks',
    'a state on the coast',
    'a member of the bloc',
    'the last to do so',
    'a party said to waver',
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
          expect(standsIn(cut, text)).toBe(true);
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
