import { type DictionaryName, parseActors, parseAgents } from './actor-dictionary.ts';
import { dictionaryLines, phraseWords, textWords } from './dictionary-lines.ts';
import { indexNames, type NamedGroup, namedGroups } from './named-groups.ts';
import {
  type DictionaryVerb,
  type PatternPart,
  parseVerbs,
  type VerbDictionary,
  type VerbPattern,
} from './verb-dictionary.ts';

/** Who did what to whom, in codes. */
export interface EventTriple {
  readonly source: string;
  readonly event: string;
  readonly target: string;
}

/** The four files of a dictionary of the TABARI and PETRARCH coders. */
export interface DictionaryTexts {
  readonly actors: string;
  readonly agents: string;
  readonly verbs: string;
  readonly discards: string;
}

export interface EventDictionary {
  readonly names: ReadonlyMap<string, DictionaryName[]>;
  readonly verbs: VerbDictionary;
  /** Phrases of sentences that are not to be coded. */
  readonly discards: readonly (readonly string[])[];
}

export function compileDictionary(texts: DictionaryTexts): EventDictionary {
  return {
    names: indexNames([...parseActors(texts.actors), ...parseAgents(texts.agents)]),
    verbs: parseVerbs(texts.verbs),
    discards: dictionaryLines(texts.discards)
      .map((line) => phraseWords(line.replace(/^\+/, '')))
      .filter((words) => words.length > 0),
  };
}

