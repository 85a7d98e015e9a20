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
