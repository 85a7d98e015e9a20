import type { Atom } from './atoms.ts';
import type { Named } from './resolve-names.ts';

const PLACE = new Set([
  'in',
  'at',
  'near',
  'from',
  'outside',
  'around',
  'inside',
  'across',
  'into',
  'throughout',
  'via',
]);
const MOTION =
  /^(?:visit|visits|visited|trip|trips|travel|travels|travell?ed|travell?ing|fly|flies|flew|flying|flown|went|go|goes|gone|come|came|arriv(?:e|es|ed|al)|return|returns|returned|heading|headed|invited|summoned|sent|flight|tour|moved|road)$/;

/** The preposition that makes a capital or seat a place ("in", "from", "to" after a word of motion); null if none does. */
function placeWord(
  atoms: readonly Atom[],
  from: number,
  previous: Named | undefined,
): string | null {
  let at = from - 1;
  if (atoms[at]?.lower === 'the') at -= 1;
  const before = atoms[at];
  if (before === undefined) return null;
  if (PLACE.has(before.lower)) return before.lower;
  if (before.lower === 'capital') return 'capital';
  if (before.lower === 'to') {
    const lead = atoms.slice(Math.max(0, at - 3), at);
    return lead.some((atom) => MOTION.test(atom.lower)) ? 'to' : null;
  }
  const isListed = before.lower === 'and' || before.lower === ',';
  return isListed && previous?.rule.startsWith('place:') && previous.to === at ? 'and' : null;
}

/** Marks capitals and seats that are places in their sentence: their rule begins with `place:`. */
export function markPlaces(atoms: readonly Atom[], items: readonly Named[]): Named[] {
  const marked: Named[] = [];
  for (const item of items) {
    const isPlaceName = item.via === 'capital' || item.via === 'seat';
    const word = isPlaceName ? placeWord(atoms, item.from, marked.at(-1)) : null;
    const isPossessive = atoms[item.to]?.key === "'";
    marked.push(
      word === null || isPossessive ? item : { ...item, rule: `place:${word} ${item.rule}` },
    );
  }
  return marked;
}
