import type { Modality } from '../kernel/index.ts';
import { cueOf } from './grammar.ts';
import { modalityOf } from './modality.ts';
import { type Participants, subjectOf } from './participants.ts';
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
  if (cueOf(view.grammar, 'denying-verb', word.lemma)) return 'denial';
  return cueOf(view.grammar, 'saying-verb', word.lemma, word.lower) === null ? null : 'saying';
}

function anonymousWord(view: SentenceView, from: number, to: number): number {
  for (let k = from; k < to; k += 1)
    if (cueOf(view.grammar, 'anonymous-noun', lowerAt(view, k))) return k;
  return -1;
}

/** Subject stretch of a verb of saying, before it or, after a quotation, behind it ("said the ministry"). */
function speakerOf(view: SentenceView, group: VerbGroup): ActSpeaker | null {
  const subject: Participants = subjectOf(view, group);
  const first = subject.mentions[0];
  if (first !== undefined) {
    const named = first.it.person !== null;
    const from = Math.max(group.left, first.first - 4);
    const anonymous = anonymousWord(view, from, Math.min(group.first, first.last + 5));
    const last = anonymous > first.last ? anonymous : first.last;
    const words = spanOf(view, first.first, last);
    const own = /\b(?:officials?|sources?|diplomats?|aides?)$/i.test(first.it.text);
    return {
      actors: subject.codes.slice(0, 1),
      text: textOf(view, first.first, last),
      isAnonymous: !named && (anonymous >= 0 || own),
      span: words,
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
  return null;
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
  const according = accordingTo(view);
  if (according !== null) sayings.push(according);
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
  for (let k = group.first - 1; k >= Math.max(group.left, group.first - 8); k -= 1)
    if (/^(,|”|")$/.test(lowerAt(view, k))) return true;
  return false;
}

function accordingTo(view: SentenceView): Saying | null {
  for (let k = 0; k + 1 < view.tokens.length; k += 1) {
    if (lowerAt(view, k) !== 'according' || lowerAt(view, k + 1) !== 'to') continue;
    const mention = view.mentions.find((item) => item.first >= k + 2 && item.first <= k + 6);
    const anonymous = anonymousWord(view, k + 2, Math.min(view.tokens.length, k + 9));
    const group = view.groups[0];
    if (group === undefined || (mention === undefined && anonymous < 0)) return null;
    const first = mention?.first ?? anonymous;
    const last = Math.max(mention?.last ?? anonymous, anonymous);
    return {
      group,
      speaker: {
        actors: mention?.it.actors.slice(0, 1) ?? [],
        text: textOf(view, first, last),
        isAnonymous: anonymous >= 0 && (mention?.it.person ?? null) === null,
        span: spanOf(view, first, last),
      },
      isDenial: false,
      modality: 'done',
      from: 0,
      to: view.tokens.length,
    };
  }
  return null;
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
