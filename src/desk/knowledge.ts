import type { CivilDay, Dispatch, Lexicon, Stage, StandingRule } from '../kernel/index.ts';
import {
  accordEntry,
  type Claim,
  decideStandings,
  type Expectation,
  expectationsOf,
  isRejected,
  liveClaims,
  partsOfEntry,
  type Replacement,
  type Ruling,
  type SaidAct,
  type Standing,
  settleExpectations,
  underRulings,
  withForce,
} from '../record/index.ts';
import type { AccordsThen } from './accords-then.ts';
import type { DevelopmentsThen } from './past-developments.ts';
import type { StoreView } from './store/contract.ts';

/** Consent to be bound, which the accord's entry into force completes. */
const CONSENT: ReadonlySet<Stage> = new Set<Stage>([
  'ratified',
  'accepted',
  'approved',
  'acceded',
  'provisional',
]);

/** The baseline of the lexicon, looked up by what it is about. Built once. */
export interface Baseline {
  readonly all: readonly Claim[];
  readonly byAccord: ReadonlyMap<string, readonly Claim[]>;
  readonly byState: ReadonlyMap<string, readonly Claim[]>;
}

function index(
  claims: readonly Claim[],
  keysOf: (claim: Claim) => readonly (string | null)[],
): Map<string, Claim[]> {
  const map = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const key of new Set(keysOf(claim))) {
      if (key === null) continue;
      const list = map.get(key);
      if (list === undefined) map.set(key, [claim]);
      else list.push(claim);
    }
  }
  return map;
}

/** Looks the baseline up by accord and by state. */
export function indexBaseline(claims: readonly Claim[]): Baseline {
  return {
    all: claims,
    byAccord: index(claims, (claim) => [claim.accord]),
    byState: index(claims, (claim) => [claim.subject, claim.counterpart]),
  };
}

/** What the questions about the record need: a snapshot, the lexicon and its baseline, and the day. */
export interface Inquiry {
  readonly view: StoreView;
  readonly lexicon: Lexicon;
  readonly baseline: Baseline;
  readonly asOf: CivilDay;
  /** The developments as they were on that day. */
  readonly then: DevelopmentsThen;
  /** The editors' rulings that hold on that day. */
  readonly rulings: readonly Ruling[];
  /** Every ruling that was ever made, in order of the log, those that were undone too. */
  readonly made: readonly Ruling[];
  /** The accords that no lexicon holds, and which of them are one. */
  readonly accords: AccordsThen;
  /** The same with other rulings on what is heard and held: how it would stand without the editors' last word. */
  readonly under: (rulings: readonly Ruling[]) => Inquiry;
  readonly parts: PartsOfRecord;
  /** Whether what others keep of the record is of the same place in the log. */
  readonly isNow: () => boolean;
  /** A dispatch that is taken as not read, to tell what it changed, and the inquiry in which it is. */
  readonly without?: { readonly dispatch: string; readonly whole: Inquiry };
}

/** One accord or one state, of which everything is asked that the record holds. */
export interface PartKey {
  readonly kind: 'accord' | 'state';
  readonly id: string;
}

/** What the record holds of one accord or one state on a day, as far as it goes by itself. */
export interface HeldPart {
  /** Claims of the news that no register took back, those of replaced dispatches too. */
  readonly heard: readonly Claim[];
  readonly replacements: readonly Replacement[];
  /** Claims of the baseline and of the news that still stand, as the rulings leave them. */
  readonly own: readonly Claim[];
  readonly news: readonly Claim[];
  /** Standings of the accords under which someone consented. */
  readonly forces: readonly Standing[];
  /** By entry: as the claims give them, and with what follows from entry into force. */
  readonly decided: ReadonlyMap<string, Standing>;
  readonly standings: ReadonlyMap<string, Standing>;
}

/** Gives parts of the record; one that was given before may be the same. What is given is shared and must not be changed. */
export interface PartsOfRecord {
  readonly partOf: (inquiry: Inquiry, key: PartKey) => Promise<HeldPart>;
}

/** What a question is about; claims and standings outside of it are left out. */
export interface Scope {
  readonly accords: readonly string[];
  readonly states: readonly string[];
  /** Relations are asked only between these; all of a state's when left out. */
  readonly pairs?: readonly string[];
}

