import type { AccordMention, Reading } from '../reading/index.ts';
import type { GivenName } from './given-names.ts';
import type { Act, ActAccord } from './types.ts';

/** Kinds of paper that are not called by one another's names; treaties, pacts, accords and deals are. */
const OWN_KIND =
  /\b(?:memorand(?:um|a)|protocol|charter|declaration|armistice|ceasefire|truce|statute|covenant|communiqu[eé]|statement|roadmap|framework)\b/i;
/** Words that do not say what a paper is about. */
const EMPTY =
  /^(?:a|an|the|of|and|on|for|to|in|with|between|treat(?:y|ies)|pacts?|accords?|agreements?|deals?|compact|convention|arrangement|new|joint|mutual|bilateral|comprehensive|landmark|historic|final|full|draft|first|long|term)$/;
/** Words for one matter, each to the one that stands for it. */
const ONE_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sea: 'maritime',
    ocean: 'maritime',
    border: 'boundary',
    frontier: 'boundary',
    defence: 'defense',
    delimitation: 'boundary',
    commerce: 'trade',
    commercial: 'trade',
    labour: 'labor',
  }),
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

function aboutOf(text: string, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !EMPTY.test(word) && !OWN_KIND.test(word) && !others.has(word))
      .map((word) => ONE_WORD.get(word) ?? word),
  );
}

function kindOf(text: string): string | null {
  return OWN_KIND.exec(text)?.[0].toLowerCase().slice(0, 8) ?? null;
}

interface Paper extends GivenName {
  /** Codes of the parties that its name names; two or more. */
  readonly parties: ReadonlySet<string>;
  readonly about: ReadonlySet<string>;
  readonly kind: string | null;
}

/** Papers whose own name says between whom they are: "the Kenya-Comoros Maritime Boundary Treaty". */
function papersBetween(reading: Reading): Paper[] {
  const found = new Map<string, Paper>();
  for (const accord of reading.accords) {
    if (accord.rule !== 'form:name' || found.has(accord.accord)) continue;
    const inside = reading.mentions.filter(
      ({ start, end }) => start >= accord.start && end <= accord.end,
    );
    const parties = new Set(inside.flatMap(({ actors }) => actors));
    if (parties.size < 2) continue;
    const names = new Set(inside.flatMap(({ text }) => wordsOf(text)));
    found.set(accord.accord, {
      accord: accord.accord,
      name: accord.name,
      isKnown: accord.isKnown,
      parties,
      about: aboutOf(accord.name, names),
      kind: kindOf(accord.name),
    });
  }
  return [...found.values()];
}

/** Words of a name that are its own: written large, no word for a kind or matter, no state. */
function ownWords({ name, start, end }: AccordMention, reading: Reading): readonly string[] {
  const states = new Set(
    reading.mentions
      .filter((mention) => mention.start >= start && mention.end <= end)
      .flatMap(({ text }) => wordsOf(text)),
  );
  return (name.match(/\p{Lu}[\p{L}’'-]{3,}/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => !EMPTY.test(word) && !OWN_KIND.test(word) && !states.has(word));
}

/** "The Nakamal security pact" where the text names the Nakamal Agreement: by the identifier of the description. */
function byOwnWord(reading: Reading): Map<string, GivenName> {
  const named = reading.accords.filter(({ isKnown, rule }) => isKnown || rule === 'form:name');
  const found = new Map<string, GivenName>();
  for (const described of reading.accords) {
    if (described.rule !== 'form:description' || found.has(described.accord)) continue;
    const words = ownWords(described, reading);
    const fits = named.filter(
      (one) =>
        one.accord !== described.accord &&
        kindOf(one.name) === kindOf(described.name) &&
        words.some((word) => wordsOf(one.name).includes(word)),
    );
    const [first] = fits;
    if (first !== undefined && fits.every(({ accord }) => accord === first.accord))
      found.set(described.accord, first);
  }
  return found;
}

function isAlike(paper: Paper, accord: ActAccord, parties: readonly string[]): boolean {
  if (kindOf(accord.name) !== paper.kind) return false;
  if (parties.length === 0 || !parties.every((party) => paper.parties.has(party))) return false;
  const about = aboutOf(accord.name, new Set());
  const isShared = [...about].some((word) => paper.about.has(word));
  // One party alone may have a treaty with anybody, but for one on the same matter.
  return about.size === 0 ? parties.length >= 2 : isShared;
}

/** Sentences of a text that open it: its headline and those that tell the same in full. */
const OPENING = 3;

/** Whether one description says less of its paper than the other, and nothing else: "pact", "trade pact", "free-trade pact". */
function saysLess(a: ActAccord, b: ActAccord): boolean {
  const [less, more] = [aboutOf(a.name, new Set()), aboutOf(b.name, new Set())];
  return less.size < more.size && [...less].every((word) => more.has(word));
}

function isOneStep(a: Act, b: Act): boolean {
  return (
    a.treatyAction === b.treatyAction &&
    a.modality === b.modality &&
    [...a.subjects].sort().join() === [...b.subjects].sort().join()
  );
}

/** "Kenya, Comoros initial boundary treaty", and below "initialled a treaty that fixes …": one step of one paper. */
function byHeadline(acts: readonly Act[]): Map<string, GivenName> {
  const found = new Map<string, GivenName>();
  const opening = acts.filter(({ sentence }) => sentence < OPENING);
  for (const act of opening) {
    const { accord } = act;
    if (accord === null || accord.isKnown) continue;
    const fits = opening.flatMap((other) => {
      const isOther = (other.sentence === 0) !== (act.sentence === 0) && isOneStep(act, other);
      return isOther &&
        other.accord !== null &&
        saysLess(accord, other.accord) &&
        kindOf(other.accord.name) === kindOf(accord.name)
        ? [other.accord]
        : [];
    });
    const [first] = fits;
    if (first === undefined || fits.some(({ id }) => id !== first.id)) continue;
    if (first.id !== accord.id)
      found.set(accord.id, { accord: first.id, name: first.name, isKnown: first.isKnown });
  }
  return found;
}

/**
 * What a text describes and elsewhere names, by the identifier of the description: "a treaty on their sea border" of Kenya and
 * the Comoros is the Kenya-Comoros Maritime Boundary Treaty where the text names that one alone between the two, and
 * "the Nakamal security pact" is the Nakamal Agreement. `parties` gives those that act under a description.
 */
export function samePapers(
  acts: readonly Act[],
  reading: Reading,
  partiesUnder: (acts: readonly Act[]) => readonly string[],
): ReadonlyMap<string, GivenName> {
  const found = byOwnWord(reading);
  const papers = papersBetween(reading);
  const named = new Set(
    reading.accords
      .filter(({ isKnown, rule }) => isKnown || rule === 'form:name')
      .map(({ accord }) => accord),
  );
  const accords = new Map(
    acts.flatMap(({ accord }) => (accord === null ? [] : [[accord.id, accord]])),
  );
  for (const [id, accord] of papers.length === 0 ? [] : accords) {
    if (accord.isKnown || named.has(id) || found.has(id)) continue;
    const parties = partiesUnder(acts.filter((act) => act.accord?.id === id));
    const [paper, ...others] = papers.filter((one) => isAlike(one, accord, parties));
    if (paper !== undefined && others.length === 0) found.set(id, paper);
  }
  for (const [id, told] of byHeadline(acts))
    if (!found.has(id)) found.set(id, found.get(told.accord) ?? told);
  return found;
}
