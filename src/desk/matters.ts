import { groupedBy } from '../kernel/index.ts';
import {
  accordEntry,
  type Claim,
  liveClaims,
  partyEntry,
  type Replacement,
  relationEntry,
  type Standing,
  underRulings,
  withForce,
} from '../record/index.ts';
import { accordsOf, actorsOf } from './development-state.ts';
import { claimThen, decide, type Inquiry, inScope, replacementsOf } from './knowledge.ts';
import type { DevelopmentThen } from './past-developments.ts';

/** States of a lead between each two of whom relations are looked up; a list of more is about no pair. */
const PAIRS_AMONG = 6;
/** Other states under an accord that are looked up, to know that there are some. */
const OTHERS = 3;
/** Accords whose states are asked for at once. */
const PART = 400;

/** Claims and standings of some entries. */
export interface Held {
  readonly claims: readonly Claim[];
  readonly standings: readonly Standing[];
}

type UnderAccords = ReadonlyMap<string, ReadonlySet<string>>;

function leadCodes({ development: { leadAct } }: DevelopmentThen): string[] {
  return leadAct === null ? [] : [...new Set([...leadAct.subjects, ...leadAct.objects])];
}

/** States under each accord that is named, by the record and the baseline. */
async function statesUnder(
  { view, asOf, baseline }: Inquiry,
  accords: readonly string[],
): Promise<UnderAccords> {
  const under = new Map<string, Set<string>>(accords.map((accord) => [accord, new Set()]));
  for (let from = 0; from < accords.length; from += PART) {
    const part = accords.slice(from, from + PART);
    for (const { accord, states } of await view.statesUnderAccords({ asOf, accords: part }))
      for (const state of states) under.get(accord)?.add(state);
  }
  for (const [accord, states] of under)
    for (const claim of baseline.byAccord.get(accord) ?? [])
      if (claim.knownDay <= asOf && claim.entry.startsWith('party/')) states.add(claim.subject);
  return under;
}

/** Entries of the matter itself: of the lead's states under its accord, between two of them, of the accords that are told. */
function ownEntries(then: DevelopmentThen, under: UnderAccords): string[] {
  const codes = leadCodes(then);
  const accord = then.development.leadAct?.accord?.id ?? null;
  const others = [...(under.get(accord ?? '') ?? [])].filter((code) => !codes.includes(code));
  const parties = [...codes, ...others.sort().slice(0, OTHERS)];
  const pairs = codes
    .slice(0, PAIRS_AMONG)
    .flatMap((a, at) => codes.slice(at + 1, PAIRS_AMONG).map((b) => relationEntry(a, b)));
  return [
    ...(accord === null ? [] : parties.map((code) => partyEntry(accord, code))),
    ...accordsOf(then).map(accordEntry),
    ...pairs,
  ];
}

/** What the claims of its own dispatches are about, as far as its brief asks the record for it. */
function toldEntries(then: DevelopmentThen, told: ReadonlyMap<string, readonly Claim[]>): string[] {
  const codes = leadCodes(then);
  const actors = actorsOf(then);
  const scope = {
    accords: accordsOf(then),
    states: codes.length > 0 ? codes : actors.slice(0, 2),
    pairs: actors,
  };
  return then.dispatches
    .flatMap(({ id }) => told.get(id) ?? [])
    .filter((claim) => inScope(claim, scope))
    .map(({ entry }) => entry);
}

function baselineOf({ baseline, asOf }: Inquiry, entries: ReadonlySet<string>): Claim[] {
  const ids = new Set([...entries].map((entry) => entry.split('/')[1] ?? ''));
  const found = [...ids].flatMap((id) => [
    ...(baseline.byAccord.get(id) ?? []),
    ...(baseline.byState.get(id) ?? []),
  ]);
  const known = found.filter((claim) => claim.knownDay <= asOf && entries.has(claim.entry));
  return [...new Map(known.map((claim) => [claim.id, claim])).values()];
}

/** What was asked of the record for several developments at once. */
interface Asked {
  readonly under: UnderAccords;
  readonly entries: ReadonlyMap<DevelopmentThen, ReadonlySet<string>>;
  readonly news: readonly Claim[];
  readonly replacements: readonly Replacement[];
}

function byEntryOf(standings: readonly Standing[]): ReadonlyMap<string, Standing> {
  return new Map(standings.map((one) => [one.entry, one]));
}

/** Tells the entries of one accord; those of a relation are of none. */
function accordIn(entry: string): string | null {
  const [kind = '', id = ''] = entry.split('/');
  return kind === 'relation' ? null : id;
}