/** Claims and standings of a scope, as known on a day. */
export interface Known {
  readonly claims: readonly Claim[];
  readonly standings: readonly Standing[];
}

function unique(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ id }) => seen.size < seen.add(id).size);
}

/** A claim as it was on a day: that its register came to say otherwise later is not known yet. */
export function claimThen(claim: Claim, asOf: CivilDay): Claim {
  if (claim.retiredDay === undefined || claim.retiredDay <= asOf) return claim;
  const { retiredDay: _, ...then } = claim;
  return then;
}

/** Narrowed here: a state in the news has claims by the thousand, and each dispatch is asked for its versions. */
export async function newsClaims(inquiry: Inquiry, scope: Scope): Promise<Claim[]> {
  const { view, asOf } = inquiry;
  const found: (readonly Claim[])[] = [];
  for (const accord of scope.accords) found.push(await view.claimsByAccord(accord, { asOf }));
  for (const state of scope.states) found.push(await view.claimsByState(state, { asOf }));
  const speaks = (claim: Claim): boolean =>
    (claim.retiredDay === undefined || claim.retiredDay > asOf) && inScope(claim, scope);
  const heard = found.map((claims) => claims.filter(speaks).map((claim) => claimThen(claim, asOf)));
  // One answer holds each claim once; two may hold the same.
  return heard.length === 1 ? (heard[0] ?? []) : unique(heard.flat());
}

/** Which dispatches were replaced by a later version, and since when that is known. */
export async function replacementsOf(
  view: StoreView,
  claims: readonly Claim[],
): Promise<readonly Replacement[]> {
  return view.replacementsOf(claims.flatMap((claim) => claim.dispatch ?? []));
}

export function baselineClaimsOf(inquiry: Inquiry, scope: Scope): Claim[] {
  const { baseline, asOf } = inquiry;
  const found = [
    ...scope.accords.flatMap((accord) => baseline.byAccord.get(accord) ?? []),
    ...scope.states.flatMap((state) => baseline.byState.get(state) ?? []),
  ];
  return found.filter((claim) => claim.knownDay <= asOf);
}

/** Whether what an entry is about is asked. */
export function inScope(
  claim: Pick<Claim, 'subject' | 'accord' | 'counterpart'>,
  scope: Scope,
): boolean {
  if (claim.accord !== null)
    return scope.accords.includes(claim.accord) || scope.states.includes(claim.subject);
  if (scope.pairs === undefined) return true;
  return (
    scope.pairs.includes(claim.subject) &&
    (claim.counterpart === null || scope.pairs.includes(claim.counterpart))
  );
}

/** Whether an entry that a ruling names is asked about: as a claim for it would be found. */
export function isEntryIn(entry: string, scope: Scope): boolean {
  const place = partsOfEntry(entry);
  if (place === null) return false;
  const states = [place.subject, place.counterpart];
  const isFound =
    (place.accord !== null && scope.accords.includes(place.accord)) ||
    states.some((state) => state !== null && scope.states.includes(state));
  return isFound && inScope(place, scope);
}

/** Standings of the accords themselves for those under which states have only consented: a party's standing may follow from them. */
export async function accordStandings(
  inquiry: Inquiry,
  claims: readonly Claim[],
): Promise<Standing[]> {
  const accords = [
    ...new Set(claims.flatMap((claim) => (CONSENT.has(claim.stage) ? (claim.accord ?? []) : []))),
  ];
  if (accords.length === 0) return [];
  const entries = new Set(accords.map((accord) => accordEntry(accord)));
  const news = await inquiry.view.claimsOf([...entries], { asOf: inquiry.asOf });
  const live = liveClaims(news, await replacementsOf(inquiry.view, news), inquiry.asOf);
  const own = accords
    .flatMap((accord) => inquiry.baseline.byAccord.get(accord) ?? [])
    .filter((claim) => entries.has(claim.entry) && claim.knownDay <= inquiry.asOf);
  const isOne = (entry: string): boolean => entries.has(entry);
  return [...decide(inquiry, underRulings(unique([...own, ...live]), inquiry.rulings, isOne))];
}

/** The standings that claims give by themselves, on the day of the inquiry. */
export function decide(inquiry: Inquiry, claims: readonly Claim[]): readonly Standing[] {
  return decideStandings(claims, {
    rules: inquiry.lexicon.standingRules as readonly StandingRule[],
    asOf: inquiry.asOf,
    lexicon: inquiry.lexicon,
  }).items;
}

