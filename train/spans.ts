import {
  goldKeys,
  keyOf,
  placesOf,
  readSpans,
  type SpanItem,
  spanF1,
  tokensOf,
} from '../gate/sets/spans.ts';
import { loadWordVectors } from '../src/desk/load-coders.ts';
import {
  bestTags,
  compilePhrases,
  pairName,
  ROLE_TAGS,
  roleFeatures,
  spansOfTags,
} from '../src/events/index.ts';
import type { Token } from '../src/reading/index.ts';
import { crossValidate } from './folds.ts';
import { packModel, type Trained } from './linear-trainer.ts';
import type { Trainer } from './trainer.ts';

const EPOCHS = 8;
/** A feature that fewer sentences show is left out. */
const MIN_COUNT = 2;
const WIDTH = ROLE_TAGS.length;

interface Row {
  readonly one: SpanItem;
  readonly tokens: readonly Token[];
  readonly names: readonly (readonly string[])[];
  readonly tags: readonly number[];
}

function tagsOf(one: SpanItem, tokens: readonly Token[]): number[] {
  const places = placesOf(one);
  const tags = new Array<number>(tokens.length).fill(0);
  for (const { start, end, role } of one.spans) {
    const from = places[start]?.start ?? 0;
    const to = places[end - 1]?.end ?? 0;
    let isFirst = true;
    tokens.forEach((token, k) => {
      if (token.start >= to || token.end <= from) return;
      tags[k] = ROLE_TAGS.indexOf(`${isFirst ? 'B' : 'I'}-${role}` as (typeof ROLE_TAGS)[number]);
      isFirst = false;
    });
  }
  return tags;
}

function indexOf(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { names } of rows)
    for (const name of new Set(names.flat())) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= MIN_COUNT).map(([name]) => name);
  return new Map([...ROLE_TAGS.map((_, b) => pairName(b)), ...kept].map((name, k) => [name, k]));
}

/** Weights and the sum of all that they were, for the mean over the whole training. */
class Averaged {
  readonly weights: Float64Array;
  readonly #sums: Float64Array;
  #step = 1;

  constructor(size: number) {
    this.weights = new Float64Array(size);
    this.#sums = new Float64Array(size);
  }

  add(at: number, by: number): void {
    this.weights[at] = (this.weights[at] ?? 0) + by;
    this.#sums[at] = (this.#sums[at] ?? 0) + by * this.#step;
  }

  next(): void {
    this.#step += 1;
  }

  mean(): Float64Array {
    return this.weights.map((weight, k) => weight - (this.#sums[k] ?? 0) / this.#step);
  }
}

function tagWith(weights: Float64Array, ids: readonly Int32Array[]): number[] {
  const scores = ids.map((list) => {
    const sums = new Array<number>(WIDTH).fill(0);
    for (const id of list)
      for (let t = 0; t < WIDTH; t += 1) sums[t] = (sums[t] ?? 0) + (weights[id * WIDTH + t] ?? 0);
    return sums;
  });
  return bestTags(scores, (b, t) => weights[b * WIDTH + t] ?? 0);
}

/** The averaged structured perceptron (Collins 2002): what was wrongly tagged is taken from the weights, the right added. */
function trainTagger(rows: readonly Row[]): Trained {
  const index = indexOf(rows);
  const ids = rows.map(({ names }) =>
    names.map((list) => Int32Array.from(list.flatMap((name) => index.get(name) ?? []))),
  );
  const state = new Averaged(index.size * WIDTH);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    rows.forEach(({ tags }, r) => {
      const list = ids[r] ?? [];
      const said = tagWith(state.weights, list);
      said.forEach((tag, k) => {
        const gold = tags[k] ?? 0;
        const before = k === 0 ? -1 : (said[k - 1] ?? 0);
        const goldBefore = k === 0 ? -1 : (tags[k - 1] ?? 0);
        if (tag === gold && before === goldBefore) return;
        if (tag !== gold)
          for (const id of list[k] ?? []) {
            state.add(id * WIDTH + gold, 1);
            state.add(id * WIDTH + tag, -1);
          }
        if (k === 0) return;
        state.add(goldBefore * WIDTH + gold, 1);
        state.add(before * WIDTH + tag, -1);
      });
      state.next();
    });
  }
  return { labels: ROLE_TAGS, index, weights: state.mean() };
}

function keysBy(trained: Trained, row: Row): string[] {
  const ids = row.names.map((list) =>
    Int32Array.from(list.flatMap((name) => trained.index.get(name) ?? [])),
  );
  return spansOfTags(tagWith(trained.weights, ids)).map((span) => keyOf(span, row.tokens, row.one));
}

/** Source and target spans, on the set `spans`. */
export const spansTrainer: Trainer = {
  model: 'role-spans',
  set: 'spans',
  run: async ({ folder, system, folds, trainedOn }) => {
    const words = await loadWordVectors();
    const phrases = compilePhrases(system.lexicon.coding);
    const rows: Row[] = (await readSpans(folder)).map((one) => {
      const tokens = tokensOf(one, system);
      return {
        one,
        tokens,
        names: roleFeatures(tokens, phrases, words),
        tags: tagsOf(one, tokens),
      };
    });
    const said = crossValidate(
      rows,
      ({ one }) => one.text,
      folds,
      (others) => {
        const trained = trainTagger(others);
        return (row) => keysBy(trained, row);
      },
    );
    return {
      items: rows.length,
      figures: {
        spanF1: spanF1(rows.map(({ one }, k) => ({ gold: goldKeys(one), said: said[k] ?? [] }))),
      },
      data: packModel(trainTagger(rows), trainedOn(rows.length)),
    };
  },
};
