import type { PatternEntry } from '../kernel/index.ts';
import type { AccordMention } from '../reading/index.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';

/** Words before which a verb has no object: "pulled out when", "will not sign, the minister said". */
const NO_OBJECT =
  /^(?:when|after|because|but|and|or|while|as|until|till|unless|if|once|though|although|since|for|altogether|entirely|again|too|soon|yet|either|together|first|before|last|this|next|so|by|within|at|on|in)$/;

/** Whether the verb that ends before `from` has no object: what follows ends the clause or tells when. */
export function isBareAfter(view: SentenceView, from: number): boolean {
  const token = view.tokens[from];
  if (token === undefined || view.isDay[from]) return true;
  if (token.pos === 'PUNCT') return !/^["“‘'(]$/.test(token.lower);
  if (/^(?:on|in|by|at|within|for|since)$/.test(token.lower)) {
    const next = /^(?:the|a|an)$/.test(lowerAt(view, from + 1)) ? from + 2 : from + 1;
    return view.isDay[from + 1] === true || view.isDay[next] === true || token.lower !== 'in';
  }
  return NO_OBJECT.test(token.lower);
}

/** Steps into and out of a body; for all others a body that the sentence names is somebody who acts. */
const OF_BODIES = new Set<string | null>([
  'accession',
  'admission',
  'application',
  'candidacy',
  'interest',
  'invitation',
  'negotiation',
  'suspension',
  'termination',
  'withdrawal',
  'withdrawal-notice',
]);

/** Accords that a step of this kind can be about. */
export function accordsFor(view: SentenceView, action: string | null): SentenceView['accords'] {
  if (OF_BODIES.has(action)) return view.accords;
  return view.accords.filter(
    ({ it }) => view.grammar.accords.get(it.accord)?.kind !== 'organisation',
  );
}

/** "The Madrid Protocol to the Antarctic Treaty": whether the first of two accords is the head of the phrase. */
export function isHeadOf(
  view: SentenceView,
  head: Placed<AccordMention>,
  tail: Placed<AccordMention>,
): boolean {
  for (let k = head.last + 1; k < tail.first; k += 1)
    if (!/^(?:to|of|on|the)$/.test(lowerAt(view, k))) return false;
  return tail.first > head.last + 1;
}

/** The accord that the sentence names nearest before a trigger, else the first one behind it. */
function nearestAccord(
  view: SentenceView,
  accords: SentenceView['accords'],
  at: { readonly first: number; readonly last: number },
): Placed<AccordMention> | null {
  const index = accords.findLastIndex((accord) => accord.last < at.first);
  const before = accords[index];
  const head = accords[index - 1];
  // "the Madrid Protocol to the Antarctic Treaty": the head is what is meant.
  if (before !== undefined && head !== undefined && isHeadOf(view, head, before)) return head;
  return before ?? accords.find((accord) => accord.first > at.last) ?? null;
}

/** The accord of a pattern that lets it stand elsewhere in the sentence; null where the pattern or the words forbid it. */
export function looseAccord(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly first: number; readonly last: number },
): Placed<AccordMention> | null {
  if (pattern.loose === 'none') return null;
  if (pattern.loose === 'bare' && !isBareAfter(view, at.last + 1)) return null;
  const candidates = accordsFor(view, pattern.action);
  // "notified the United Nations that it was leaving": whoever is told is not what is left.
  const others = candidates.filter(({ it }) => it.accord !== 'un');
  return nearestAccord(view, others.length > 0 ? others : candidates, at);
}

const INSTRUMENT =
  /^(?:treaty|pact|accord|agreement|convention|protocol|charter|compact|deal|text|instrument|document)$/;
const MAX_DEFINITE = 7;

/** "refused to sign the region's first environmental treaty": a definite noun goes back to the one that was named. */
export function definiteAccord(
  view: SentenceView,
  pattern: PatternEntry,
  at: { readonly from: number; readonly right: number },
): Placed<AccordMention> | null {
  if (pattern.loose === 'none' || !/^(?:the|this|that|its|their)$/.test(lowerAt(view, at.from)))
    return null;
  for (let k = at.from + 1; k < Math.min(at.right, at.from + MAX_DEFINITE); k += 1) {
    if (view.tokens[k]?.pos === 'ADP' || view.mentionAt[k] !== -1) return null;
    if (!INSTRUMENT.test(lowerAt(view, k))) continue;
    return accordsFor(view, pattern.action).findLast((accord) => accord.last < at.from) ?? null;
  }
  return null;
}

function holdsOne(view: SentenceView, stems: readonly string[]): boolean {
  return view.tokens.some((token) => stems.some((stem) => token.lower.startsWith(stem)));
}

/** Whether the sentence holds a word that the pattern asks for, and none that it forbids. */
export function hasContext(view: SentenceView, pattern: PatternEntry): boolean {
  const { context, avoids } = pattern;
  if (avoids.length > 0 && holdsOne(view, avoids)) return false;
  return context.length === 0 || holdsOne(view, context);
}