/** What the record knows of a scope, asked for and decided as a whole. */
export async function knownAtOnce(inquiry: Inquiry, scope: Scope): Promise<Known> {
  const news = await newsClaims(inquiry, scope);
  const live = liveClaims(news, await replacementsOf(inquiry.view, news), inquiry.asOf);
  const own = baselineClaimsOf(inquiry, scope).filter((claim) => inScope(claim, scope));
  const found = [...(scope.accords.length + scope.states.length > 1 ? unique(own) : own), ...live];
  const claims = underRulings(found, inquiry.rulings, (entry) => isEntryIn(entry, scope));
  const accords = await accordStandings(inquiry, claims);
  const standings = withForce(decide(inquiry, claims), accords, inquiry.lexicon);
  return { claims, standings };
}

/** Of more accords and states nearly every entry would be decided twice, with its accord and with its state. */
const IN_PARTS = 12;

/**
 * What the record knows of a scope: live claims of the news and of the baseline, and the standings that they give. An entry
 * is decided by its own claims alone, and all of them are with its accord and with its state: so a scope is put together
 * from what is held of each.
 */
export async function knownOf(inquiry: Inquiry, scope: Scope): Promise<Known> {
  const keys: PartKey[] = [
    ...[...new Set(scope.accords)].map((id) => ({ kind: 'accord', id }) as const),
    ...[...new Set(scope.states)].map((id) => ({ kind: 'state', id }) as const),
  ];
  if (keys.length > IN_PARTS) return knownAtOnce(inquiry, scope);
  const parts: HeldPart[] = [];
  for (const key of keys) parts.push(await inquiry.parts.partOf(inquiry, key));
  const once = (claims: readonly Claim[]): readonly Claim[] =>
    parts.length > 1 ? unique(claims) : claims;
  const isAsked = (one: Pick<Claim, 'subject' | 'accord' | 'counterpart'>): boolean =>
    inScope(one, scope);
  const set = underRulings([], inquiry.rulings, (entry) => isEntryIn(entry, scope));
  const standings = new Map(
    parts.flatMap((part) => [...part.standings].filter(([, row]) => isAsked(row))),
  );
  return {
    claims: [
      ...once(parts.flatMap(({ own }) => own.filter(isAsked))),
      ...once(parts.flatMap(({ news }) => news.filter(isAsked))),
      ...set,
    ],
    standings: [...standings.values()].sort((a, b) => (a.entry < b.entry ? -1 : 1)),
  };
}

/** Acts of dispatches with the dispatch that tells each. */
export async function saidActs(
  view: StoreView,
  dispatches: readonly Dispatch[],
): Promise<SaidAct[]> {
  const byId = new Map(dispatches.map((dispatch) => [dispatch.id, dispatch]));
  const acts = await view.actsOf([...byId.keys()]);
  return acts.flatMap((act) => {
    const dispatch = byId.get(act.dispatch);
    return dispatch === undefined ? [] : [{ act, dispatch }];
  });
}

/** Expectations of some dispatches and what became of them, as known on the day of the inquiry. */
export function expectationsFrom(
  inquiry: Inquiry,
  known: Known,
  material: {
    readonly said: readonly SaidAct[];
    readonly settling: readonly SaidAct[];
    readonly dispatches: readonly Dispatch[];
    /** Standings of which the next step is expected; all where it is left out. */
    readonly isAhead?: (standing: Standing) => boolean;
    /** Expectations that are asked for; what became of the others is not looked up. */
    readonly isAsked?: (expectation: Expectation) => boolean;
  },
): Expectation[] {
  const heard = (said: readonly SaidAct[]): SaidAct[] =>
    said.filter(
      ({ act }) => isRejected({ act: act.id, dispatch: act.dispatch }, inquiry.rulings) === null,
    );
  const input = {
    said: heard(material.said),
    dispatches: material.dispatches,
    standings: known.standings,
    claims: known.claims,
    lexicon: inquiry.lexicon,
    asOf: inquiry.asOf,
    ...(material.isAhead === undefined ? {} : { isAhead: material.isAhead }),
  };
  const { isAsked = () => true } = material;
  return settleExpectations(expectationsOf(input).filter(isAsked), {
    ...input,
    said: [...input.said, ...heard(material.settling)],
  });
}
