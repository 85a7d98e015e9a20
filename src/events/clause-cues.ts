import { cueOf } from './grammar.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const CONDITION_WORDS = /^(if|unless|provided|providing|lest)$/;

/** Whether the sentence makes the act hang on something: its own "if" clause or one beside it. */
export function conditionIn(view: SentenceView, group: VerbGroup): string | null {
  if (group.opening === 'condition' && lowerAt(view, group.marker) !== 'whether')
    return lowerAt(view, group.marker);
  if (group.first === 1 && lowerAt(view, 0) === 'should') return 'should';
  if (lowerAt(view, group.left) === 'should' && group.opening === 'start') return 'should';
  const isInverted = group.left === 1 && group.opening === 'group';
  if (isInverted && /^(?:should|had|were)$/.test(lowerAt(view, 0))) return lowerAt(view, 0);
  const isAhead = group.modal !== null || group.kind === 'infinitive';
  if (!isAhead) return null;
  // "Were Fiji to join, Samoa would follow": the sentence opens with its condition.
  const isOpened = /^(?:were|had|should)$/.test(lowerAt(view, 0)) && view.groups[0]?.first === 0;
  if (isOpened && group.modal !== null) return lowerAt(view, 0);
  for (let k = 0; k < view.tokens.length; k += 1) {
    const lower = lowerAt(view, k);
    const next = lowerAt(view, k + 1);
    if (CONDITION_WORDS.test(lower) && lowerAt(view, k - 1) !== 'even') return lower;
    const isNext = view.groups.every((other) => other.first <= group.last || other.first > k);
    if (lower === 'without' && k > group.last && k - group.last < 8 && isNext) return lower;
    if (lower === 'only' && /^(if|after|when|once)$/.test(next)) return `only ${next}`;
    if (lower === 'once' && view.groups.some((other) => other.marker === k)) return lower;
    if (lower === 'until' && (group.isNegated || lowerAt(view, group.first) === 'can'))
      return lower;
  }
  return null;
}

const SAYING_NOUN =
  /^(?:notice|announcement|statement|promise|pledge|assurance|assurances|word|news|warning|threat|vow|signal|declaration|confirmation|note|letter)$/;

/** Whether a verb of saying in the past governs the clause, so that "would" is the future of that day. */
export function isReported(view: SentenceView, group: VerbGroup): boolean {
  for (let i = group.index - 1; i >= 0; i -= 1) {
    const before = view.groups[i];
    if (before === undefined || before.kind === 'infinitive') continue;
    const word = view.tokens[before.head];
    if (word !== undefined && cueOf(view.grammar, 'saying-verb', word.lemma, word.lower) !== null)
      return true;
    if (group.opening === 'that') return true;
  }
  // "gave notice that it would leave": the noun says it.
  if (group.opening === 'relative' && SAYING_NOUN.test(lowerAt(view, group.marker - 1)))
    return true;
  const after = view.groups.slice(group.index + 1);
  return after.some((other) => {
    const word = view.tokens[other.head];
    const isSaying =
      word !== undefined && cueOf(view.grammar, 'saying-verb', word.lemma, word.lower) !== null;
    return isSaying && other.tense === 'past' && isTagged(view, group.last, other.first);
  });
}

const TAG_AT_MOST = 9;

/** Whether a comma parts the verb of saying, or its subject, from the clause before: "…, the minister said". */
function isTagged(view: SentenceView, from: number, to: number): boolean {
  for (let k = to - 1; k > Math.max(from, to - TAG_AT_MOST); k -= 1) {
    if (lowerAt(view, k) === ',') return true;
    if (!/^(?:DET|ADJ|NOUN|PROPN|PRON|ADP|PART|NUM|CCONJ)$/.test(view.tokens[k]?.pos ?? ''))
      return false;
  }
  return false;
}

/** "would have ratified it by now", "must have signed": nobody says that it came to pass. */
export function isUnfulfilled(view: SentenceView, group: VerbGroup): boolean {
  const isPerfect = view.tokens
    .slice(group.first, group.head)
    .some(({ lower }) => /^(?:have|['’]ve)$/.test(lower));
  return isPerfect && !/^(?:will|shall|['’]ll)$/.test(group.modal ?? '');
}

/** "said it would accede once the cabinet had cleared it": the perfect of a time to come, told as of then. */
export function isFutureOfThen(view: SentenceView, group: VerbGroup): boolean {
  const isPerfect = lowerAt(view, group.first) === 'had' && group.head > group.first;
  const isOpen = /^(?:once|until)$/.test(lowerAt(view, group.marker));
  return isPerfect && isOpen && view.groups.some(({ modal }) => modal === 'would');
}
