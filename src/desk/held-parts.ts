import { digestOf } from '../kernel/index.ts';
import {
  type Claim,
  liveClaims,
  type Ruling,
  type Standing,
  underRulings,
  withForce,
} from '../record/index.ts';
import { markOf } from './accords-then.ts';
import {
  accordStandings,
  baselineClaimsOf,
  decide,
  type HeldPart,
  type Inquiry,
  isEntryIn,
  newsClaims,
  type PartKey,
  type PartsOfRecord,
  replacementsOf,
  type Scope,
} from './knowledge.ts';
import { isMoved, type Shelf } from './shelves.ts';
import type { StoreView } from './store/contract.ts';
import type { Keys } from './what-moved.ts';

/** Claims of parts that are kept; one with its share of the standing takes some 1.3 KB. */
const MOST_CLAIMS = 24_000;

function scopeOf({ kind, id }: PartKey): Scope {
  return kind === 'accord'
    ? { accords: [id], states: [], pairs: [] }
    : { accords: [], states: [id] };
}

function byEntry(standings: readonly Standing[]): ReadonlyMap<string, Standing> {
  return new Map(standings.map((one) => [one.entry, one]));
}

async function madePart(inquiry: Inquiry, key: PartKey): Promise<HeldPart> {
  const { rulings, asOf, lexicon } = inquiry;
  const scope = scopeOf(key);
  const heard = await newsClaims(inquiry, scope);
  const replacements = await replacementsOf(inquiry.view, heard);
  const own = underRulings(baselineClaimsOf(inquiry, scope), rulings, () => false);
  const news = underRulings(liveClaims(heard, replacements, asOf), rulings, () => false);
  const set = underRulings([], rulings, (entry) => isEntryIn(entry, scope));
  const claims = [...own, ...news, ...set];
  const decided = decide(inquiry, claims);
  const forces = await accordStandings(inquiry, claims);
  return {
    ...{ heard, replacements, own, news, forces },
    decided: byEntry(decided),
    standings: byEntry(withForce(decided, forces, lexicon)),
  };
}

/** The part as if one dispatch had not been read: only the entries that it speaks of, or took a word back from, are decided anew. */
async function partWithout(
  inquiry: Inquiry,
  key: PartKey,
  { part, dispatch }: { readonly part: HeldPart; readonly dispatch: string },
): Promise<HeldPart> {
  const { rulings, asOf, lexicon } = inquiry;
  const replacements = part.replacements.filter(({ by }) => by !== dispatch);
  const revived = new Set(
    part.replacements.flatMap(({ by, replaced }) => (by === dispatch ? replaced : [])),
  );
  const touched = new Set(
    part.heard.flatMap((claim) =>
      claim.dispatch === dispatch || revived.has(claim.dispatch ?? '') ? claim.entry : [],
    ),
  );
  if (touched.size === 0) return part;
  const heard = part.heard.filter((claim) => claim.dispatch !== dispatch);
  const news =
    revived.size === 0
      ? part.news.filter((claim) => claim.dispatch !== dispatch)
      : underRulings(liveClaims(heard, replacements, asOf), rulings, () => false);
  const scope = scopeOf(key);
  const set = underRulings([], rulings, (entry) => touched.has(entry) && isEntryIn(entry, scope));
  const isTouched = ({ entry }: Claim): boolean => touched.has(entry);
  const again = decide(inquiry, [...part.own.filter(isTouched), ...news.filter(isTouched), ...set]);
  const rest = [...part.decided.values()].filter(({ entry }) => !touched.has(entry));
  const forces =
    revived.size === 0 ? part.forces : await accordStandings(inquiry, [...part.own, ...news]);
  return {
    ...{ heard, replacements, own: part.own, news, forces },
    decided: byEntry([...rest, ...again]),
    standings: byEntry(withForce([...rest, ...again], forces, lexicon)),
  };
}

const marks = new WeakMap<readonly Ruling[], string>();

