import type { Act } from '../events/index.ts';
import { accordIdOf } from './matter.ts';
import type { StoryItem } from './types.ts';

/** The accord under which a step counts when reports are compared; null for a step between two states alone. */
export type TopicAccord = (act: Act) => string | null;

function isNamed(accord: string | null): accord is string {
  return accord !== null && !accord.startsWith('x-');
}

/** A paper of its own beside the accord, signed on the same occasion. */
function isAnother(accord: string | null): boolean {
  return (
    accord !== null &&
    /\b(?:memorandum|memoranda|charter|roadmap|communique|statement)\b/.test(accord)
  );
}

/**
 * Reports of one development call its accord by name, by "the accession treaty" or not at all. Where all that name one
 * that is known name the same, steps under an unnamed one count under it too; else each under its own.
 */
export function topicAccordOf(items: readonly StoryItem[]): TopicAccord {
  const tally = new Map<string, number>();
  for (const item of items) {
    const own = new Set(item.acts.filter((act) => !act.isBackground).map(accordIdOf));
    for (const accord of own) if (isNamed(accord)) tally.set(accord, (tally.get(accord) ?? 0) + 1);
  }
  const ranked = [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const [first, second] = ranked;
  const main =
    first !== undefined && (second === undefined || first[1] > second[1]) ? first[0] : null;
  return (act) => {
    const accord = accordIdOf(act);
    if (act.treatyAction === null) return null;
    return isNamed(accord) || isAnother(accord) ? accord : (main ?? accord);
  };
}
