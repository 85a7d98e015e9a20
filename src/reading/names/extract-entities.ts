import type { Span } from '../../kernel/index.ts';
import type { Entity, Mention, Reading } from '../types.ts';
import type { ActorIndex } from './actor-index.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { INSTITUTION_HEADS, NOT_NAMES, ORGANISATION_WORDS, RANKS } from './entity-words.ts';
import { findNames } from './find-names.ts';

type Kind = Entity['kind'];

class Entities {
  readonly found = new Map<string, Entity>();
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  add(kind: Kind, span: Span, rule: string): void {
    const { start, end } = span;
    if (end <= start) return;
    const key = `${start}:${end}`;
    if (!this.found.has(key))
      this.found.set(key, { start, end, kind, text: this.text.slice(start, end), rule });
  }
  /** The same with the article before it, where there is one. */
  addWithArticle(kind: Kind, span: Span, rule: string): void {
    this.add(kind, span, rule);
    const article = /(?:^|\s)(the\s+)$/i.exec(
      this.text.slice(Math.max(0, span.start - 6), span.start),
    )?.[1];
    if (article !== undefined)
      this.add(kind, { start: span.start - article.length, end: span.end }, rule);
  }
}

const GOVERNMENT =
  /\b(?:government|cabinet|parliament|ministry|embassy|authorities|administration|senate|congress|assembly|department|regime|army|forces|military|delegation|court|commission|council)$/i;

/** Names of states inside a longer mention ("the Iraqi government", "Russian Foreign Minister Lavrov"). */
function addStatesInside(mention: Mention, entities: Entities, index: ActorIndex): void {
  const atoms = atomsOf(mention.text);
  for (const hit of findNames(atoms, index, false)) {
    const [value] = hit.values;
    const isState = value?.via === 'name' || value?.via === 'adjective';
    const start = mention.start + (atoms[hit.from]?.start ?? 0);
    const end = mention.start + (atoms[hit.to - 1]?.end ?? 0);
    if (isState && (start > mention.start || end < mention.end))
      entities.add('state', { start, end }, 'inside:state');
  }
}

