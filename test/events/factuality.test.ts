import { beforeAll, describe, expect, it } from 'vitest';
import { meanAbsoluteError, pearson } from '../../gate/sets/factuality.ts';
import { weightedF1 } from '../../gate/sets/types.ts';
import { openSystem, type System } from '../../gate/system.ts';
import { loadFactualityScorer, loadSnippetTyper } from '../../src/desk/load-coders.ts';
import {
  type FactualityScorer,
  type SnippetTyper,
  scoreFactuality,
  typeSnippet,
} from '../../src/events/index.ts';

let system: System;
let scorer: FactualityScorer;
let typer: SnippetTyper;
beforeAll(async () => {
  system = await openSystem();
  scorer = await loadFactualityScorer();
  typer = await loadSnippetTyper(system.lexicon);
});

function sure(text: string, word: string, kind: 'news' | 'other' = 'news'): number {
  const tokens = system.read({ text, day: null }).sentences.flatMap((one) => one.tokens);
  return scoreFactuality({ tokens, at: tokens.findIndex((t) => t.lower === word) }, kind, scorer);
}

describe('scoreFactuality', () => {
  it('holds what is told as done for certain', () => {
    expect(sure('The ministers signed the treaty in Oslo on Friday.', 'signed')).toBe(3);
  });

  it.each([
    ['The ministers did not sign the treaty.', 'sign'],
    ['The ministers want to sign the treaty next year.', 'sign'],
    ['The company refused to sell the ships.', 'sell'],
    ['The two may meet if the strike ends.', 'meet'],
  ])('%s is less sure', (text, word) => {
    expect(sure(text, word)).toBeLessThan(2.5);
  });

  it('holds what is denied for less sure than what is planned', () => {
    const denied = sure('She did not sign the letter.', 'sign', 'other');
    expect(denied).toBeLessThan(sure('She signed the letter.', 'signed', 'other'));
  });

  it('stays between -3 and 3, for a word that is not there too', () => {
    for (const text of ['', 'not not not never no may could if', 'Yes.'])
      for (const kind of ['news', 'other'] as const) {
        const score = sure(text, 'never', kind);
        expect(score).toBeGreaterThanOrEqual(-3);
        expect(score).toBeLessThanOrEqual(3);
      }
  });
});

describe('typeSnippet', () => {
  it.each([
    ['An earthquake destroyed hundreds of homes and floods followed.', 'NATURAL_DISASTER'],
    ['Warplanes carried out air strikes on rebel positions.', 'AIR_STRIKE'],
    ['Thousands marched peacefully through the capital to protest.', 'PEACE_PROTEST'],
  ])('%s', (text, type) => {
    const sentences = system.read({ text, day: null }).sentences.map(({ tokens }) => tokens);
    const likely = typeSnippet(sentences, typer)
      .slice(0, 3)
      .map(({ label }) => label);
    expect(likely).toContain(type);
  });

  it('gives scores that sum to one', () => {
    const sum = typeSnippet([], typer).reduce((total, { score }) => total + score, 0);
    expect(sum).toBeCloseTo(1);
  });
});

describe('the counting', () => {
  const pairs = [
    { gold: 3, said: 2 },
    { gold: 0, said: 1 },
    { gold: -3, said: -3 },
  ];
  it('takes the mean of the absolute errors', () => {
    expect(meanAbsoluteError(pairs)).toBeCloseTo(2 / 3);
    expect(meanAbsoluteError([])).toBe(0);
  });

  it('takes the correlation of Pearson, nought where nothing varies', () => {
    expect(pearson(pairs)).toBeCloseTo(0.9449, 3);
    expect(pearson([{ gold: 1, said: 1 }])).toBe(0);
  });

  it('weighs F1 by how often a type is in the gold', () => {
    const typed = [
      { gold: 'A', said: 'A' },
      { gold: 'A', said: 'B' },
      { gold: 'A', said: 'A' },
      { gold: 'B', said: null },
    ];
    // A: precision 1, recall 2/3, F1 0.8, three times; B: nothing.
    expect(weightedF1(typed)).toBeCloseTo((3 * 0.8) / 4);
  });
});