const NULL_CODE = /^(?:[-+#]+|)$/;
const BE = new Set(['WAS', 'WERE', 'BEEN', 'BEING', 'IS', 'ARE', 'BE']);
const DETERMINERS = new Set(['THE', 'A', 'AN', 'ITS', 'HIS', 'THEIR', 'HER', "'S"]);
/** How far a pattern may reach from its verb. */
const REACH = 20;

function holds(words: readonly string[], at: number, phrase: readonly string[]): boolean {
  return phrase.length > 0 && phrase.every((word, k) => words[at + k] === word);
}

interface Sentence {
  readonly words: readonly string[];
  readonly groups: readonly NamedGroup[];
  readonly dictionary: EventDictionary;
}

function groupAt(groups: readonly NamedGroup[], at: number): NamedGroup | undefined {
  return groups.find(({ first, last }) => first <= at && at <= last);
}

/** How many words a part covers at a place; 0 where it does not stand there. */
function covers({ words, groups, dictionary }: Sentence, part: string, at: number): number {
  if (part === '$' || part === '+' || part === '%') {
    const group = groupAt(groups, at);
    return group === undefined ? 0 : group.last - at + 1;
  }
  if (!part.startsWith('&')) return words[at] === part ? 1 : 0;
  const sizes = dictionary.verbs
    .members(part)
    .filter((member) => holds(words, at, member))
    .map((member) => member.length);
  return Math.max(0, ...sizes);
}

interface Fit {
  /** Groups that the marks of the pattern stand for. */
  readonly source: NamedGroup | null;
  readonly target: NamedGroup | null;
  readonly isCompound: boolean;
}

/** Matches the parts of one side, away from the verb. */
function matchSide(
  sentence: Sentence,
  parts: readonly PatternPart[],
  start: number,
  direction: 1 | -1,
): Fit | null {
  let at = start;
  let fit: Fit = { source: null, target: null, isCompound: false };
  for (const { word, isTied } of parts) {
    const limit = isTied ? 0 : REACH;
    let size = 0;
    let steps = 0;
    for (; steps <= limit; steps += 1) {
      size = covers(sentence, word, at + steps * direction);
      if (size > 0) break;
    }
    if (size === 0) return null;
    const place = at + steps * direction;
    const group = groupAt(sentence.groups, place) ?? null;
    if (word === '$') fit = { ...fit, source: group };
    if (word === '+') fit = { ...fit, target: group };
    if (word === '%') fit = { ...fit, isCompound: true };
    const edge =
      direction === 1
        ? place + size
        : (group !== null && /^[$+%]$/.test(word) ? group.first : place) - 1;
    at = edge;
  }
  return fit;
}

interface Coding {
  readonly code: string;
  readonly fit: Fit;
}

const NO_FIT: Fit = { source: null, target: null, isCompound: false };

function patternFit(sentence: Sentence, pattern: VerbPattern, at: number, end: number): Fit | null {
  const left = matchSide(sentence, pattern.left, at - 1, -1);
  if (left === null) return null;
  const right = matchSide(sentence, pattern.right, end + 1, 1);
  if (right === null) return null;
  return {
    source: left.source ?? right.source,
    target: left.target ?? right.target,
    isCompound: left.isCompound || right.isCompound,
  };
}

/** The code of a verb at a place: that of its longest pattern that fits, else its own. */
function codingOf(sentence: Sentence, verb: DictionaryVerb, at: number): Coding {
  const end = at + verb.words.length - 1;
  for (const pattern of verb.patterns) {
    const fit = patternFit(sentence, pattern, at, end);
    if (fit === null) continue;
    const isPair =
      !fit.isCompound || sentence.groups.some((group) => group.last < at && group.codes.length > 1);
    if (isPair) return { code: pattern.code, fit };
  }
  return { code: verb.code, fit: NO_FIT };
}

function isPassive(words: readonly string[], at: number, end: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at);
  if (!before.some((word) => BE.has(word)) || words[at]?.endsWith('ING') === true) return false;
  return words.slice(end + 1, end + 6).includes('BY');
}

/** The triples between two groups, both ways for a code of two parts ("032:033"). */
function triplesOf(
  sources: readonly string[],
  code: string,
  targets: readonly string[],
): EventTriple[] {
  const [there = '', back] = code.split(':');
  return sources.flatMap((source) =>
    targets
      .filter((target) => target !== source)
      .flatMap((target) => [
        { source, event: there, target },
        ...(back === undefined ? [] : [{ source: target, event: back, target: source }]),
      ]),
  );
}

function codeVerb(sentence: Sentence, verb: DictionaryVerb, at: number): EventTriple[] {
  const { words, groups } = sentence;
  const end = at + verb.words.length - 1;
  const { code, fit } = codingOf(sentence, verb, at);
  const event = code.replace(/\?$/, '');
  if (NULL_CODE.test(event)) return [];
  const before = groups.findLast((group) => group.last < at);
  const after = groups.find(
    (group) => group.first > end && group.codes.some((one) => before?.codes.includes(one) !== true),
  );
  const swap = fit.source === null && fit.target === null && isPassive(words, at, end);
  const source = fit.source ?? (swap ? after : before);
  const target = fit.target ?? (fit.source === before ? after : swap ? before : after);
  if (source === undefined) return [];
  if (fit.isCompound || target === undefined || target === source) {
    if (source.codes.length < 2) return [];
    return triplesOf(source.codes, event.split(':')[0] ?? '', source.codes);
  }
  return triplesOf(source.codes, event, target.codes);
}

/**
 * Codes a sentence with dictionaries of the TABARI and PETRARCH coders, without a parse: the first verb of the
 * dictionary between somebody who acts and somebody acted upon decides. `day` is `YYYYMMDD`.
 */
export function codeByDictionary(
  text: string,
  day: string,
  dictionary: EventDictionary,
): EventTriple[] {
  const words = textWords(text);
  if (dictionary.discards.some((phrase) => words.some((_, at) => holds(words, at, phrase))))
    return [];
  const verbsAt = (at: number): DictionaryVerb[] =>
    (dictionary.verbs.byFirst.get(words[at] ?? '') ?? []).filter((verb) =>
      holds(words, at, verb.words),
    );
  const isVerb = (at: number): boolean =>
    verbsAt(at).length > 0 && !DETERMINERS.has(words[at - 1] ?? '');
  const groups = namedGroups(words, dictionary.names, day, isVerb);
  const sentence = { words, groups, dictionary };
  for (let at = 0; at < words.length; at += 1) {
    const verbs = isVerb(at) && groupAt(groups, at) === undefined ? verbsAt(at) : [];
    for (const verb of verbs) {
      const triples = codeVerb(sentence, verb, at);
      if (triples.length > 0) return triples;
    }
    at += Math.max(1, ...verbs.map((verb) => verb.words.length)) - 1;
  }
  return [];
}