/** The bare name at the end of a titled one: "Antony Blinken" in "US Secretary of State Antony Blinken". */
function addBareName(mention: Mention, entities: Entities): void {
  const match =
    /(?:\p{Lu}[\p{L}.'’-]*\s+(?:al-|bin\s+|de\s+|von\s+|van\s+)?)*\p{Lu}[\p{L}'’-]+$/u.exec(
      mention.text,
    );
  const words = match?.[0].split(/\s+/) ?? [];
  while (words.length > 1 && (RANKS.test(words[0] ?? '') || INSTITUTION_HEADS.test(words[0] ?? '')))
    words.shift();
  const name = words.join(' ');
  if (name === '' || name === mention.text || RANKS.test(name)) return;
  const start = mention.end - name.length;
  entities.add('person', { start, end: mention.end }, 'inside:name');
}

function addMention(mention: Mention, entities: Entities, index: ActorIndex): void {
  const { via, text, rule } = mention;
  if (via === 'name') return entities.addWithArticle('state', mention, rule);
  if (via === 'adjective') return entities.add('state', mention, rule);
  if (via === 'people') return entities.add('organisation', mention, rule);
  if (via === 'organisation' || via === 'body')
    return entities.addWithArticle('organisation', mention, rule);
  if (via === 'office-holder' || via === 'title') {
    const head = /^title:(\S+)/.exec(rule)?.[1] ?? '';
    const isBody =
      via === 'title' &&
      (GOVERNMENT.test(head) || (mention.person === null && GOVERNMENT.test(text)));
    entities.add(
      isBody || (/s$/.test(text.split(' ').at(-1) ?? '') && mention.person === null)
        ? 'organisation'
        : 'person',
      mention,
      rule,
    );
    addStatesInside(mention, entities, index);
    if (!isBody && via === 'office-holder') addBareName(mention, entities);
    else if (mention.person !== null && text.endsWith(mention.person))
      addBareName(mention, entities);
  }
}

/** First names, and names taken for persons so far in the text. */
interface People {
  readonly given: ReadonlySet<string>;
  readonly seen: Set<string>;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

const CONNECTOR = /^(?:of|for|and|the|on|al|bin|de|von|van|el|la|du|ibn|ben)$/;

/** Runs of capitalised words, with small words inside that names have. */
function runsOf(atoms: readonly Atom[]): Run[] {
  const runs: Run[] = [];
  const isName = (at: number): boolean => {
    const atom = atoms[at];
    return atom?.isWord === true && atom.isCapital && !NOT_NAMES.test(atom.lower);
  };
  for (let at = 0; at < atoms.length; at += 1) {
    if (!isName(at)) continue;
    let to = at + 1;
    for (let next = to; next < atoms.length && next - at < 14; ) {
      const atom = atoms[next];
      if (atom === undefined) break;
      if (isName(next)) {
        next += 1;
        to = next;
      } else if (CONNECTOR.test(atom.lower) || (atom.key === '-' && !atom.isSpaced)) next += 1;
      else if (atom.key === '.' && (atoms[next - 1]?.key.length ?? 9) <= 3 && isName(next + 1))
        next += 1;
      else break;
      if (next - to > 2) break;
    }
    runs.push({ from: at, to });
    at = to - 1;
  }
  return runs;
}

function wordsOf(atoms: readonly Atom[], run: Run): Atom[] {
  return atoms.slice(run.from, run.to).filter((atom) => atom.isWord);
}

/** "Minister for the Middle East Tobias Ellwood": the whole, and the name at its end. */
function addTitleWithName(
  words: readonly Atom[],
  span: Span,
  entities: Entities,
  people: People,
): void {
  const at = words.findIndex((word) => people.given.has(word.lower));
  const [first] = words;
  const name = words[at];
  const isEnd =
    at >= 0 && words.length - at >= 2 && words.slice(at).every((word) => word.isCapital);
  if (!isEnd || name === undefined || first === undefined) return;
  entities.add('person', { start: name.start, end: span.end }, 'form:person');
  if (RANKS.test(first.lower)) entities.add('person', span, 'form:rank');
  for (const word of words.slice(at)) people.seen.add(word.key);
}

/** Where a person's name ends inside a run: "General Karl Brandt of the Swedish Army"; null where it is no such run. */
function personEnd(atoms: readonly Atom[], run: Run, people: People): Run | null {
  let at = run.from;
  while (at < run.to && atoms[at]?.isCapital === true) at += 1;
  const lead = atoms.slice(run.from, at);
  const isPerson =
    lead.length >= 2 &&
    (people.given.has(lead[0]?.lower ?? '') ||
      (RANKS.test(lead[0]?.lower ?? '') && !RANKS.test(lead.at(-1)?.lower ?? '')));
  const isOrganisation = lead.some((atom) => ORGANISATION_WORDS.test(atom.lower));
  if (
    at >= run.to ||
    !isPerson ||
    isOrganisation ||
    !/^(?:of|and|for)$/.test(atoms[at]?.lower ?? '')
  )
    return null;
  const to = atoms[at + 1]?.lower === 'the' ? at + 2 : at + 1;
  return { from: at, to };
}

/** Splits a run at "and" where both halves stand alone, and tells what each is. */
function addRun(atoms: readonly Atom[], run: Run, entities: Entities, people: People): void {
  const words = wordsOf(atoms, run);
  const span = { start: atoms[run.from]?.start ?? 0, end: atoms[run.to - 1]?.end ?? 0 };
  const joint = personEnd(atoms, run, people);
  if (joint !== null) {
    addRun(atoms, { from: run.from, to: joint.from }, entities, people);
    if (joint.to < run.to) addRun(atoms, { from: joint.to, to: run.to }, entities, people);
    return;
  }
  const isOrganisation = words.some((word) => ORGANISATION_WORDS.test(word.lower));
  const [only] = words;
  if (isOrganisation) return entities.addWithArticle('organisation', span, 'form:organisation');
  const hasJoint = words.some((word) => /^(?:of|for|and|the|on)$/.test(word.lower));
  if (only === undefined) return;
  if (hasJoint) return addTitleWithName(words, span, entities, people);
  const before = atoms[run.from - 1]?.lower ?? '';
  const isRanked = RANKS.test(only.lower) && words.length > 1;
  const bare = words.filter((word) => !RANKS.test(word.lower));
  const isGiven = bare.some((word) => people.given.has(word.lower));
  const isKnown = words.length === 1 && people.seen.has(only.key);
  if (isRanked || isKnown || (isGiven && words.length <= 5)) {
    entities.add('person', span, isRanked ? 'form:rank' : 'form:person');
    for (const word of bare) if (word.key.length > 2) people.seen.add(word.key);
    const first = bare[0];
    if (isRanked && first !== undefined)
      entities.add('person', { start: first.start, end: span.end }, 'form:person');
    return;
  }
  const isAcronym =
    words.length === 1 && /^\p{Lu}{2,7}$/u.test(only.key) && !/^(?:in|at|near|from)$/.test(before);
  if (isAcronym) entities.addWithArticle('organisation', span, 'form:acronym');
}

const PRONOUNS: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:Arabs?|Kurdish|Kurds?|Yazidis?|European|African|Islamist)\b/g, 'state'],
  [/\b(?:I|[Hh]e|[Ss]he|[Hh]im|me|[Mm]yself|[Hh]imself|[Hh]erself)\b(?!['’]?\s*[Ii]\b)/g, 'person'],
  [/\b[Ww]e\b/g, 'organisation'],
];
const PLAIN =
  /\b(?:the|an?|their|his|its|our)\s+(?:(?:Iraqi|Syrian|Libyan|Afghan|Ukrainian|Russian|Turkish|Assad|Asad|Yemeni|Israeli|Palestinian)\s+)?(?:regime|government|army|coalition|opposition|family|people|military|police|authorities)\b/gi;

/** Names of states and nationalities, organisations and persons in a text already read, in order; they may hold one another. */
export function extractEntities(
  text: string,
  reading: Reading,
  { index, given }: { readonly index: ActorIndex; readonly given: ReadonlySet<string> },
): Entity[] {
  const entities = new Entities(text);
  const people: People = { given, seen: new Set() };
  for (const mention of reading.mentions) {
    if (mention.via === 'anaphor' || mention.via === 'group') continue;
    addMention(mention, entities, index);
    const name = mention.person?.split(/[\s-]+/).at(-1);
    if (name !== undefined && mention.via === 'office-holder') people.seen.add(name);
  }
  const taken = [...entities.found.values()];
  let at = 0;
  for (const sentence of reading.sentences) {
    while (at < taken.length && (taken[at]?.end ?? 0) <= sentence.start) at += 1;
    const atoms = atomsOf(text, { start: sentence.wordsStart, end: sentence.end });
    const isTitle = sentence.role === 'headline' || sentence.role === 'heading';
    if (
      isTitle &&
      atoms.filter((atom) => atom.isCapital).length * 2 > atoms.filter((atom) => atom.isWord).length
    )
      continue;
    const near = reading.mentions.filter((mention) => mention.sentence === sentence.index);
    for (const run of runsOf(atoms)) {
      const start = atoms[run.from]?.start ?? 0;
      const end = atoms[run.to - 1]?.end ?? 0;
      const isWhole = near.some((mention) => mention.start <= start && end <= mention.end);
      if (!isWhole) addRun(atoms, run, entities, people);
    }
  }
  for (const [pattern, kind] of PRONOUNS)
    for (const match of text.matchAll(pattern))
      entities.add(kind, { start: match.index, end: match.index + match[0].length }, 'pronoun');
  for (const match of text.matchAll(PLAIN))
    entities.add(
      'organisation',
      { start: match.index, end: match.index + match[0].length },
      'plain',
    );
  return [...entities.found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}
