import type { Mention } from '../reading/index.ts';
import { cueOf } from './grammar.ts';
import {
  absoluteSubject,
  isBare,
  phraseStart,
  standsForActor,
  withNeighbours,
} from './noun-phrase.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';

/** Who stands in a role: codes in order of the text, and the mentions that gave them. */
export interface Participants {
  readonly codes: readonly string[];
  readonly mentions: readonly Placed<Mention>[];
  /** Words of a subject without a code ("more countries"); null when there is none. */
  readonly words: string | null;
  readonly rule: string;
}

export const NOBODY: Participants = { codes: [], mentions: [], words: null, rule: 'none' };

/** Mentions as those who stand in a role. */
export function participants(mentions: readonly Placed<Mention>[], rule: string): Participants {
  const codes: string[] = [];
  for (const mention of mentions)
    for (const code of mention.it.actors) if (!codes.includes(code)) codes.push(code);
  return { codes, mentions, words: null, rule };
}

/** "The government in Dhaka", "the authorities in Bamako": a place that says whose government it is. */
function isSeatOf(view: SentenceView, mention: Placed<Mention>): boolean {
  const isSeat = /^(?:capital|seat|name)$/.test(mention.it.via);
  const noun = lowerAt(view, mention.first - 2);
  return (
    isSeat &&
    lowerAt(view, mention.first - 1) === 'in' &&
    /^(?:government|authorities|junta|regime|rulers|leadership|parliament|cabinet|administration)$/.test(
      noun,
    )
  );
}

/** Whether a mention stands in a phrase that opens the clause: "at the invitation of Egypt, …", "with Fiji, …". */
function isOpening(view: SentenceView, mention: Placed<Mention>, from: number): boolean {
  if (isBare(view, mention, from) || lowerAt(view, mention.last + 1) !== ',') return false;
  const start = phraseStart(view, mention.first);
  // "The ministers of Egypt, Chad and Libya": several, and theirs are the names that follow.
  const noun = lowerAt(view, start - 2);
  const isOfMany = noun.endsWith('s') && cueOf(view.grammar, 'actor-noun', noun) !== null;
  return lowerAt(view, start - 1) !== 'of' || !isOfMany;
}

/** The row of a subject without those whom an opening phrase names right before it: "at the invitation of Egypt, Chad and Libya". */
function withoutOpening(
  view: SentenceView,
  row: readonly Placed<Mention>[],
  from: number,
): readonly Placed<Mention>[] {
  const [first] = row;
  return row.length > 1 && first !== undefined && isOpening(view, first, from) ? row.slice(1) : row;
}

/** The subject in a stretch before a verb: the last segment's bare name, else the first's (an aside stands between). */
export function pickSubject(view: SentenceView, from: number, to: number): Participants {
  const inside = view.mentions.filter((mention) => mention.first >= from && mention.last < to);
  const bare = inside.filter(
    (mention) => isBare(view, mention, from) && standsForActor(view, mention),
  );
  let segment = to - 1;
  while (segment >= from && lowerAt(view, segment) !== ',') segment -= 1;
  const inLast = bare.find((mention) => mention.first > segment);
  const chosen = inLast ?? bare[0];
  if (chosen !== undefined)
    return participants(
      withoutOpening(view, withNeighbours(view, chosen, from, to), from).filter((m) =>
        standsForActor(view, m),
      ),
      'before-verb',
    );
  const owned = inside.find((mention) => {
    const start = phraseStart(view, mention.first);
    return (
      lowerAt(view, start - 1) === 'of' &&
      cueOf(view.grammar, 'actor-noun', lowerAt(view, start - 2)) !== null
    );
  });
  if (owned !== undefined) return participants(withNeighbours(view, owned, from, to), 'of-phrase');
  const seated = inside.find((mention) => isSeatOf(view, mention));
  if (seated !== undefined) return participants([seated], 'seat-of-government');
  return theSides(view, from, to) ?? unnamed(view, from, to);
}

