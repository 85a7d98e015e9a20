import { boundsOf, type CivilDay } from '../kernel/index.ts';
import type { Draft } from './find-drafts.ts';
import { type ModalityFinding, modalityOf } from './modality.ts';
import { nounModality } from './noun-modality.ts';
import type { SentenceView } from './sentence-view.ts';

function isAheadOf(view: SentenceView, first: number): boolean {
  for (let k = first - 1; k >= Math.max(0, first - 6); k -= 1) {
    const lower = view.tokens[k]?.lower;
    if (lower === 'before' || (lower === 'of' && view.tokens[k - 1]?.lower === 'ahead'))
      return true;
    if (lower === ',') return false;
  }
  return false;
}

/** "has concluded no agreement", "no paper was signed", "none of them has joined": what is denied stands beside the verb. */
function negatedIn(view: SentenceView, draft: Draft): string | null {
  const { group } = draft;
  if (group === null) return null;
  const start = group.kind === 'finite' && group.opening !== 'relative' ? group.left : group.first;
  for (let k = start; k <= Math.max(draft.last, draft.complement.end); k += 1) {
    const lower = view.tokens[k]?.lower ?? '';
    if (!/^(?:no|none|nobody|nothing|neither)$/.test(lower)) continue;
    if (lower === 'no' && /^(?:longer|doubt)$/.test(view.tokens[k + 1]?.lower ?? '')) continue;
    return lower;
  }
  return null;
}

/** "parliament voted to ratify": the vote is the ratification, as far as the sentence goes. */
function votedFor(view: SentenceView, draft: Draft): ModalityFinding | null {
  const governor = draft.group?.governor;
  if (
    governor == null ||
    governor.kind !== 'verb' ||
    !/^(ratification|approval)$/.test(draft.pattern.action)
  )
    return null;
  const holder = view.groups[governor.group];
  if (holder === undefined || view.tokens[holder.head]?.lemma !== 'vote') return null;
  return { ...modalityOf(view, holder), rule: 'voted-to' };
}

/** Steps under an accord that a report does not tell in the plain present, but in the past or the perfect. */
const TOLD_AS_PAST = new Set<string>([
  'entry-into-force',
  'withdrawal',
  'ratification',
  'accession',
  'admission',
  'signature',
  'termination',
  'extension',
  'withdrawal-notice',
]);

/** "The treaty takes effect 120 days after the sixtieth instrument": in a report's body the plain present is a rule or a schedule, no news. */
function statedRule(
  view: SentenceView,
  draft: Draft,
  referenceDay: CivilDay | null,
): ModalityFinding | null {
  const { group } = draft;
  if (
    group === null ||
    group.kind !== 'finite' ||
    group.tense !== 'present' ||
    group.first !== group.head
  )
    return null;
  if (
    view.sentence.role === 'headline' ||
    !TOLD_AS_PAST.has(draft.pattern.action) ||
    group.isPassive
  )
    return null;
  const words = view.tokens[group.head]?.text ?? '';
  const day = view.days.find((item) => item.first > group.last && item.first < group.right + 6);
  const first = day === undefined ? null : boundsOf(day.it.value).first;
  const isAhead = first !== null && referenceDay !== null && first > referenceDay;
  return {
    modality: isAhead ? 'planned' : 'hypothetical',
    rule: isAhead ? 'present-dated-ahead' : 'present-rule',
    words,
    action: null,
  };
}

/** How surely a draft is told, whether its trigger is a verb or a noun. */
export function findModality(
  view: SentenceView,
  draft: Draft,
  referenceDay: CivilDay | null,
): ModalityFinding {
  const nothing = negatedIn(view, draft);
  if (nothing !== null)
    return { modality: 'denied', rule: 'no-object', words: nothing, action: null };
  const rule = statedRule(view, draft, referenceDay);
  if (rule !== null) return rule;
  if (draft.group !== null) {
    const finding = votedFor(view, draft) ?? modalityOf(view, draft.group);
    if (draft.group.kind === 'participle' && isAheadOf(view, draft.group.first)) {
      return { ...finding, modality: 'planned', rule: 'ahead-of', words: 'ahead of' };
    }
    return finding;
  }
  const end = Math.max(draft.last, draft.complement.end);
  const next = view.groups.find((group) => group.first > draft.last)?.first ?? view.tokens.length;
  const attached =
    view.days.find((day) => day.first > draft.last && day.first < next)?.it.value ?? null;
  const finding = nounModality(
    view,
    { first: draft.first, last: draft.last, end },
    { attached, referenceDay },
  );
  if (finding.modality === null && draft.pattern.action === 'condemn')
    return { ...finding, modality: 'done', rule: 'noun-of-fact' };
  return finding;
}
