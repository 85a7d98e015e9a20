import type { CivilDay, OfficeHolder } from '../../kernel/index.ts';
import type { ActorIndex } from './actor-index.ts';
import type { Atom } from './atoms.ts';
import type { NameTrie } from './name-trie.ts';
import { holderOf, holdersOn } from './office-holders.ts';
import { nameLength } from './person-names.ts';
import type { Named } from './resolve-names.ts';
import { FORMER_WORDS, isPluralHead, TITLE_MODIFIERS, type TitleHead } from './title-words.ts';

export interface TitleDeps {
  readonly index: ActorIndex;
  readonly heads: NameTrie<TitleHead>;
  readonly day: CivilDay | null;
  /** In headlines every word may be capitalised, so unknown names are not read there. */
  readonly isHeadline: boolean;
  readonly textOf: (from: number, to: number) => string;
}

interface Head {
  readonly from: number;
  readonly to: number;
  readonly head: TitleHead;
  readonly isFormer: boolean;
  /** Whether a word before the head ("deputy") makes it another office than the head says. */
  readonly isOther: boolean;
}

const OTHER_OFFICE = new Set([
  'deputy',
  'vice',
  'first',
  'incoming',
  'then',
  'outgoing',
  'some',
  'several',
]);
const MAX_MODIFIERS = 4;
const MAX_HEAD_ATOMS = 7;
/** Names that a title may lean on from the left ("Kazakh president", "NATO chief"). */
const LEFT_OF_TITLE = new Set([
  'name',
  'adjective',
  'organisation',
  'body',
  'group',
  'capital',
  'office-holder',
  'seat',
]);
const RIGHT_OF_TITLE = new Set(['name', 'organisation', 'body', 'group']);

/** The head that follows atom `at`, past modifiers and a possessive. */
function headAfter(atoms: readonly Atom[], at: number, deps: TitleDeps): Head | null {
  let next = at;
  if (atoms[next]?.key === "'") next += atoms[next + 1]?.lower === 's' ? 2 : 1;
  let isFormer = false;
  let isOther = false;
  for (let count = 0; count <= MAX_MODIFIERS; count += 1) {
    const found = deps.heads.longestAt(atoms, next);
    const head = found?.values[0];
    if (found !== null && head !== undefined) {
      return { from: next, to: found.to, head, isFormer, isOther };
    }
    const word = atoms[next]?.lower ?? '';
    if (FORMER_WORDS.has(word)) isFormer = true;
    else if (!TITLE_MODIFIERS.has(word)) return null;
    if (OTHER_OFFICE.has(word)) isOther = true;
    next += 1;
    if (atoms[next]?.key === '-') next += 1;
  }
  return null;
}

/** The head that ends right before atom `at`, with its modifiers. */
function headBefore(atoms: readonly Atom[], at: number, deps: TitleDeps): Head | null {
  for (let from = Math.max(0, at - MAX_HEAD_ATOMS); from < at; from += 1) {
    const found = deps.heads.longestAt(atoms, from);
    const head = found?.values[0];
    if (found?.to !== at || head === undefined) continue;
    let start = from;
    let isFormer = false;
    let isOther = false;
    for (let count = 0; count < MAX_MODIFIERS; count += 1) {
      const word = atoms[start - 1]?.lower ?? '';
      if (FORMER_WORDS.has(word)) isFormer = true;
      else if (!TITLE_MODIFIERS.has(word)) break;
      if (OTHER_OFFICE.has(word)) isOther = true;
      start -= 1;
    }
    return { from: start, to: at, head, isFormer, isOther };
  }
  return null;
}

function rowsOf(deps: TitleDeps, actors: readonly string[]): readonly OfficeHolder[] {
  const [code] = actors;
  if (code === undefined || actors.length > 1) return [];
  return deps.index.holdersByState.get(code) ?? [];
}

/** Who holds the office that a title names, and how far the name after the title reaches. */
function bearer(
  atoms: readonly Atom[],
  at: Head,
  to: number,
  context: {
    readonly actors: readonly string[];
    readonly next: Named | undefined;
    readonly deps: TitleDeps;
  },
): { to: number; person: string | null; isHolder: boolean; isTaken: boolean } {
  const { actors, next, deps } = context;
  const none = { to, person: null, isHolder: false, isTaken: false };
  if (at.head.isPerson && next?.via === 'office-holder' && next.from === to) {
    return { to: next.to, person: next.person, isHolder: true, isTaken: true };
  }
  const limit = next === undefined ? atoms.length : next.from;
  const length = at.head.isPerson && !deps.isHeadline ? nameLength(atoms, to, limit) : 0;
  const rows = rowsOf(deps, actors);
  if (length > 0) {
    const last = atoms[to + length - 1]?.key ?? '';
    const known = (deps.index.surnames.get(last) ?? []).filter((row) => actors.includes(row.state));
    const row = holdersOn(known, deps.day)[0];
    const person = row?.person ?? deps.textOf(to, to + length);
    return { to: to + length, person, isHolder: row !== undefined, isTaken: false };
  }
  if (at.isOther || at.head.office === null) return none;
  const row = holderOf(rows, at.head.office, deps.day);
  return { ...none, person: row?.person ?? null };
}

