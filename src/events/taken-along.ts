import type { Draft } from './draft.ts';
import type { Participants } from './named-participants.ts';
import { phraseStart } from './noun-phrase.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';

/** "joined together with Gabon", "acceded in May alongside Togo": who takes the same step, and no other side of it. */
export function isTakenAlong(
  view: SentenceView,
  draft: Draft,
  { mentions }: Participants,
): boolean {
  const [first] = mentions;
  const { accord } = draft.complement;
  if (first === undefined || draft.pattern.needs !== 'accord' || draft.pattern.roles === 'joint')
    return false;
  const at = phraseStart(view, first.first) - 1;
  if (lowerAt(view, at) === 'alongside') return true;
  if (/^(?:together|along|jointly)$/.test(lowerAt(view, at - 1))) return true;
  // "joined the pact with Gabon" may be a pact with Gabon; "joined it in May with Gabon" is not.
  return draft.pattern.action === 'accession' && accord !== null && at > accord.last + 1;
}

/** Both as one row of those who act. */
export function united(one: Participants, other: Participants): Participants {
  const mentions = [...one.mentions, ...other.mentions];
  return { ...one, mentions, codes: [...new Set([...one.codes, ...other.codes])] };
}
