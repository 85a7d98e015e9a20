import type { Atom } from './atoms.ts';
import { HEAD, type Organ } from './organ-heads.ts';
import type { Named, NamedSentence } from './resolve-names.ts';

/** Heads that a text also has in a name which the lexicon does not hold ("the State Council"): the word alone may mean that. */
function otherHeads(sentences: readonly NamedSentence[]): ReadonlySet<string> {
  const heads = new Set<string>();
  for (const { atoms, hits } of sentences) {
    for (const [at, atom] of atoms.entries()) {
      const before = atoms[at - 1];
      const isNamed = before?.isCapital === true && before.isWord && atom.isSpaced && at > 1;
      if (!isNamed || !HEAD.test(atom.text) || before.lower === 'the') continue;
      if (!hits.some((hit) => hit.from <= at && at < hit.to)) heads.add(atom.text);
    }
  }
  return heads;
}

/** Whom a head alone means in one text; nobody where it may be one of several. */
function meantBy(organs: readonly Organ[], codes: ReadonlySet<string>): string | null {
  const named = organs.filter(({ code }) => codes.has(code));
  if (named.length > 0) return named.length === 1 ? (named[0]?.code ?? null) : null;
  const near = organs.filter(({ of }) => of !== null && codes.has(of));
  const owners = new Set(near.map(({ of }) => of));
  // Of one organisation with two councils the text does not say which: it is the organisation that acts.
  if (owners.size !== 1) return null;
  return near.length === 1 ? (near[0]?.code ?? null) : (near[0]?.of ?? null);
}

/** Names of organs by their head alone in one sentence. `codes` are those that the whole text names beyond doubt. */
export type ShortOrgans = (atoms: readonly Atom[], items: readonly Named[]) => Named[];

/**
 * "The Council", "the Commission": the organ that the text names in full, else the only one of that name in an organisation
 * that it names. Where a text has several of one name, or one that is not known, nobody is meant.
 */
export function shortOrgans(
  sentences: readonly NamedSentence[],
  organs: ReadonlyMap<string, readonly Organ[]>,
  codes: ReadonlySet<string>,
): ShortOrgans {
  const others = otherHeads(sentences);
  const meant = new Map<string, string>();
  for (const [head, named] of organs) {
    const code = others.has(head) ? null : meantBy(named, codes);
    if (code !== null) meant.set(head, code);
  }
  return (atoms, items) => {
    const found: Named[] = [];
    if (meant.size === 0) return found;
    for (const [at, atom] of atoms.entries()) {
      const code = meant.get(atom.text);
      const next = atoms[at + 1];
      const isWhole =
        next?.lower !== 'of' &&
        next?.lower !== 'on' &&
        !(next?.isCapital === true && next.isSpaced);
      const isShort = atoms[at - 1]?.lower === 'the' || at === 0;
      if (code === undefined || !isWhole || !isShort) continue;
      if (items.some((item) => item.from <= at && at < item.to)) continue;
      const rule = `short:${atom.lower}`;
      found.push({
        from: at,
        to: at + 1,
        via: 'body',
        actors: [code],
        person: null,
        office: null,
        rule,
      });
    }
    return found;
  };
}
