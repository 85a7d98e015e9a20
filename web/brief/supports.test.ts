import { describe, expect, it } from 'vitest';
import { BRIEF } from '../../test/browser/fake-record.ts';
import { supportsAt, supportsOf } from './supports.ts';

describe('what a brief rests on', () => {
  const supports = supportsOf(BRIEF);

  it('numbers passages in reading order, the same passage once', () => {
    expect(supportsAt(supports, 'happening.0').map((row) => row.number)).toEqual([1, 2]);
    expect(supportsAt(supports, 'happening.1').map((row) => row.number)).toEqual([1]);
    expect(supportsAt(supports, 'differences.0.1').map((row) => row.number)).toEqual([2]);
  });

  it('gives a statement of the record alone one mark, without a passage', () => {
    const [only, ...others] = supportsAt(supports, 'beyond.0');
    expect(others).toEqual([]);
    expect(only?.evidence).toBeNull();
    expect(only?.entries).toHaveLength(2);
  });

  it('lists a passage once for a statement that cites it twice', () => {
    const [sentence] = BRIEF.sections.happening.sentences;
    if (sentence === undefined) throw new Error('the sample has no sentence');
    const twice = { ...sentence, evidence: [...sentence.evidence, ...sentence.evidence] };
    const sections = { ...BRIEF.sections, happening: { sentences: [twice] } };
    expect(supportsAt(supportsOf({ ...BRIEF, sections }), 'happening.0')).toHaveLength(2);
  });
});
