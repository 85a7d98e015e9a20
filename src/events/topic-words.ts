/** Phrases that stand for something, by their first word, the longest first. */
export type TopicIndex = ReadonlyMap<
  string,
  readonly {
    readonly topic: string;
    readonly words: readonly string[];
    /** Whether the phrase holds a word of the topic and is not about it ("Air Force One"). */
    readonly isOther: boolean;
  }[]
>;

/** A topic that a sentence names, and the phrase that does. */
export interface NamedTopic {
  readonly topic: string;
  readonly words: string;
}

/** Compiles phrases of lower-case words, parted by blanks or hyphens. */
export function indexTopics(
  entries: readonly {
    readonly id: string;
    readonly words: readonly string[];
    readonly notIn?: readonly string[];
  }[],
): TopicIndex {
  const index = new Map<string, { topic: string; words: readonly string[]; isOther: boolean }[]>();
  const add = (topic: string, phrase: string, isOther: boolean): void => {
    const words = phrase.toLowerCase().split(/[\s-]+/);
    const [first = ''] = words;
    const list = index.get(first);
    if (list === undefined) index.set(first, [{ topic, words, isOther }]);
    else list.push({ topic, words, isOther });
  };
  for (const { id, words, notIn = [] } of entries) {
    for (const phrase of words) add(id, phrase, false);
    for (const phrase of notIn) add(id, phrase, true);
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The topics whose phrases stand in the sentence, in order, without repetition; compounds count by their parts. */
export function topicsIn(
  tokens: readonly { readonly lower: string }[],
  index: TopicIndex,
): readonly NamedTopic[] {
  const words = tokens.flatMap(({ lower }) => (lower.includes('-') ? lower.split('-') : [lower]));
  if (!words.some((word) => index.has(word))) return [];
  const named: NamedTopic[] = [];
  /** By topic, the word up to which a phrase that is not about it reaches. */
  const until = new Map<string, number>();
  for (let k = 0; k < words.length; k += 1) {
    for (const entry of index.get(words[k] ?? '') ?? []) {
      const { topic, isOther } = entry;
      if (k < (until.get(topic) ?? 0)) continue;
      if (!entry.words.every((word, step) => words[k + step] === word)) continue;
      if (isOther) until.set(topic, k + entry.words.length);
      else if (!named.some((one) => one.topic === topic))
        named.push({ topic, words: entry.words.join(' ') });
    }
  }
  return named;
}
