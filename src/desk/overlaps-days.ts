import { boundsOf, type CivilDay, type Edtf } from '../kernel/index.ts';

/** Whether a window has a day in common with a stretch; a window that nobody gave has none. */
export function overlapsDays(
  window: string | null,
  from: CivilDay | undefined,
  to: CivilDay | undefined,
): boolean {
  if (from === undefined && to === undefined) return true;
  if (window === null) return false;
  const { first, last } = boundsOf(window as Edtf);
  return (
    (to === undefined || first === null || first <= to) &&
    (from === undefined || last === null || last >= from)
  );
}
