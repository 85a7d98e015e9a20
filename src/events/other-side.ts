import type { Mention } from '../reading/index.ts';
import type { Draft } from './draft.ts';
import { phraseStart, standsForActor, withNeighbours } from './noun-phrase.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';

/** Acts towards one other: if the clause does not say whom, and the sentence names one other actor, it is that one. */
const TOWARDS_ONE = new Set<string | null>([
  'sever-relations',
  'restore-relations',
  'downgrade-relations',
  'recall-envoy',
  'expel-diplomats',
  'summon-envoy',
  'condemn',
  'hold-talks',
  'lift-sanctions',
  'sanction',
]);
/** Acts between others: those whom the sentence names besides. */
const BETWEEN_OTHERS = new Set<string | null>(['mediate', 'host-talks']);
const MAX_OTHERS = 4;

/** "will close its embassies in Gaborone and Lilongwe": a capital stands for the state where the embassy is. */
function hostOfEmbassy(
  view: SentenceView,
  draft: Draft,
  own: readonly string[],
): readonly string[] {
  const from = Math.max(draft.first, (draft.group?.first ?? draft.first) - 6);
  for (const mention of view.mentions) {
    if (mention.first < from || mention.first > draft.last + 14) continue;
    if (!/^(?:in|to|at)$/.test(lowerAt(view, phraseStart(view, mention.first) - 1))) continue;
    const codes = withNeighbours(view, mention, 0, view.tokens.length)
      .flatMap((each) => each.it.actors)
      .filter((code) => !own.includes(code));
    if (codes.length > 0) return [...new Set(codes)];
  }
  return [];
}

/** "The appointment of envoys ended months in which neither India nor Canada had one": the only two that are named. */
export function bothNamed(view: SentenceView, draft: Draft): readonly string[] {
  if (!draft.pattern.isPair || draft.pattern.roles !== 'joint') return [];
  const codes = new Set<string>();
  for (const mention of view.mentions) {
    if (mention.it.rule.startsWith('place:') || mention.it.via === 'adjective') continue;
    for (const code of mention.it.actors) codes.add(code);
  }
  return codes.size === 2 ? [...codes] : [];
}

function othersOf(
  view: SentenceView,
  draft: Draft,
  at: { readonly subjects: readonly string[]; readonly speaker: readonly string[] },
  isOfKind: (via: Mention['via']) => boolean,
): Set<string> {
  const others = new Set<string>();
  for (const mention of view.mentions) {
    const isActor = standsForActor(view, mention) || mention.it.via === 'adjective';
    if (mention.it.rule.startsWith('place:') || !isActor || !isOfKind(mention.it.via)) continue;
    for (const code of mention.it.actors) {
      const isSpeaker = draft.pattern.action !== 'visit' && at.speaker.includes(code);
      if (!at.subjects.includes(code) && !isSpeaker) others.add(code);
    }
  }
  return others;
}

/** Whom an act is done to where its clause does not say so; empty where several come into question. */
export function otherSide(
  view: SentenceView,
  draft: Draft,
  at: { readonly subjects: readonly string[]; readonly speaker: readonly string[] },
): readonly string[] {
  const { action } = draft.pattern;
  if (action === 'open-embassy' || action === 'close-embassy')
    return hostOfEmbassy(view, draft, at.subjects);
  const isOne = TOWARDS_ONE.has(action) || draft.pattern.isPair;
  if ((!isOne && !BETWEEN_OTHERS.has(action)) || at.subjects.length === 0) return [];
  if (isOne && draft.pattern.roles === 'joint' && at.subjects.length > 1) return [];
  const states = othersOf(view, draft, at, (via) => via !== 'organisation' && via !== 'body');
  const others = states.size > 0 ? states : othersOf(view, draft, at, () => true);
  if (others.size === 1) return [...others];
  return BETWEEN_OTHERS.has(action) && others.size <= MAX_OTHERS ? [...others] : [];
}
