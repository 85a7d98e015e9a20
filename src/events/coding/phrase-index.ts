import type { CodingPhrase } from '../../kernel/index.ts';

/** One place of a phrase: what may stand there, and whether other words may stand before it. */
export interface PhraseElement {
  /** Each alternative is one word or several. */
  readonly alternatives: readonly (readonly string[])[];
  readonly pos: 'verb' | 'noun' | null;
  readonly hasGap: boolean;
}

export interface CompiledPhrase {
  readonly entry: CodingPhrase;
  /** As the lexicon writes it, for `explain`. */
  readonly words: string;
  readonly elements: readonly PhraseElement[];
}

/** Phrases by the words that can open them, and those of a verb and its object by the object, for the passive. */
export interface PhraseIndex {
  readonly byFirst: ReadonlyMap<string, readonly CompiledPhrase[]>;
  readonly byObject: ReadonlyMap<string, readonly CompiledPhrase[]>;
}

function parseAlternative(text: string): string[][] {
  const words = text.split('_');
  // The tagger cuts a word at its hyphen where the first part is a word of its own.
  const cut = words.flatMap((word) =>
    word.includes('-') ? word.split(/(-)/).filter((part) => part !== '') : [word],
  );
  return cut.length === words.length ? [words] : [words, cut];
}

function parseElement(text: string, hasGap: boolean): PhraseElement {
  const tag = /=([VN])$/.exec(text);
  const bare = tag === null ? text : text.slice(0, -2);
  const alternatives = bare
    .split('/')
    .map((alternative) => alternative.replace(/=[VN]$/, ''))
    .flatMap(parseAlternative);
  const pos = tag === null ? null : tag[1] === 'V' ? 'verb' : 'noun';
  return { alternatives, pos, hasGap };
}

/** Parses the phrase of a row: "impose .. sanction/embargo". */
function parsePhrase(entry: CodingPhrase, words: string): CompiledPhrase {
  const elements: PhraseElement[] = [];
  let hasGap = false;
  for (const part of words.split(' ')) {
    if (part === '..') hasGap = true;
    else {
      elements.push(parseElement(part, hasGap));
      hasGap = false;
    }
  }
  return { entry, words, elements };
}

function add(
  map: Map<string, CompiledPhrase[]>,
  element: PhraseElement | undefined,
  phrase: CompiledPhrase,
): void {
  for (const word of new Set(element?.alternatives.map(([first]) => first ?? ''))) {
    const list = map.get(word);
    if (list === undefined) map.set(word, [phrase]);
    else list.push(phrase);
  }
}

/** Compiles the rows of `lexicon/coding/`. */
export function compilePhrases(entries: readonly CodingPhrase[]): PhraseIndex {
  const byFirst = new Map<string, CompiledPhrase[]>();
  const byObject = new Map<string, CompiledPhrase[]>();
  for (const entry of entries) {
    for (const words of entry.phrases) {
      const phrase = parsePhrase(entry, words);
      add(byFirst, phrase.elements[0], phrase);
      const [, object, more] = phrase.elements;
      if (object?.hasGap === true && more === undefined) add(byObject, object, phrase);
    }
  }
  return { byFirst, byObject };
}