function markOfRulings(rulings: readonly Ruling[]): string {
  const known = marks.get(rulings);
  if (known !== undefined) return known;
  const mark = rulings.length === 0 ? '' : digestOf(rulings.map(({ id }) => id).join());
  marks.set(rulings, mark);
  return mark;
}

/** Tells a part from that of another day, under other rulings, or where other accords are one. */
function placeOf({ kind, id }: PartKey, { asOf, accords, rulings }: Inquiry): string {
  return [kind, id, asOf, markOf(accords), markOfRulings(rulings)].join(' ');
}

/** What a part rests on: the claims of its accord or state, and the accords whose force its standings may follow from. */
function partKeys({ id }: PartKey, { standings }: Pick<HeldPart, 'standings'>): Keys {
  const accords = [...standings.values()].flatMap(({ accord }) => accord ?? []);
  return new Set([id, ...accords.map((one) => `accord/${one}`)]);
}

interface Kept {
  readonly part: HeldPart;
  readonly about: Keys;
  /** Its claims. */
  readonly weight: number;
}

/**
 * Parts of the record that were asked about, kept until something moves that they rest on. The part that was not asked for
 * longest goes first; one that many ask for at once is made once.
 */
export class PartShelf implements PartsOfRecord, Shelf {
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<HeldPart>>();
  /** By snapshot: what was found for one question. */
  readonly #asked = new WeakMap<StoreView, Map<string, Promise<HeldPart>>>();
  readonly #mostClaims: number;
  #weight = 0;

  constructor(mostClaims = MOST_CLAIMS) {
    this.#mostClaims = mostClaims;
  }

  partOf: PartsOfRecord['partOf'] = async (inquiry, key) => {
    const { without } = inquiry;
    if (without === undefined) return this.#whole(inquiry, key);
    const part = await this.#whole(without.whole, key);
    return partWithout(inquiry, key, { part, dispatch: without.dispatch });
  };

  forget(moved: Keys | null): void {
    // What is being made was asked for before, and is not kept.
    this.#underWay.clear();
    for (const [place, { about }] of this.#kept)
      if (moved === null || isMoved(about, moved)) this.#drop(place);
  }

  /** One question asks for a part again and again, and it may be too large to be kept for another. */
  #whole(inquiry: Inquiry, key: PartKey): Promise<HeldPart> {
    const place = placeOf(key, inquiry);
    const asked = this.#asked.get(inquiry.view) ?? new Map<string, Promise<HeldPart>>();
    this.#asked.set(inquiry.view, asked);
    const found =
      asked.get(place) ??
      (inquiry.isNow() ? this.#shared(inquiry, key, place) : madePart(inquiry, key));
    asked.set(place, found);
    return found;
  }

  async #shared(inquiry: Inquiry, key: PartKey, place: string): Promise<HeldPart> {
    const known = this.#kept.get(place);
    if (known !== undefined) {
      this.#kept.delete(place);
      this.#kept.set(place, known);
      return known.part;
    }
    const awaited = this.#underWay.get(place);
    if (awaited !== undefined) return awaited;
    const making = madePart(inquiry, key);
    this.#underWay.set(place, making);
    try {
      const part = await making;
      if (this.#underWay.get(place) === making) this.#keep(place, { key, part });
      return part;
    } finally {
      if (this.#underWay.get(place) === making) this.#underWay.delete(place);
    }
  }

  #keep(place: string, { key, part }: { readonly key: PartKey; readonly part: HeldPart }): void {
    const weight = part.heard.length + part.own.length;
    if (weight > this.#mostClaims) return;
    this.#kept.set(place, { part, about: partKeys(key, part), weight });
    this.#weight += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#mostClaims) break;
      this.#drop(oldest);
    }
  }

  #drop(place: string): void {
    this.#weight -= this.#kept.get(place)?.weight ?? 0;
    this.#kept.delete(place);
  }
}
