import { accordNames, comparedAccord, foldedName } from '../sets/acts.ts';
import type { System } from '../system.ts';
import type { Gold } from './gold.ts';

/** Whether an accord of the record is the one that the gold file calls by a key. */
export type SameAccord = (goldKey: string, said: string) => boolean;

const KIND_WORDS = /-(?:treaty|agreement|convention|accords?|charter|protocol)$/;
const EMPTY_WORDS = new Set(
  'a an and between for in of on the to with treaty agreement convention accord accords'.split(' '),
);

/** The names that a gold accord goes by: its key, its name, and what stands in and before the brackets. */
function spellings(key: string, name: string): string[] {
  const bracket = /^(.*?)\s*\(([^)]*)\)/.exec(name);
  return [
    key,
    name,
    ...(bracket === null ? [] : [bracket[1] ?? '', bracket[2] ?? '']),
    name.replace(/,.*$/, ''),
    key.replaceAll('-', ' '),
    key.replace(KIND_WORDS, ''),
  ];
}

function words(text: string): Set<string> {
  const all = foldedName(text).split(/[^\p{L}\p{N}]+/u);
  return new Set(all.filter((word) => word.length > 1 && !EMPTY_WORDS.has(word)));
}

/** The one organisation whose charter, or which itself, the gold file lists; null where there is none or several. */
function onlyHost(known: Iterable<string>, system: System): string | null {
  const hosts = [...known]
    .map(comparedAccord)
    .filter((id) =>
      system.lexicon.accords.some((accord) => accord.id === id && accord.organisation),
    );
  return new Set(hosts).size === 1 ? (hosts[0] ?? null) : null;
}

/**
 * The organisation to which a treaty of accession leads, by its name, or where that names none the only organisation of
 * the gold file; null for any other accord.
 */
function hostOf(name: string, known: Iterable<string>, system: System): string | null {
  if (!/\baccession\b/i.test(name)) return null;
  const named = system.read({ text: name, day: null }).accords.find((one) => one.isKnown);
  return named === undefined ? onlyHost(known, system) : comparedAccord(named.accord);
}

/**
 * Compares accords of the record with those of a gold file. A key that names an accord of the lexicon means
 * that accord. A key that names none means an accord known from the news alone, when at least half of the
 * words of the shorter name stand in the other (states by name or code).
 */
export function sameAccords(gold: Gold, system: System): SameAccord {
  const ids = accordNames(system);
  const known = new Map<string, string>();
  const wordsOf = new Map<string, ReadonlySet<string>>();
  const hosts = new Map<string, string>();
  for (const [key, name] of Object.entries(gold.accords)) {
    const found = spellings(key, name)
      .map((spelling) => ids.get(foldedName(spelling)))
      .find((id) => id !== undefined);
    if (found !== undefined) known.set(key, comparedAccord(found));
    const codes = system.read({ text: name, day: null }).mentions.flatMap((one) => one.actors);
    wordsOf.set(key, words(`${key} ${name} ${codes.join(' ')}`));
  }
  for (const [key, name] of Object.entries(gold.accords)) {
    const host = hostOf(name, known.values(), system);
    if (host !== null) hosts.set(key, host);
  }
  return (key, said) => {
    const id = known.get(key);
    if (id !== undefined) return comparedAccord(said) === id;
    // The record keeps a treaty of accession as a rung of its organisation.
    if (hosts.get(key) === comparedAccord(said)) return true;
    if (!said.startsWith('x-')) return false;
    const wanted = wordsOf.get(key) ?? new Set();
    const own = words(said.slice(2).replaceAll('-', ' '));
    const shared = [...own].filter((word) => wanted.has(word)).length;
    return shared > 0 && shared * 2 >= Math.min(own.size, wanted.size);
  };
}
