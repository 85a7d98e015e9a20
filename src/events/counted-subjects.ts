import type { Act } from './types.ts';

const NUMBERS = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
/** How many sentences on those who were counted may be named. */
const REACH_SENTENCES = 2;

/** How many the words count: "six countries" are six; null where they count none. */
function countOf(words: string | null): number | null {
  const first = words?.split(' ')[0] ?? '';
  const at = NUMBERS.indexOf(first);
  if (at >= 0) return at + 2;
  return /^\d{1,2}$/.test(first) ? Number(first) : null;
}

/** The act that names as many under the same accord, in one of the sentences that follow. */
function namesOf(act: Act, acts: readonly Act[], count: number): Act | undefined {
  return acts.find(
    (later) =>
      later.sentence > act.sentence &&
      later.sentence - act.sentence <= REACH_SENTENCES &&
      later.accord?.id === act.accord?.id &&
      later.subjects.length === count,
  );
}

/**
 * "invited six countries to join. Argentina, … and the Emirates are to become members": those who are counted are those
 * whom a sentence right behind names in the same number. The evidence then holds both sentences.
 */
export function withCounted(acts: readonly Act[]): Act[] {
  return acts.map((act) => {
    const count =
      act.subjects.length === 0 && act.accord !== null ? countOf(act.subjectWords) : null;
    const named = count === null ? undefined : namesOf(act, acts, count);
    if (named === undefined) return act;
    const words = named.subjects.join(', ');
    return {
      ...act,
      subjects: named.subjects,
      subjectWords: null,
      evidence: { start: act.evidence.start, end: Math.max(act.evidence.end, named.evidence.end) },
      reasons: [...act.reasons, { what: 'subject' as const, rule: 'counted', words }],
    };
  });
}
