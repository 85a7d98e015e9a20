import { boundsOf, type CivilDay } from '../kernel/index.ts';
import { isOfPaper } from './act-days.ts';
import { deniedReport } from './denied-report.ts';
import type { Draft } from './draft.ts';
import { type ModalityFinding, modalityOf } from './modality.ts';
import { nounModality } from './noun-modality.ts';
import type { SentenceView } from './sentence-view.ts';
import { shapeOf } from './verb-forms.ts';
import type { VerbGroup } from './verb-group.ts';

function isAheadOf(view: SentenceView, first: number): boolean {
  for (let k = first - 1; k >= Math.max(0, first - 6); k -= 1) {
    const lower = view.tokens[k]?.lower;
    if (lower === 'before' || (lower === 'of' && view.tokens[k - 1]?.lower === 'ahead'))
      return true;
    if (lower === ',') return false;
  }
  return false;
}

/** "no decision on the recognition", "no plans for a withdrawal": a noun under another that is denied. */
function negatedBefore(view: SentenceView, noun: number): string | null {
  let isUnder = false;
  for (let k = noun - 1; k >= Math.max(0, noun - 7); k -= 1) {
    const token = view.tokens[k];
    if (token === undefined || token.pos === 'VERB' || token.pos === 'AUX' || token.lower === ',')
      return null;
    if (token.pos === 'ADP') isUnder = true;
    if (token.lower === 'no') return isUnder || k === noun - 1 ? 'no' : null;
  }
  return null;
}

/** Where a negation of the group may begin: for "has taken no step to leave" with the verb that governs. */
function startOf(view: SentenceView, group: VerbGroup): number {
  if (group.kind === 'finite') return group.opening === 'relative' ? group.first : group.left;
  const { governor } = group;
  const holder = governor === null ? undefined : view.groups[governor.group];
  const isNear = holder !== undefined && group.first - holder.last <= 8;
  return governor?.kind !== 'verb' && isNear ? holder.last + 1 : group.first;
}

/** "has concluded no agreement", "no paper was signed", "none of them has joined": what is denied stands beside the verb. */
function negatedIn(view: SentenceView, draft: Draft): string | null {
  const { group } = draft;
  if (group === null) return negatedBefore(view, draft.first);
  const start = startOf(view, group);
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
    !/^(ratification|approval)$/.test(draft.pattern.action ?? '')
  )
    return null;
  const holder = view.groups[governor.group];
  if (holder === undefined || view.tokens[holder.head]?.lemma !== 'vote') return null;
  return { ...modalityOf(view, holder), rule: 'voted-to' };
}

/** Steps under an accord that a report does not tell in the plain present, but in the past or the perfect. */
const TOLD_AS_PAST = new Set<string | null>([
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
    draft.echoOf !== null ||
    group.opening === 'condition' ||
    group.kind !== 'finite' ||
    group.tense !== 'present' ||
    group.first !== group.head
  )
    return null;
  if (view.sentence.role === 'headline' || group.isPassive || group.isNegated) return null;
  // "will sign and ratify": a verb that shares its auxiliaries is no plain present.
  const shapes = shapeOf(view.tokens[group.head]?.lower ?? '');
  if (group.modal !== null || shapes.includes('participle')) return null;
  const words = view.tokens[group.head]?.text ?? '';
  const day = view.days.find((item) => item.first > group.last && item.first < group.right + 6);
  const first = day === undefined ? null : boundsOf(day.it.value).first;
  const isAhead = first !== null && referenceDay !== null && first > referenceDay;
  if (!isAhead && !TOLD_AS_PAST.has(draft.pattern.action)) return null;
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
  if (draft.further?.isExcepted === true)
    return { modality: 'denied', rule: 'but-not', words: 'but not', action: null };
  const denial = deniedReport(view, draft.first);
  if (denial !== null)
    return { modality: 'denied', rule: 'denied-report', words: denial, action: null };
  const finding = withoutPattern(view, draft, referenceDay);
  const { modality } = draft.pattern;
  // What the words themselves carry ("talks collapsed") holds where nothing weakens it.
  if (modality === null || (finding.modality !== null && finding.modality !== 'done'))
    return finding;
  if (finding.modality === null && isHeldOpen(view, draft)) return finding;
  return { ...finding, modality, rule: `pattern-${modality}` };
}

/** "is no longer bound" tells of a state that has come about. */
function isInForceNow(finding: ModalityFinding): ModalityFinding {
  return finding.modality === 'underway' ? { ...finding, modality: 'done' } : finding;
}

/** "once in force", "until a visit", "for a visit": the noun stands behind a word that leaves it open. */
function isHeldOpen(view: SentenceView, draft: Draft): boolean {
  let k = draft.first - 1;
  while (
    k >= 0 &&
    (/^(?:DET|ADJ|NUM|PART|PRON)$/.test(view.tokens[k]?.pos ?? '') || view.mentionAt[k] !== -1)
  )
    k -= 1;
  return /^(?:once|until|when|if|unless|before|for|to|without|of|about)$/.test(
    view.tokens[k]?.lower ?? '',
  );
}

/** "Its membership was approved but it has not yet acceded": approved, and still to come. */
function stillOpen(view: SentenceView): string | null {
  const words = view.tokens.map(({ lower }) => lower).join(' ');
  const found =
    /\b(?:not yet|n['’]t yet|yet to|(?:must|has|have) still (?:to )?|still (?:must|has to|needs|awaits)|pending|subject to|in principle)\b/.exec(
      words,
    );
  return found === null ? null : found[0];
}

/** Rules by which a noun is denied because its verb turns it down. */
const STOPPED = /^(?:predicate-stopped|denied|object-stopped|undone)$/;

function withoutPattern(
  view: SentenceView,
  draft: Draft,
  referenceDay: CivilDay | null,
): ModalityFinding {
  if (draft.pattern.negation !== 'none' && draft.group !== null)
    return isInForceNow(modalityOf(view, { ...draft.group, isNegated: false }));
  const nothing = negatedIn(view, draft);
  if (nothing !== null)
    return { modality: 'denied', rule: 'no-object', words: nothing, action: null };
  if ((view.mentionAt[draft.first] ?? -1) !== -1 && draft.group === null)
    return { modality: 'done', rule: 'in-title', words: '', action: null };
  if (draft.predicate !== null) {
    const told = modalityOf(view, draft.predicate);
    const open = draft.pattern.id === 'entry-approved' ? stillOpen(view) : null;
    if (told.modality === 'done' && open !== null)
      return { ...told, modality: 'planned', rule: 'still-open', words: open };
    return { ...told, rule: `predicate-${told.rule}` };
  }
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
    view.days.find((day) => day.first > draft.last && day.first < next && !isOfPaper(view, day))?.it
      .value ?? null;
  const finding = nounModality(
    view,
    { first: draft.first, last: draft.last, end },
    { attached, referenceDay },
  );
  // "Their application was rejected" denies what they applied for, not that they applied.
  if (draft.pattern.action === 'application' && STOPPED.test(finding.rule))
    return { ...finding, modality: null };
  if (finding.modality === null && draft.pattern.action === 'condemn')
    return { ...finding, modality: 'done', rule: 'noun-of-fact' };
  return finding;
}
