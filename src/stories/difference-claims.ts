import type { Act } from '../events/index.ts';
import type { CivilDay, Evidence } from '../kernel/index.ts';
import type { DifferenceAbout, DifferingClaim, StoryItem } from './types.ts';

/** What a caller that knows the standings may remark on one value of a difference. */
export interface RemarkInput {
  readonly about: DifferenceAbout;
  readonly subject: string;
  readonly value: string;
  readonly dispatches: readonly string[];
}

export interface DifferenceOptions {
  /** Texts of the dispatches, by identifier; without them versions are not compared word by word. */
  readonly texts?: ReadonlyMap<string, string>;
  /** E.g. `premature` where the record holds a lower stage; null for no remark. */
  readonly remarkOf?: (input: RemarkInput) => string | null;
}

/** One dispatch's word on the matter of a difference. */
export interface Saying {
  readonly item: StoryItem;
  readonly value: string;
  readonly evidence: Evidence;
  readonly act: Act | null;
}

/** The topic on which sayings may differ. */
export interface Topic {
  readonly about: DifferenceAbout;
  readonly subject: string;
}

function earliest(days: readonly CivilDay[]): CivilDay | null {
  return days.reduce<CivilDay | null>(
    (best, day) => (best === null || day < best ? day : best),
    null,
  );
}

/** Whether every dispatch of the value was replaced by a version, among the items, that says otherwise. */
function isWithdrawn(dispatches: ReadonlySet<string>, items: readonly StoryItem[]): boolean {
  return [...dispatches].every((dispatch) =>
    items.some((item) => item.revisionOf === dispatch && !dispatches.has(item.dispatch)),
  );
}

/** The sayings as claims of one difference, one for each value, in order of first saying. */
export function claimsAmong(
  topic: Topic,
  sayings: readonly Saying[],
  context: { readonly items: readonly StoryItem[]; readonly options: DifferenceOptions },
): DifferingClaim[] {
  const values = [...new Set(sayings.map((saying) => saying.value))];
  const claims = values.flatMap((value): DifferingClaim[] => {
    const said = sayings.filter((saying) => saying.value === value);
    const since = earliest(said.map((saying) => saying.item.knownDay));
    if (since === null) return [];
    const dispatches = new Set(said.map((saying) => saying.item.dispatch));
    const ids = [...dispatches];
    const remark = isWithdrawn(dispatches, context.items)
      ? 'withdrawn-by-correction'
      : (context.options.remarkOf?.({ ...topic, value, dispatches: ids }) ?? null);
    return [
      { value, dispatches: ids, evidence: said.map((saying) => saying.evidence), since, remark },
    ];
  });
  return claims.sort((a, b) =>
    a.since !== b.since ? (a.since < b.since ? -1 : 1) : a.value < b.value ? -1 : 1,
  );
}

/** Where an act stands in its dispatch. */
export function evidenceOf(act: Act): Evidence {
  return { dispatch: act.dispatch, start: act.evidence.start, end: act.evidence.end };
}
