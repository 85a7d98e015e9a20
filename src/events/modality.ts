import type { Modality } from '../kernel/index.ts';
import { isCalledOn, isCrowdCalledOn } from './called-on.ts';
import { conditionIn, isFutureOfThen, isReported, isUnfulfilled } from './clause-cues.ts';
import { firstBefore, isFirstTo } from './first-to.ts';
import { type Cue, cueOf } from './grammar.ts';
import { absoluteSubject } from './noun-phrase.ts';
import { otherWorldOf } from './other-world.ts';
import { callsOnAnother } from './participants.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import { isDropped, isUndoing, turnedRound } from './turned-round.ts';
import type { VerbGroup } from './verb-group.ts';

/** How sure an act is, and what made it so. `action` overrides the pattern's ("invited to join" is an invitation). */
export interface ModalityFinding {
  readonly modality: Modality | null;
  readonly rule: string;
  readonly words: string;
  readonly action: 'interest' | 'invitation' | 'negotiation' | 'request' | null;
}

/** Weakest last: what governs weakens, and never strengthens, what it governs. */
const STRENGTH: readonly Modality[] = [
  'done',
  'underway',
  'planned',
  'expected',
  'conditional',
  'hypothetical',
  'denied',
];

function weaker(a: ModalityFinding, b: ModalityFinding): ModalityFinding {
  if (a.modality === null || b.modality === null) return a.modality === null ? a : b;
  return STRENGTH.indexOf(a.modality) >= STRENGTH.indexOf(b.modality) ? a : b;
}

function found(modality: Modality | null, rule: string, words: string): ModalityFinding {
  return { modality, rule, words, action: null };
}

function wordsOf(view: SentenceView, group: VerbGroup): string {
  return view.tokens
    .slice(group.first, group.last + 1)
    .map((token) => token.text)
    .join(' ');
}

/** A present tense is the news of a headline, and the state of things elsewhere. */
function plainTense(view: SentenceView, group: VerbGroup): ModalityFinding {
  const words = wordsOf(view, group);
  if (group.isProgressive) {
    const isOver = lowerAt(view, group.first) === 'had';
    return found(isOver ? 'done' : 'underway', 'progressive', words);
  }
  if (group.kind === 'participle') return found('done', 'participle', words);
  if (
    group.tense === 'present' &&
    /^(is|are|be|being)$/.test(lowerAt(view, group.first)) &&
    group.isPassive
  ) {
    return found(view.sentence.role === 'headline' ? 'done' : 'underway', 'present-passive', words);
  }
  return found('done', group.tense === 'past' ? 'past' : 'present', words);
}

function ofModal(view: SentenceView, group: VerbGroup): ModalityFinding {
  const modal = group.modal ?? '';
  const words = wordsOf(view, group);
  if (isUnfulfilled(view, group)) return found('hypothetical', 'unfulfilled', words);
  if (modal === 'would' || modal === 'should') {
    const reported = isReported(view, group);
    return reported && modal === 'would'
      ? found('planned', 'would-reported', words)
      : found('hypothetical', 'would-alone', words);
  }
  const cue = cueOf(view.grammar, 'modal', modal);
  return found(cue?.modality ?? 'hypothetical', cue?.id ?? 'modal', words);
}

/** Modality of a verb group by its own words alone. */
function ownModality(view: SentenceView, group: VerbGroup): ModalityFinding {
  const world = otherWorldOf(view, group);
  if (world !== null) return found('hypothetical', 'other-world', world);
  const turned = turnedRound(view, group);
  if (turned !== null) return found('denied', 'turned-round', turned);
  if (group.isNegated) {
    const condition = conditionIn(view, group);
    if (condition !== null && group.modal !== null)
      return found('conditional', 'negated-condition', condition);
    return found('denied', 'negation', wordsOf(view, group));
  }
  const condition = conditionIn(view, group);
  // "Had it voted, it would have joined": a condition of what is over was not fulfilled.
  if (condition !== null && group.modal !== null && isUnfulfilled(view, group))
    return ofModal(view, group);
  if (condition !== null) return found('conditional', 'condition', condition);
  if (group.opening === 'condition')
    return found('hypothetical', 'whether', lowerAt(view, group.marker));
  if (group.modal !== null) return ofModal(view, group);
  if (
    group.opening === 'time' &&
    (group.tense === 'present' || isFutureOfThen(view, group)) &&
    /^(when|once|until|before|after)$/.test(lowerAt(view, group.marker))
  ) {
    return found('expected', 'time-clause', lowerAt(view, group.marker));
  }
  return plainTense(view, group);
}

