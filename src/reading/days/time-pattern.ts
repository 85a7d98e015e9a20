import { KINDS, type Kind } from './time-kinds.ts';

const SPECIAL = /[.\\/[\]^$*+?(){}|-]/;

function letters(names: string): string {
  const chosen = names.split('|').map((name) => {
    const letter = KINDS[name as Kind];
    if (letter === undefined) throw new Error(`no kind of word: ${name}`);
    return SPECIAL.test(letter) ? `\\${letter}` : letter;
  });
  return chosen.length === 1 ? `${chosen[0]}` : `[${chosen.join('')}]`;
}

/**
 * A regular expression over the kinds of words of a sentence, one letter each: `<the>?<ordinal><quarter>`
 * matches "the third quarter" and "second quarter"; `<a|number>` either.
 */
export function kindPattern(source: string): RegExp {
  const plain = source.replace(/\s+/g, '');
  return new RegExp(
    plain.replace(/<([a-z|]+)>/gi, (_, names: string) => letters(names)),
    'g',
  );
}

/** Letters that a match of the pattern may begin with. */
export function firstLetters(pattern: RegExp): ReadonlySet<string> {
  const { source } = pattern;
  const first = new Set<string>();
  let at = 0;

  /** Takes letters of one item in while `isOpen`; says whether the item may be empty. */
  const item = (isOpen: boolean): boolean => {
    let isEmpty = false;
    if (source.startsWith('(?:', at)) {
      at += 3;
      isEmpty = choice(isOpen);
      at += 1;
    } else if (source[at] === '[') {
      for (at += 1; source[at] !== ']'; at += 1) {
        if (source[at] === '\\') at += 1;
        if (isOpen) first.add(source.charAt(at));
      }
      at += 1;
    } else {
      if (source[at] === '\\') at += 1;
      if (isOpen) first.add(source.charAt(at));
      at += 1;
    }
    if (source[at] !== '?') return isEmpty;
    at += 1;
    return true;
  };

  /** Alternatives up to the closing bracket or the end. */
  const choice = (isOpen: boolean): boolean => {
    let isAnyEmpty = false;
    let isEmpty = true;
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at += 1;
        isAnyEmpty = isAnyEmpty || isEmpty;
        isEmpty = true;
      } else isEmpty = item(isOpen && isEmpty) && isEmpty;
    }
    return isAnyEmpty || isEmpty;
  };

  choice(true);
  return first;
}