/** What the record holds of the matters of several developments. */
export class Matters {
  readonly #inquiry: Inquiry;
  readonly #asked: Asked;
  readonly #news: ReadonlyMap<string, readonly Claim[]>;
  readonly #baseline: ReadonlyMap<string, readonly Claim[]>;
  readonly #claims: ReadonlyMap<string, readonly Claim[]>;
  readonly #standings: ReadonlyMap<string, Standing>;

  constructor(inquiry: Inquiry, asked: Asked) {
    this.#inquiry = inquiry;
    this.#asked = asked;
    const all = new Set([...asked.entries.values()].flatMap((own) => [...own]));
    this.#news = groupedBy(asked.news, ({ entry }) => entry);
    this.#baseline = groupedBy(baselineOf(inquiry, all), ({ entry }) => entry);
    const held = this.#decided(all, liveClaims(asked.news, asked.replacements, inquiry.asOf));
    this.#claims = groupedBy(held.claims, ({ entry }) => entry);
    this.#standings = byEntryOf(held.standings);
  }

  #decided(entries: ReadonlySet<string>, live: readonly Claim[]): Held {
    const { rulings, lexicon } = this.#inquiry;
    const own = [...entries].flatMap((entry) => this.#baseline.get(entry) ?? []);
    const claims = underRulings([...own, ...live], rulings, (entry) => entries.has(entry));
    const standings = decide(this.#inquiry, claims);
    const accords = standings.filter(({ entry }) => entry.startsWith('accord/'));
    return { claims, standings: withForce(standings, accords, lexicon) };
  }

  /** What is held of the entries that a development's lead, its own claims and its accords are kept under. */
  heldOf(then: DevelopmentThen): Held {
    const entries = [...(this.#asked.entries.get(then) ?? [])].sort();
    return {
      claims: entries.flatMap((entry) => this.#claims.get(entry) ?? []),
      standings: entries.flatMap((entry) => this.#standings.get(entry) ?? []),
    };
  }

  /** The standings as if one dispatch had not been read; an entry on which it neither speaks nor takes a word back stands as it does. */
  standingsWithout(then: DevelopmentThen, dispatch: string): readonly Standing[] {
    const entries = [...(this.#asked.entries.get(then) ?? [])].sort();
    const left = this.#asked.replacements.filter(({ by }) => by !== dispatch);
    const revived = new Set(
      this.#asked.replacements.flatMap(({ by, replaced }) => (by === dispatch ? replaced : [])),
    );
    const isTouched = (entry: string): boolean =>
      (this.#news.get(entry) ?? []).some(
        (claim) => claim.dispatch === dispatch || revived.has(claim.dispatch ?? ''),
      );
    // A party may be bound since the force of its accord.
    const accords = new Set(entries.filter(isTouched).map((one) => accordIn(one) ?? one));
    const again = new Set(
      entries.filter((one) => isTouched(one) || accords.has(accordIn(one) ?? '')),
    );
    const rest = [...again]
      .flatMap((entry) => this.#news.get(entry) ?? [])
      .filter((claim) => claim.dispatch !== dispatch);
    const live = liveClaims(rest, left, this.#inquiry.asOf);
    const decided = byEntryOf(this.#decided(again, live).standings);
    return entries.flatMap(
      (entry) => (again.has(entry) ? decided : this.#standings).get(entry) ?? [],
    );
  }

  /** The entries that are looked up for a development. */
  entriesOf(then: DevelopmentThen): Iterable<string> {
    return this.#asked.entries.get(then) ?? [];
  }

  /** How many states the record names under an accord. */
  partiesOf(accord: string | null): number {
    return this.#asked.under.get(accord ?? '')?.size ?? 0;
  }
}

/** Looks up what the lines of a list rest on, in few questions, however long the list is. */
export async function mattersOf(
  inquiry: Inquiry,
  developments: readonly DevelopmentThen[],
): Promise<Matters> {
  const { view, asOf } = inquiry;
  const accords = developments.flatMap((then) => then.development.leadAct?.accord?.id ?? []);
  const under = await statesUnder(inquiry, [...new Set(accords)]);
  const ids = developments.flatMap(({ dispatches }) => dispatches.map(({ id }) => id));
  const told = groupedBy(await view.claimsByDispatches(ids), ({ dispatch }) => dispatch);
  const entries = new Map(
    developments.map(
      (then) => [then, new Set([...ownEntries(then, under), ...toldEntries(then, told)])] as const,
    ),
  );
  const all = new Set([...entries.values()].flatMap((own) => [...own]));
  const news = (await view.claimsOf([...all], { asOf }))
    .filter(({ retiredDay }) => retiredDay === undefined || retiredDay > asOf)
    .map((claim) => claimThen(claim, asOf));
  return new Matters(inquiry, {
    ...{ under, entries, news },
    replacements: await replacementsOf(view, news),
  });
}
