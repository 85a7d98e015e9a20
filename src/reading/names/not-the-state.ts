import type { Atom } from './atoms.ts';

const WATER = /^(?:ocean|sea|strait|straits|channel|river)$/;
const WATER_OF = /^(?:sea|gulf|bay|strait|straits|isle|isles)$/;
/** What makes "States" any states: "third States", "the States Parties". */
const ANY_STATES_AFTER = /^(?:parties|party|members?|concerned|represented|signatories)$/;

interface Found {
  readonly from: number;
  readonly to: number;
}

/** "the Indian Ocean", "the South China Sea", "the Sea of Japan": a name that stands in that of a water is no state's. */
export function isWater(atoms: readonly Atom[], hit: Found): boolean {
  const after = atoms[hit.to];
  if (after?.isCapital === true && after.isSpaced && WATER.test(after.lower)) return true;
  const head = atoms[hit.from - 2];
  return (
    atoms[hit.from - 1]?.lower === 'of' && head?.isCapital === true && WATER_OF.test(head.lower)
  );
}

/** "the rights of third States": in the language of treaties the word is written large for any state. */
export function isAnyStates(atoms: readonly Atom[], hit: Found): boolean {
  if (hit.to - hit.from !== 1 || atoms[hit.from]?.key !== 'States') return false;
  const before = atoms[hit.from - 1];
  return before?.lower !== 'the' || ANY_STATES_AFTER.test(atoms[hit.to]?.lower ?? '');
}
