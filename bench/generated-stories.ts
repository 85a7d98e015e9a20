import type { Act } from '../src/events/index.ts';
import { addDays, civilDay, startOfDayAt } from '../src/kernel/index.ts';
import { type StoryItem, type StoryTerms, sketchOf } from '../src/stories/index.ts';

/** Dispatches of one ordinary story, on average. */
const STORY_SIZE = 8;
/** Every so many stories one is a flood. */
const FLOOD_EVERY = 200;
const FLOOD_SIZE = 400;
/** Every so many dispatches of a story repeat one text. */
const COPY_EVERY = 3;
const FIRST_DAY = civilDay('2025-01-01');
const COMMON_WORDS = 4_000;
const DISPATCHES_A_DAY = 250;

/** Numbers in [0, 1) that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    return state / 2 ** 32;
  };
}

/** A common word, the commoner the likelier, as in any language. */
function commonWord(random: () => number): string {
  return `word${Math.floor(COMMON_WORDS ** random())}`;
}

function state(random: () => number): string {
  const letter = (): string => String.fromCharCode(65 + Math.floor(random() * 6));
  return `${letter()}${letter()}${letter()}`;
}

interface GeneratedStory {
  readonly id: number;
  readonly day: number;
  readonly size: number;
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly states: readonly [string, string];
  readonly accord: string;
}

function storyOf(id: number, day: number, random: () => number): GeneratedStory {
  const isFlood = id % FLOOD_EVERY === FLOOD_EVERY - 2;
  const some = (count: number, make: () => string): string[] => Array.from({ length: count }, make);
  return {
    id,
    day,
    size: isFlood ? FLOOD_SIZE : 1 + Math.floor(random() * STORY_SIZE * 2),
    words: some(14, () =>
      random() < 0.5 ? commonWord(random) : `rare${Math.floor(random() * 20_000)}`,
    ),
    names: some(4, () => `name${Math.floor(random() * 5_000)}`),
    states: [state(random), state(random)],
    accord: `accord-${Math.floor(random() * 400)}`,
  };
}

function unit(terms: readonly string[]): [string, number][] {
  return [...new Set(terms)].map((term, _, all) => [term, 1 / Math.sqrt(all.length)]);
}

function termsOf(story: GeneratedStory, random: () => number): StoryTerms {
  const own = story.words.filter(() => random() < 0.7);
  const names = [...story.names.filter(() => random() < 0.8), `@${story.states[0]}`];
  const others = Array.from({ length: 20 }, () => commonWord(random));
  return { words: unit([...names, ...own, ...others]), names: unit(names), numbers: [] };
}

function actOf(dispatch: string, story: GeneratedStory): Act {
  const span = { start: 10, end: 20 };
  const [subject, object] = story.states;
  return {
    id: `a-${dispatch}`,
    dispatch,
    sentence: 0,
    treatyAction: 'signature',
    bilateralAct: null,
    root: 'AGREE',
    cameo: '057',
    subjects: [subject],
    objects: [object],
    subjectWords: null,
    accord: { id: story.accord, name: story.accord, isKnown: true, span },
    stage: 'signed',
    modality: 'done',
    day: null,
    saidDay: null,
    place: null,
    sectors: [],
    sectorSpans: [],
    speaker: null,
    person: null,
    trigger: span,
    evidence: { start: 0, end: 40 },
    isBackground: false,
    reasons: [],
  };
}

/**
 * So many dispatches as grouping sees them, about stories of a few days, at a steady number a day: every two hundredth
 * story a flood, every third dispatch a copy, half of the stories with an act. The same in every run.
 */
export function generatedItems(count: number): StoryItem[] {
  const random = generator(20_251_126);
  const items: StoryItem[] = [];
  for (let id = 0; items.length < count; id += 1) {
    const story = storyOf(id, Math.floor(items.length / DISPATCHES_A_DAY), random);
    const hasAct = id % 2 === 0;
    let sketch: readonly number[] = [];
    for (let place = 0; place < story.size && items.length < count; place += 1) {
      const dispatch = `d-${id}-${place}`;
      if (place % COPY_EVERY === 0)
        sketch = sketchOf(`${dispatch} ${story.words.join(' ')} ${place}`);
      const knownDay = addDays(FIRST_DAY, story.day + Math.floor(random() * 4));
      items.push({
        dispatch,
        outlet: `outlet ${place % 40}`,
        outletKind: 'wire',
        address: null,
        knownDay,
        orderAt: startOfDayAt(knownDay) + Math.floor(random() * 86_400_000),
        revisionOf: null,
        title: 'A headline',
        acts: hasAct ? [actOf(dispatch, story)] : [],
        sketch,
        words: [],
        terms: termsOf(story, random),
      });
    }
  }
  return items;
}
