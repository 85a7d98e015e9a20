import { describe, expect, it } from 'vitest';
import { type CodedDyad, codingFigures, macroF1 } from './coding.ts';
import { isShared } from './fivew.ts';
import { tripleF1 } from './petrarch.ts';

function dyad(root: string, quad: number, said: string | null, isFlagged = false): CodedDyad {
  const marks = { id: 'x', sentence: '1', text: '', source_spans: [], target_spans: [] };
  return { dyad: { ...marks, root, quad, flags: { in_spans: isFlagged } }, root: said };
}

describe('macroF1', () => {
  it('is the mean over the labels of the gold, and what is not coded is a miss', () => {
    const coded = [
      { gold: 'AID', said: 'AID' },
      { gold: 'AID', said: null },
      { gold: 'AGREE', said: 'AID' },
    ];
    // AID: precision 1/2, recall 1/2; AGREE: nothing.
    expect(macroF1(coded)).toBeCloseTo(0.25);
  });
});

describe('codingFigures', () => {
  it('takes both kinds of giving way for the label of the set', () => {
    const figures = codingFigures([dyad('YIELD', 2, 'CONCEDE'), dyad('YIELD', 2, 'RETREAT')]);
    expect(figures).toMatchObject({ rootMacroF1: 1, quadMacroF1: 1, binaryMacroF1: 1 });
  });

  it('judges quad and side by the label that was said', () => {
    const figures = codingFigures([dyad('ACCUSE', 3, 'REJECT'), dyad('AID', 2, 'AGREE')]);
    expect(figures).toMatchObject({ rootMacroF1: 0, quadMacroF1: 0.5, binaryMacroF1: 1 });
  });

  it('gives the rows without a flag apart', () => {
    const rows = [dyad('AID', 2, 'AID'), dyad('AGREE', 1, 'AID', true)];
    expect(codingFigures(rows)['rootMacroF1Clean']).toBe(1);
    expect(codingFigures(rows.slice(0, 1))['rootMacroF1Clean']).toBeUndefined();
  });
});

describe('tripleF1', () => {
  it('counts exact triples', () => {
    const rows = [
      { gold: ['A 1 B', 'B 1 A'], said: ['A 1 B'] },
      { gold: [], said: ['A 2 B'] },
    ];
    expect(tripleF1(rows)).toBeCloseTo(0.5);
  });
});

describe('isShared', () => {
  it('asks for half of the tokens of the answer in one phrase', () => {
    expect(isShared('Northern Cable', ['the northern cable'])).toBe(true);
    expect(isShared('the port of Tema', ['Tema'])).toBe(false);
    expect(isShared('port Tema', ['Tema', 'harbour'])).toBe(true);
    expect(isShared('port Tema', ['port of Accra', 'Lagos'])).toBe(true);
    expect(isShared(null, ['Tema'])).toBe(false);
  });
});
