import type { CivilDay, OfficeHolder, Span } from '../../kernel/index.ts';
import { countOfWords } from '../days/number-words.ts';
import type { BareSentence } from '../sentences/extract-sentences.ts';
import type { MentionVia } from '../types.ts';
import type { ActorEntry } from './actor-index.ts';
import type { Atom } from './atoms.ts';
import { hasDiplomaticContext, standsAsState, standsInOtherName } from './homonyms.ts';
import type { TrieHit } from './name-trie.ts';
import { holdersOn } from './office-holders.ts';

/** One sentence cut into atoms, with the names that the dictionary found in it. */
export interface NamedSentence {
  readonly sentence: BareSentence;
  readonly atoms: readonly Atom[];
  readonly hits: readonly TrieHit<ActorEntry>[];
}

/** A stretch of atoms that stands for actors; `to` is exclusive. */
export interface Named {
  readonly from: number;
  readonly to: number;
  readonly via: MentionVia;
  readonly actors: readonly string[];
  readonly person: string | null;
  readonly office: string | null;
  readonly rule: string;
}

export interface Ambiguity extends Span {
  readonly candidates: readonly string[];
}

/** Names before adjectives before places: the usual reading of one spelling comes first. */
const VIA_ORDER: readonly MentionVia[] = [
  'name',
  'organisation',
  'body',
  'office-holder',
  'adjective',
  'people',
  'group',
  'capital',
  'seat',
];

function byVia(a: ActorEntry, b: ActorEntry): number {
  return VIA_ORDER.indexOf(a.via) - VIA_ORDER.indexOf(b.via);
}

function setKey(entry: ActorEntry): string {
  return [...entry.actors].sort().join(' ');
}

/** Whether what is written like something else is shown to be a state by the words of its sentence: it then is in the whole text. */
function isShown({ atoms, hits }: NamedSentence, hit: TrieHit<ActorEntry>): boolean {
  // San Marino is the name of the state and of its capital.
  const isName = hit.values.every(({ via }) => via === 'name' || via === 'capital');
  const isState = hit.values.some(({ via }) => via === 'name');
  if (!isName || !isState || standsInOtherName(atoms, hit, hits)) return false;
  return standsAsState(atoms, hit, hits) || hasDiplomaticContext(atoms, hit, hits);
}

/** Codes that some name in the text stands for without doubt. */
export function supportsOf(sentences: readonly NamedSentence[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const named of sentences) {
    for (const hit of named.hits) {
      const { values } = hit;
      const sets = new Set(values.map(setKey));
      const [first] = values;
      if (sets.size !== 1 || first === undefined) continue;
      if (values.every((value) => value.isHomonym) && !isShown(named, hit)) continue;
      if (first.actors.length === 1) codes.add(first.actors[0] ?? '');
    }
  }
  return codes;
}

function holderNamed(
  hit: TrieHit<ActorEntry>,
  entry: ActorEntry,
  rows: readonly OfficeHolder[],
): Named {
  const [row] = rows;
  const people = new Set(rows.map((holder) => holder.person));
  return {
    from: hit.from,
    to: hit.to,
    via: 'office-holder',
    actors: row === undefined ? entry.actors : [row.state],
    person: people.size === 1 ? (row?.person ?? null) : null,
    office: people.size === 1 ? (row?.office ?? null) : null,
    rule: entry.rule,
  };
}

function namedOf(
  hit: TrieHit<ActorEntry>,
  entries: readonly ActorEntry[],
  day: CivilDay | null,
): Named | null {
  const entry = [...entries].sort(byVia)[0];
  if (entry === undefined) return null;
  if (entry.via === 'office-holder') {
    const holders = entries.flatMap((each) => each.holders);
    return holderNamed(hit, entry, holdersOn(holders, day));
  }
  const { via, actors, rule } = entry;
  return { from: hit.from, to: hit.to, via, actors, person: null, office: null, rule };
}

