import type { StandingRow } from '../../desk/index.ts';
import type { Expectation, HeldClaim } from '../../record/index.ts';

/** Claims that a row of a list names: of those that it rests on, and of those that did not move it. */
const NAMED = { because: 3, held: 2 } as const;
/** Expectations on the page of an accord or a state. */
const EXPECTED = 40;

/** Developments on such a page, the newest. */
export const SHOWN_DEVELOPMENTS = 12;

/** What a reader is told of first: what speaks against the standing, then what came before it. */
const TOLD_FIRST: readonly HeldClaim['why'][] = [
  'contradicted',
  'too-weak',
  'rejected',
  'ruled',
  'not-done',
];

function namedOf(held: readonly HeldClaim[]): readonly HeldClaim[] {
  if (held.length <= NAMED.held) return held;
  const isFirst = ({ why }: HeldClaim): boolean => TOLD_FIRST.includes(why);
  return [...held.filter(isFirst), ...held.filter((one) => !isFirst(one))].slice(0, NAMED.held);
}

/**
 * The row with the first of its claims, and how many there are beside them: an entry of which the news has told for years
 * has hundreds, and a list of such rows is read for its stages. The history of the entry has them all.
 */
export function shownRow<R extends StandingRow>(row: R): R {
  const { because, held } = row.standing;
  const named = { because: because.slice(0, NAMED.because), held: namedOf(held) };
  const claimsLeft = because.length - named.because.length + (held.length - named.held.length);
  return claimsLeft === 0 ? row : { ...row, standing: { ...row.standing, ...named }, claimsLeft };
}

/** Open ones by their window, those of which nobody says when last; then the others, what was decided last first. */
function byUse(a: Expectation, b: Expectation): number {
  const isOpen = ({ state }: Expectation): boolean => state === 'open';
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  const [left, right] = isOpen(a)
    ? [a.window ?? '9999', b.window ?? '9999']
    : [b.stateSince, a.stateSince];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The expectations that a page shows and how many it leaves to the list of them. */
export function shownExpectations(rows: readonly Expectation[]): {
  readonly expectations: readonly Expectation[];
  readonly expectationsLeft: number;
} {
  const expectations = [...rows].sort(byUse).slice(0, EXPECTED);
  return { expectations, expectationsLeft: rows.length - expectations.length };
}
