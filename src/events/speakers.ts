import type { Modality } from '../kernel/index.ts';
import { cueOf } from './grammar.ts';
import { modalityOf } from './modality.ts';
import type { Participants } from './named-participants.ts';
import { isOfficeWord, officeIn } from './office-speakers.ts';
import { subjectOf } from './participants.ts';
import { lowerAt, type SentenceView, spanOf } from './sentence-view.ts';
import type { ActSpeaker } from './types.ts';
import type { VerbGroup } from './verb-group.ts';

/** A verb of saying with its speaker, and the tokens that its words cover. */
export interface Saying {
  readonly group: VerbGroup;
  readonly speaker: ActSpeaker;
  readonly isDenial: boolean;
  /** How surely it was said at all: "is expected to announce", "has not said". */
  readonly modality: Modality | null;
  /** First token and first token after what was said. */
  readonly from: number;
  readonly to: number;
}

function isSaying(view: SentenceView, group: VerbGroup): 'saying' | 'denial' | null {
  const word = view.tokens[group.head];
  if (word === undefined) return null;
  // "recalled its ambassador" says nothing.
  const isDeed =
    word.lemma === 'recall' &&
    /^(?:its|their|his|her|the|an?|envoys?|ambassadors?|diplomats?)$/.test(
      lowerAt(view, group.last + 1),
    );
  if (isDeed) return null;
  // "rejects the Steppe Treaty": a step, and no word about what else the sentence tells.
  const isOfAccord = view.accords.some(
    ({ first }) => first > group.last && first <= group.last + 2 && !group.isPassive,
  );
  if (isOfAccord && /^(?:reject|dismiss)$/.test(word.lemma)) return null;
  if (cueOf(view.grammar, 'denying-verb', word.lemma)) return 'denial';
  return cueOf(view.grammar, 'saying-verb', word.lemma, word.lower) === null ? null : 'saying';
}

function anonymousWord(view: SentenceView, from: number, to: number): number {
  for (let k = from; k < to; k += 1)
    if (cueOf(view.grammar, 'anonymous-noun', lowerAt(view, k))) return k;
  return -1;
}

