import type { Edtf } from '../kernel/index.ts';
import { boundsOf, type CivilDay } from '../kernel/index.ts';
import { isReported } from './clause-cues.ts';
import { cueOf } from './grammar.ts';
import { type ModalityFinding, modalityOf, talksWith } from './modality.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import { isStopped } from './stopped.ts';
import { isUndoing } from './turned-round.ts';
import type { VerbGroup } from './verb-group.ts';

/** A noun that names an act, with the tokens of its phrase. */
export interface NounAct {
  readonly first: number;
  readonly last: number;
  /** Last token of the phrase with its accord and owner. */
  readonly end: number;
}

const UNCLEAR: ModalityFinding = { modality: null, rule: 'noun-alone', words: '', action: null };

function finding(
  modality: ModalityFinding['modality'],
  rule: string,
  words: string,
): ModalityFinding {
  return { modality, rule, words, action: null };
}

function byAdjective(view: SentenceView, noun: NounAct): ModalityFinding | null {
  for (let k = noun.first - 1; k >= Math.max(0, noun.first - 5); k -= 1) {
    const token = view.tokens[k];
    if (token === undefined || token.lower === 'of') break;
    const planned = cueOf(view.grammar, 'planned-adjective', token.lower);
    if (planned !== null) return finding(planned.modality, planned.id, token.text);
    const cue =
      token.pos === 'ADJ' || token.pos === 'VERB'
        ? cueOf(view.grammar, 'adjective', token.lower)
        : null;
    if (cue !== null && cue.modality !== 'planned')
      return finding(cue.modality, cue.id, token.text);
    if (token.pos === 'ADP' || token.pos === 'AUX') break;
  }
  return null;
}

