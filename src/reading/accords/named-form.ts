import type { Atom } from '../names/atoms.ts';
import type { Token } from '../types.ts';
import { CONNECTORS, LEADING_HEADS, NAME_HEADS, NOT_IN_NAME } from './accord-words.ts';

/** A stretch of atoms that looks like the name of an accord; `to` is exclusive. */
export interface FormHit {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

export interface FormContext {
  readonly atoms: readonly Atom[];
  /** Atoms covered by a name of an actor. */
  readonly isActor: (at: number) => boolean;
  /** Atoms covered by a possessive state ("Kazakhstan's"), capital or person, which end a name on the left. */
  readonly tokens: ReadonlyMap<number, Token>;
}

const MAX_NAME_ATOMS = 14;
/** "to sign the Compact in May": a month behind a preposition is no part of the name. */
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;
const VERBS = new Set(['VERB', 'AUX', 'PART']);

function isVerb(context: FormContext, atom: Atom): boolean {
  const token = context.tokens.get(atom.start);
  return token !== undefined && VERBS.has(token.pos) && !/(?:ing|ed)$/.test(atom.lower);
}

function isNameWord(context: FormContext, at: number): boolean {
  const atom = context.atoms[at];
  if (atom === undefined || !atom.isWord || !atom.isCapital) return false;
  return !NOT_IN_NAME.test(atom.lower) && !isVerb(context, atom);
}

/** How far left the name of the head at `head` reaches. */
function leftEnd(context: FormContext, head: number): number {
  const { atoms } = context;
  let from = head;
  for (let at = head - 1; at >= 0 && head - at <= MAX_NAME_ATOMS; at -= 1) {
    const atom = atoms[at];
    if (atom === undefined) break;
    if (isNameWord(context, at)) {
      from = at;
      continue;
    }
    const right = atoms[at + 1];
    const left = atoms[at - 1];
    if (left === undefined) break;
    const isTight = !atom.isSpaced && right?.isSpaced === false;
    if (atom.key === '-' && isTight && isNameWord(context, at - 1)) continue;
    // "Pilots' Compact" goes on; "Kazakhstan's Compact" belongs to somebody.
    if (atom.key === "'" && !atom.isSpaced && right?.isSpaced === true && /s$/.test(left.lower)) {
      if (context.isActor(at - 1)) break;
      continue;
    }
    const isLink = CONNECTORS.has(atom.lower) && !atom.isCapital && from === at + 1;
    if (!isLink || !isNameWord(context, at - 1)) break;
    if (atom.lower !== 'of' && (context.isActor(at - 1) || atom.lower !== 'and')) break;
  }
  return from;
}

/**
 * "the Arica Protocol and the Tacna Convention": behind "and" another paper has a name of its own. A head that is led by
 * its name already goes on behind "and" in no case.
 */
function opensAnother(context: FormContext, and: number, isLed: boolean): boolean {
  if (isLed) return true;
  const { atoms } = context;
  const isArticle = atoms[and + 1]?.lower === 'the';
  let at = isArticle ? and + 2 : and + 1;
  const from = at;
  while (isNameWord(context, at) && at - and <= MAX_NAME_ATOMS) {
    if (NAME_HEADS.has(atoms[at]?.lower ?? '') && (isArticle || at > from)) return true;
    at += 1;
  }
  return false;
}

/** How far right the name goes on behind its head ("... on the Prohibition of X"); equal to `head + 1` when it does not. */
function rightEnd(context: FormContext, head: number, isLed: boolean): number {
  const { atoms } = context;
  const next = atoms[head + 1]?.lower ?? '';
  if (!LEADING_HEADS.has(atoms[head]?.lower ?? '')) return head + 1;
  // "signed the Heritage Compact in Geneva": what has a name already is followed by the place of the act.
  if (isLed && /^(?:in|at)$/.test(next)) return head + 1;
  let to = head + 1;
  for (let at = head + 1; at < atoms.length && at - head <= MAX_NAME_ATOMS; at += 1) {
    const atom = atoms[at];
    if (atom === undefined) break;
    const isFirst = to === head + 1;
    if (isNameWord(context, at)) {
      const opensPlace = context.isActor(at) && !/^(?:of|the)$/.test(atoms[at - 1]?.lower ?? '');
      if (isFirst && at === head + 1) break;
      if (MONTH.test(atom.lower) && /^(?:in|on|by|for)$/.test(atoms[at - 1]?.lower ?? '')) break;
      if (opensPlace && atoms[at - 1]?.key !== '-') break;
      to = at + 1;
      continue;
    }
    const isTight = atom.key === '-' && !atom.isSpaced;
    if (atom.lower === 'and' && opensAnother(context, at, isLed && isFirst)) break;
    if (isTight || (CONNECTORS.has(atom.lower) && !atom.isCapital)) continue;
    break;
  }
  return to;
}

/** Names of accords by their form: capitalised words around a head noun ("the Heritage Compact", "Treaty of Amity"). */
export function namedForms(context: FormContext): FormHit[] {
  const { atoms } = context;
  const hits: FormHit[] = [];
  for (const [at, atom] of atoms.entries()) {
    if (!atom.isCapital || !NAME_HEADS.has(atom.lower)) continue;
    const from = leftEnd(context, at);
    const to = rightEnd(context, at, from < at);
    const next = atoms[to];
    const goesOn =
      next?.isSpaced === true && next.isCapital && isNameWord(context, to) && !context.isActor(to);
    // "Partnership Agreement": the last head closes the name.
    if (goesOn) continue;
    if (next?.key === '-' && !next.isSpaced) continue;
    if (from === at && to === at + 1) continue;
    const isOnlyActor =
      from < at &&
      Array.from({ length: at - from }, (_, step) => from + step).every(context.isActor);
    if (
      isOnlyActor &&
      to === at + 1 &&
      /^(?:union|alliance|partnership|initiative)$/.test(atom.lower)
    )
      continue;
    const last = hits.at(-1);
    if (last !== undefined && last.to > from) continue;
    hits.push({ from, to, rule: 'form:name' });
  }
  return hits;
}