/** A plural subject without a name: "more countries", "several Gulf governments". */
export function unnamed(view: SentenceView, from: number, to: number): Participants {
  for (let k = to - 1; k >= from; k -= 1) {
    const isAnother =
      /^(?:state|country|nation)$/.test(lowerAt(view, k)) &&
      /^(?:another|more|further)$/.test(lowerAt(view, k - 1));
    if (
      !isAnother &&
      !/^(countries|states|nations|governments|members|parties|others)$/.test(lowerAt(view, k))
    )
      continue;
    let start = k;
    while (
      start > from &&
      /^(DET|ADJ|NUM|ADV)$/.test(view.tokens[start - 1]?.pos ?? '') &&
      !view.isDay[start - 1]
    )
      start -= 1;
    const words = view.tokens
      .slice(start, k + 1)
      .map((token) => token.text)
      .join(' ');
    return {
      codes: [],
      mentions: [],
      words: words.charAt(0).toLowerCase() + words.slice(1),
      rule: 'unnamed',
    };
  }
  return NOBODY;
}

const PAIRED = /^(?:both|two|three|all|four|five)$/;
const OF_THE_SIDES =
  /^(?:sides|countries|states|governments|parliaments|capitals|nations|parties|leaders|presidents|ministers|delegations|neighbours|neighbors|allies|legislatures|cabinets|republics|powers|men|foes|rivals|kingdoms|islands|premiers|monarchs|armies|forces|troops|navies|officials|envoys|diplomats|soldiers|guards|negotiators|lawmakers)$/;

/** "both parliaments", "the two sides", "their trade ministers": those whom the sentence named together before. */
export function theSides(view: SentenceView, from: number, to: number): Participants | null {
  for (let k = to - 1; k >= from; k -= 1) {
    const lower = lowerAt(view, k);
    const isAlone = lower === 'both' && view.tokens[k + 1]?.pos !== 'NOUN';
    if (!isAlone && !OF_THE_SIDES.test(lower)) continue;
    let start = k;
    while (start > from && /^(?:NOUN|ADJ|NUM)$/.test(view.tokens[start - 1]?.pos ?? '')) start -= 1;
    const lead = lowerAt(view, start - 1);
    const isPaired =
      isAlone ||
      /^(?:both|their|these|those)$/.test(lead) ||
      view.tokens.slice(start, k).some((token) => PAIRED.test(token.lower));
    if (!isPaired) return null;
    for (const mention of view.mentions) {
      if (mention.last >= start) break;
      const list = withNeighbours(view, mention, 0, start);
      const named = participants(list, 'the-sides');
      if (named.codes.length > 1) return named;
    }
    return null;
  }
  return null;
}

/** "…, with Oman mediating": no partner of the act before. */
function actsBeside(view: SentenceView, list: readonly Placed<Mention>[]): boolean {
  const last = list.at(-1)?.last ?? -1;
  const verb = view.groups.find(({ first }) => first === last + 1 || first === last + 2);
  return verb !== undefined && absoluteSubject(view, verb) !== null;
}

/** Actors behind one of the prepositions in a stretch: "with Israel", "between Iran and Iraq", "by Fiji". */
export function behind(
  view: SentenceView,
  prepositions: readonly string[],
  range: { readonly from: number; readonly to: number },
): Participants {
  for (const mention of view.mentions) {
    if (mention.first < range.from || mention.last >= range.to) continue;
    const start = phraseStart(view, mention.first);
    let before = lowerAt(view, start - 1);
    const isOwner = before === 'of' || (before === 'from' && !prepositions.includes('from'));
    if (isOwner && cueOf(view.grammar, 'actor-noun', lowerAt(view, start - 2)) !== null) {
      before = lowerAt(view, phraseStart(view, start - 2) - 1);
    }
    if (!prepositions.includes(before)) continue;
    const list = withNeighbours(view, mention, range.from, range.to).filter(
      (m) => m === mention || !m.it.rule.startsWith('place:'),
    );
    if (before === 'with' && actsBeside(view, list)) continue;
    return participants(list, `behind-${before}`);
  }
  return NOBODY;
}

/** All actors named in a stretch, as one list. */
export function namedIn(view: SentenceView, from: number, to: number, rule: string): Participants {
  return participants(
    view.mentions.filter(
      (mention) =>
        mention.first >= from && mention.last < to && !mention.it.rule.startsWith('place:'),
    ),
    rule,
  );
}
