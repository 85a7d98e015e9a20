import type { Act } from '../events/index.ts';
import { ChanceryError, type CivilDay, type Dispatch } from '../kernel/index.ts';
import { groupingOf, isRejected, type Ruling, rulingsInEffect } from '../record/index.ts';
import { type Development, groupItems, leadActOf, type StoryItem } from '../stories/index.ts';
import { distinctNames, plainName } from './name-developments.ts';
import type { Page, StoreView } from './store/contract.ts';
import type { DevelopmentPlace } from './store/list-places.ts';
import type { Reread } from './united-view.ts';

/** A development as it was known on a day: without what came to be known later. */
export interface DevelopmentThen {
  readonly development: Development;
  readonly items: readonly StoryItem[];
  readonly dispatches: readonly Dispatch[];
}

/** Developments that are looked through for a day that lies back. */
const MAX_PAST = 10_000;

/** What editors ruled: what holds on the day, and every ruling that was ever made. */
export interface RulingsThen {
  readonly asOf: CivilDay;
  readonly rulings: readonly Ruling[];
  readonly made: readonly Ruling[];
}

/** The same, with how what was grouped reads where accords are one. */
type AskedThen = RulingsThen & { readonly reread: Pick<Reread, 'development' | 'item'> };

/** Pairs of dispatches on which the editors' word of the day is not that of today. */
function changedPairs({ rulings, made }: RulingsThen): (readonly [string, string])[] {
  const keysOf = (from: readonly Ruling[]): Map<string, readonly [string, string]> => {
    const { together, apart } = groupingOf(from);
    const mark = (kind: string) => (pair: readonly [string, string]) =>
      [`${kind} ${pair.join(' ')}`, pair] as const;
    return new Map([...together.map(mark('together')), ...apart.map(mark('apart'))]);
  };
  const [then, now] = [keysOf(rulings), keysOf(rulingsInEffect(made, null))];
  return [
    ...[...then].filter(([key]) => !now.has(key)),
    ...[...now].filter(([key]) => !then.has(key)),
  ].map(([, pair]) => pair);
}

/**
 * Developments that are near to one another, directly, through others or by a ruling that parts or joins them:
 * grouped anew together.
 */
function nearOnes(
  developments: readonly Development[],
  pairs: readonly (readonly [string, string])[],
): Development[][] {
  const byFirst = new Map(developments.map((one) => [one.dispatches[0] ?? '', one]));
  const firstOf = new Map(
    developments.flatMap(({ dispatches }) => dispatches.map((id) => [id, dispatches[0] ?? ''])),
  );
  const ruled = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    const [left = '', right = ''] = [firstOf.get(a), firstOf.get(b)];
    ruled.set(left, [...(ruled.get(left) ?? []), right]);
    ruled.set(right, [...(ruled.get(right) ?? []), left]);
  }
  const open = new Set(developments);
  return developments.flatMap((start) => {
    if (!open.delete(start)) return [];
    const set = [start];
    for (const one of set) {
      for (const first of [...(one.near ?? []), ...(ruled.get(one.dispatches[0] ?? '') ?? [])]) {
        const other = byFirst.get(first);
        if (other !== undefined && open.delete(other)) set.push(other);
      }
    }
    return [set];
  });
}

/** What developments of today that are near to one another were on a day, without what came later. */
async function piecesOf(
  view: StoreView,
  developments: readonly Development[],
  { asOf, rulings, isMoved }: RulingsThen & { readonly isMoved: (dispatch: string) => boolean },
): Promise<readonly Development[]> {
  const isAsToday = developments.every(
    ({ lastDay, dispatches }) => lastDay <= asOf && !dispatches.some(isMoved),
  );
  if (isAsToday) return developments;
  const items = await view.storyItems(developments.flatMap(({ dispatches }) => dispatches));
  return groupItems(
    items.filter((item) => item.knownDay <= asOf),
    groupingOf(rulings),
  );
}

function isActRejected(act: Act, rulings: readonly Ruling[]): boolean {
  return isRejected({ act: act.id, dispatch: act.dispatch }, rulings) !== null;
}

/** The item without the acts that an editor rejected. */
function heardOf(item: StoryItem, rulings: readonly Ruling[]): StoryItem {
  const acts = item.acts.filter((act) => !isActRejected(act, rulings));
  return acts.length === item.acts.length ? item : { ...item, acts };
}

