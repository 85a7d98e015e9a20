import type { Draft } from './draft.ts';
import { behind, NOBODY, namedIn, type Participants, theSides } from './named-participants.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import type { VerbGroup } from './verb-group.ts';

/** Where the clause of a verb ends; that of a participle goes on a while. */
export function rightOf(view: SentenceView, group: VerbGroup): number {
  return group.kind === 'participle'
    ? Math.max(group.right, Math.min(view.tokens.length, group.last + 12))
    : group.right;
}

/** "X, signed on Thursday, was ratified by Peru": the agent of a later passive is none of this one. */
export function agentEnd(view: SentenceView, group: VerbGroup): number {
  const right = Math.max(rightOf(view, group), Math.min(view.tokens.length, group.last + 10));
  const next = view.groups.find((other) => other.first > group.last && other.isPassive);
  if (next === undefined || next.first >= right) return right;
  const isJoined = view.tokens
    .slice(group.last + 1, next.first)
    .every(({ lower }) => /^(?:and|or|but|,|then|later|also)$/.test(lower));
  return isJoined ? right : next.first;
}

/** Most tokens of "by both foreign ministers". */
const MAX_SIDES = 6;

/** Whoever stands behind "by": names, or "both ministers" of those who were named together before. */
export function agentOf(view: SentenceView, group: VerbGroup): Participants {
  const to = agentEnd(view, group);
  const named = behind(view, ['by'], { from: group.last + 1, to });
  if (named.codes.length > 0 || lowerAt(view, group.last + 1) !== 'by') return named;
  return theSides(view, group.last + 2, Math.min(to, group.last + MAX_SIDES)) ?? named;
}

/** "Sanctions imposed by Peru on Fiji were lifted": where nobody else is named, by who had imposed them. */
export function imposerOf(view: SentenceView, draft: Draft, group: VerbGroup): Participants {
  const inner = view.groups[group.index - 1];
  const { noun } = draft.complement;
  if (inner === undefined || noun === undefined || inner.first < noun) return NOBODY;
  if (inner.opening === 'relative') return namedIn(view, inner.left, inner.first, 'imposer');
  return behind(view, ['by'], { from: inner.last + 1, to: group.first });
}

const BODY_OF =
  /^(?:committee|council|assembly|members|leaders|ministers|commission|secretariat|summit|board|bloc)$/;

/** "The bid to join X was turned down by its committee": by the organisation itself. */
export function isByOwnBody(view: SentenceView, group: VerbGroup): boolean {
  const by = [1, 2].find((step) => lowerAt(view, group.last + step) === 'by');
  if (by === undefined) return false;
  const behindBy = view.tokens.slice(group.last + by + 1, group.last + by + 6);
  return behindBy.some(({ lower }) => BODY_OF.test(lower));
}
