import type { Modality } from '../kernel/index.ts';
import type { Draft } from './draft.ts';
import { predicateOfNoun } from './noun-modality.ts';
import type { SentenceView } from './sentence-view.ts';
import type { Saying } from './speakers.ts';
import type { VerbGroup } from './verb-group.ts';

/** Tokens that may stand between the word that governs and the act ("agreed on Monday in Madrid to restore"). */
const MAX_REACH = 8;

/** The group that an infinitive or gerund hangs on, if it is close and nothing else stands between. */
function holderOf(view: SentenceView, group: VerbGroup): VerbGroup | null {
  const { governor } = group;
  if (governor === null || governor.group < 0) return null;
  const holder = view.groups[governor.group];
  if (holder === undefined || holder.last >= group.first) return null;
  const isNext = governor.group === group.index - 1;
  return isNext && group.first - holder.last <= MAX_REACH ? holder : null;
}

/** How far behind a noun the verb may stand that says how sure it is. */
const MAX_VERB = 20;

function verbOf(view: SentenceView, draft: Draft): VerbGroup | null {
  const end = Math.max(draft.last, draft.complement.end);
  const verb = predicateOfNoun(view, { first: draft.first, last: draft.last, end });
  return verb !== null && verb.first - draft.last <= MAX_VERB ? verb : null;
}

/** "is in the final stage of discussion": behind a copula, what it says belongs to it. */
function endOfVerb(view: SentenceView, verb: VerbGroup): number {
  if (!/^(?:be|remain)$/.test(view.tokens[verb.head]?.lemma ?? '')) return verb.last;
  let last = verb.last;
  while (
    last - verb.last < 7 &&
    /^(?:ADP|DET|ADJ|ADV|NOUN|PRON)$/.test(view.tokens[last + 1]?.pos ?? '')
  )
    last += 1;
  return last;
}

/** Words that assert the act: the trigger with what governs it ("has taken no step to leave") or denies it. */
export function triggerOf(
  view: SentenceView,
  draft: Draft,
  about: { readonly modality: Modality; readonly saying: Saying | null },
): { readonly first: number; readonly last: number } {
  let { first, last } = draft;
  for (let group = draft.group, step = 0; group !== null && step < 3; step += 1) {
    group = group.kind === 'finite' ? null : holderOf(view, group);
    if (group !== null) first = Math.min(first, group.first);
  }
  const verb =
    draft.predicate ??
    (draft.group === null && about.modality !== 'done' ? verbOf(view, draft) : null);
  if (verb !== null) last = Math.max(last, endOfVerb(view, verb));
  const denial = about.saying?.isDenial === true ? about.saying.group : null;
  if (denial !== null && denial.last < first && first - denial.last <= MAX_REACH * 2)
    first = denial.first;
  return { first, last };
}