function newestFirst(a: Development, b: Development): number {
  if (a.lastDay !== b.lastDay) return a.lastDay > b.lastDay ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

async function pastDevelopments(view: StoreView, then: RulingsThen): Promise<Development[]> {
  const byName = new Map<string, Development[]>();
  const pairs = changedPairs(then);
  const moved = new Set(pairs.flat());
  const isMoved = (dispatch: string): boolean => moved.has(dispatch);
  const today = await view.developments({ asOf: then.asOf, limit: MAX_PAST });
  for (const near of nearOnes(today, pairs)) {
    for (const piece of await piecesOf(view, near, { ...then, isMoved })) {
      const name = plainName(piece.id);
      byName.set(name, [...(byName.get(name) ?? []), piece]);
    }
  }
  return [...byName.values()].flatMap(distinctNames).sort(newestFirst);
}

/** The developments as they were known on one day, asked of one snapshot. */
export class DevelopmentsThen {
  readonly #view: StoreView;
  readonly #asOf: CivilDay;
  readonly #then: AskedThen;
  #past: Promise<readonly Development[]> | null = null;
  #now: Promise<boolean> | null = null;

  constructor(view: StoreView, then: AskedThen) {
    this.#view = view;
    this.#asOf = then.asOf;
    this.#then = then;
  }

  #isNow(): Promise<boolean> {
    this.#now ??= this.#view.lastDay().then((lastDay) => lastDay === null || lastDay <= this.#asOf);
    return this.#now;
  }

  #all(): Promise<readonly Development[]> {
    this.#past ??= pastDevelopments(this.#view, this.#then);
    return this.#past;
  }

  /** Newest last day first. */
  async list(limit: number, after?: DevelopmentPlace): Promise<readonly Development[]> {
    const page = { asOf: this.#asOf, limit, ...(after === undefined ? {} : { after }) };
    if (await this.#isNow())
      return (await this.#view.developments(page)).map(this.#then.reread.development);
    const all = await this.#all();
    const isLater = ({ lastDay, id }: DevelopmentPlace): boolean =>
      after === undefined ||
      lastDay < after.lastDay ||
      (lastDay === after.lastDay && id > after.id);
    return all.filter(isLater).slice(0, limit).map(this.#then.reread.development);
  }

  /** What those that a query of today's developments found were on the day. */
  async among(find: (page: Page) => Promise<readonly Development[]>, limit: number) {
    const found = await find({ asOf: this.#asOf, limit });
    if (await this.#isNow()) return found;
    const told = new Set(found.flatMap((development) => development.dispatches));
    const past = await this.#all();
    return past
      .filter((development) => told.has(development.dispatches[0] ?? ''))
      .map(this.#then.reread.development);
  }

  async #find(id: string): Promise<Development | null> {
    const now = await this.#view.development(id);
    if (await this.#isNow()) return now;
    if (now !== null && now.lastDay <= this.#asOf && changedPairs(this.#then).length === 0)
      return now;
    const past = await this.#all();
    const named = past.find((development) => development.id === id);
    if (named !== undefined || now === null) return named ?? null;
    // A link to what has another name today leads to the largest of what it was made of.
    const told = new Set(now.dispatches);
    const pieces = past.filter((development) => told.has(development.dispatches[0] ?? ''));
    const [largest] = pieces.sort((a, b) => b.dispatches.length - a.dispatches.length);
    return largest === undefined ? null : { ...largest, id };
  }

  /** By its name of the day or of today. Throws `record.unknown` where nothing of it was known yet. */
  async get(id: string): Promise<DevelopmentThen> {
    const found = await this.#find(id);
    if (found === null) throw new ChanceryError('record.unknown', { id });
    const [then] = await this.whole([found]);
    if (then === undefined) throw new ChanceryError('record.unknown', { id });
    return then;
  }

  /** Developments of the day with what they are made of, in the same order; few questions, however many they are. */
  async whole(developments: readonly Development[]): Promise<readonly DevelopmentThen[]> {
    const { reread, rulings } = this.#then;
    const ids = developments.flatMap(({ dispatches }) => dispatches);
    const all = await this.#view.storyItems(ids);
    const items = new Map(
      all.map(reread.item).map((item) => [item.dispatch, heardOf(item, rulings)]),
    );
    const kept = await this.#view.dispatchesOf(ids);
    const dispatches = new Map(kept.map(({ dispatch }) => [dispatch.id, dispatch]));
    return developments.map((found) => {
      const development = reread.development(found);
      const own = development.dispatches.flatMap((id) => items.get(id) ?? []);
      const lead = development.leadAct;
      const isHeard = lead === null || !isActRejected(lead, rulings);
      return {
        development: isHeard ? development : { ...development, leadAct: leadActOf(own) },
        items: own,
        dispatches: development.dispatches.flatMap((id) => dispatches.get(id) ?? []),
      };
    });
  }
}
