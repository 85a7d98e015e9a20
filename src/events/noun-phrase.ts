import type { Mention } from '../reading/index.ts';
import { cueOf } from './grammar.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

export const POSSESSIVE = new Set(["'s", '’s', "'", '’']);
const LIST = new Set([',', 'and', '&', '/', 'or', '-', '–', 'nor']);
const PLACE_OR_OTHER = new Set([
  'in',
  'at',
  'from',
  'near',
  'with',
  'against',
  'on',
  'by',
  'to',
  'for',
  'over',
  'under',
  'between',
  'about',
  'into',
  'towards',
  'toward',
  'outside',
  'inside',
  'across',
  'like',
  'than',
  'including',
  'through',
  'via',
  'despite',
  'after',
  'before',
  'since',
  'amid',
  'alongside',
]);

/** Where the noun phrase that a mention opens begins: before its determiners, numbers and adjectives. */
export function phraseStart(view: SentenceView, first: number): number {
  let k = first;
  while (k > 0) {
    const token = view.tokens[k - 1];
    if (token === undefined || view.mentionAt[k - 1] !== -1 || view.isDay[k - 1]) break;
    if (
      token.pos !== 'DET' &&
      token.pos !== 'ADJ' &&
      token.pos !== 'NUM' &&
      !POSSESSIVE.has(token.lower) &&
      token.lower !== 'both'
    )
      break;
    if (POSSESSIVE.has(token.lower)) break;
    k -= 1;
  }
  return k;
}

function isNounLike(view: SentenceView, k: number): boolean {
  const pos = view.tokens[k]?.pos;
  return (
    (pos === 'NOUN' || pos === 'PROPN' || pos === 'ADJ' || pos === 'NUM') &&
    !view.isDay[k] &&
    view.mentionAt[k] === -1
  );
}

/** Last noun of the phrase that goes on after a mention: "Kazakh state oil company" → company; -1 if none. */
function phraseHead(view: SentenceView, mention: Placed<Mention>): number {
  let k = mention.last + 1;
  if (POSSESSIVE.has(lowerAt(view, k))) k += 1;
  let head = -1;
  while (isNounLike(view, k)) {
    const pos = view.tokens[k]?.pos;
    if (pos === 'NOUN' || pos === 'PROPN') head = k;
    k += 1;
  }
  return head;
}

const NUMBER_WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "two Gulf monarchies" are not all of them; "the three Baltic states" are. */
function isWholeGroup(view: SentenceView, mention: Placed<Mention>): boolean {
  for (let k = mention.first - 1; k < mention.last; k += 1) {
    const lower = lowerAt(view, k);
    if (/^(?:several|some|many|most|other|few|certain|more|various)$/.test(lower)) return false;
    const count =
      NUMBER_WORDS.indexOf(lower) >= 0
        ? NUMBER_WORDS.indexOf(lower)
        : /^\d+$/.test(lower)
          ? Number(lower)
          : null;
    if (count !== null && count !== mention.it.actors.length) return false;
  }
  return true;
}

/** "the republic", "the country" after a sentence that names several actors: nobody can tell which. */
function isLooseAnaphor(view: SentenceView, mention: Placed<Mention>): boolean {
  if (/^(?:it|he|she|they|both|the two)\b/i.test(mention.it.text)) return false;
  if (
    view.mentions.some(
      (other) =>
        other.last < mention.first &&
        other.it.actors.some((code) => mention.it.actors.includes(code)),
    )
  )
    return false;
  return mention.it.actors.length === 1 && view.actorsBefore.size > 1;
}

/** Whether the mention stands for a state or body here, and not for a firm, a team or a thing of that land. */
export function standsForActor(view: SentenceView, mention: Placed<Mention>): boolean {
  if (mention.it.rule.startsWith('place:')) return false;
  // Firms have codes in the gazetteer, and no place on either side of a diplomatic act.
  if (mention.it.actors.some((code) => code.startsWith('FIRM-'))) return false;
  if (mention.it.actors.length > 2 && !isWholeGroup(view, mention)) return false;
  if (mention.it.via === 'anaphor' && isLooseAnaphor(view, mention)) return false;
  const next = lowerAt(view, mention.last + 1);
  const isOwner = POSSESSIVE.has(next);
  const isAdjective = mention.it.via === 'adjective';
  const head = phraseHead(view, mention);
  // "no Rwandan had taken part": an adjective before a verb is a person of that land.
  const isPerson = view.groups.some((group) => group.first === mention.last + 1);
  if (head === -1) return !isAdjective || isPerson || isCoordinated(view, mention);
  const noun = lowerAt(view, head);
  if (isOwner || isAdjective || mention.it.via === 'name' || mention.it.via === 'capital') {
    if (cueOf(view.grammar, 'private-noun', noun) !== null) return false;
    return cueOf(view.grammar, 'actor-noun', noun) !== null || (!isOwner && !isAdjective);
  }
  return true;
}

