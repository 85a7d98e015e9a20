import type { Atom } from '../names/atoms.ts';
import type { Token } from '../types.ts';
import { PLAIN_HEADS, PLAIN_MODIFIERS, TOPICS } from './accord-words.ts';
import type { FormHit } from './named-form.ts';

const MAX_MODIFIERS = 7;
const MAX_TAIL = 6;
const MEMORANDUM = ['of', 'understanding'];
/** Heads that a tail alone makes specific ("a treaty on the state border", "a treaty with X"). */
const TAILED = new Set([
  'treaty',
  'agreement',
  'pact',
  'convention',
  'memorandum',
  'accord',
  'protocol',
  'deal',
  'arrangement',
]);
const DETERMINED = /^(?:the|a|an|its|their|this|that|new|bilateral|trilateral|joint)$/;
/** Words that make it the accord of nobody in particular. */
const GENERAL = new Set(
  'new joint final full first second comprehensive historic landmark draft bilateral free'.split(
    ' ',
  ),
);

/** Compounds that tell how long or how many, and not what about ("a five-year agreement"). */
const MEASURE =
  /^(?:year|day|month|week|hour|point|way|party|nation|long|term|time|side|level|power|ranging|reaching|awaited|all|record|so|called)$/;

/** A description in small letters, with what its identifier is made of. */
export interface PlainHit extends FormHit {
  readonly words: readonly string[];
}

export interface PlainContext {
  readonly atoms: readonly Atom[];
  /** Whether a state, organisation or person is named at an atom; capitals are left out, since accords are named after them. */
  readonly isParty: (at: number) => boolean;
  readonly isActor: (at: number) => boolean;
  readonly tokens: ReadonlyMap<number, Token>;
}

interface Modifiers {
  readonly from: number;
  readonly words: string[];
  readonly hasTopic: boolean;
}

function isVerb(context: PlainContext, atom: Atom): boolean {
  const pos = context.tokens.get(atom.start)?.pos;
  return pos === 'VERB' || pos === 'AUX';
}

/** Where the modifiers of a head begin, and the words among them that say what it is about. */
function modifiersOf(context: PlainContext, head: number): Modifiers {
  const { atoms } = context;
  let from = head;
  let hasTopic = false;
  const words: string[] = [];
  for (let at = head - 1; at >= 0 && head - at <= MAX_MODIFIERS; at -= 1) {
    const atom = atoms[at];
    const right = atoms[at + 1];
    if (atom === undefined || right === undefined) break;
    if (atom.key === '-' && !atom.isSpaced && !right.isSpaced) continue;
    if (context.isParty(at)) break;
    const isName =
      atom.isCapital &&
      at > 0 &&
      atom.isWord &&
      !isVerb(context, atom) &&
      atoms[at - 1]?.key !== '.';
    // "cluster-bomb treaty": a compound before the head says what it is about.
    const isCompound =
      (atoms[at - 1]?.key === '-' && !atom.isSpaced) || (right.key === '-' && !right.isSpaced);
    const compound = [atom.lower, atoms[at - 2]?.lower ?? '', atoms[at + 2]?.lower ?? ''];
    const isMeasure = compound.some((word) => MEASURE.test(word));
    const isTopic = TOPICS.has(atom.lower) || isName || (isCompound && atom.isWord && !isMeasure);
    if (!isTopic && !PLAIN_MODIFIERS.has(atom.lower)) break;
    if (atom.lower === 'and' && !TOPICS.has(atoms[at - 1]?.lower ?? '')) break;
    hasTopic ||= isTopic;
    if (isTopic || atom.lower === 'free') words.unshift(atom.lower);
    from = at;
  }
  return { from, words, hasTopic };
}

/** Atoms of a tail "on the state border", "on the exchange of classified information"; 0 when there is none. */
function tailLength(context: PlainContext, at: number): number {
  const length = phraseLength(context, at);
  const isOpen = length > 0 && context.atoms[at]?.lower === 'on';
  // What is exchanged, protected or returned belongs to it; the state of which something is does not.
  if (!isOpen || context.atoms[at + length]?.lower !== 'of') return length;
  return length + phraseLength(context, at + length);
}

function phraseLength(context: PlainContext, at: number): number {
  const { atoms } = context;
  if (!/^(?:on|of)$/.test(atoms[at]?.lower ?? '')) return 0;
  let to = at + 1;
  if (/^(?:the|a|an)$/.test(atoms[to]?.lower ?? '')) to += 1;
  const first = to;
  for (; to < atoms.length && to - first < MAX_TAIL; to += 1) {
    const atom = atoms[to];
    const pos = atom === undefined ? '' : (context.tokens.get(atom.start)?.pos ?? '');
    if (atom === undefined || !/^(?:NOUN|ADJ|PROPN)$/.test(pos)) break;
    if (/day$/.test(atom.lower) || /^\d/.test(atom.key) || (context.isActor(to) && to > first))
      break;
  }
  return to > first && !context.isParty(first) ? to - at : 0;
}

function hitAt(context: PlainContext, at: number): PlainHit | null {
  const { atoms } = context;
  const atom = atoms[at];
  if (atom === undefined || !PLAIN_HEADS.has(atom.lower) || atom.isCapital) return null;
  const { from, words, hasTopic } = modifiersOf(context, at);
  const isMemorandum = atom.lower.startsWith('memorand');
  const isFull =
    isMemorandum && MEMORANDUM.every((word, step) => atoms[at + 1 + step]?.lower === word);
  const end = isFull ? at + 3 : at + 1;
  const head = isMemorandum
    ? isFull
      ? 'memorandum-of-understanding'
      : 'memorandum'
    : atom.lower.replace(/ies$/, 'y').replace(/s$/, '');
  const isLed =
    DETERMINED.test(atoms[from - 1]?.lower ?? '') || GENERAL.has(atoms[from]?.lower ?? '');
  const hasParties =
    /^(?:with|between)$/.test(atoms[end]?.lower ?? '') && partyNear(context, end + 1);
  const tail = TAILED.has(head) && isLed ? tailLength(context, end) : 0;
  if (hasTopic || isFull || head === 'armistice')
    return { from, to: end, rule: 'form:description', words: [...words, head] };
  if (tail > 0) {
    const about = atoms
      .slice(end, end + tail)
      .filter((each) => each.isWord && !/^(?:the|a|an)$/.test(each.lower));
    return {
      from,
      to: end + tail,
      rule: 'form:tail',
      words: [...words, head, ...about.map((each) => each.lower)],
    };
  }
  if (TAILED.has(head) && isLed && hasParties)
    return { from, to: end, rule: 'form:parties', words: [...words, head] };
  return null;
}

function partyNear(context: PlainContext, at: number): boolean {
  return context.isParty(at) || (context.atoms[at]?.lower === 'the' && context.isParty(at + 1));
}

/** Descriptions of accords that are specific enough to follow ("a free trade agreement with X", "the peace treaty"). */
export function plainForms(context: PlainContext): PlainHit[] {
  const hits: PlainHit[] = [];
  for (let at = 0; at < context.atoms.length; at += 1) {
    const hit = hitAt(context, at);
    if (hit === null || (hits.at(-1)?.to ?? 0) > hit.from) continue;
    hits.push(hit);
  }
  return hits;
}
