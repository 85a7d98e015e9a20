import type { AccordEntry } from '../../kernel/index.ts';
import type { Atom } from '../names/atoms.ts';
import { isCapitals } from '../names/extract-actors.ts';
import type { NamedSentence } from '../names/resolve-names.ts';
import type { AccordMention, Token } from '../types.ts';
import { accordAnaphora } from './accord-anaphora.ts';
import type { AccordIndex, AccordName } from './accord-index.ts';
import { ANAPHOR_HEADS, isKindAlone, NAME_HEADS, PLAIN_HEADS } from './accord-words.ts';
import { type FormHit, namedForms } from './named-form.ts';
import { type Offspring, offspringOf } from './offspring.ts';
import { plainForms } from './plain-form.ts';

export interface AccordInput {
  readonly text: string;
  readonly sentences: readonly NamedSentence[];
  readonly tokensOf: (sentence: number) => readonly Token[];
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly accord: string;
  readonly name: string;
  readonly isKnown: boolean;
  readonly charterOf?: string | undefined;
  /** Whether it is an organisation, whose name may open that of a paper. */
  readonly isBody?: boolean;
  readonly via: AccordMention['via'];
  readonly rule: string;
}

const DETERMINED = /^(?:the|a|an|its|their|this|that|his|her|our|s|')$/;
const MAX_SLUG = 60;
/** "The treaty" is looked for among so many accords that were named last; bounds the work on long texts. */
const MAX_ANTECEDENTS = 40;

/** Identifier of an accord that the lexicon does not hold: `x-` and the folded words. */
function slugOf(words: readonly string[]): string {
  const slug = words
    .join('-')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '');
  return `x-${slug === '' ? 'accord' : slug}`;
}

function known(
  { from, to }: { readonly from: number; readonly to: number },
  { entry, via }: AccordName,
): Piece {
  return {
    from,
    to,
    accord: entry.id,
    name: entry.name,
    isKnown: true,
    charterOf: entry.charterOf,
    isBody: entry.kind === 'organisation',
    via,
    rule: `accords:${entry.id}:${via}`,
  };
}

/** A protocol or annex that binds apart from the accord that it hangs on. */
function hangingOn({ id }: AccordEntry, { from, to, words }: Offspring): Piece {
  const accord = slugOf([id, ...words]);
  return { from, to, accord, name: '', isKnown: false, via: 'form', rule: `hangs-on:${id}` };
}

