import type { Atom } from './atoms.ts';

const PARTICLES = new Set([
  'bin',
  'al',
  'von',
  'van',
  'de',
  'der',
  'el',
  'da',
  'dos',
  'ibn',
  'ben',
  'della',
  'ul',
  'ur',
]);
const NOT_A_NAME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|a|an|in|on|at|and|but|for|of|to|said|says|will|has|had|who|i|we|he|she|it|they)$/;
const MAX_WORDS = 4;

/** Number of atoms from `at` that make a person's name: up to four capitalised words with particles and hyphens; 0 for none. */
export function nameLength(atoms: readonly Atom[], at: number, limit: number): number {
  let words = 0;
  let end = at;
  for (let next = at; next < limit && words < MAX_WORDS; ) {
    const atom = atoms[next];
    if (atom === undefined) break;
    if (atom.isWord && atom.isCapital && atom.key.length > 1 && !NOT_A_NAME.test(atom.lower)) {
      words += 1;
      next += 1;
      end = next;
      continue;
    }
    const isInitial = atom.isCapital && atom.key.length === 1 && atoms[next + 1]?.key === '.';
    if (isInitial) {
      next += 2;
      continue;
    }
    const isHyphen = atom.key === '-' && !atom.isSpaced && atoms[next + 1]?.isSpaced === false;
    if (words > 0 && (isHyphen || PARTICLES.has(atom.lower))) {
      next += 1;
      continue;
    }
    break;
  }
  return end - at;
}