function interest(view: SentenceView, token: number): ModalityFinding {
  return {
    modality: 'done',
    rule: 'interest',
    words: view.tokens[token]?.text ?? '',
    action: 'interest',
  };
}

/** "decided to invite": whoever may invite does so by deciding it. */
function decided(view: SentenceView, group: VerbGroup): ModalityFinding | null {
  const { governor } = group;
  const holder = governor?.kind === 'verb' ? view.groups[governor.group] : undefined;
  if (holder === undefined || view.tokens[holder.head]?.lemma !== 'decide') return null;
  return { ...modalityOf(view, holder), rule: 'decided-to-invite' };
}

/** "Will respond by expelling two diplomats": what is done in answer is as sure as the answer. */
function isMeans(view: SentenceView, group: VerbGroup, lemma: string): boolean {
  return (
    lowerAt(view, group.first - 1) === 'by' &&
    /^(?:respond|retaliate|react|answer|reply|counter|reciprocate|protest|follow|hit)$/.test(lemma)
  );
}

/** What a governing verb makes of what it governs. */
function byVerb(view: SentenceView, group: VerbGroup, governing: VerbGroup): ModalityFinding {
  const word = view.tokens[governing.head];
  const lemma = word?.lemma ?? '';
  const lower = word?.lower ?? '';
  const own = modalityOf(view, governing);
  if (cueOf(view.grammar, 'invite-verb', lemma, lower))
    return { ...(decided(view, governing) ?? own), words: lower, action: 'invitation' };
  // "are said to be preparing": hearsay.
  if (
    governing.isPassive &&
    /^(?:say|report|rumour|rumor|believe|think|understand|allege|know)$/.test(lemma)
  )
    return weaker(found('hypothetical', 'hearsay', wordsOf(view, governing)), own);
  if (governing.isPassive && /^(expect|project|forecast|predict|tip)$/.test(lemma)) {
    return weaker(
      own.modality === 'denied'
        ? own
        : found('expected', 'passive-expectation', wordsOf(view, governing)),
      own,
    );
  }
  if (lemma === 'have' || lemma === 'be') {
    const yet = view.tokens
      .slice(governing.first, group.first)
      .some((token) => token.lower === 'yet');
    if (yet) return found('denied', 'yet-to', `${lower} yet to`);
    if (governing.isNegated) return found('denied', 'negation', wordsOf(view, governing));
    if (lemma === 'be' && governing.tense === 'past' && !isReported(view, governing)) {
      return found('hypothetical', 'was-to', `${lower} to`);
    }
    return weaker(
      found('planned', lemma === 'be' ? 'be-to' : 'have-to', `${lower} to`),
      ownIsWeak(own),
    );
  }
  if (cueOf(view.grammar, 'interest-verb', lemma, lower) && !governing.isNegated) {
    const isOfAnother =
      group.governor?.kind === 'noun' ||
      view.mentions.some((mention) => mention.first > governing.last && mention.last < group.first);
    return isOfAnother
      ? found('hypothetical', 'wanted-of-another', wordsOf(view, governing))
      : interest(view, governing.head);
  }
  if (
    !governing.isPassive &&
    isCalledOn(view, governing) &&
    callsOnAnother(view, lower, lemma) &&
    cueOf(view.grammar, 'request-verb', lemma, lower)
  ) {
    return { ...own, rule: 'called-on', words: lower, action: 'request' };
  }
  // "prompting Moscow to recall its envoy": what one deed brings about has come about.
  if (/^(?:prompt|lead|cause|force|compel|oblige)$/.test(lemma) && own.modality === 'done')
    return { ...own, rule: 'caused', words: lower };
  // "ordered relations to be broken": what a government orders of its own is done.
  if (/^(?:order|decree)$/.test(lemma) && group.isPassive)
    return own.modality === 'done' ? { ...own, rule: 'ordered', words: lower } : own;
  if (/^(negotiate|discuss)$/.test(lemma))
    return { ...own, rule: 'talks-to', words: lower, action: 'negotiation' };
  const cue = cueOf(view.grammar, 'governing-verb', lemma, lower);
  // "called on Fiji to stop blocking aid": nobody says that it has stopped.
  if (cue?.modality === 'denied' && own.action === 'request')
    return found('hypothetical', 'asked-to-stop', wordsOf(view, governing));
  if (cue === null && group.kind === 'ing' && isMeans(view, group, lemma))
    return { ...own, rule: 'by-doing', words: lower };
  if (cue === null && group.kind === 'ing')
    return weaker(found('hypothetical', 'gerund', lower), own);
  if (cue === null) return weaker(found('planned', 'purpose', `${lower} to`), own);
  return weaker(found(cue.modality, cue.id, wordsOf(view, governing)), own);
}

