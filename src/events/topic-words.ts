/** Phrases that stand for something, by their first word, the longest first. */
export type TopicIndex = ReadonlyMap<
  string,
  readonly { readonly topic: string; readonly words: readonly string[] }[]
>;

/** A topic that a sentence names, and the phrase that does. */
export interface NamedTopic {
  readonly topic: string;
  readonly words: string;
}

/** Compiles phrases of lower-case words, parted by blanks or hyphens. */
export function indexTopics(
  entries: readonly { readonly id: string; readonly words: readonly string[] }[],
): TopicIndex {
  const index = new Map<string, { topic: string; words: readonly string[] }[]>();
  for (const entry of entries) {
    for (const phrase of entry.words) {
      const words = phrase.toLowerCase().split(/[\s-]+/);
      const [first = ''] = words;
      const list = index.get(first);
      if (list === undefined) index.set(first, [{ topic: entry.id, words }]);
      else list.push({ topic: entry.id, words });
    }
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
  for (let k = 0; k < words.length; k += 1) {
    for (const entry of index.get(words[k] ?? '') ?? []) {
      const fits = entry.words.every((word, step) => words[k + step] === word);
      if (fits && !named.some(({ topic }) => topic === entry.topic))
        named.push({ topic: entry.topic, words: entry.words.join(' ') });
    }
  }
  return named;
}
