import type { Lexicon } from '../../kernel/index.ts';
import { foldWord } from './atoms.ts';

/** Words shorter than this have too many neighbours to be guessed from. */
const MIN_LENGTH = 5;
/** From here on one letter more, less or other is forgiven; below that, two letters in each other's place. */
const LONG = 7;

function withoutOne(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Whether two words of one length differ by two neighbouring letters in each other's place. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether one letter added, left out or changed makes one of the other. */
function isOneOff(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  return x.slice(1) === y || y.slice(1) === x || x.slice(1) === y.slice(1);
}

/** From a misspelt word to the one name of a state, people or town that is nearest; null for none or several. */
export type Respell = (word: string) => string | null;

/**
 * Compiles the names of one word by what is left of them when a letter is taken out (symmetric deletion), so that a
 * look-up is a few steps whatever the size of the dictionary. The first letter must be right.
 */
export function compileRespelling(lexicon: Lexicon): Respell {
  const near = new Map<string, Set<string>>();
  const known = new Set<string>();
  for (const state of lexicon.states) {
    const lists = [state.names, state.adjectives, state.people, state.capitals, state.cities ?? []];
    for (const name of [state.name, ...lists.flat()]) {
      const word = foldWord(name);
      if (word.length < MIN_LENGTH || known.has(word) || !/^\p{Lu}\p{Ll}+$/u.test(word)) continue;
      known.add(word);
      for (const key of withoutOne(word)) near.set(key, (near.get(key) ?? new Set()).add(word));
    }
  }
  return (word) => {
    if (word.length < MIN_LENGTH || word.length > 30 || known.has(word)) return null;
    const found = new Set<string>();
    for (const key of withoutOne(word))
      for (const name of near.get(key) ?? []) {
        if (name[0] !== word[0]) continue;
        const isNear = isSwapped(word, name) || (word.length >= LONG && isOneOff(word, name));
        if (isNear) found.add(name);
      }
    const [only] = found;
    return found.size === 1 ? (only ?? null) : null;
  };
}
