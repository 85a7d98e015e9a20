import type {
  AccordEntry,
  ActionEntry,
  ContextEntry,
  CueEntry,
  FormulaEntry,
  Lexicon,
  Modality,
  PatternEntry,
  StageRule,
} from '../kernel/index.ts';
import { type ActingFor, compileOwners } from './acting-for.ts';
import { compileMatch } from './formula-match.ts';
import { indexTopics, type TopicIndex } from './topic-words.ts';
import { formsOf, type VerbForm } from './verb-forms.ts';

/** A pattern reached by one form of its verb; `rest` are literal words that must follow ("into force"). */
export interface VerbEntry {
  readonly pattern: PatternEntry;
  readonly forms: readonly VerbForm[];
  readonly rest: readonly string[];
}

/** A pattern reached by one of its nouns; `rest` are the further words of the noun. */
export interface NounEntry {
  readonly pattern: PatternEntry;
  readonly rest: readonly string[];
}

/** A cue of the lexicon with the row that it comes from. */
export interface Cue {
  readonly modality: Modality;
  readonly id: string;
}

/** Everything of the lexicon that the engine needs, compiled once. */
export interface Grammar {
  readonly verbs: ReadonlyMap<string, readonly VerbEntry[]>;
  readonly nouns: ReadonlyMap<string, readonly NounEntry[]>;
  /** Object nouns of a pattern, first word to phrases, longest first. */
  readonly objectNouns: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>>;
  readonly cues: ReadonlyMap<CueEntry['kind'], ReadonlyMap<string, Cue>>;
  readonly actions: ReadonlyMap<string, ActionEntry>;
  readonly stageRules: readonly StageRule[];
  /** Set phrases, in the order of the file. */
  readonly formulas: readonly { readonly entry: FormulaEntry; readonly match: RegExp }[];
  readonly accords: ReadonlyMap<string, AccordEntry>;
  /** Code of an organisation to its accord. */
  readonly organisations: ReadonlyMap<string, AccordEntry>;
  /** Organs and whom they bind under a treaty. */
  readonly owners: ReadonlyMap<string, ActingFor>;
  readonly sectors: TopicIndex;
  /** Contexts after PLOVER in the order of the file, and the words that give them. */
  readonly contexts: readonly ContextEntry[];
  readonly contextWords: TopicIndex;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function compileVerbs(patterns: readonly PatternEntry[]): Map<string, VerbEntry[]> {
  const verbs = new Map<string, VerbEntry[]>();
  for (const pattern of patterns) {
    for (const phrase of pattern.verbs) {
      const [verb = '', ...rest] = phrase.split(' ');
      for (const [form, forms] of formsOf(verb)) push(verbs, form, { pattern, forms, rest });
    }
  }
  return verbs;
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith('s') ? noun : `${noun}s`;
}

function compileNouns(patterns: readonly PatternEntry[]): Map<string, NounEntry[]> {
  const nouns = new Map<string, NounEntry[]>();
  for (const pattern of patterns) {
    for (const phrase of pattern.nouns) {
      const [first = '', ...rest] = phrase.split(' ');
      push(nouns, first, { pattern, rest });
      const plural = pluralOf(first);
      if (rest.length === 0 && plural !== first) push(nouns, plural, { pattern, rest });
      const last = rest.at(-1);
      if (last !== undefined && pluralOf(last) !== last) {
        push(nouns, first, { pattern, rest: [...rest.slice(0, -1), pluralOf(last)] });
      }
    }
  }
  return nouns;
}

function compileObjectNouns(patterns: readonly PatternEntry[]): Grammar['objectNouns'] {
  const byPattern = new Map<string, Map<string, string[][]>>();
  for (const pattern of patterns) {
    const phrases = new Map<string, string[][]>();
    for (const noun of pattern.objectNouns) {
      const words = noun.split(' ');
      push(phrases, words[0] ?? '', words);
    }
    for (const list of phrases.values()) list.sort((a, b) => b.length - a.length);
    byPattern.set(pattern.id, phrases);
  }
  return byPattern;
}

function compileCues(entries: readonly CueEntry[]): Map<CueEntry['kind'], Map<string, Cue>> {
  const cues = new Map<CueEntry['kind'], Map<string, Cue>>();
  for (const entry of entries) {
    const map = cues.get(entry.kind) ?? new Map<string, Cue>();
    for (const word of entry.words) {
      if (!map.has(word)) map.set(word, { modality: entry.modality, id: entry.id });
    }
    cues.set(entry.kind, map);
  }
  return cues;
}

/** Compiles the patterns, cues and rules of the lexicon. Pure; takes a few milliseconds. */
export function compileGrammar(lexicon: Lexicon): Grammar {
  const patterns = [...lexicon.patterns].sort(
    (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
  );
  return {
    verbs: compileVerbs(patterns),
    nouns: compileNouns(patterns),
    objectNouns: compileObjectNouns(patterns),
    cues: compileCues(lexicon.cues),
    actions: new Map(lexicon.actions.map((entry) => [entry.action, entry])),
    stageRules: lexicon.stageRules,
    formulas: (lexicon.formulas ?? []).map((entry) => ({
      entry,
      match: compileMatch(entry.match),
    })),
    accords: new Map(lexicon.accords.map((entry) => [entry.id, entry])),
    organisations: new Map(
      lexicon.accords.flatMap((entry) =>
        entry.organisation ? [[entry.organisation, entry] as const] : [],
      ),
    ),
    owners: compileOwners(lexicon),
    sectors: indexTopics(lexicon.sectors),
    contexts: lexicon.contexts ?? [],
    contextWords: indexTopics(lexicon.contexts ?? []),
  };
}

/** The cue of a kind for the first of the words that has one. */
export function cueOf(
  grammar: Grammar,
  kind: CueEntry['kind'],
  ...words: readonly string[]
): Cue | null {
  const map = grammar.cues.get(kind);
  if (map === undefined) return null;
  for (const word of words) {
    const cue = map.get(word);
    if (cue !== undefined) return cue;
  }
  return null;
}
