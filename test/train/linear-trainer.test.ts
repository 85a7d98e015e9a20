import { describe, expect, it } from 'vitest';
import { compileLinearModel, hashOf, scoreLabels, sumsOf } from '../../src/events/index.ts';
import { crossValidate, foldOf } from '../../train/folds.ts';
import { packModel, trainClassifier, trainRegressor } from '../../train/linear-trainer.ts';

const OPTIONS = { epochs: 30, rate: 0.3, decay: 0.0001, minCount: 1 } as const;

/** "a" goes with fish, "b" with fowl; "c" says nothing. */
const EXAMPLES = ['a', 'b', 'a', 'b', 'a', 'b'].map((name) => ({
  features: new Map([
    [name, 1],
    ['c', 0.5],
  ]),
  label: name === 'a' ? 'fish' : 'fowl',
}));

describe('trainClassifier and packModel', () => {
  const data = packModel(trainClassifier(EXAMPLES, OPTIONS), 'six examples');
  const model = compileLinearModel(data);

  it('say after packing what they learnt', () => {
    expect(scoreLabels(model, new Map([['a', 1]]))[0]).toMatchObject({ label: 'fish' });
    expect(scoreLabels(model, new Map([['b', 1]]))[0]?.score).toBeGreaterThan(0.9);
  });

  it('keep no name of a feature, only its hash', () => {
    const { hashes, ...rest } = data;
    expect(Buffer.from(hashes, 'base64').readUInt32LE(0)).toBe(
      Math.min(...['a', 'b', 'c'].map(hashOf)),
    );
    expect(Object.keys(rest).sort()).toEqual(['labels', 'scale', 'trainedOn', 'weights']);
  });

  it('give the same bytes for the same examples', () => {
    expect(packModel(trainClassifier(EXAMPLES, OPTIONS), 'six examples')).toEqual(data);
  });

  it('leave out what too few examples show', () => {
    const rare = packModel(trainClassifier(EXAMPLES, { ...OPTIONS, minCount: 4 }), '');
    expect(Buffer.from(rare.hashes, 'base64').length).toBe(4);
  });

  it('refuse a model that does not fit itself', () => {
    expect(() => compileLinearModel({ ...data, labels: ['one'] })).toThrow('another number');
  });
});

describe('trainRegressor', () => {
  it('finds a line', () => {
    const examples = [-2, -1, 0, 1, 2].map((x) => ({
      features: new Map([
        ['x', x],
        ['bias', 1],
      ]),
      value: 1.2 * x + 0.5,
    }));
    const model = compileLinearModel(
      packModel(trainRegressor(examples, { ...OPTIONS, epochs: 300 }), ''),
    );
    const said = sumsOf(
      model,
      new Map([
        ['x', 1],
        ['bias', 1],
      ]),
    );
    expect(said[0]).toBeCloseTo(1.7, 1);
  });
});

describe('crossValidate', () => {
  it('judges nobody by what was trained on its own fold', () => {
    const items = Array.from({ length: 40 }, (_, k) => `sentence ${k % 20}`);
    const answers = crossValidate(
      items,
      (item) => item,
      5,
      (others) => (item) => others.includes(item),
    );
    expect(answers).toEqual(items.map(() => false));
    expect(new Set(items.map((item) => foldOf(item, 5))).size).toBeGreaterThan(1);
  });
});
