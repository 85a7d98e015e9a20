import type { Draft } from './draft.ts';
import { type SentenceView, spanOf } from './sentence-view.ts';
import type { ActAccord } from './types.ts';

/** An accord without a name goes by its parties and its kind: `x-are-isr-treaty`; without two parties it is none. */
function plainAccord(
  view: SentenceView,
  at: { readonly first: number; readonly last: number },
  parties: readonly string[],
): ActAccord | null {
  if (parties.length < 2) return null;
  const words = view.tokens
    .slice(at.first, at.last + 1)
    .filter((token) => !/^(?:DET|PRON|NUM|ADV)$/.test(token.pos));
  const lemma = view.tokens[at.last]?.lemma ?? 'agreement';
  const kind = lemma.normalize('NFD').replace(/\p{M}/gu, '');
  const id = `x-${[...parties].sort().slice(0, 4).join('-').toLowerCase()}-${kind}`;
  const name = words.map((token) => token.text).join(' ');
  return {
    id,
    name,
    isKnown: false,
    span: spanOf(view, at.first, at.last),
    isNameless: true,
  };
}

const TAIL_TOKENS = 14;

/** "a joint communiqué that restores relations with Chile": whom the text behind its noun names as the other side. */
export function partiesBehind(view: SentenceView, last: number): readonly string[] {
  if (!/^(?:that|which)$/.test(view.tokens[last + 1]?.lower ?? '')) return [];
  const to = Math.min(view.tokens.length, last + TAIL_TOKENS);
  for (let k = last + 2; k < to; k += 1) {
    if (!/^(?:with|between)$/.test(view.tokens[k]?.lower ?? '')) continue;
    const at = view.mentionAt[k + 1] ?? -1;
    const behindArticle = at === -1 ? (view.mentionAt[k + 2] ?? -1) : at;
    return view.mentions[behindArticle]?.it.actors ?? [];
  }
  return [];
}

/** Acts between two sides, which an accord that the sentence names besides is no part of. */
const WITHOUT_ACCORD = new Set<string | null>([
  null,
  'hold-talks',
  'mediate',
  'visit',
  'exchange-prisoners',
  'ceasefire',
  'lift-sanctions',
  'pledge-aid',
]);

/** Accord and subjects of the act before, and the sentence that told it. */
export interface Carried {
  readonly accord: ActAccord | null;
  readonly subjects: readonly string[];
  readonly sentence: number;
}

/** How many sentences back a verb without an object may lean. */
const REACH_SENTENCES = 2;

/** "Togo will sign in May": the accord of the sentence before; what one joins may be an organisation, what one signs is none. */
function ofSentenceBefore(view: SentenceView, draft: Draft, carried: Carried): ActAccord | null {
  const { accord, sentence } = carried;
  if (accord === null || view.sentence.index - sentence > REACH_SENTENCES) return null;
  // "its treaty of accession": another has one of its own.
  if (!accord.isKnown && !/^\p{Lu}/u.test(accord.name)) return null;
  const isBody = view.grammar.accords.get(accord.id)?.kind === 'organisation';
  return isBody && draft.pattern.id !== 'join-accord' ? null : accord;
}

/** The accord of a draft: named, unnamed, or carried over from the sentence before. */
export function accordOf(
  view: SentenceView,
  draft: Draft,
  context: { readonly carried: Carried; readonly parties: readonly string[] },
): ActAccord | null {
  const carried = context.carried.accord;
  const { parties } = context;
  const own = draft.complement.accord?.it;
  if (own !== undefined) {
    return {
      id: own.accord,
      name: own.name,
      isKnown: own.isKnown,
      span: { start: own.start, end: own.end },
    };
  }
  const plain = draft.complement.plain;
  if (plain !== null && plain.first === draft.group?.head)
    return ofSentenceBefore(view, draft, context.carried);
  const isPointer =
    draft.group === null || /^(?:it|them)$/.test(view.tokens[plain?.first ?? -1]?.lower ?? '');
  if (plain !== null && isPointer) {
    return carried === null ? null : { ...carried, span: spanOf(view, plain.first, plain.last) };
  }
  if (draft.complement.plain !== null) return plainAccord(view, draft.complement.plain, parties);
  if (draft.pattern.needs !== 'none' || WITHOUT_ACCORD.has(draft.pattern.action)) return null;
  const near = view.accords[0]?.it;
  if (near === undefined) return carried;
  return {
    id: near.accord,
    name: near.name,
    isKnown: near.isKnown,
    span: { start: near.start, end: near.end },
  };
}
