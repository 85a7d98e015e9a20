import type { Reading } from '../reading/index.ts';
import type { Grammar } from './grammar.ts';
import type { Act, ActAccord } from './types.ts';

/** How much a name in the headline counts against one in the body. */
const HEADLINE_WEIGHT = 3;

/**
 * The accord that a dispatch is about: the one it names most, headlines counting thrice; known ones before those found
 * by their form; of two that are named as often the one that is open to more than two. Null where it names none. A bare "the treaty", "its instrument", "the bloc" means this one.
 */
export function matterOf(
  reading: Reading,
  { accords }: Pick<Grammar, 'accords'>,
): ActAccord | null {
  const headlines = new Set(
    reading.sentences.flatMap((one) => (one.role === 'headline' ? [one.index] : [])),
  );
  const weights = new Map<string, { weight: number; accord: ActAccord }>();
  for (const mention of reading.accords) {
    const weight = headlines.has(mention.sentence) ? HEADLINE_WEIGHT : 1;
    const { accord: id, name, isKnown, start, end } = mention;
    const known = weights.get(id);
    if (known === undefined)
      weights.set(id, { weight, accord: { id, name, isKnown, span: { start, end } } });
    else known.weight += weight;
  }
  const isOfTwo = (id: string): boolean => {
    const entry = accords.get(id);
    return entry?.partiesComplete === true && entry.parties.length === 2;
  };
  const ranked = [...weights.values()].sort(
    (a, b) =>
      Number(b.accord.isKnown) - Number(a.accord.isKnown) ||
      b.weight - a.weight ||
      Number(isOfTwo(a.accord.id)) - Number(isOfTwo(b.accord.id)) ||
      a.accord.span.start - b.accord.span.start,
  );
  return ranked[0]?.accord ?? null;
}

/** Steps that are always taken under some accord: "deposited its instrument of ratification". */
const UNDER_AN_ACCORD: ReadonlySet<string | null> = new Set([
  'ratification',
  'acceptance',
  'accession',
  'entry-into-force',
  'withdrawal-notice',
]);

/** The act under the accord of the matter, where its own sentence names none. */
export function underMatter(act: Act, matter: ActAccord | null): Act {
  if (matter === null || act.accord !== null || !UNDER_AN_ACCORD.has(act.treatyAction)) return act;
  return {
    ...act,
    accord: matter,
    reasons: [
      ...act.reasons,
      { what: 'accord', rule: 'matter-of-the-dispatch', words: matter.name },
    ],
  };
}