function titled(
  item: Named,
  at: Head,
  span: { readonly from: number; readonly to: number },
  who: ReturnType<typeof bearer>,
): Named {
  return {
    from: span.from,
    to: Math.max(span.to, who.to),
    via: who.isHolder ? 'office-holder' : 'title',
    actors: item.actors,
    person: who.person,
    office: at.isOther ? null : at.head.office,
    rule: `title:${at.head.words.replaceAll(' ', '-')} ${item.rule}`,
  };
}

type Step = { readonly made: Named | null; readonly skip: number };

/** Reads one name with the title around it. `made: null` with a skip drops it (a former office). */
function step(atoms: readonly Atom[], items: readonly Named[], at: number, deps: TitleDeps): Step {
  const item = items[at];
  if (item === undefined) return { made: null, skip: 1 };
  const next = items[at + 1];
  if (item.via === 'office-holder') {
    const lead = headBefore(atoms, item.from, deps);
    if (lead?.head.isPerson === true) {
      return { made: { ...item, from: lead.isFormer ? item.from : lead.from }, skip: 1 };
    }
  }
  const after = LEFT_OF_TITLE.has(item.via) ? headAfter(atoms, item.to, deps) : null;
  const isFree = after !== null && (next === undefined || after.to <= next.from);
  const isPersonal = item.via === 'office-holder' && after?.head.isPerson === true;
  if (after !== null && isFree && !isPersonal) {
    const isFormer = after.isFormer || FORMER_WORDS.has(atoms[item.from - 1]?.lower ?? '');
    const who = bearer(atoms, after, after.to, { actors: item.actors, next, deps });
    if (isFormer && after.head.isPerson) return { made: null, skip: who.isTaken ? 2 : 1 };
    const made = titled(item, after, { from: item.from, to: after.to }, who);
    return { made, skip: who.isTaken ? 2 : 1 };
  }
  if (!RIGHT_OF_TITLE.has(item.via)) return { made: item, skip: 1 };
  let of = item.from - 1;
  if (atoms[of]?.lower === 'the') of -= 1;
  const lead = atoms[of]?.lower === 'of' ? headBefore(atoms, of, deps) : null;
  if (lead === null || lead.from < (items[at - 1]?.to ?? 0)) return { made: item, skip: 1 };
  if (lead.isFormer && lead.head.isPerson) return { made: null, skip: 1 };
  const who = bearer(atoms, lead, item.to, { actors: item.actors, next, deps });
  const made = titled(item, lead, { from: lead.from, to: item.to }, who);
  return { made, skip: who.isTaken ? 2 : 1 };
}

/** "Israeli and Kazakh officials": the head of the last belongs to all before it. */
function shareHead(
  atoms: readonly Atom[],
  items: readonly Named[],
  heads: NameTrie<TitleHead>,
): Named[] {
  const shared = [...items];
  for (let at = shared.length - 1; at > 0; at -= 1) {
    const item = shared[at];
    const before = shared[at - 1];
    if (item === undefined || before === undefined || item.via !== 'title') continue;
    const between = atoms
      .slice(before.to, item.from)
      .map((atom) => atom.lower)
      .join(' ');
    if (before.via !== 'adjective' || !/^(?:and|or|,|, and)$/.test(between)) continue;
    const head = Array.from({ length: item.to - item.from }, (_, step) =>
      heads.longestAt(atoms, item.from + step),
    )
      .filter((hit) => hit !== null)
      .find((hit) => hit.to === item.to)?.values[0];
    const isShared =
      item.rule.startsWith('title:shared') || (head !== undefined && isPluralHead(head));
    if (isShared) shared[at - 1] = { ...before, via: 'title', rule: `title:shared ${before.rule}` };
  }
  return shared;
}

/** Joins names with the titles around them: "Israeli Prime Minister Benjamin Netanyahu" becomes one. */
export function joinTitles(
  atoms: readonly Atom[],
  items: readonly Named[],
  deps: TitleDeps,
): Named[] {
  const joined: Named[] = [];
  for (let at = 0; at < items.length; ) {
    const { made, skip } = step(atoms, items, at, deps);
    if (made !== null) joined.push(made);
    at += skip;
  }
  return shareHead(atoms, joined, deps.heads);
}

/** "President Tokayev": a title and a family name that the dictionary holds only in full. */
export function titledSurnames(
  atoms: readonly Atom[],
  taken: readonly Named[],
  deps: TitleDeps,
): Named[] {
  const found: Named[] = [];
  for (let at = 1; at < atoms.length; at += 1) {
    const atom = atoms[at];
    const holders = atom?.isCapital === true ? deps.index.surnames.get(atom.key) : undefined;
    if (holders === undefined || taken.some((item) => item.from <= at && at < item.to)) continue;
    const lead = headBefore(atoms, at, deps);
    if (lead === null || lead.head.office === null || lead.isOther || lead.isFormer) continue;
    if (taken.some((item) => item.to > lead.from && item.from < at)) continue;
    const rows = holdersOn(
      holders.filter((row) => row.office === lead.head.office),
      deps.day,
    );
    const people = new Set(rows.map((row) => row.person));
    const [row] = rows;
    if (people.size !== 1 || row === undefined) continue;
    found.push({
      from: lead.from,
      to: at + 1,
      via: 'office-holder',
      actors: [row.state],
      person: row.person,
      office: row.office,
      rule: `title:surname office-holders:${row.person}`,
    });
  }
  return found;
}