/** "…, says Trump", "…,” said the ministry": the speaker stands behind the verb, and what was said before it. */
function turnedSpeaker(view: SentenceView, group: VerbGroup): ActSpeaker | null {
  if (group.kind !== 'finite' || !/^[,”"’]$/.test(lowerAt(view, group.first - 1))) return null;
  // "Ana Sosa, the minister, said that Fiji would join": what is said stands behind the verb.
  if (lowerAt(view, group.last + 1) === 'that') return null;
  const to = stretchEnd(view, group.last + 1);
  return to === group.last + 1 ? null : speakerIn(view, group.last + 1, to);
}

/** Where a phrase without a verb ends: at a comma, a stop or a verb. */
function stretchEnd(view: SentenceView, from: number): number {
  let k = from;
  const limit = Math.min(view.tokens.length, from + LONGEST_PHRASE);
  while (k < limit && !/^[,;:.“”"()]$/.test(lowerAt(view, k))) {
    // "to people familiar with it" is no infinitive, whatever the tagger says.
    if (k > from && view.groups.some((group) => group.kind !== 'ing' && group.head === k)) break;
    k += 1;
  }
  return k;
}

/** Words of a phrase that names a speaker. */
const LONGEST_PHRASE = 16;

/** Whoever a phrase names: an actor, somebody who is not named, or an office. */
function speakerIn(view: SentenceView, from: number, to: number): ActSpeaker | null {
  const mention = view.mentions.find(
    (item) => item.first >= from && item.last < to && !item.it.rule.startsWith('place:'),
  );
  const anonymous = anonymousWord(view, from, to);
  if (mention === undefined && anonymous < 0) return officeSpeaker(view, from, to);
  const first = mention?.first ?? anonymous;
  const last = Math.max(mention?.last ?? anonymous, anonymous);
  return {
    actors: mention?.it.actors.slice(0, 1) ?? [],
    text: textOf(view, first, last),
    isAnonymous: anonymous >= 0 && (mention?.it.person ?? null) === null,
    span: spanOf(view, first, last),
  };
}

function officeSpeaker(view: SentenceView, from: number, to: number): ActSpeaker | null {
  const office = officeIn(view, from, to);
  if (office === null) return null;
  const { first, last, actors } = office;
  return {
    actors,
    text: textOf(view, first, last),
    isAnonymous: false,
    span: spanOf(view, first, last),
  };
}

/** "…, Norway, its depositary, confirmed": the name between two commas, with what it is called behind it. */
function appositeSpeaker(view: SentenceView, group: VerbGroup): Participants['mentions'] | null {
  if (group.kind !== 'finite' || lowerAt(view, group.first - 1) !== ',') return null;
  let comma = group.first - 2;
  while (comma > 0 && IN_ASIDE.test(view.tokens[comma]?.pos ?? '') && view.mentionAt[comma] === -1)
    comma -= 1;
  const mention = view.mentions[view.mentionAt[comma - 1] ?? -1];
  if (mention === undefined || lowerAt(view, comma) !== ',' || comma === group.first - 2)
    return null;
  return lowerAt(view, mention.first - 1) === ',' ? [mention] : null;
}

/** Words of "its depositary", "the broker of the talks". */
const IN_ASIDE = /^(?:DET|PRON|ADJ|NOUN|ADP|PART)$/;

/** "The ministers of Fiji and Samoa said": it is the word of both; behind a mere comma ("…, Ana Sosa of Fiji said") of the last. */
function rowOfSpeakers(view: SentenceView, { mentions }: Participants): Participants['mentions'] {
  const [first] = mentions;
  const last = mentions.at(-1);
  if (first === undefined || last === undefined || first === last) return mentions;
  const between = view.tokens.slice(first.last + 1, last.first);
  return between.some(({ lower }) => /^(?:and|&|or|nor)$/.test(lower)) ? mentions : [last];
}

/** Subject stretch of a verb of saying, before it or, after a quotation, behind it ("said the ministry"). */
function speakerOf(view: SentenceView, group: VerbGroup): ActSpeaker | null {
  const turned = turnedSpeaker(view, group);
  if (turned !== null) return turned;
  const row = appositeSpeaker(view, group) ?? rowOfSpeakers(view, subjectOf(view, group));
  const [first] = row;
  if (first !== undefined) {
    const named = first.it.person !== null;
    const from = Math.max(group.left, first.first - 4);
    const anonymous = anonymousWord(view, from, Math.min(group.first, first.last + 5));
    const end = row.at(-1)?.last ?? first.last;
    const last = anonymous > first.last ? anonymous : end < group.first ? end : first.last;
    const own = /\b(?:officials?|sources?|diplomats?|aides?)$/i.test(first.it.text);
    return {
      actors: [...new Set(row.flatMap(({ it }) => it.actors))],
      text: textOf(view, first.first, last),
      isAnonymous: !named && (anonymous >= 0 || own),
      span: spanOf(view, first.first, last),
    };
  }
  const anonymous = anonymousWord(view, group.left, group.first);
  if (anonymous >= 0) {
    return {
      actors: [],
      text: textOf(view, anonymous, anonymous),
      isAnonymous: true,
      span: spanOf(view, anonymous, anonymous),
    };
  }
  return officeSpeaker(view, ownStretch(view, group), group.first);
}

/** Where the words before a verb of saying begin that are its own: behind the last comma or quotation mark. */
function ownStretch(view: SentenceView, group: VerbGroup): number {
  let k = group.first;
  while (k > group.left && !/^[,;:.“”"]$/.test(lowerAt(view, k - 1))) k -= 1;
  return k;
}

function textOf(view: SentenceView, first: number, last: number): string {
  const span = spanOf(view, first, last);
  return view.tokens
    .slice(first, last + 1)
    .reduce(
      (text, token) =>
        text + ' '.repeat(Math.max(0, token.start - span.start - text.length)) + token.text,
      '',
    );
}

/** Everything that the sentence attributes to somebody. */
export function sayingsIn(view: SentenceView): Saying[] {
  const sayings: Saying[] = [];
  for (const group of view.groups) {
    const kind = isSaying(view, group);
    if (kind === null || group.kind === 'ing' || group.isPassive) continue;
    // "The ministry said nothing, but ...": what follows is not what it said.
    if (/^(?:nothing|little|so|goodbye)$/.test(lowerAt(view, group.last + 1))) continue;
    const speaker = speakerOf(view, group);
    if (speaker === null) continue;
    const isAfter = closesSentence(view, group);
    sayings.push({
      group,
      speaker,
      isDenial: kind === 'denial',
      modality: modalityOf(view, group).modality,
      from: isAfter ? 0 : group.last + 1,
      to: isAfter ? group.first : view.tokens.length,
    });
  }
  for (const saying of [attributedTo(view), besideColon(view)])
    if (saying !== null) sayings.push(saying);
  return sayings;
}

/** ", the ministry said.", ", Trump announced on Thursday, adding that ...": said after what it tells. */
function closesSentence(view: SentenceView, group: VerbGroup): boolean {
  const hasBefore = view.groups.some((other) => other.index < group.index && other.kind !== 'ing');
  const opens =
    lowerAt(view, group.left - 1) === ',' ||
    (group.opening === 'group' && hasCommaBefore(view, group)) ||
    group.opening === 'strong';
  let k = group.last + 1;
  while (
    k < view.tokens.length &&
    (view.isDay[k] ||
      /^(?:on|in|at|to|reporters|journalists|late|last|the|a|statement|interview|television)$/.test(
        lowerAt(view, k),
      ) ||
      view.mentionAt[k] !== -1)
  )
    k += 1;
  const isEnd = k >= view.tokens.length || /^[,.;”"’)]$/.test(lowerAt(view, k));
  const next = view.groups[group.index + 1];
  const tellsOn =
    next !== undefined &&
    next.kind === 'finite' &&
    next.opening !== 'relative' &&
    next.opening !== 'time';
  return hasBefore && opens && (isEnd || (!tellsOn && lowerAt(view, group.last + 1) !== 'that'));
}

function hasCommaBefore(view: SentenceView, group: VerbGroup): boolean {
  for (let k = group.first - 1; k >= Math.max(group.left, group.first - 12); k -= 1)
    if (/^(,|”|")$/.test(lowerAt(view, k))) return true;
  return false;
}

/** "According to X", "citing X": a phrase that attributes the whole sentence, as if it were a verb of its own. */
function attributedTo(view: SentenceView): Saying | null {
  for (let k = 0; k + 1 < view.tokens.length; k += 1) {
    const isAccording = lowerAt(view, k) === 'according' && lowerAt(view, k + 1) === 'to';
    const isCiting = lowerAt(view, k) === 'citing';
    if (!isAccording && !isCiting) continue;
    const from = isAccording ? k + 2 : k + 1;
    const to = stretchEnd(view, from);
    const speaker = speakerIn(view, from, to);
    const group = phraseGroup(view, k, to);
    if (speaker === null || group === null) return null;
    if (isCiting && isCause(view, from, to)) return null;
    return { group, speaker, isDenial: false, modality: 'done', from: 0, to: view.tokens.length };
  }
  return null;
}

/** "citing the reception of a rebel": a reason that is given, and nobody's word. */
function isCause(view: SentenceView, from: number, to: number): boolean {
  for (let k = from; k < to; k += 1) {
    const isSource =
      view.mentionAt[k] !== -1 ||
      anonymousWord(view, k, k + 1) === k ||
      isOfficeWord(lowerAt(view, k)) ||
      /^(?:reports?|media|newspapers?|papers?|agency|agencies)$/.test(lowerAt(view, k));
    if (isSource) return false;
    if (view.tokens[k]?.pos === 'NOUN') return true;
  }
  return false;
}

/** A phrase in the place of a verb of saying; null in a sentence without verbs. */
function phraseGroup(view: SentenceView, first: number, to: number): VerbGroup | null {
  const model = view.groups[0];
  if (model === undefined) return null;
  return { ...model, first, last: first, head: first, left: first, right: to, governor: null };
}

/** Tokens of a headline before or behind its colon that may name who says the rest. */
const MOST_BESIDE_COLON = 5;

/**
 * "Kremlin: …", "…: Turkish minister" name who speaks, "Iran: …" and "NATO gains two: …" what it is about: the words are
 * those of a person, a seat or an office, and nothing else stands beside them.
 */
function isNoTopic(view: SentenceView, from: number, to: number): boolean {
  let speaks = false;
  for (let k = from; k < to; k += 1) {
    const mention = view.mentions[view.mentionAt[k] ?? -1];
    const isOffice = isOfficeWord(lowerAt(view, k)) || anonymousWord(view, k, k + 1) === k;
    if (isOffice || (mention !== undefined && SPEAKS.test(mention.it.via))) speaks = true;
    else if (mention === undefined && !BESIDE_OFFICE.test(view.tokens[k]?.pos ?? '')) return false;
  }
  return speaks;
}

/** Ways in which an actor is named that stand for somebody who speaks. */
const SPEAKS = /^(?:office-holder|seat|title)$/;
const BESIDE_OFFICE = /^(?:DET|ADJ|PROPN|PART)$/;

/** "Kremlin: Russia will not extend X", "Iran, US to hold talks: minister": headlines name the speaker beside a colon. */
function besideColon(view: SentenceView): Saying | null {
  if (view.sentence.role !== 'headline') return null;
  const { length } = view.tokens;
  const at = view.tokens.findIndex(({ lower }) => lower === ':');
  if (at <= 0 || at >= length - 1) return null;
  const isBefore = at <= MOST_BESIDE_COLON - 1 && !view.groups.some((group) => group.last < at);
  const isBehind =
    length - 1 - at <= MOST_BESIDE_COLON && !view.groups.some((group) => group.first > at);
  if (isBefore === isBehind) return null;
  const [from, to] = isBefore ? [0, at] : [at + 1, length];
  const speaker = speakerIn(view, from, to);
  const group = phraseGroup(view, from, to);
  if (speaker === null || group === null || !isNoTopic(view, from, to)) return null;
  const said = isBefore ? { from: at + 1, to: length } : { from: 0, to: at };
  return { group, speaker, isDenial: false, modality: 'done', ...said };
}

/** Who says what stands at a token: the nearest verb of saying before it, else the one that follows. */
export function sayingAt(sayings: readonly Saying[], token: number): Saying | null {
  let best: Saying | null = null;
  for (const saying of sayings) {
    const isHead = saying.group.first <= token && token <= saying.group.last;
    if (isHead || token < saying.from || token >= saying.to) continue;
    if (best === null || isNearer(saying, best, token)) best = saying;
  }
  return best;
}

function isNearer(a: Saying, b: Saying, token: number): boolean {
  const aIsBefore = a.group.last < token;
  const bIsBefore = b.group.last < token;
  if (aIsBefore !== bIsBefore) return aIsBefore;
  return Math.abs(a.group.head - token) < Math.abs(b.group.head - token);
}
