import type { DictionaryName } from './actor-dictionary.ts';

/** Those who do one thing together: "Lawmakers in Fornost and Gondor". Word indexes, both ends included. */
export interface NamedGroup {
  readonly first: number;
  readonly last: number;
  /** One code for each of them. */
  readonly codes: readonly string[];
}

interface Found {
  readonly first: number;
  readonly last: number;
  readonly name: DictionaryName;
}

/** One of a group: an actor with its agents, or one of the two alone. */
interface Unit {
  first: number;
  last: number;
  actors: string[];
  prefixes: string[];
  agents: string[];
  isFormer: boolean;
  /** Whether an agent stands before the actor ("soldiers from Gondor"). */
  opensWithAgent: boolean;
}

const INSIDE = new Set(['OF', 'FROM', 'IN', 'THE', 'A', 'AN', "'S", 'FORMER', 'TOP', 'SENIOR']);
const AND = new Set(['AND', ',', 'OR', 'NOR']);
const ENDS = new Set([';', ':', '.', '!', '?']);
/** Words that may stand between two names of one phrase: adjectives, of which no list knows all. */
const MAX_BETWEEN = 3;
const SUFFIX = /^(?:S|N|AN|IAN|ESE|I)?$/;

/** Names by their first word, the longest first. */
export function indexNames(names: readonly DictionaryName[]): Map<string, DictionaryName[]> {
  const index = new Map<string, DictionaryName[]>();
  for (const name of names) {
    const first = name.words[0] ?? '';
    const list = index.get(first);
    if (list === undefined) index.set(first, [name]);
    else list.push(name);
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

function isWord(given: string | undefined, wanted: string, isLast: boolean): boolean {
  if (given === wanted) return true;
  return isLast && given?.startsWith(wanted) === true && SUFFIX.test(given.slice(wanted.length));
}

function namesIn(words: readonly string[], index: ReadonlyMap<string, DictionaryName[]>): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const stems = [0, 1, 2, 3].map((cut) => word.slice(0, word.length - cut));
    const name = stems
      .flatMap((stem) => index.get(stem) ?? [])
      .find((one) =>
        one.words.every((part, k) => isWord(words[at + k], part, k === one.words.length - 1)),
      );
    if (name === undefined) continue;
    found.push({ first: at, last: at + name.words.length - 1, name });
    at += name.words.length - 1;
  }
  return found;
}

/** How two names that follow one another hang together. */
function joint(
  words: readonly string[],
  from: number,
  to: number,
  isVerb: (at: number) => boolean,
) {
  let hasAnd = false;
  let others = 0;
  for (let k = from; k < to; k += 1) {
    const word = words[k] ?? '';
    if (ENDS.has(word) || isVerb(k)) return 'apart';
    if (AND.has(word)) hasAnd = true;
    else if (!INSIDE.has(word)) others += 1;
  }
  if (others > MAX_BETWEEN) return 'apart';
  if (hasAnd) return 'and';
  const isPreposition = words
    .slice(from, to)
    .some((word) =>
      /^(?:WITH|TO|BY|AT|ON|FOR|AGAINST|OVER|BETWEEN|ABOUT|INTO|TOWARD|AFTER|THAT)$/.test(word),
    );
  return isPreposition || others > 2 ? 'apart' : 'one';
}

function opened({ first, last, name }: Found, words: readonly string[], day: string): Unit {
  const unit: Unit = {
    first,
    last,
    actors: [],
    prefixes: [],
    agents: [],
    isFormer: words.slice(Math.max(0, first - 2), first).includes('FORMER'),
    opensWithAgent: name.kind === 'agent',
  };
  extend(unit, { first, last, name }, day);
  return unit;
}

function extend(unit: Unit, { last, name }: Found, day: string): void {
  unit.last = last;
  const codes = name.codesOn(day);
  if (name.kind === 'agent') (name.isPrefix ? unit.prefixes : unit.agents).push(...codes);
  else if (unit.actors.length === 0) unit.actors = [...codes];
}

/** The code of an actor with its agents; what it holds already is not said twice. */
function codeOf(actor: string, unit: Unit): string {
  const agents = unit.isFormer ? ['ELI'] : unit.agents;
  let code = [...unit.prefixes, actor].join('');
  for (const agent of agents) {
    const parts: readonly string[] = code.match(/.{1,3}/g) ?? [];
    if (!parts.includes(agent)) code += agent;
  }
  return code;
}

/** The codes of a group. Agents before a list of actors belong to all of them, an actor before a list of agents likewise. */
function codesOf(units: readonly Unit[]): string[] {
  const codes: string[] = [];
  const waiting: Unit[] = [];
  let actors: string[] = [];
  let shared: Unit[] = [];
  for (const unit of units) {
    if (unit.actors.length === 0 && actors.length === 0) {
      waiting.push(unit);
      continue;
    }
    if (unit.actors.length === 0) {
      codes.push(...actors.map((actor) => codeOf(actor, { ...unit, prefixes: [] })));
      continue;
    }
    actors = unit.actors;
    const hasOwn = unit.agents.length > 0 || unit.prefixes.length > 0;
    const bearers = hasOwn ? [...waiting, unit] : shared.length > 0 ? shared : [...waiting, unit];
    if (hasOwn) shared = unit.opensWithAgent ? bearers : [];
    codes.push(...bearers.flatMap((bearer) => actors.map((actor) => codeOf(actor, bearer))));
    waiting.length = 0;
  }
  return [...new Set(codes)];
}

/** Everybody whom the dictionary knows in a sentence, in groups that act as one. `isVerb` says where a verb begins. */
export function namedGroups(
  words: readonly string[],
  index: ReadonlyMap<string, DictionaryName[]>,
  day: string,
  isVerb: (at: number) => boolean,
): NamedGroup[] {
  const groups: Unit[][] = [];
  for (const found of namesIn(words, index)) {
    const group = groups.at(-1);
    const unit = group?.at(-1);
    const how = unit === undefined ? 'apart' : joint(words, unit.last + 1, found.first, isVerb);
    const isSecondActor = found.name.kind === 'actor' && (unit?.actors.length ?? 0) > 0;
    if (group === undefined || unit === undefined || how === 'apart')
      groups.push([opened(found, words, day)]);
    else if (how === 'and') group.push(opened(found, words, day));
    else if (
      isSecondActor &&
      words[unit.last + 1] !== 'OF' &&
      found.first > unit.last + 1 &&
      words.slice(unit.last + 1, found.first).some((word) => word === 'IN' || word === 'FROM')
    )
      groups.push([opened(found, words, day)]);
    else {
      if (words.slice(unit.last + 1, found.first).includes('FORMER')) unit.isFormer = true;
      extend(unit, found, day);
    }
  }
  return groups
    .map((units) => ({
      first: units[0]?.first ?? 0,
      last: units.at(-1)?.last ?? 0,
      codes: codesOf(units),
    }))
    .filter(({ codes }) => codes.length > 0);
}
