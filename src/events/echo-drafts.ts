import type { Draft } from './draft.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

const BARE_AUXILIARY =
  /^(?:has|have|had|did|does|do|will|would|wo|may|might|could|can|must|should|shall)$/;

function endsClause(view: SentenceView, at: number): boolean {
  const token = view.tokens[at];
  return (
    token === undefined ||
    token.pos === 'PUNCT' ||
    view.isDay[at] === true ||
    /^(?:and|but|or|so|yet|within|by|until|when|if|once|unless|after|before|next|later|soon|too|either|today|in|on|without|only|though|although|while|because|despite)$/.test(
      token.lower,
    )
  );
}

/** "will do so", "did the same", "would do likewise"; the last token of the words, or -1. */
function doesSo(view: SentenceView, group: VerbGroup): number {
  if (!/^(?:do|does|did|done|doing)$/.test(lowerAt(view, group.head))) return -1;
  const at = group.last + 1;
  if (/^(?:so|likewise|it|that)$/.test(lowerAt(view, at)))
    return endsClause(view, at + 1) ? at : -1;
  if (lowerAt(view, at) === 'the' && lowerAt(view, at + 1) === 'same') return at + 1;
  return -1;
}

/** "Norway would follow within a day", "Denmark followed suit"; the last token, or -1. */
function followsSuit(view: SentenceView, group: VerbGroup): number {
  const verb = view.tokens[group.head]?.lemma;
  const at = group.last + 1;
  if (verb === 'follow' && lowerAt(view, at) === 'suit') return at;
  if (verb === 'follow' && lowerAt(view, at) === 'its' && lowerAt(view, at + 1) === 'example')
    return at + 1;
  // "which reads as follows" announces words, and no step.
  const isReadOut = lowerAt(view, group.first - 1) === 'as';
  const isAlone = verb === 'follow' && !group.isPassive && group.kind !== 'ing' && !isReadOut;
  return isAlone && endsClause(view, at) ? group.last : -1;
}

/** "Washington has not", "Spain did": an auxiliary that ends its clause. */
function standsAlone(view: SentenceView, group: VerbGroup): number {
  const isAuxiliary = BARE_AUXILIARY.test(lowerAt(view, group.head));
  const next = lowerAt(view, group.last + 1);
  const ends =
    endsClause(view, group.last + 1) &&
    !/^(?:yet|so|within|by|in|on|without|next|later|soon|too)$/.test(next);
  return isAuxiliary && group.kind === 'finite' && ends ? group.last : -1;
}

/** "Taipei lodged its own": the same step, taken with a verb of handing in. */
function takesItsOwn(view: SentenceView, group: VerbGroup): number {
  const verb = view.tokens[group.head]?.lemma ?? '';
  if (
    !/^(?:lodge|submit|file|hand|send|deposit|sign|launch|issue|make|table|impose|announce|open)$/.test(
      verb,
    )
  )
    return -1;
  const at = group.last + 1;
  const isOwn = /^(?:its|their)$/.test(lowerAt(view, at)) && lowerAt(view, at + 1) === 'own';
  return isOwn && endsClause(view, at + 2) ? at + 1 : -1;
}

/** "its own" takes up a noun of something handed in, and nothing that the noun is about. */
function isHandedIn(draft: Draft): boolean {
  return (
    draft.group === null &&
    /^(?:application|withdrawal-notice|sanction|open-embassy)$/.test(draft.pattern.action ?? '')
  );
}

/** Verbs that stand for the act told before them in the sentence, with that act's draft. */
export function echoDrafts(view: SentenceView, drafts: readonly Draft[]): Draft[] {
  const echoes: Draft[] = [];
  for (const group of view.groups) {
    if (drafts.some((draft) => draft.first <= group.last && group.first <= draft.last)) continue;
    const last = [doesSo, followsSuit, standsAlone, takesItsOwn]
      .map((of) => of(view, group))
      .find((end) => end >= 0);
    if (last === undefined) continue;
    const isOwn = takesItsOwn(view, group) >= 0;
    const told = drafts
      .filter((draft) => draft.last < group.first && (!isOwn || isHandedIn(draft)))
      .at(-1);
    if (told === undefined) continue;
    echoes.push({ ...told, group, first: group.first, last, predicate: null, echoOf: told });
  }
  return echoes;
}
