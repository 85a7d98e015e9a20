import type { ContextEntry } from '../kernel/index.ts';
import type { Grammar } from './grammar.ts';
import type { SentenceView } from './sentence-view.ts';
import { type NamedTopic, topicsIn } from './topic-words.ts';
import type { Act, ActReason } from './types.ts';

/** What gives a context to an act, in words; null where nothing does. */
function givenBy(
  context: ContextEntry,
  act: Act,
  at: { readonly grammar: Grammar; readonly named: readonly NamedTopic[] },
): string | null {
  const accord = act.accord === null ? undefined : at.grammar.accords.get(act.accord.id);
  const action = act.treatyAction ?? act.bilateralAct;
  if (context.isBackground && act.isBackground) return 'told as background';
  if (context.modalities.includes(act.modality)) return `modality ${act.modality}`;
  if (action !== null && context.actions.includes(action)) return `action ${action}`;
  if (context.roots.includes(act.root)) return `root ${act.root}`;
  // What an organisation deals with is not what each act under it is about.
  const own = accord === undefined || accord.kind === 'organisation' ? [] : accord.sectors;
  const sector = [...act.sectors, ...own].find((one) => context.sectors.includes(one));
  if (sector !== undefined) return `sector ${sector}`;
  if (accord !== undefined && context.accordKinds.includes(accord.kind))
    return `accord is a ${accord.kind}`;
  const words = at.named.find(({ topic }) => topic === context.id)?.words;
  return words === undefined ? null : `“${words}”`;
}

/** The acts with their contexts after PLOVER, in the order of the lexicon, and why each has them. */
export function withContexts(
  acts: readonly Act[],
  views: readonly SentenceView[],
  grammar: Grammar,
): Act[] {
  if (grammar.contexts.length === 0) return [...acts];
  const named = new Map<number, readonly NamedTopic[]>();
  const viewAt = new Map(views.map((view) => [view.sentence.index, view]));
  return acts.map((act) => {
    const view = viewAt.get(act.sentence);
    const here =
      named.get(act.sentence) ??
      (view === undefined ? [] : topicsIn(view.tokens, grammar.contextWords));
    named.set(act.sentence, here);
    const reasons = grammar.contexts.flatMap((context): ActReason[] => {
      const why = givenBy(context, act, { grammar, named: here });
      return why === null ? [] : [{ what: 'context', rule: context.id, words: why }];
    });
    return {
      ...act,
      contexts: reasons.map(({ rule }) => rule),
      reasons: [...act.reasons, ...reasons],
    };
  });
}
