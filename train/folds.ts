import { hashOf } from '../src/events/index.ts';

/** The fold of an item by what must not stand on both sides, such as its sentence. */
export function foldOf(key: string, folds: number): number {
  return hashOf(`fold ${key}`) % folds;
}

/**
 * Says of every item what a model says that was trained on the other folds. `train` makes what answers from the
 * items of the other folds.
 */
export function crossValidate<T, Answer>(
  items: readonly T[],
  keyOf: (item: T) => string,
  folds: number,
  train: (items: readonly T[]) => (item: T) => Answer,
): Answer[] {
  const fold = items.map((item) => foldOf(keyOf(item), folds));
  const answers = new Array<Answer>(items.length);
  for (let k = 0; k < folds; k += 1) {
    const answer = train(items.filter((_, i) => fold[i] !== k));
    items.forEach((item, i) => {
      if (fold[i] === k) answers[i] = answer(item);
    });
  }
  return answers;
}
