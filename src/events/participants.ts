import type { Mention } from '../reading/index.ts';
import { cueOf } from './grammar.ts';
import {
  behind,
  NOBODY,
  type Participants,
  participants,
  pickSubject,
  unnamed,
} from './named-participants.ts';
import {
  absoluteSubject,
  POSSESSIVE,
  phraseStart,
  standsForActor,
  withNeighbours,
} from './noun-phrase.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';
import { TAKES_CLAUSE } from './verb-groups.ts';

/** "within a week was": the noun hangs on a preposition and is no subject. */
function isUnderPreposition(view: SentenceView, noun: number, from: number): boolean {
  let k = noun - 1;
  while (k >= from && /^(?:DET|ADJ|NUM|NOUN)$/.test(view.tokens[k]?.pos ?? '')) k -= 1;
  return (
    k >= from &&
    view.tokens[k]?.pos === 'ADP' &&
    /^(?:within|in|for|after|at|during|by|on|over|before|amid)$/.test(lowerAt(view, k))
  );
}

function hasNominal(view: SentenceView, from: number, to: number): boolean {
  for (let k = from; k < to; k += 1) {
    const pos = view.tokens[k]?.pos;
    if (
      (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') &&
      !view.isDay[k] &&
      !isUnderPreposition(view, k, from)
    )
      return true;
  }
  return false;
}

/** The name before a relative word: "the treaty, which", "Iran and Saudi Arabia, which". */
function antecedent(view: SentenceView, marker: number): Participants {
  const before = view.mentions.filter((mention) => mention.last < marker);
  const last = before.at(-1);
  if (last === undefined || marker - last.last > 6) return NOBODY;
  const clear = view.accords.some(
    (accord) => accord.first > last.last && accord.last < marker && !accord.it.isKnown,
  );
  if (clear) return NOBODY;
  return participants(withNeighbours(view, last, 0, marker), 'antecedent');
}

const PRONOUNS = new Set(['it', 'they', 'he', 'she', 'we']);
const OWN_SIDE = /^(?:country|countries|government|governments|nation|kingdom|republic|side)$/;

const THREATENS = /^(?:threaten|warn|promise|offer|pledge|vow)$/;

/** "Peru threatened to impose tariffs on Chile unless it joined": the pronoun is whoever is threatened. */
function threatenedBefore(view: SentenceView, group: VerbGroup): readonly Placed<Mention>[] {
  if (group.opening !== 'condition' || lowerAt(view, group.marker) === 'whether') return [];
  const main = view.groups.find((other) => other.kind === 'finite' && other.last < group.marker);
  if (main === undefined || !THREATENS.test(view.tokens[main.head]?.lemma ?? '')) return [];
  return view.mentions
    .filter(({ first, last }) => first > main.last && last < group.marker)
    .slice(-1);
}

/** "Peru discussed with Chile whether it could join": with whom it is discussed, of whom the pronoun may speak. */
function consultedBefore(view: SentenceView, group: VerbGroup): readonly Placed<Mention>[] {
  if (group.opening !== 'condition' || lowerAt(view, group.marker) !== 'whether') return [];
  const verb = view.groups[group.index - 1];
  return view.mentions.filter(
    ({ first, last }) =>
      verb !== undefined &&
      first > verb.last &&
      last < group.marker &&
      /^(?:with|to|and)$/.test(lowerAt(view, phraseStart(view, first) - 1)),
  );
}

const TELLS = /^(?:says?|said|told|tells|announced|announces|added|confirmed|insisted|declared)$/;

/** "Fiji said it would join": a pronoun before the verb is the subject of the clause before, where there is one. */
function byPronoun(
  view: SentenceView,
  group: VerbGroup,
  at: { from: number; depth: number },
): Participants | null {
  let pronoun = -1;
  // "the ban it imposed": only what stands right before the verb is its subject.
  const from = PRONOUNS.has(lowerAt(view, group.first - 1)) ? group.first - 1 : at.from;
  for (let k = from; k < group.first; k += 1) {
    const pos = view.tokens[k]?.pos;
    const isOwn =
      OWN_SIDE.test(lowerAt(view, k)) &&
      /^(?:his|her|its|their|our|the)$/.test(lowerAt(view, k - 1));
    if (PRONOUNS.has(lowerAt(view, k)) || isOwn) pronoun = k;
    else if ((pos === 'NOUN' || pos === 'PROPN') && !view.isDay[k]) return null;
  }
  if (pronoun < 0) return null;
  const threatened = threatenedBefore(view, group);
  if (threatened.length > 0) return participants(threatened, 'pronoun');
  const consulted = consultedBefore(view, group);
  if (consulted.length > 0)
    return lowerAt(view, pronoun) === 'it' && consulted.length === 1
      ? participants(consulted, 'pronoun')
      : NOBODY;
  for (let i = group.index - 1; i >= 0; i -= 1) {
    const before = view.groups[i];
    if (before === undefined || before.kind !== 'finite') continue;
    // "with Fiji's premier, who said that his country would join": of whom "who" is said.
    const isTelling = i === group.index - 1 && TELLS.test(lowerAt(view, before.head));
    if (before.opening === 'relative' && !isTelling) continue;
    const subject = subjectOf(view, before, at.depth + 1);
    if (subject.codes.length > 0) return { ...subject, rule: 'pronoun' };
  }
  // "Fiji's return to X, which it left in 1987": no verb before, only the owner of the noun.
  const owner = view.mentions.find(
    (mention) => mention.last < pronoun && POSSESSIVE.has(lowerAt(view, mention.last + 1)),
  );
  return owner === undefined
    ? null
    : participants(withNeighbours(view, owner, 0, pronoun), 'pronoun');
}

function inherited(view: SentenceView, group: VerbGroup, depth: number): Participants {
  const comma = lowerAt(view, group.first - 1) === ',';
  for (let i = group.index - 1; i >= 0; i -= 1) {
    const previous = view.groups[i];
    if (previous === undefined) continue;
    if (comma && previous.opening === 'relative' && lowerAt(view, previous.marker - 1) === ',') {
      return pickSubject(view, openBefore(view, previous.marker), previous.marker - 1);
    }
    if (previous.kind === 'participle' && comma) continue;
    if (!comma && previous.kind !== 'finite' && previous.kind !== 'infinitive') continue;
    if (!comma) return subjectOf(view, previous, depth + 1);
    if (previous.opening === 'group' || previous.opening === 'start')
      return subjectOf(view, previous, depth + 1);
  }
  return pickSubject(view, 0, group.first);
}

/** Start of the clause that stands before a relative word. */
function openBefore(view: SentenceView, marker: number): number {
  for (let i = view.groups.length - 1; i >= 0; i -= 1) {
    const group = view.groups[i];
    if (group !== undefined && group.last < marker) return group.last + 1;
  }
  return 0;
}

/** Nouns of others who are called on without a name: "its neighbours", "more countries". */
export const CROWD =
  /^(?:others|countries|states|nations|members|governments|allies|partners|neighbours|neighbors|sides|parties|leaders|country|state|nation|government|side|party)$/;
/** Nouns of what one side asks of others, who are to do what the infinitive says. */
const ASKS_OTHERS = /^(?:invitations?|calls?|appeals?|demands?|pleas?|pressure)$/;

function subjectOfGoverned(view: SentenceView, group: VerbGroup, depth: number): Participants {
  const governor = group.governor;
  if (governor === null) {
    if (group.kind === 'infinitive') return pickSubject(view, group.left, group.first);
    const after = view.groups[group.index + 1];
    const before = view.groups[group.index - 1];
    if (group.first <= 1 && after !== undefined) return subjectOf(view, after, depth + 1);
    return before === undefined
      ? pickSubject(view, group.left, group.first)
      : subjectOf(view, before, depth + 1);
  }
  const owner = governor.group >= 0 ? view.groups[governor.group] : undefined;
  if (governor.kind === 'noun') {
    const possessor = possessorOf(view, governor.token);
    if (possessor.codes.length > 0 && !ASKS_OTHERS.test(lowerAt(view, governor.token)))
      return possessor;
    if (ASKS_OTHERS.test(lowerAt(view, governor.token)))
      return behind(view, ['to', 'on', 'for'], {
        from: governor.token + 1,
        to: view.tokens.length,
      });
    // "reversing his predecessor's refusal to sign": the side of whoever is meant.
    const isCrowd = CROWD.test(lowerAt(view, governor.token));
    const isOwned = [1, 2, 3, 4].some((step) =>
      /^(?:his|her|its|their)$/.test(lowerAt(view, governor.token - step)),
    );
    const main = view.groups.slice(0, group.index).find((other) => other.kind === 'finite');
    if (isOwned && !isCrowd && main !== undefined)
      return { ...subjectOf(view, main, depth + 1), rule: 'pronoun' };
  }
  if (owner === undefined) return pickSubject(view, 0, group.first);
  // "Were Fiji to join": the subject stands behind the verb that opens the sentence.
  if (owner.first === 0 && /^(?:were|should|had)$/.test(lowerAt(view, 0)))
    return pickSubject(view, owner.last + 1, group.first);
  const word = view.tokens[owner.head];
  const isCall = word !== undefined && callsOnAnother(view, word.lower, word.lemma);
  const isOrdered = group.isPassive && /^(?:order|decree|demand)$/.test(word?.lemma ?? '');
  if (isCall && !owner.isPassive && !isOrdered) {
    const other = view.mentions.find(
      (mention) => mention.first > owner.last && mention.last < group.first,
    );
    if (other !== undefined)
      return participants(
        withNeighbours(view, other, owner.last + 1, group.first),
        'object-of-call',
      );
    // "expects more states to join", "invited others to join": it is they who would, whoever they are.
    if (hasNominal(view, owner.last + 1, group.first))
      return unnamed(view, owner.last + 1, group.first);
  }
  return subjectOf(view, owner, depth + 1);
}

/** Verbs whose object does what the infinitive says. */
export function callsOnAnother(view: SentenceView, lower: string, lemma: string): boolean {
  return (
    cueOf(view.grammar, 'invite-verb', lemma, lower) !== null ||
    cueOf(view.grammar, 'request-verb', lemma, lower) !== null ||
    /^(allow|help|enable|let|force|prompt|lead|cause|compel|oblige|persuade|convince|get|want|expect|welcome)$/.test(
      lemma,
    )
  );
}

/** Who owns a noun: "Kazakhstan's accession", "the Turkish withdrawal", "its entry", "accession by Fiji", "of Fiji". */
export function possessorOf(view: SentenceView, noun: number): Participants {
  const around = view.mentions[view.mentionAt[noun] ?? -1];
  if (around !== undefined) return participants([around], 'title');
  for (let k = noun - 1; k >= Math.max(0, noun - 6); k -= 1) {
    const at = view.mentionAt[k] ?? -1;
    const mention = at === -1 ? undefined : view.mentions[at];
    if (mention !== undefined) {
      const owns =
        POSSESSIVE.has(lowerAt(view, mention.last + 1)) ||
        mention.it.via === 'adjective' ||
        mention.it.via === 'anaphor' ||
        // "after UAE mediation": headlines leave the genitive out.
        view.sentence.role === 'headline';
      if (!owns) break;
      return participants(withNeighbours(view, mention, 0, noun), 'possessor');
    }
    const token = view.tokens[k];
    if (token === undefined || !/^(ADJ|NUM|PART|NOUN|VERB|DET|PROPN|PUNCT)$/.test(token.pos)) break;
    // "he expected more countries": whoever stands before the verb owns nothing behind it.
    if (view.groups.some((group) => group.kind === 'finite' && group.head === k)) break;
    if (token.pos === 'DET' && token.lower !== 'the' && token.lower !== 'a') break;
  }
  return NOBODY;
}

/**
 * "Officials said Fiji and Samoa would sign", "X joined, and Fiji and Samoa will": the "and" before the verb parts no
 * clauses but joins two subjects. "Attacked Fiji and Samoa joined" is left as it is: there the first is an object.
 */
function listAcross(view: SentenceView, group: VerbGroup, joint: number): Participants | null {
  const last = view.mentions.find(({ first }) => first > joint && first < group.first);
  if (last === undefined) return null;
  const all = withNeighbours(view, last, group.left, group.first);
  // "According to the Omani ministry, Fiji and Samoa have": the list begins behind the comma.
  const isOpen = (mention: Placed<Mention>) => {
    const token = lowerAt(view, phraseStart(view, mention.first) - 1);
    return /^(?:to|by|from|of|in|with)$/.test(token);
  };
  const list = all.slice(all.findIndex((mention) => !isOpen(mention)));
  const [head] = list;
  if (head === undefined || head.first > joint) return null;
  const before = phraseStart(view, head.first) - 1;
  const verb = view.groups[group.index - 1];
  const isClause =
    verb !== undefined &&
    verb.last === before &&
    !verb.isPassive &&
    TAKES_CLAUSE.test(lowerAt(view, verb.head));
  if (!isClause && !/^(?:,|and|but|or)$/.test(lowerAt(view, before))) return null;
  return participants(
    list.filter((mention) => standsForActor(view, mention)),
    'before-verb',
  );
}

/** The subject of a verb group: codes of those who do it, whatever the grammar. */
export function subjectOf(view: SentenceView, group: VerbGroup, depth = 0): Participants {
  if (depth > 6) return NOBODY;
  const beside = group.kind === 'ing' ? absoluteSubject(view, group) : null;
  if (beside !== null) return participants(beside, 'absolute');
  if (group.kind === 'infinitive' || group.kind === 'ing')
    return subjectOfGoverned(view, group, depth);
  if (group.kind === 'participle') return antecedent(view, group.first);
  if (group.opening === 'relative') {
    const own = pickSubject(view, group.left, group.first);
    if (own.codes.length === 0 && lowerAt(view, group.marker) === 'whose')
      return antecedent(view, group.marker);
    if (own.codes.length > 0) return own;
    if (hasNominal(view, group.left, group.first))
      return byPronoun(view, group, { from: group.left, depth }) ?? own;
    return antecedent(view, group.marker);
  }
  if (group.opening !== 'group') {
    const own = pickSubject(view, group.left, group.first);
    if (own.codes.length > 0 || own.words !== null) return own;
    if (!hasNominal(view, group.left, group.first)) return inherited(view, group, depth);
    return byPronoun(view, group, { from: group.left, depth }) ?? NOBODY;
  }
  let joint = group.first - 1;
  while (joint >= group.left && !/^(,|and|but|or)$/.test(lowerAt(view, joint))) joint -= 1;
  if (joint < group.left) {
    const own = pickSubject(view, group.left, group.first);
    if (own.codes.length > 0 || own.words !== null) return own;
    if (!hasNominal(view, group.left, group.first)) return inherited(view, group, depth);
    return byPronoun(view, group, { from: group.left, depth }) ?? NOBODY;
  }
  const listed = listAcross(view, group, joint);
  if (listed !== null) return listed;
  const own = pickSubject(view, joint + 1, group.first);
  if (own.codes.length > 0 || own.words !== null) return own;
  if (!hasNominal(view, joint + 1, group.first)) return inherited(view, group, depth);
  return byPronoun(view, group, { from: joint + 1, depth }) ?? NOBODY;
}
