import type { Act } from '../events/index.ts';
import { ConnectedSets, groupedBy } from '../kernel/index.ts';

/**
 * How many voices among dispatches are independent of one another: those of one origin are one, and so are the several texts
 * of one outlet, which does not bear out itself. Takes the dispatches of each origin and of each outlet.
 */
export function independentVoices(groups: readonly (readonly string[])[]): number {
  const sets = new ConnectedSets(groups.flat());
  for (const group of groups) for (const one of group) sets.join(group[0] ?? one, one);
  return sets.sets().length;
}

interface Told {
  readonly dispatch: { readonly id: string };
  readonly acts: readonly Act[];
}

function isOfStep(act: Act, lead: Act): boolean {
  return (
    !act.isBackground &&
    act.treatyAction === lead.treatyAction &&
    act.bilateralAct === lead.bilateralAct &&
    (act.accord?.id ?? null) === (lead.accord?.id ?? null) &&
    lead.subjects.every((code) => act.subjects.includes(code))
  );
}

/** For whom all that a dispatch tells of the step is said by somebody with a name; null where some of it is its own word. */
function speakerOf({ acts }: Told, lead: Act): string | null {
  const speakers = acts
    .filter((act) => isOfStep(act, lead))
    .map(({ speaker }) =>
      speaker === null || speaker.isAnonymous ? null : [...speaker.actors].sort().join(' '),
    );
  const named = new Set(speakers.filter((one) => one !== ''));
  const [only = null] = named;
  return named.size === 1 ? only : null;
}

/**
 * Dispatches that have the step on the word of the same state or organisation: its ministry is one voice, however many
 * outlets print it.
 */
export function carriersOfOneWord(rows: readonly Told[], lead: Act | null): string[][] {
  if (lead === null) return [];
  const groups = groupedBy(rows, (row) => speakerOf(row, lead));
  return [...groups.values()].map((group) => group.map(({ dispatch }) => dispatch.id));
}
