import { groupedBy } from '../kernel/index.ts';
import { amountInWords } from './amounts.ts';
import type { Saying } from './difference-claims.ts';
import { gapDaysOf, isRevisionOf } from './near-copy.ts';
import type { StoryCount, StoryItem } from './types.ts';

/** Totals given further apart can both be right: they grow. */
const TOTAL_WINDOW_DAYS = 4;
/** Nouns that news takes for one another, and that law does not. */
const SIGNED: ReadonlySet<string> = new Set(['signatory']);
const BOUND: ReadonlySet<string> = new Set(['party', 'ratification']);
/** Below this two numbers are equal by chance. */
const LEAST_TELLING = 10;

interface Counted {
  readonly count: StoryCount;
  readonly saying: Saying;
}

function countedIn(
  items: readonly StoryItem[],
  noun: (count: StoryCount) => string,
  isWanted: (count: StoryCount) => boolean = ({ isAmount }) => isAmount !== true,
): Map<string, Counted[]> {
  const counted = items.flatMap((item) =>
    (item.counts ?? []).filter(isWanted).map(
      (count): Counted => ({
        count,
        saying: {
          item,
          value: String(count.value),
          evidence: { dispatch: item.dispatch, ...count.span },
          act: null,
        },
      }),
    ),
  );
  return groupedBy(counted, ({ count }) => noun(count));
}

/** One count a dispatch; one that gives several says nothing comparable. */
function clearOf(counted: readonly Counted[]): Counted[] {
  return [...groupedBy(counted, ({ saying }) => saying.item.dispatch).values()].flatMap((own) =>
    new Set(own.map(({ saying }) => saying.value)).size === 1 ? own.slice(0, 1) : [],
  );
}

/** Whether two counts cannot both be right: places in a row never, totals when they are given within days. */
function differ(a: Counted, b: Counted): boolean {
  if (a.saying.value === b.saying.value) return false;
  const bothPlaces = a.count.isTotal !== true && b.count.isTotal !== true;
  if (bothPlaces || isRevisionOf(a.saying.item, b.saying.item)) return true;
  return gapDaysOf(a.saying.item, b.saying.item) <= TOTAL_WINDOW_DAYS;
}

/** Sayings on a count that cannot all be right, by what is counted. */
export function countSayings(items: readonly StoryItem[]): Map<string, Saying[]> {
  const differing = new Map<string, Saying[]>();
  for (const [noun, counted] of countedIn(items, (count) => count.noun)) {
    const clear = clearOf(counted);
    const opposed = clear.filter((one) => clear.some((other) => differ(one, other)));
    // Those that say the same as one of two that differ are its witnesses, whenever they say it.
    const values = new Set(opposed.map(({ saying }) => saying.value));
    const said = clear.filter(({ saying }) => values.has(saying.value)).map(({ saying }) => saying);
    if (values.size > 1) differing.set(noun, said);
  }
  return differing;
}

/**
 * Sayings on an amount of money, by what is done with it. Between a plan and the signature an amount may change; both are
 * told, whenever they were said.
 */
export function amountSayings(items: readonly StoryItem[]): Map<string, Saying[]> {
  const differing = new Map<string, Saying[]>();
  const all = countedIn(
    items,
    ({ noun }) => noun,
    ({ isAmount }) => isAmount === true,
  );
  for (const [noun, counted] of all) {
    const clear = clearOf(counted);
    if (new Set(clear.map(({ saying }) => saying.value)).size < 2) continue;
    const said = clear.map(({ saying, count }) => ({ ...saying, value: amountInWords(count) }));
    const [what = noun] = noun.split(' ');
    if (!differing.has(what)) differing.set(what, said);
  }
  return differing;
}

/**
 * Sayings in which some dispatches call signatories what others, by the same number, call parties or ratifications: a
 * signature does not bind, and headlines take it for what does.
 */
export function nameSayings(items: readonly StoryItem[]): Map<string, Saying[]> {
  const differing = new Map<string, Saying[]>();
  const byValue = countedIn(items, (count) => String(count.value));
  for (const [value, counted] of byValue) {
    if (Number(value) < LEAST_TELLING) continue;
    const named = (nouns: ReadonlySet<string>): Counted[] =>
      counted.filter(({ count }) => nouns.has(count.noun));
    const [signed, bound] = [named(SIGNED), named(BOUND)];
    const both = new Set(signed.map(({ saying }) => saying.item.dispatch));
    const others = bound.filter(({ saying }) => !both.has(saying.item.dispatch));
    if (signed.length === 0 || others.length === 0) continue;
    const say = (list: readonly Counted[], noun: string): Saying[] =>
      [...new Map(list.map(({ saying }) => [saying.item.dispatch, saying])).values()].map(
        (saying) => ({ ...saying, value: `${value} ${noun}` }),
      );
    differing.set(value, [...say(signed, 'signatories'), ...say(others, 'ratifications')]);
  }
  return differing;
}
