import type { Roles } from './assign-roles.ts';
import type { ClauseDays } from './clause-days.ts';
import type { Draft } from './draft.ts';
import type { ModalityFinding } from './modality.ts';
import type { SentenceView } from './sentence-view.ts';
import type { Saying } from './speakers.ts';
import type { ActReason } from './types.ts';

/** Words that a clause is shown by; a longer one is cut at its end. */
const LONGEST_CLAUSE = 40;

/** The clause that the verb stands in; a noun has the one of its verb, or none. */
function clauseOf(draft: Draft, words: (first: number, last: number) => string): ActReason[] {
  const { group } = draft;
  if (group === null) return [];
  const last = Math.min(group.right, group.left + LONGEST_CLAUSE);
  return [{ what: 'clause', rule: group.opening, words: words(group.left, last - 1) }];
}

/** The steps that led to an act, in order, for `explain`. */
export function reasonsOf(
  view: SentenceView,
  draft: Draft,
  parts: {
    roles: Roles;
    finding: ModalityFinding;
    /** Tokens of the trigger with what governs it. */
    words: { readonly first: number; readonly last: number };
    stageRule: string;
    days: ClauseDays;
    saying: Saying | null;
    accordRule: string | null;
  },
): ActReason[] {
  const words = (first: number, last: number): string =>
    view.tokens
      .slice(first, last + 1)
      .map((token) => token.text)
      .join(' ');
  const reasons: ActReason[] = [
    { what: 'pattern', rule: draft.pattern.id, words: draft.pattern.matches },
    {
      what: 'trigger',
      rule:
        draft.group === null
          ? 'noun'
          : `${draft.group.isPassive ? 'passive' : 'active'} ${draft.group.kind}`,
      words: words(parts.words.first, parts.words.last),
    },
    ...clauseOf(draft, words),
    {
      what: 'subject',
      rule: parts.roles.subjects.rule,
      words: parts.roles.subjects.mentions
        .map((mention) => `${mention.it.text} (${mention.it.rule})`)
        .join(', '),
    },
    { what: 'modality', rule: parts.finding.rule, words: parts.finding.words },
    { what: 'stage', rule: parts.stageRule, words: '' },
  ];
  if (parts.roles.objects.mentions.length > 0)
    reasons.push({
      what: 'object',
      rule: parts.roles.objects.rule,
      words: parts.roles.objects.mentions.map((mention) => mention.it.text).join(', '),
    });
  if (parts.accordRule !== null)
    reasons.push({
      what: 'accord',
      rule: parts.accordRule,
      words: draft.complement.accord?.it.text ?? '',
    });
  const day = parts.days.day ?? parts.days.saidDay;
  if (day !== null) reasons.push({ what: 'day', rule: day.basis, words: day.from });
  if (parts.saying !== null)
    reasons.push({
      what: 'speaker',
      rule: parts.saying.isDenial ? 'denial' : 'saying',
      words: parts.saying.speaker.text,
    });
  return reasons;
}