/** Headlines leave determiners out, so a description needs none there. */
function knownPieces(
  atoms: readonly Atom[],
  index: AccordIndex,
  { isLoud, isHeadline }: { readonly isLoud: boolean; readonly isHeadline: boolean },
): Piece[] {
  const pieces: Piece[] = [];
  const trie = isLoud ? index.folded : index.exact;
  for (let at = 0; at < atoms.length; at += 1) {
    const lead = atoms[at - 1];
    const isLed = lead === undefined || DETERMINED.test(lead.lower);
    const named = trie.longestAt(atoms, at);
    const described =
      isLed || isLoud || isHeadline ? index.descriptions.longestAt(atoms, at) : null;
    const hit = (named?.to ?? 0) >= (described?.to ?? 0) ? named : described;
    const [value] = hit?.values ?? [];
    if (
      hit === null ||
      value === undefined ||
      hit.values.some((other) => other.entry !== value.entry)
    )
      continue;
    const glue = atoms[at - 1];
    if (atoms[at]?.isSpaced === false && /^[.@#_]$/.test(glue?.key ?? '')) continue;
    const paper = offspringOf(atoms, hit.from, hit.to);
    if (paper === null) pieces.push(known(hit, value));
    else pieces.push(hangingOn(value.entry, paper));
    at = Math.max(hit.to, paper?.to ?? 0) - 1;
  }
  return pieces;
}

function within(pieces: readonly Piece[], from: number, to: number): boolean {
  return pieces.some((piece) => piece.from < to && from < piece.to);
}

/** "the ASEAN Haze Protocol", "the African Union Convention on X": a paper of the organisation, and not itself. */
function isNamedAfter(atoms: readonly Atom[], piece: Piece, hit: FormHit): boolean {
  return (
    piece.isBody === true &&
    hit.from <= piece.from &&
    atoms.slice(piece.to, hit.to).some(({ lower, isCapital }) => isCapital && PAPER.test(lower))
  );
}

const PAPER =
  /^(?:treaty|convention|protocol|charter|agreement|accord|accords|declaration|memorandum|covenant|compact|pact|statute)$/;

/** States that a description names right beside it: "the A-B treaty", "a treaty with A", "between A and B". */
function partiesOf(named: NamedSentence, from: number, to: number): string[] {
  const codes = new Set<string>();
  const { atoms, hits } = named;
  const lead = atoms[to]?.lower;
  for (const hit of hits) {
    const [value] = hit.values;
    if (value === undefined || value.actors.length !== 1 || hit.values.length > 1) continue;
    const isLeft = hit.to <= from && from - hit.to <= 1 && value.via !== 'capital';
    const isRight =
      (lead === 'with' || lead === 'between') &&
      hit.from >= to &&
      hit.from - to <= (lead === 'with' ? 2 : 6);
    if (isLeft || isRight) codes.add(value.actors[0]?.toLowerCase() ?? '');
  }
  return [...codes].sort();
}

/** The states that a sentence names, in small letters. */
function statesOf(named: NamedSentence): string[] {
  const codes = new Set<string>();
  for (const { values } of named.hits) {
    const [value] = values;
    const isState = value?.via === 'name' || value?.via === 'adjective';
    if (isState && values.length === 1 && value.actors.length === 1)
      codes.add(value.actors[0]?.toLowerCase() ?? '');
  }
  return [...codes];
}

/**
 * The one known accord between exactly these two states whose name holds what the description says ("the peace
 * treaty between A and B"); null where none or several fit.
 */
function accordOfParties(
  parties: readonly string[],
  words: readonly string[],
  index: AccordIndex,
): AccordEntry | null {
  const topics = words.filter((word) => !parties.includes(word));
  if (parties.length !== 2 || topics.length < 2) return null;
  const fitting = (index.byPair.get([...parties].sort().join(' ')) ?? []).filter((entry) => {
    const name = [entry.name, ...entry.names].join(' ').toLowerCase();
    return topics.every((word) => name.includes(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Whether the name of a longer piece holds this one. */
function isOpeningAnother(piece: Piece, all: readonly Piece[]): boolean {
  const isHeld = (other: Piece) =>
    other !== piece && other.from <= piece.from && piece.to <= other.to && !other.isKnown;
  return piece.isBody === true && all.some(isHeld);
}

function formPieces(
  named: NamedSentence,
  pieces: readonly Piece[],
  { tokens, index }: { readonly tokens: readonly Token[]; readonly index: AccordIndex },
): Piece[] {
  const { atoms, hits } = named;
  if (!atoms.some((atom) => NAME_HEADS.has(atom.lower) || PLAIN_HEADS.has(atom.lower))) return [];
  const covered = new Set<number>();
  const parties = new Set<number>();
  for (const hit of hits) {
    const isPlace = hit.values.every((value) => value.via === 'capital' || value.isHomonym);
    for (let at = hit.from; at < hit.to; at += 1) {
      covered.add(at);
      if (!isPlace) parties.add(at);
    }
  }
  const isActor = (at: number): boolean => covered.has(at);
  const isParty = (at: number): boolean => parties.has(at);
  const byStart = new Map(tokens.map((token) => [token.start, token]));
  const found: Piece[] = [];
  for (const hit of namedForms({ atoms, isActor, tokens: byStart })) {
    const over = pieces.filter((piece) => piece.from < hit.to && hit.from < piece.to);
    if (
      over.some((piece) => !isNamedAfter(atoms, piece, hit)) ||
      hits.some((other) => other.from <= hit.from && hit.to <= other.to)
    )
      continue;
    const words = atoms
      .slice(hit.from, hit.to)
      .flatMap(({ isWord, lower }) => (isWord ? lower : []));
    const isKind = isKindAlone(words);
    const accord = slugOf(isKind ? [...partiesOf(named, hit.from, hit.to), ...words] : words);
    const rule = isKind ? 'form:description' : hit.rule;
    found.push({ ...hit, accord, name: '', isKnown: false, via: 'form', rule });
  }
  for (const hit of plainForms({ atoms, isParty, isActor, tokens: byStart })) {
    if (within([...pieces, ...found], hit.from, hit.to)) continue;
    const beside = partiesOf(named, hit.from, hit.to);
    const one = accordOfParties(beside.length > 0 ? beside : statesOf(named), hit.words, index);
    if (one !== null) {
      const { id, name } = one;
      found.push({
        ...hit,
        rule: `parties:${id}`,
        accord: id,
        name,
        isKnown: true,
        via: 'description',
      });
      continue;
    }
    const accord = slugOf([...beside, ...hit.words]);
    found.push({
      from: hit.from,
      to: hit.to,
      rule: hit.rule,
      accord,
      name: '',
      isKnown: false,
      via: 'form',
    });
  }
  return found;
}

function mentionOf(text: string, named: NamedSentence, piece: Piece): AccordMention {
  const start = named.atoms[piece.from]?.start ?? 0;
  const end = named.atoms[piece.to - 1]?.end ?? start;
  const words = text.slice(start, end);
  const { accord, isKnown, charterOf, via, rule } = piece;
  const name = piece.name === '' ? words.replace(/\s+/g, ' ') : piece.name;
  return {
    start,
    end,
    sentence: named.sentence.index,
    text: words,
    accord,
    name,
    isKnown,
    ...(charterOf === undefined ? {} : { charterOf }),
    via,
    rule,
  };
}

/** Finds accords by name, description, form and reference. Mentions come in order and do not overlap. */
export function extractAccords(input: AccordInput, index: AccordIndex): AccordMention[] {
  const mentions: AccordMention[] = [];
  const latest = new Map<string, AccordMention>();
  const { text } = input;
  for (const named of input.sentences) {
    const { atoms, sentence } = named;
    if (atoms.length === 0) continue;
    const isLoud = isCapitals(text.slice(sentence.wordsStart, sentence.end));
    const pieces = knownPieces(atoms, index, { isLoud, isHeadline: sentence.role === 'headline' });
    if (!isLoud)
      pieces.push(...formPieces(named, pieces, { tokens: input.tokensOf(sentence.index), index }));
    const here = pieces
      .filter((piece) => !isOpeningAnother(piece, pieces))
      .map((piece) => mentionOf(text, named, piece));
    const isTaken = (at: number): boolean => within(pieces, at - 1, at + 1);
    const refers = atoms.some((atom) => ANAPHOR_HEADS.has(atom.lower));
    const before = refers ? [...[...latest.values()].slice(-MAX_ANTECEDENTS), ...here] : [];
    for (const hit of accordAnaphora({ atoms, sentence: sentence.index, before, index }, isTaken)) {
      const { accord, name, isKnown, charterOf } = hit.antecedent;
      const piece = { ...hit, accord, name, isKnown, charterOf, via: 'anaphor' } as const;
      here.push(mentionOf(text, named, piece));
    }
    mentions.push(...here.sort((a, b) => a.start - b.start));
    for (const mention of here) {
      const named = latest.get(mention.accord);
      latest.delete(mention.accord);
      // What is only pointed at stays what it was named as.
      const rule = mention.via === 'anaphor' ? (named?.rule ?? mention.rule) : mention.rule;
      latest.set(mention.accord, { ...mention, rule });
    }
  }
  return mentions;
}
