import { ChanceryError, type CivilDay, type Dispatch } from '../kernel/index.ts';
import { type Development, groupItems, type StoryItem } from '../stories/index.ts';
import { distinctNames, plainName } from './name-developments.ts';
import type { Page, StoreView } from './store/contract.ts';

/** A development as it was known on a day: without what came to be known later. */
export interface DevelopmentThen {
  readonly development: Development;
  readonly items: readonly StoryItem[];
  readonly dispatches: readonly Dispatch[];
}

/** Developments that are looked through for a day that lies back. */
const MAX_PAST = 10_000;

/** Developments that are near to one another, directly or through others: grouped anew together. */
function nearOnes(developments: readonly Development[]): Development[][] {
  const byFirst = new Map(developments.map((one) => [one.dispatches[0] ?? '', one]));
  const open = new Set(developments);
  return developments.flatMap((start) => {
    if (!open.delete(start)) return [];
    const set = [start];
    for (const one of set) {
      for (const first of one.near ?? []) {
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
  asOf: CivilDay,
): Promise<readonly Development[]> {
  if (developments.every(({ lastDay }) => lastDay <= asOf)) return developments;
  const items = await view.storyItems(developments.flatMap(({ dispatches }) => dispatches));
  return groupItems(items.filter((item) => item.knownDay <= asOf));
}

function newestFirst(a: Development, b: Development): number {
  if (a.lastDay !== b.lastDay) return a.lastDay > b.lastDay ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

async function pastDevelopments(view: StoreView, asOf: CivilDay): Promise<Development[]> {
  const byName = new Map<string, Development[]>();
  for (const near of nearOnes(await view.developments({ asOf, limit: MAX_PAST }))) {
    for (const piece of await piecesOf(view, near, asOf)) {
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
  #past: Promise<readonly Development[]> | null = null;

  constructor(view: StoreView, asOf: CivilDay) {
    this.#view = view;
    this.#asOf = asOf;
  }

  async #isNow(): Promise<boolean> {
    const lastDay = await this.#view.lastDay();
    return lastDay === null || lastDay <= this.#asOf;
  }

  #all(): Promise<readonly Development[]> {
    this.#past ??= pastDevelopments(this.#view, this.#asOf);
    return this.#past;
  }

  /** Newest last day first. */
  async list(limit: number): Promise<readonly Development[]> {
    if (await this.#isNow()) return this.#view.developments({ asOf: this.#asOf, limit });
    return (await this.#all()).slice(0, limit);
  }

  /** What those that a query of today's developments found were on the day. */
  async among(find: (page: Page) => Promise<readonly Development[]>, limit: number) {
    const found = await find({ asOf: this.#asOf, limit });
    if (await this.#isNow()) return found;
    const told = new Set(found.flatMap((development) => development.dispatches));
    const past = await this.#all();
    return past.filter((development) => told.has(development.dispatches[0] ?? ''));
  }

  async #find(id: string): Promise<Development | null> {
    const now = await this.#view.development(id);
    if (now !== null && now.lastDay <= this.#asOf) return now;
    if (await this.#isNow()) return now;
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
    const development = await this.#find(id);
    if (development === null) throw new ChanceryError('record.unknown', { id });
    const items = await this.#view.storyItems(development.dispatches);
    const kept = await this.#view.dispatchesOf(development.dispatches);
    return { development, items, dispatches: kept.map((one) => one.dispatch) };
  }
}