/** Start of the noun's phrase: before determiners, adjectives and owners. */
function phraseStart(view: SentenceView, noun: NounAct): number {
  let k = noun.first;
  while (k > 0) {
    const token = view.tokens[k - 1];
    if (token === undefined) break;
    const isPart =
      view.mentionAt[k - 1] !== -1 ||
      /^(DET|ADJ|NUM|PART|PRON)$/.test(token.pos) ||
      /^['’]s?$/.test(token.lower) ||
      token.lower === 'formal';
    if (!isPart) break;
    k -= 1;
  }
  return k;
}

function byGoverningNoun(view: SentenceView, start: number): ModalityFinding | null {
  const preposition = lowerAt(view, start - 1);
  if (preposition === 'without') return finding('denied', 'without', preposition);
  if (preposition === 'of' && /^(ahead)$/.test(lowerAt(view, start - 2)))
    return finding('planned', 'ahead-of', 'ahead of');
  if (preposition === 'before') return finding('planned', 'before', preposition);
  if (!/^(of|for|on|to|about|towards|toward|in)$/.test(preposition)) return null;
  // "will decide next week on withdrawal": past the day.
  let before = start - 2;
  while (preposition === 'on' && view.isDay[before]) before -= 1;
  const holder = view.groups.find((group) => group.last === before);
  const verb = holder === undefined ? undefined : view.tokens[holder.head]?.lemma;
  if (
    holder !== undefined &&
    verb !== undefined &&
    /^(?:agree|commit|move|turn|return)$/.test(verb)
  ) {
    const own = modalityOf(view, holder);
    return own.modality === 'done' || own.modality === 'underway'
      ? finding('planned', 'agreed-to', verb)
      : own;
  }
  if (preposition === 'on' && verb !== undefined && /^(?:vote|decide|deliberate)$/.test(verb))
    return finding('hypothetical', 'vote-on', verb);
  for (let k = start - 2; k >= Math.max(0, start - 4); k -= 1) {
    const token = view.tokens[k];
    if (token === undefined) break;
    if (/^(talks|negotiations|discussions|discussion|negotiation)$/.test(token.lower)) {
      const holder = view.groups.filter((group) => group.last < k).at(-1);
      return talksWith(view, holder, token.text);
    }
    if (cueOf(view.grammar, 'interest-noun', token.lower) !== null) {
      return { modality: 'done', rule: 'interest', words: token.text, action: 'interest' };
    }
    const cue = cueOf(view.grammar, 'governing-noun', token.lower, token.lemma);
    const holder = cue === null ? null : governingGroup(view, k - 1);
    const verb = view.tokens[holder?.head ?? -1];
    // "put its application for membership on hold": what is asked for is no step yet, and told with the request.
    if (preposition === 'for' && /^(?:applications?|bids?|candidacy|requests?)$/.test(token.lower))
      return UNCLEAR;
    // "withdrew its notice of withdrawal": what is taken back is the notice, and with it the step.
    if (holder !== null && verb !== undefined && isUndoing(verb.lemma)) {
      const taken = undone(modalityOf(view, holder), verb.text);
      if (taken !== null) return taken;
    }
    // "a vote on withdrawal", "a decision on ratification": it may go either way.
    if (
      cue !== null &&
      preposition === 'on' &&
      /^(?:votes?|decisions?|bill|law)$/.test(token.lower)
    )
      return finding('hypothetical', 'vote-on', token.text);
    if (cue !== null) return finding(cue.modality, cue.id, token.text);
  }
  return null;
}

const LIGHT =
  /^(take|be|become|come|enter|follow|occur|happen|complete|finalise|finalize|formalise|formalize|conclude|record|deposit|end|mark|bring|begin|start|commence|arrive|reach|hand|lodge|submit|deliver|receive|register|file|seal|consummate|notify|precede|trigger|draw|prompt|anger|surprise|please|raise|make|give|leave)$/;

/** "was in the final stage of discussion", "is under negotiation": what is talked about has not happened. */
const UNDER_TALKS =
  /^(?:in|under|up|still|on|at|the|a|an|its|final|last|late|advanced|early|stage|stages|phase|of|for|being)$/;
const TALKED =
  /^(?:discussion|discussions|negotiation|negotiations|talks|consideration|review|examination|study|preparation|table|agenda|debate|negotiated|discussed|considered|examined)$/;

function underTalks(view: SentenceView, verb: VerbGroup): ModalityFinding | null {
  const lemma = view.tokens[verb.head]?.lemma;
  if (
    lemma !== 'be' &&
    lemma !== 'remain' &&
    !/^(?:negotiate|discuss|consider|debate|examine)$/.test(lemma ?? '')
  )
    return null;
  if (lemma !== 'be' && lemma !== 'remain')
    return verb.isProgressive || verb.isPassive
      ? { modality: 'underway', rule: 'under-talks', words: lemma ?? '', action: 'negotiation' }
      : null;
  let k = verb.last + 1;
  while (UNDER_TALKS.test(lowerAt(view, k))) k += 1;
  const word = lowerAt(view, k);
  if (lowerAt(view, verb.last + 1) === 'out' && lowerAt(view, verb.last + 4) === 'question')
    return finding('denied', 'out-of-the-question', 'out of the question');
  if (lowerAt(view, verb.last + 1) === 'off' && lowerAt(view, verb.last + 3) === 'table')
    return finding('denied', 'off-the-table', 'off the table');
  if (k === verb.last + 1 || !TALKED.test(word)) return null;
  const isOpen =
    /^(?:consideration|review|examination|study|table|agenda|debate|considered|examined)$/.test(
      word,
    );
  if (isOpen && verb.isNegated) return finding('denied', 'not-considered', word);
  return isOpen
    ? { modality: 'hypothetical', rule: 'under-study', words: word, action: null }
    : {
        modality: verb.isNegated ? 'denied' : 'underway',
        rule: 'in-talks',
        words: word,
        action: 'negotiation',
      };
}

/** The verb of which the noun is the subject. */
function predicateOf(view: SentenceView, noun: NounAct, start: number): VerbGroup | null {
  for (const group of view.groups) {
    if (group.first <= noun.end || group.kind === 'infinitive') continue;
    if (group.opening === 'relative' || group.kind === 'participle') continue;
    if (group.left > noun.first && group.opening !== 'group') {
      const closed = lowerAt(view, group.first - 1) === ',';
      if (!closed) return null;
    }
    const before = lowerAt(view, start - 1);
    if (
      group.marker !== start - 1 &&
      /^(in|of|on|at|with|by|for|to|from|after|before|since|about|over|into|following|through|mark)$/.test(
        before,
      )
    )
      return null;
    return group;
  }
  return null;
}

function byPredicate(view: SentenceView, group: VerbGroup, text: string): ModalityFinding | null {
  const word = view.tokens[group.head];
  if (word === undefined) return null;
  const own = modalityOf(view, group);
  if (group.isPassive && /^(expect|project|forecast)$/.test(word.lemma))
    return finding('expected', 'predicate-expected', word.text);
  // "was set aside" before "was set for May".
  if (group.isPassive && isStopped(view, group, word.lemma))
    return finding('denied', 'predicate-stopped', word.text);
  if (group.isPassive && /^(schedule|plan|set|announce|agree|slate)$/.test(word.lemma))
    return finding(
      own.modality === 'denied' ? 'denied' : 'planned',
      'predicate-planned',
      word.text,
    );
  if (
    own.modality === 'denied' ||
    own.modality === 'hypothetical' ||
    own.modality === 'conditional'
  )
    return { ...own, rule: `predicate-${own.rule}` };
  const effect = [...(view.grammar.cues.get('took-effect')?.keys() ?? [])].find((phrase) =>
    ` ${text} `.includes(` ${phrase} `),
  );
  if (
    own.modality === 'done' &&
    (group.tense === 'past' || view.sentence.role === 'headline') &&
    (effect !== undefined || LIGHT.test(word.lemma))
  )
    return finding('done', 'took-effect', effect ?? word.text);
  if (own.modality === 'planned' && (LIGHT.test(word.lemma) || word.lemma === 'require'))
    return { ...own, rule: 'predicate-ahead' };
  return null;
}

/** The verb of which the noun is the object. */
function governingGroup(view: SentenceView, start: number): VerbGroup | null {
  for (let i = view.groups.length - 1; i >= 0; i -= 1) {
    const group = view.groups[i];
    if (group === undefined || group.last >= start) continue;
    return start - group.last <= 3 && lowerAt(view, group.last + 1) !== ',' ? group : null;
  }
  return null;
}

/** What is taken back has not been done; what will be, or may be, taken back is left open. */
function undone(own: ModalityFinding, words: string): ModalityFinding | null {
  if (own.modality === 'denied') return null;
  const isOver = own.modality === 'done' || own.modality === 'underway';
  return finding(isOver ? 'denied' : null, 'undone', words);
}

function byObjectOf(view: SentenceView, group: VerbGroup): ModalityFinding | null {
  const word = view.tokens[group.head];
  if (word === undefined || group.isPassive) return null;
  const own = modalityOf(view, group);
  if (isUndoing(word.lemma)) return undone(own, word.text);
  if (cueOf(view.grammar, 'denying-verb', word.lemma))
    return finding('denied', 'denied', word.text);
  // "will support its talks with the Union": what another does is helped, and not planned thereby.
  if (/^(?:support|back|endorse|promote|advocate|encourage|champion)$/.test(word.lemma))
    return own.modality === 'done' ? null : finding(null, 'supported', word.text);
  // "voted down the accession": as with "was voted down".
  if (isStopped(view, group, word.lemma) && own.modality === 'done')
    return finding('denied', 'object-stopped', word.text);
  if (
    /^(complete|secure|deposit|finalise|finalize|record|formalise|formalize|mark|celebrate)$/.test(
      word.lemma,
    )
  ) {
    return own.modality === 'done' && group.kind === 'finite' && word.lemma !== 'mark'
      ? finding('done', 'completed', word.text)
      : finding(own.modality === 'done' ? null : own.modality, 'to-complete', word.text);
  }
  // "signed its accession", "gave notice of withdrawal": the paper is signed or handed over, and no more.
  if (/^(sign|initial|ink|draft)$/.test(word.lemma))
    return finding(null, 'paper-signed', word.text);
  if (
    /^(announce|schedule|plan|prepare|promise|pledge|approve|ratify|authori[sz]e|clear)$/.test(
      word.lemma,
    )
  )
    return own.modality === 'done' ? finding('planned', 'announced-noun', word.text) : own;
  const cue = cueOf(view.grammar, 'governing-verb', word.lemma);
  // "is not considering membership": not even thought about; "did not rule it out": open.
  if (cue !== null && own.modality === 'denied')
    return finding(cue.modality === 'denied' ? 'hypothetical' : 'denied', own.rule, own.words);
  if (cue !== null && cue.modality !== 'planned') return finding(cue.modality, cue.id, word.text);
  if (/^(seek|want|discuss|negotiate)$/.test(word.lemma))
    return {
      ...own,
      rule: 'sought',
      words: word.text,
      action: word.lemma === 'discuss' || word.lemma === 'negotiate' ? 'negotiation' : 'interest',
    };
  return own.modality === 'done' ? null : own;
}

/** The verb that says of the noun that it happened; null where the noun is not its subject. */
export function predicateOfNoun(view: SentenceView, noun: NounAct): VerbGroup | null {
  return predicateOf(view, noun, phraseStart(view, noun));
}

/** "is in force", "once in force", "in force since 1994": a state of things, as sure as the verb before it. */
function standing(view: SentenceView, noun: NounAct): ModalityFinding {
  let k = noun.first - 1;
  while (view.tokens[k]?.pos === 'ADV') k -= 1;
  const holder = view.groups.find((group) => group.first <= k && k <= group.last);
  const words = lowerAt(view, noun.first);
  if (holder !== undefined) return { ...modalityOf(view, holder), rule: 'standing' };
  return /^(?:once|until|when|if|unless|before|not)$/.test(lowerAt(view, k))
    ? UNCLEAR
    : finding('done', 'standing', words);
}

/** Verbs that speak of a step, or wish it, and do not take it. */
const SPEAKS =
  /^(?:request|demand|ask|plead|press|push|lobby|urge|propose|recommend|suggest|praise|criticise|criticize|condemn|oppose|question|examine|consider|debate|study|support|back|endorse|regret|recall|mention|note|reject|offer|promote|advocate)$/;

/** "Requested membership in May": the day is that of the request, and tells nothing of what was requested. */
function isDayOfVerb(view: SentenceView, holder: VerbGroup, noun: NounAct): boolean {
  const lemma = view.tokens[holder.head]?.lemma ?? '';
  return (
    holder.kind === 'finite' && !holder.isPassive && noun.first > holder.last && SPEAKS.test(lemma)
  );
}

/** How sure an act told by a noun is; null where the noun alone does not say. `attached` is the day that hangs on the phrase. */
export function nounModality(
  view: SentenceView,
  noun: NounAct,
  context: { readonly attached: Edtf | null; readonly referenceDay: CivilDay | null },
): ModalityFinding {
  if (view.tokens[noun.first]?.pos === 'ADP') return standing(view, noun);
  if (lowerAt(view, noun.first - 1) === 'whose') {
    const verb = view.groups.find((group) => group.first > noun.last);
    const lemma = view.tokens[verb?.head ?? -1]?.lemma ?? '';
    if (
      verb !== undefined &&
      /^(?:complete|finish|conclude|deposit|approve|finalise|finalize)$/.test(lemma)
    )
      return { ...modalityOf(view, verb), rule: 'whose' };
  }
  const start = phraseStart(view, noun);
  const text = view.tokens.map((token) => token.lower).join(' ');
  const predicate = predicateOf(view, noun, start);
  const stopped = predicate === null ? null : byPredicate(view, predicate, text);
  if (stopped?.rule === 'predicate-stopped') return stopped;
  // "Any withdrawal would take a year": of one that nobody has announced.
  if (/^any$/.test(lowerAt(view, start)) && stopped?.modality !== 'denied')
    return finding('hypothetical', 'any', 'any');
  const early = byAdjective(view, noun) ?? byGoverningNoun(view, start);
  if (early !== null) return early;
  const told =
    predicate === null ? null : (underTalks(view, predicate) ?? byPredicate(view, predicate, text));
  if (told !== null && told.modality !== 'done') return told;
  const isPresent = predicate?.tense === 'present' && view.sentence.role !== 'headline';
  const ahead = view.days.find((day) => predicate !== null && day.first > predicate.last);
  if (isPresent && ahead !== undefined && context.referenceDay !== null) {
    const { first } = boundsOf(ahead.it.value);
    if (first !== null && first > context.referenceDay)
      return finding('planned', 'present-dated-ahead', ahead.it.text);
  }
  const holder = governingGroup(view, start);
  const objectOf = holder === null ? null : byObjectOf(view, holder);
  if (objectOf !== null) return objectOf;
  const isOfVerb = holder !== null && isDayOfVerb(view, holder, noun);
  if (context.attached !== null && context.referenceDay !== null && !isOfVerb) {
    const { last, first } = boundsOf(context.attached);
    if (last !== null && last <= context.referenceDay)
      return finding('done', 'dated-in-the-past', context.attached);
    if (first !== null && first <= context.referenceDay && predicate?.tense === 'past')
      return finding('done', 'dated-in-the-past', context.attached);
    if (first !== null && first > context.referenceDay)
      return finding('planned', 'dated-ahead', context.attached);
  }
  if (told !== null) return told;
  const before = lowerAt(view, start - 1);
  // "notes on the entry into force": what the notes are about; "On accession, ..." opens a clause.
  const isAbout = /^(?:with|on)$/.test(before) && view.tokens[start - 2]?.pos === 'NOUN';
  if (
    !isAbout &&
    /^(after|following|since|with|upon|on)$/.test(before) &&
    predicate === null &&
    !view.groups.some((group) => group.modal !== null && !isReported(view, group))
  ) {
    return finding('done', 'after-noun', before);
  }
  return UNCLEAR;
}
