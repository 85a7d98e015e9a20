import type { Atom } from '../names/atoms.ts';

/** Papers that hang on an accord and bind apart from it: who ratifies a protocol has not ratified the treaty again. */
const PAPERS = /^(?:protocol|annex|appendix|amendments?)$/;
/** Those that may also stand before it: "the protocol on trade in services to the X". */
const BEFORE = /^(?:protocol|annex)$/;
const MODIFIERS_AT_MOST = 3;
const TOPIC_AT_MOST = 6;
const REACH_BACK = 10;
const TOPIC_STARTS = /^(?:on|against|for|concerning|regarding)$/;
const TOPIC_ENDS =
  /^(?:by|with|on|at|in|to|from|after|before|that|which|who|when|while|since|until|this|last|next|will|would|was|were|is|are|has|have|had|must|should|could|may|late|early|yesterday|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|said|says|following)$/;

function wordAt(atoms: readonly Atom[], at: number): string {
  return atoms[at]?.lower ?? '';
}

/** Index behind "on digital trade" when it begins at `at`; `at` where no topic does. */
function topicEnd(atoms: readonly Atom[], at: number): number {
  if (!TOPIC_STARTS.test(wordAt(atoms, at))) return at;
  let to = at + 1;
  while (to < atoms.length && to - at <= TOPIC_AT_MOST) {
    const atom = atoms[to];
    const isTopic = atom?.isWord === true && !TOPIC_ENDS.test(atom.lower);
    if (!isTopic || !/^\p{Ll}/u.test(atom.key)) break;
    to += 1;
  }
  return to > at + 1 ? to : at;
}

/** Index of the word after a genitive that begins at `at`; `at` where none does. */
function afterGenitive(atoms: readonly Atom[], at: number): number {
  const word = wordAt(atoms, at);
  if (/^['’]s$/.test(word)) return at + 1;
  if (!/^['’]$/.test(word)) return at;
  if (wordAt(atoms, at + 1) === 's') return at + 2;
  return wordAt(atoms, at - 1).endsWith('s') ? at + 1 : at;
}

/** A paper that hangs on the accord between `from` and `to`: its stretch and the words that tell it from others. */
export interface Offspring {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

function behind(atoms: readonly Atom[], from: number, to: number): Offspring | null {
  const start = afterGenitive(atoms, to);
  if (start === to) return null;
  for (let at = start; at <= start + MODIFIERS_AT_MOST; at += 1) {
    const atom = atoms[at];
    if (atom === undefined || !atom.isWord) return null;
    if (!PAPERS.test(atom.lower)) continue;
    const end = topicEnd(atoms, at + 1);
    return { from, to: end, words: atoms.slice(start, end).map((one) => one.lower) };
  }
  return null;
}

function before(atoms: readonly Atom[], from: number, to: number): Offspring | null {
  const isLed = /^(?:the|its|their)$/.test(wordAt(atoms, from - 1));
  const link = from - (isLed ? 2 : 1);
  if (!/^(?:to|of)$/.test(wordAt(atoms, link))) return null;
  for (let at = link - 1; at >= Math.max(0, link - REACH_BACK); at -= 1) {
    const atom = atoms[at];
    if (atom === undefined || !atom.isWord) return null;
    if (!BEFORE.test(atom.lower)) continue;
    const isWhole = at + 1 === link || topicEnd(atoms, at + 1) === link;
    // A paper with a name of its own ("the Madrid Protocol") is found by its form.
    if (!isWhole || !/^\p{Ll}/u.test(atom.key)) return null;
    return { from: at, to, words: atoms.slice(at, link).map((one) => one.lower) };
  }
  return null;
}

/** "X's protocol on digital trade", "the protocol on investment to the X"; null where no paper hangs on the accord. */
export function offspringOf(atoms: readonly Atom[], from: number, to: number): Offspring | null {
  return behind(atoms, from, to) ?? before(atoms, from, to);
}
