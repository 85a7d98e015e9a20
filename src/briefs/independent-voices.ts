import { ConnectedSets } from '../kernel/index.ts';

/**
 * How many voices among dispatches are independent of one another: those of one origin are one, and so are the several texts
 * of one outlet, which does not bear out itself. Takes the dispatches of each origin and of each outlet.
 */
export function independentVoices(groups: readonly (readonly string[])[]): number {
  const sets = new ConnectedSets(groups.flat());
  for (const group of groups) for (const one of group) sets.join(group[0] ?? one, one);
  return sets.sets().length;
}