/** "is to" and "has to" are plans although their tense is plain. */
function ownIsWeak(own: ModalityFinding): ModalityFinding {
  return own.modality === 'done' || own.modality === 'underway'
    ? found('planned', own.rule, own.words)
    : own;
}

function byCue(
  view: SentenceView,
  cue: Cue,
  at: { readonly token: number; readonly group: number },
): ModalityFinding {
  const holder = at.group >= 0 ? view.groups[at.group] : undefined;
  const here = found(cue.modality, cue.id, view.tokens[at.token]?.text ?? '');
  if (holder === undefined) return here;
  const own = modalityOf(view, holder);
  // "had been due to sign in May": that is over, and nobody says that it came to pass.
  const isOver = lowerAt(view, holder.first) === 'had' && !isReported(view, holder);
  if (isOver && own.modality === 'done' && /^(?:planned|expected)$/.test(cue.modality))
    return found('hypothetical', 'had-been-to', wordsOf(view, holder));
  return own.modality === 'denied' ? own : weaker(here, own.modality === 'done' ? here : own);
}

/** "in talks to join", "will not enter negotiations about joining": as sure as the verb that holds the talks. */
export function talksWith(
  view: SentenceView,
  holder: VerbGroup | undefined,
  words: string,
): ModalityFinding {
  const own = holder === undefined ? null : modalityOf(view, holder);
  const isPlain = own === null || own.modality === 'done' || own.modality === 'underway';
  const isHeld = own?.modality === 'done' && holder?.tense === 'past';
  return {
    modality: isPlain ? (isHeld ? 'done' : 'underway') : own.modality,
    rule: 'in-talks',
    words,
    action: 'negotiation',
  };
}

/** "refused a law to leave", "reversed its decision to leave": what the verb makes of the noun that the infinitive hangs on. */
function stoppedBy(
  view: SentenceView,
  governing: VerbGroup,
  verb: { readonly lemma: string; readonly lower: string },
): ModalityFinding | null {
  const own = modalityOf(view, governing).modality;
  if (isUndoing(verb.lemma) && governing.kind === 'finite') {
    // "did not reverse its decision": it stands.
    if (own === 'denied') return found('planned', 'kept', wordsOf(view, governing));
    return found(own === 'done' ? 'denied' : null, 'undone', wordsOf(view, governing));
  }
  const stop = cueOf(view.grammar, 'governing-verb', verb.lemma, verb.lower);
  return stop?.modality === 'denied' || own === 'denied'
    ? found('denied', 'law-refused', wordsOf(view, governing))
    : null;
}

function byGovernor(view: SentenceView, group: VerbGroup): ModalityFinding | null {
  const governor = group.governor;
  if (governor === null) return null;
  const noun = firstBefore(view, group);
  if (noun !== null) {
    const holder = view.groups[governor.group];
    const words = view.tokens[noun]?.text ?? '';
    return holder === undefined
      ? found('done', 'first-to', words)
      : { ...modalityOf(view, holder), rule: 'first-to', words };
  }
  const word = view.tokens[governor.token];
  if (word === undefined) return null;
  const governing = governor.group >= 0 ? view.groups[governor.group] : undefined;
  if (governor.kind === 'verb')
    return governing === undefined ? null : byVerb(view, group, governing);
  if (
    cueOf(view.grammar, 'interest-noun', word.lower, word.lemma) !== null ||
    word.lower === 'interested'
  )
    return interest(view, governor.token);
  if (/^(talks|negotiations|discussions)$/.test(word.lower)) {
    return talksWith(view, governing, word.text);
  }
  if (
    governor.kind === 'noun' &&
    governing !== undefined &&
    isCrowdCalledOn(view, word.lower, governing)
  )
    return byVerb(view, group, governing);
  if (isFirstTo(view, governor.token)) {
    return governing === undefined
      ? found('done', 'first-to', word.text)
      : { ...modalityOf(view, governing), rule: 'first-to' };
  }
  if (word.lower === 'short') return found('denied', 'short-of', word.text);
  if (governor.kind === 'noun' && isDropped(view, group))
    return found('denied', 'dropped', word.text);
  const verb = view.tokens[governing?.head ?? -1];
  if (governor.kind === 'noun' && governing !== undefined && verb !== undefined) {
    const stopped = stoppedBy(view, governing, verb);
    if (stopped !== null) return stopped;
  }
  const cue =
    cueOf(view.grammar, 'adjective', word.lower) ??
    cueOf(view.grammar, 'governing-noun', word.lower, word.lemma) ??
    cueOf(view.grammar, 'governing-verb', word.lemma, word.lower);
  if (cue !== null) return byCue(view, cue, governor);
  return found('hypothetical', 'governed-by-noun', word.text);
}

