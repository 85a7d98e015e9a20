import { boundsOf, type CivilDay, type OfficeHolder } from '../../kernel/index.ts';

/** Whether somebody holds an office on a day; an unknown beginning or end is open. */
export function holdsOn(holder: OfficeHolder, day: CivilDay): boolean {
  const first = holder.from === null ? null : boundsOf(holder.from).first;
  const last = holder.to === null ? null : boundsOf(holder.to).last;
  return (first === null || first <= day) && (last === null || day <= last);
}

/** The rows that fit a day: those in office, else the latest. Without a day, those without an end, else all. */
export function holdersOn(
  holders: readonly OfficeHolder[],
  day: CivilDay | null,
): readonly OfficeHolder[] {
  const fitting = holders.filter((holder) =>
    day === null ? holder.to === null : holdsOn(holder, day),
  );
  return fitting.length > 0 ? fitting : holders.slice(-1);
}

/** The one person who holds an office of a state on a day; null when nobody or several are known. */
export function holderOf(
  holders: readonly OfficeHolder[],
  office: string,
  day: CivilDay | null,
): OfficeHolder | null {
  if (day === null) return null;
  const fitting = holders.filter((holder) => holder.office === office && holdsOn(holder, day));
  const people = new Set(fitting.map((holder) => holder.person));
  if (people.size === 1) return fitting[0] ?? null;
  const latest = fitting
    .filter((holder) => holder.from !== null)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  const [newest, second] = latest;
  return newest !== undefined && newest.from !== second?.from && latest.length === fitting.length
    ? newest
    : null;
}
