import type { Draft } from './draft.ts';
import { NOBODY, namedIn, type Participants } from './named-participants.ts';
import { phraseStart } from './noun-phrase.ts';
import { subjectOf } from './participants.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';
import { united } from './taken-along.ts';

/** Those present at a ceremony of signing, and not where it is held. */
export function presentAt(view: SentenceView, draft: Draft, from: number): Participants {
  const joining = joinedAt(view, draft);
  if (joining.codes.length > 0) return joining;
  const named = namedIn(view, from, view.tokens.length, 'ceremony');
  const there = named.mentions.filter(
    (mention) => !/^(?:at|in|near)$/.test(lowerAt(view, phraseStart(view, mention.first) - 1)),
  );
  return {
    ...named,
    mentions: there,
    codes: [...new Set(there.flatMap((each) => each.it.actors))],
  };
}

/** "Fiji would join Tonga and Samoa at a signing ceremony": all of them sign. */
function joinedAt(view: SentenceView, draft: Draft): Participants {
  const holder = view.groups.findLast((group) => group.last < draft.first);
  const isJoining = /^(?:join|meet|gather)$/.test(view.tokens[holder?.head ?? -1]?.lemma ?? '');
  const isAt = [1, 2, 3].some((step) => lowerAt(view, draft.first - step) === 'at');
  if (holder === undefined || !isJoining || !isAt) return NOBODY;
  return united(subjectOf(view, holder), namedIn(view, holder.last + 1, draft.first, 'ceremony'));
}