/** How sure the act of a verb group is told, from its words and from what governs it. */
export function modalityOf(view: SentenceView, group: VerbGroup): ModalityFinding {
  if (group.kind === 'finite' || group.kind === 'participle') return ownModality(view, group);
  if (group.isNegated) return found('denied', 'negation', wordsOf(view, group));
  if (group.kind === 'infinitive' && /^(?:yet|still)$/.test(lowerAt(view, group.first - 1))) {
    return found('denied', 'yet-to', lowerAt(view, group.first - 1));
  }
  if (group.kind === 'ing' && lowerAt(view, group.first - 1) === 'without') {
    return found('denied', 'without', wordsOf(view, group));
  }
  if (group.kind === 'infinitive' && lowerAt(view, group.first - 1) === 'whether')
    return found('hypothetical', 'whether', 'whether');
  const isAfter = group.kind === 'ing' && /^(?:after|since)$/.test(lowerAt(view, group.first - 1));
  const governed = isAfter ? null : byGovernor(view, group);
  if (governed !== null) {
    const condition = conditionIn(view, group);
    const isOpen = /^(?:planned|expected|hypothetical)$/.test(governed.modality ?? '');
    return condition !== null && isOpen ? found('conditional', 'condition', condition) : governed;
  }
  if (group.kind === 'infinitive') {
    return view.sentence.role === 'headline'
      ? found('planned', 'headline-to', wordsOf(view, group))
      : found('planned', 'infinitive', wordsOf(view, group));
  }
  return absolute(view, group) ?? gerund(view, group);
}

/** "…, with Oman mediating": as sure as the clause beside which it stands. */
function absolute(view: SentenceView, group: VerbGroup): ModalityFinding | null {
  if (absoluteSubject(view, group) === null) return null;
  const isMain = (other: VerbGroup) => other.kind === 'finite' && other.opening !== 'relative';
  const main =
    view.groups.slice(0, group.index).findLast(isMain) ??
    view.groups.slice(group.index + 1).find(isMain);
  return main === undefined ? null : { ...modalityOf(view, main), rule: 'absolute' };
}

/** "quit after giving notice": done; "will quit after giving notice": no more than awaited. */
function afterDoing(view: SentenceView, group: VerbGroup, words: string): ModalityFinding {
  const main = view.groups[group.index - 1] ?? view.groups[group.index + 1];
  const isAhead = main?.modal === 'will' || main?.modal === 'shall';
  return found(isAhead ? 'expected' : 'done', 'after-doing', words);
}

/** "decided against joining": not to be done; "warned against joining": open. */
function against(view: SentenceView, group: VerbGroup, words: string): ModalityFinding {
  const verb = view.groups[group.index - 1];
  const lemma = view.tokens[verb?.head ?? -1]?.lemma ?? '';
  const isChoice = /^(?:decide|vote|choose|opt|rule)$/.test(lemma);
  const isMade = verb !== undefined && modalityOf(view, verb).modality === 'done';
  return found(isChoice && isMade ? 'denied' : 'hypothetical', 'against', words);
}

function gerund(view: SentenceView, group: VerbGroup): ModalityFinding {
  const before = lowerAt(view, group.first - 1);
  const words = wordsOf(view, group);
  if (before === 'without') return found('denied', 'without', words);
  if (before === 'against') return against(view, group, words);
  const held = view.groups[group.index - 1];
  // "refused to follow Paris in recognising it": under what is denied.
  if (before === 'in' && held !== undefined && modalityOf(view, held).modality === 'denied')
    return found('denied', 'under-denial', wordsOf(view, held));
  if (/^(after|since|by|having)$/.test(before) || lowerAt(view, group.first) === 'having')
    return afterDoing(view, group, words);
  if (/^(before|on|about|towards|toward|for|of|from)$/.test(before))
    return found('hypothetical', 'gerund', words);
  const previous = view.groups[group.index - 1];
  if (previous !== undefined && before === ',') return modalityOf(view, previous);
  return found('hypothetical', 'gerund', words);
}
