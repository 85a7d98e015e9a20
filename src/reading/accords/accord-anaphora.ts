import type { Atom } from '../names/atoms.ts';
import type { AccordMention } from '../types.ts';
import type { AccordIndex } from './accord-index.ts';
import { ANAPHOR_HEADS } from './accord-words.ts';
import type { FormHit } from './named-form.ts';

/** Sentences back in which an accord counts as near. */
const REACH = 4;
const MAX_MODIFIERS = 2;
/** Words between article and noun that tell nothing of which accord is meant. */
const MODIFIERS = new Set(
  'regional military economic defense same new original entire landmark historic whole two-way global international'.split(
    ' ',
  ),
);

/** One reference to an accord named before. */
export interface AnaphorHit extends FormHit {
  readonly antecedent: AccordMention;
}

export interface AnaphorInput {
  readonly atoms: readonly Atom[];
  readonly sentence: number;
  /** Accords named so far, in order of the text. */
  readonly before: readonly AccordMention[];
  readonly index: AccordIndex;
}

function isPlural(mention: AccordMention, index: AccordIndex): boolean {
  return index.byId.get(mention.accord)?.plural ?? /s$/i.test(mention.name);
}

function fits(mention: AccordMention, head: string, index: AccordIndex): boolean {
  const entry = index.byId.get(mention.accord);
  const kind = ANAPHOR_HEADS.get(head);
  const isOrganisation = entry?.organisation !== null && entry?.organisation !== undefined;
  const words = mention.name.toLowerCase();
  if (kind === 'organisation') return isOrganisation || words.includes(head);
  if (isOrganisation) return false;
  if (words.includes(head.replace(/s$/, '')) && (kind === 'plural') === isPlural(mention, index))
    return true;
  if (kind === 'plural') return isPlural(mention, index);
  if (isPlural(mention, index)) return false;
  if (/^(?:accord|treaty|pact|agreement|deal)$/.test(head)) {
    return (
      entry === undefined ||
      !/^(?:initiative|format|charter|framework|declaration)$/.test(entry.kind)
    );
  }
  return entry?.kind === head;
}

const HANGS_ON = 'hangs-on:';

/** "The protocol to the X" is no "accord": the word means the X on which it hangs. */
function meant(mention: AccordMention, head: string, index: AccordIndex): AccordMention {
  if (!mention.rule.startsWith(HANGS_ON) || /^(?:protocol|annex)s?$/.test(head)) return mention;
  const parent = index.byId.get(mention.rule.slice(HANGS_ON.length));
  return parent === undefined
    ? mention
    : { ...mention, accord: parent.id, name: parent.name, isKnown: true };
}

function resolve(input: AnaphorInput, head: string, start: number): AccordMention | null {
  const candidates = new Map<string, AccordMention>();
  const near = new Map<string, AccordMention>();
  for (const named of input.before) {
    const mention = meant(named, head, input.index);
    if (mention.start >= start || !fits(mention, head, input.index)) continue;
    candidates.set(mention.accord, mention);
    if (input.sentence - mention.sentence <= REACH) near.set(mention.accord, mention);
  }
  const pool = near.size > 0 ? near : candidates;
  if (pool.size === 1) return [...pool.values()][0] ?? null;
  const stem = head.replace(/s$/, '');
  const exact = [...pool.values()].filter((mention) => mention.name.toLowerCase().includes(stem));
  return exact.length === 1 ? (exact[0] ?? null) : null;
}

/** "the accords", "that treaty", "the bloc": the one accord named before that the words fit; none if two do. */
export function accordAnaphora(
  input: AnaphorInput,
  isTaken: (at: number) => boolean,
): AnaphorHit[] {
  const hits: AnaphorHit[] = [];
  const { atoms } = input;
  for (const [at, atom] of atoms.entries()) {
    if (!ANAPHOR_HEADS.has(atom.lower) || isTaken(at)) continue;
    let from = at - 1;
    while (at - from <= MAX_MODIFIERS && MODIFIERS.has(atoms[from]?.lower ?? '')) from -= 1;
    const lead = atoms[from];
    if (lead === undefined || !/^(?:the|this|that|these|those)$/.test(lead.lower)) continue;
    const next = atoms[at + 1];
    const isCompound = next?.isCapital === true && next.isSpaced && atom.isCapital;
    if (isCompound || (next?.key === '-' && !next.isSpaced)) continue;
    const antecedent = resolve(input, atom.lower, lead.start);
    if (antecedent !== null)
      hits.push({ from, to: at + 1, rule: `anaphor:${atom.lower}`, antecedent });
  }
  return hits;
}