/** "the Kyrgyz, Tajik and Uzbek presidents": the noun stands after the last of the list. */
function isCoordinated(view: SentenceView, mention: Placed<Mention>): boolean {
  let k = mention.last + 1;
  while (LIST.has(lowerAt(view, k))) k += 1;
  if (k === mention.last + 1) return false;
  const at = view.mentionAt[k];
  const next = at === undefined || at === -1 ? undefined : view.mentions[at];
  return next !== undefined && next.first > mention.last && standsForActor(view, next);
}

export function isBare(view: SentenceView, mention: Placed<Mention>, regionFirst: number): boolean {
  const start = phraseStart(view, mention.first);
  if (start <= regionFirst) return true;
  const before = lowerAt(view, start - 1);
  return !PLACE_OR_OTHER.has(before) && before !== 'of';
}

/** Mentions that are joined with `mention` by commas and "and", in order. */
export function withNeighbours(
  view: SentenceView,
  mention: Placed<Mention>,
  from: number,
  to: number,
): Placed<Mention>[] {
  const list = [mention];
  const index = view.mentions.indexOf(mention);
  for (let i = index + 1, last = mention; i < view.mentions.length; i += 1) {
    const next = view.mentions[i];
    if (next === undefined || next.last >= to || !isListGap(view, last, next.first)) break;
    list.push(next);
    last = next;
  }
  for (let i = index - 1, first = mention; i >= 0; i -= 1) {
    const previous = view.mentions[i];
    if (previous === undefined || previous.first < from || !isListGap(view, previous, first.first))
      break;
    list.unshift(previous);
    first = previous;
  }
  return list;
}

function isListGap(view: SentenceView, left: Placed<Mention>, rightFirst: number): boolean {
  let hasJoint = false;
  for (let k = left.last + 1; k < rightFirst; k += 1) {
    const lower = lowerAt(view, k);
    if (LIST.has(lower)) hasJoint = true;
    else if (lower === 'as' || lower === 'well' || lower === 'both') continue;
    else if (view.tokens[k]?.pos === 'DET' || lower === 'the') continue;
    else if (POSSESSIVE.has(lower) || cueOf(view.grammar, 'actor-noun', lower) !== null) continue;
    else if (/^(?:ADJ|NUM)$/.test(view.tokens[k]?.pos ?? '') && hasJoint) continue;
    else if (hasJoint && /^(?:his|her|its|their)$/.test(lower)) continue;
    else return false;
  }
  return hasJoint;
}

/** Verbs that tell what somebody does beside an act of others, also where no comma parts the two. */
const BESIDE =
  /^(?:mediate|broker|act|serve|preside|chair|facilitate|abstain|dissent|watch|look|attend|object|boycott|host|stand|remain|stay|arbitrate)$/;

/** "…, with Oman mediating": who stands with a verb of their own behind "with", and is no partner in the act before. */
export function absoluteSubject(view: SentenceView, group: VerbGroup): Placed<Mention>[] | null {
  if (group.kind === 'infinitive') return null;
  const at = view.tokens[group.first - 1]?.pos === 'ADV' ? group.first - 2 : group.first - 1;
  const mention = view.mentions[view.mentionAt[at] ?? -1];
  if (mention === undefined || mention.last !== at) return null;
  const list = withNeighbours(view, mention, 0, group.first);
  const start = phraseStart(view, list[0]?.first ?? mention.first);
  if (lowerAt(view, start - 1) !== 'with') return null;
  const isParted = start === 1 || lowerAt(view, start - 2) === ',';
  const word = view.tokens[group.head];
  const isBeside = group.kind === 'ing' && BESIDE.test(word?.lemma ?? '');
  return isParted || isBeside ? list : null;
}
