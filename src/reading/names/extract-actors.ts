import type { CivilDay, Refusal } from '../../kernel/index.ts';
import type { BareSentence } from '../sentences/extract-sentences.ts';
import { MAX_SENTENCE_LENGTH } from '../sentences/extract-sentences.ts';
import type { Mention } from '../types.ts';
import type { ActorIndex } from './actor-index.ts';
import { findAnaphora } from './anaphora.ts';
import { atomsOf } from './atoms.ts';
import { bareFamilyNames, type FamilyNames, rememberPeople } from './family-names.ts';
import { findNames } from './find-names.ts';
import { type Membership, memberStates } from './members.ts';
import type { NameTrie } from './name-trie.ts';
import { markPlaces } from './places.ts';
import { type Named, type NamedSentence, resolveNames, supportsOf } from './resolve-names.ts';
import { shortOrgans } from './short-organs.ts';
import type { TitleHead } from './title-words.ts';
import { joinTitles, titledSurnames } from './titles.ts';

export interface ActorDeps {
  readonly index: ActorIndex;
  readonly heads: NameTrie<TitleHead>;
  readonly membership: Membership;
}

export interface ActorInput {
  readonly dispatch: string | null;
  readonly text: string;
  readonly day: CivilDay | null;
  readonly sentences: readonly NamedSentence[];
  /** Sentences that name an accord. */
  readonly accordSentences: ReadonlySet<number>;
}

/** Whether a stretch has letters and none of them small. */
export function isCapitals(words: string): boolean {
  return /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words) && /\s/.test(words);
}

/** Cuts the words of each sentence (without dateline) into atoms and looks up their names. */
export function nameSentences(
  text: string,
  sentences: readonly BareSentence[],
  index: ActorIndex,
): NamedSentence[] {
  return sentences.map((sentence) => {
    if (sentence.end - sentence.start > MAX_SENTENCE_LENGTH)
      return { sentence, atoms: [], hits: [] };
    const atoms = atomsOf(text, { start: sentence.wordsStart, end: sentence.end });
    const isLoud = isCapitals(text.slice(sentence.wordsStart, sentence.end));
    return { sentence, atoms, hits: findNames(atoms, index, isLoud) };
  });
}

function mentionOf(text: string, named: NamedSentence, item: Named): Mention {
  const { atoms, sentence } = named;
  const lead = atoms[item.from - 1];
  const takesArticle = item.via === 'title' && /^(?:the|a|an)$/.test(lead?.lower ?? '');
  const start = (takesArticle ? lead?.start : atoms[item.from]?.start) ?? sentence.start;
  const end = atoms[item.to - 1]?.end ?? start;
  const { actors, via, person, office, rule } = item;
  return {
    start,
    end,
    sentence: sentence.index,
    text: text.slice(start, end),
    actors,
    via,
    person,
    office,
    rule,
  };
}

function byPlace(a: Named, b: Named): number {
  return a.from - b.from;
}

/** "WASHINGTON (RNS) Leaders met": the place in capitals that begins a sentence in running letters; its end, or 0. */
function endOfBareDateline(text: string, { start, end }: BareSentence): number {
  const words = /^(\p{Lu}{3,}(?: \p{Lu}{3,}){0,2})(?= (?:\(|-|—|\p{Lu}\p{Ll}))/u.exec(
    text.slice(start, Math.min(end, start + 60)),
  );
  return words === null ? 0 : start + words[0].length;
}

/** The capital of a dateline ("WASHINGTON, Nov 6 -"): where the report was written, never who acts. */
function datelinePlace(text: string, named: NamedSentence, index: ActorIndex): Mention | null {
  const { start, wordsStart, index: sentence } = named.sentence;
  const end = wordsStart > start ? wordsStart : endOfBareDateline(text, named.sentence);
  if (end <= start) return null;
  const atoms = atomsOf(text, { start, end });
  const [hit] = findNames(
    atoms,
    index,
    isCapitals(`${text.slice(start, end)} `) || /^\p{Lu}{3,}/u.test(text.slice(start, end)),
  );
  const value = hit?.values.find((each) => each.via === 'capital');
  const first = atoms[hit?.from ?? 0];
  const last = atoms[(hit?.to ?? 1) - 1];
  if (
    hit === undefined ||
    value === undefined ||
    hit.from > 0 ||
    first === undefined ||
    last === undefined
  )
    return null;
  const words = text.slice(first.start, last.end);
  const { actors, via, rule } = value;
  return {
    start: first.start,
    end: last.end,
    sentence,
    text: words,
    actors,
    via,
    person: null,
    office: null,
    rule: `place:dateline ${rule}`,
  };
}

/** Finds who is named in each sentence. Mentions come in order and do not overlap. */
export function extractActors(
  input: ActorInput,
  deps: ActorDeps,
): { items: Mention[]; refusals: Refusal[] } {
  const { text, day } = input;
  const mentions: Mention[] = [];
  const refusals: Refusal[] = [];
  const supports = supportsOf(input.sentences);
  const families: FamilyNames = new Map();
  const organsIn = shortOrgans(input.sentences, deps.index.organs, supports);
  let earlier: (readonly Named[])[] = [];
  for (const named of input.sentences) {
    const { atoms, sentence } = named;
    const textOf = (from: number, to: number): string =>
      text.slice(atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0);
    const title = { ...deps, day, isHeadline: sentence.role === 'headline', textOf };
    const resolved = resolveNames(named, supports, day);
    for (const { start, end, candidates } of resolved.ambiguities) {
      const params = { text: text.slice(start, end), candidates: candidates.join(' or ') };
      const code = 'reading.actor-ambiguous';
      refusals.push({
        stage: 'reading',
        code,
        dispatch: input.dispatch,
        span: { start, end },
        params,
      });
    }
    let items = joinTitles(atoms, markPlaces(atoms, resolved.items), title);
    items = memberStates(atoms, items, { membership: deps.membership, day });
    items = [...items, ...titledSurnames(atoms, items, title)].sort(byPlace);
    items = [...items, ...organsIn(atoms, items)].sort(byPlace);
    rememberPeople(items, families);
    items = [...items, ...bareFamilyNames(atoms, items, families)].sort(byPlace);
    const isAccordNear = input.accordSentences.has(sentence.index - 1);
    const context = { atoms, items, earlier, isAccordNear, states: deps.index.states };
    items = [...items, ...findAnaphora(context)].sort(byPlace);
    earlier = [items, ...earlier].slice(0, 3);
    const place = datelinePlace(text, named, deps.index);
    if (place !== null) mentions.push(place);
    for (const item of items) {
      const mention = mentionOf(text, named, item);
      const last = mentions.at(-1);
      if (last === undefined || last.end <= mention.start) mentions.push(mention);
    }
  }
  return { items: mentions, refusals };
}