/** What several meanings of one spelling come down to: one of them, nothing, or doubt. */
function decide(
  named: NamedSentence,
  hit: TrieHit<ActorEntry>,
  supports: ReadonlySet<string>,
): readonly ActorEntry[] | 'other-name' | 'doubt' {
  const sets = new Map<string, ActorEntry[]>();
  for (const value of hit.values) {
    const key = setKey(value);
    sets.set(key, [...(sets.get(key) ?? []), value]);
  }
  if (hit.values.every((value) => value.isHomonym)) {
    if (sets.size === 1 && standsAsState(named.atoms, hit, named.hits)) return hit.values;
    if (standsInOtherName(named.atoms, hit, named.hits)) return 'other-name';
  }
  const supported = [...sets.values()].filter((group) =>
    group.some((value) => value.actors.every((code) => supports.has(code))),
  );
  if (supported.length === 1) return supported[0] ?? 'doubt';
  const plain = [...sets.values()].filter((group) => group.some((value) => !value.isHomonym));
  if (sets.size === 1) {
    if (plain.length === 1) return plain[0] ?? 'doubt';
    // "In Paris": a capital after a word of place is a place, and rarely another than the capital.
    const lead = named.atoms[hit.from - 1]?.lower ?? '';
    const isPlace = hit.values.every((value) => value.via === 'capital');
    if (isPlace && /^(?:in|at|from|near|outside)$/.test(lead)) return hit.values;
    return hasDiplomaticContext(named.atoms, hit, named.hits) ? hit.values : 'doubt';
  }
  const names = plain.filter((group) =>
    group.some((value) => /^(?:name|organisation|body)$/.test(value.via)),
  );
  if (names.length === 1) return names[0] ?? 'doubt';
  return plain.length === 1 ? (plain[0] ?? 'doubt') : 'doubt';
}

/** The number that two words, or the second of them, say; an ordinal is none. */
function countIn(words: readonly string[]): number | null {
  const count = [words, words.slice(1)]
    .map(countOfWords)
    .find((one) => one !== null && one.kind === 'number');
  return count?.value ?? null;
}

/** "Two Gulf monarchies", "several Baltic states": some of the group, and nobody in particular. */
function isSomeOf(
  { atoms }: NamedSentence,
  { from, values }: NamedSentence['hits'][number],
): boolean {
  const size = values[0]?.actors.length ?? 0;
  const before = [from - 2, from - 1].map((at) => atoms[at]?.lower ?? '');
  if (/^(?:some|several|many|most|other|few|certain|various)$/.test(before[1] ?? '')) return true;
  const count = /^\d{1,3}$/.test(before[1] ?? '') ? Number(before[1]) : countIn(before);
  return count !== null && count !== size;
}

/** Decides every hit of one sentence; what stays in doubt is handed back with its candidates. */
export function resolveNames(
  named: NamedSentence,
  supports: ReadonlySet<string>,
  day: CivilDay | null,
): { items: Named[]; ambiguities: Ambiguity[] } {
  const items: Named[] = [];
  const ambiguities: Ambiguity[] = [];
  for (const hit of named.hits) {
    // "The Central Asian country" is one of the group, not the group.
    const isOne = /^(?:country|state|nation|republic|kingdom|monarchy)$/.test(
      named.atoms[hit.to]?.lower ?? '',
    );
    const isGroup = hit.values.every((value) => value.via === 'group');
    if (isGroup && (isOne || isSomeOf(named, hit))) continue;
    const decision = decide(named, hit, supports);
    if (decision === 'other-name') continue;
    if (decision === 'doubt') {
      const start = named.atoms[hit.from]?.start ?? 0;
      const end = named.atoms[hit.to - 1]?.end ?? start;
      const codes = [...new Set(hit.values.flatMap((value) => value.actors))].sort();
      const candidates = codes.length > 1 ? codes : [...codes, 'something else'];
      ambiguities.push({ start, end, candidates });
      continue;
    }
    const item = namedOf(hit, decision, day);
    if (item !== null) items.push(item);
  }
  return { items, ambiguities };
}
