import { accordIdOf, actorsOf, familyOf } from './matter.ts';
import type { Development } from './types.ts';

/** Whether two developments are of one matter: the same accord and one who acts in both, or the same two and kind of step. */
function isOneMatter(a: Development, b: Development): boolean {
  if (a.leadAct === null || b.leadAct === null) return false;
  const [left, right] = [accordIdOf(a.leadAct), accordIdOf(b.leadAct)];
  const others = new Set(actorsOf(b.leadAct));
  const shared = actorsOf(a.leadAct).filter((actor) => others.has(actor)).length;
  if (left !== null && left === right) return shared > 0;
  const isBond = familyOf(a.leadAct) === familyOf(b.leadAct);
  return isBond && shared >= 2;
}

/**
 * The development that this one continues: the latest of those that ended before it began and are of the same matter, by
 * their leading acts. Null for none. Does not depend on the order of the others.
 */
export function continuedBy(
  development: Development,
  others: readonly Development[],
): Development | null {
  return others
    .filter((other) => other.lastDay < development.firstDay && isOneMatter(development, other))
    .reduce<Development | null>((best, other) => {
      if (best === null || other.lastDay > best.lastDay) return other;
      return other.lastDay === best.lastDay && other.id < best.id ? other : best;
    }, null);
}
