import type { Act } from '../events/index.ts';
import {
  type AccordEntry,
  boundsOf,
  type CivilDay,
  type Dispatch,
  type Edtf,
  type Evidence,
  type OutletKind,
  precisionOf,
} from '../kernel/index.ts';
import type { Claim, Standing } from '../record/index.ts';
import { openPassages, type PassageBook } from './passage-book.ts';
import type { BriefDeps, BriefInput, NameInText } from './types.ts';
import { withArticle } from './wording.ts';

/** From those who speak for a party down to those who copy. */
const OUTLET_RANK: Readonly<Record<OutletKind, number>> = {
  depositary: 0,
  ministry: 1,
  presidency: 1,
  organisation: 2,
  'state-agency': 2,
  wire: 3,
  'national-daily': 4,
  regional: 5,
  'think-tank': 6,
  tabloid: 8,
  aggregator: 9,
};
const UNKNOWN_RANK = 5;
/** From this rank on outlets repeat or colour what others report. */
export const COPYING_RANK = 8;

/** The matter of a brief, looked up once. */
export interface Context {
  readonly input: BriefInput;
  readonly asOf: CivilDay;
  readonly deps: BriefDeps;
  readonly book: PassageBook;
  readonly lead: Act | null;
  /** The accord of the matter. */
  readonly accord: string | null;
  /** The day of the lead event: of its announcement or of the act, else of the dispatch that leads. */
  readonly leadDay: CivilDay | null;
  /** The states that the matter is about: the subjects, or those that an announcement speaks of. */
  readonly subjects: readonly string[];
  /** Standing of the first subject under the accord, or of the two states of a bilateral act. */
  readonly main: Standing | null;
  /** Acts of all dispatches that still stand, in order of rank of outlet, then of the text. */
  readonly acts: readonly Act[];
  readonly claims: ReadonlyMap<string, Claim>;
  readonly rankOf: (dispatch: string) => number;
  readonly originOf: (dispatch: string) => string;
  readonly isSuperseded: (dispatch: string) => boolean;
  /** Whether it is the first of its origin that still stands; the others carry its text. */
  readonly isOriginal: (dispatch: string) => boolean;
}

const TAKES_ARTICLE =
  /\b(?:accords?|agreement|alliance|association|charter|commonwealth|community|compact|convention|council|declaration|framework|initiative|league|memorandum|organi[sz]ation|pact|protocol|treaty|union)\b/i;

const PLURAL = /\b(?:accords|agreements|declarations|memoranda|pacts|protocols|treaties)\b/i;

/**
 * A proper name keeps its capitals and takes "the" ("the Almaty Compact"); words for a kind of paper
 * ("memorandum of understanding") are one of many and take "a".
 */
function nameOfUnknown(given: string, deps: BriefDeps): NameInText {
  const bare = given.replace(/^(?:the|an?) /i, '');
  const plural = PLURAL.test(bare);
  const rest = bare.slice(1);
  const isKind = !/\p{Lu}/u.test(rest) || /^\p{Ll}/u.test(bare);
  // "Doha framework": the place before the noun keeps its capital.
  const isOfAPlace = (): boolean =>
    /^\p{Lu}/u.test(bare) &&
    deps.check.understand(bare, null).mentions.some(({ start }) => start === 0);
  if (!isKind || isOfAPlace()) return { name: bare, article: TAKES_ARTICLE.test(bare), plural };
  const words = `${bare.charAt(0).toLowerCase()}${rest}`;
  return { name: plural ? words : withArticle(words), article: false, plural };
}

/** Names of the lexicon, and for accords that it does not hold the names that the dispatches use. */
function namesFor(input: BriefInput, deps: BriefDeps): BriefDeps['nameOf'] {
  const found = new Map<string, NameInText>();
  const rows = [...input.dispatches].sort((a, b) => (a.dispatch.id < b.dispatch.id ? -1 : 1));
  for (const { acts } of rows) {
    for (const { accord } of acts) {
      if (accord === null || found.has(accord.id)) continue;
      found.set(accord.id, nameOfUnknown(accord.name, deps));
    }
  }
  return (id) => {
    const known = deps.nameOf(id);
    return known === null || known.name === id ? (found.get(id) ?? known) : known;
  };
}

const LETTING_IN: readonly string[] = ['admission', 'invitation', 'approval', 'candidacy'];

/** Whether an approval under the accord can be of another's accession: two cannot let in a third. */
export function isOfMany(info: AccordEntry | null): boolean {
  return info !== null && (info.ladder === 'organisation' || info.parties.length > 2);
}

/** Those whom an announcement speaks of: its objects where it has states as objects, else its subjects. */
function mattersFor(lead: Act | null, deps: BriefDeps): readonly string[] {
  if (lead === null) return [];
  const isAnnouncement = lead.treatyAction === 'announcement' && lead.accord !== null;
  const others = lead.objects.filter((code) => !lead.subjects.includes(code));
  // Those who let another in are not the matter: it is the one who comes.
  const isAboutOthers =
    isAnnouncement ||
    (lead.treatyAction !== null &&
      LETTING_IN.includes(lead.treatyAction) &&
      lead.accord !== null &&
      (lead.treatyAction !== 'approval' || isOfMany(deps.accordInfo(lead.accord.id))));
  return isAboutOthers && others.length > 0 ? others : lead.subjects;
}

const OF_RELATIONS: readonly string[] = [
  'establish-relations',
  'restore-relations',
  'sever-relations',
  'downgrade-relations',
  'recognise',
];

/** Actions that an accord passes through as a whole. */
const OF_THE_ACCORD: readonly string[] = ['adoption', 'entry-into-force', 'termination'];

function mainStanding(input: BriefInput, lead: Act | null, subjects: readonly string[]) {
  const [first] = subjects;
  const rows = input.state.standings;
  if (lead === null) return null;
  if (first === undefined) {
    const isOwn = lead.treatyAction !== null && OF_THE_ACCORD.includes(lead.treatyAction);
    const own = isOwn ? `accord/${lead.accord?.id ?? ''}` : null;
    return rows.find((row) => row.entry === own) ?? null;
  }
  if (lead.accord !== null && lead.treatyAction !== null) {
    return rows.find((row) => row.entry === `party/${lead.accord?.id}/${first}`) ?? null;
  }
  // A standing of two states says how they stand with each other: it matches acts on just that.
  if (lead.bilateralAct === null || !OF_RELATIONS.includes(lead.bilateralAct)) return null;
  const other = [...lead.objects, ...subjects.slice(1)][0];
  if (other === undefined) return null;
  const [a, b] = [first, other].sort();
  return rows.find((row) => row.entry === `relation/${a}/${b}`) ?? null;
}

function leadDayOf(lead: Act | null, dispatches: ReadonlyMap<string, Dispatch>): CivilDay | null {
  if (lead === null) return null;
  const told = lead.saidDay ?? (lead.modality === 'done' ? lead.day : null);
  if (told !== null && precisionOf(told.value) === 'day') return boundsOf(told.value).first;
  return dispatches.get(lead.dispatch)?.referenceDay ?? null;
}

/** Looks up what the sections of a brief are composed from. */
export function contextOf(input: BriefInput, given: BriefDeps): Context {
  const deps = { ...given, nameOf: namesFor(input, given) };
  const lead = input.development.leadAct;
  const subjects = mattersFor(lead, given);
  const dispatches = new Map<string, Dispatch>(
    input.dispatches.map((row) => [row.dispatch.id, row.dispatch]),
  );
  const revised = new Set(input.dispatches.flatMap((row) => row.dispatch.revisionOf ?? []));
  const origins = new Map(
    input.development.origins.flatMap((origin) =>
      origin.dispatches.map((id): [string, string] => [id, origin.id]),
    ),
  );
  const copies = new Set(
    input.development.origins.flatMap((origin) =>
      origin.dispatches.filter((id) => !revised.has(id)).slice(1),
    ),
  );
  const ranks = new Map<string, number>(
    [...dispatches].map(([id, { outletKind: kind }]) => [
      id,
      kind === null ? UNKNOWN_RANK : OUTLET_RANK[kind],
    ]),
  );
  // Outlets are ranked against each other: where only one speaks, it is the best that there is.
  const best = Math.min(...ranks.values(), COPYING_RANK);
  const rankOf = (id: string): number => {
    const rank = ranks.get(id) ?? UNKNOWN_RANK;
    return rank >= COPYING_RANK ? rank : rank - best;
  };
  const acts = input.dispatches
    .flatMap((row) => row.acts)
    .filter((act) => !revised.has(act.dispatch))
    .sort(
      (a, b) =>
        rankOf(a.dispatch) - rankOf(b.dispatch) ||
        (a.dispatch < b.dispatch ? -1 : a.dispatch > b.dispatch ? 1 : 0) ||
        a.trigger.start - b.trigger.start,
    );
  return {
    input,
    asOf: input.asOf,
    deps,
    book: openPassages(dispatches, deps.check),
    lead,
    accord: lead?.accord?.id ?? null,
    leadDay: leadDayOf(lead, dispatches),
    subjects,
    main: mainStanding(input, lead, subjects),
    acts,
    claims: new Map(input.state.claims.map((claim) => [claim.id, claim])),
    rankOf,
    originOf: (id) => origins.get(id) ?? id,
    isSuperseded: (id) => revised.has(id),
    isOriginal: (id) => !copies.has(id),
  };
}

/** The passage of an act. */
export function evidenceOf(act: Act): Evidence {
  return { dispatch: act.dispatch, start: act.evidence.start, end: act.evidence.end };
}

/** Passages without repetition, at most `limit`, one an origin, in the order given; headlines last. */
export function onePerOrigin(
  evidence: readonly Evidence[],
  context: Context,
  limit = 3,
): readonly Evidence[] {
  const isHeadline = (item: Evidence): boolean =>
    item.start < (context.book.dispatch(item.dispatch)?.titleSpan?.end ?? 0);
  const seen = new Set<string>();
  const kept: Evidence[] = [];
  for (const item of [...evidence].sort((a, b) => Number(isHeadline(a)) - Number(isHeadline(b)))) {
    const origin = context.originOf(item.dispatch);
    if (kept.length >= limit || seen.has(origin) || !context.book.isLive(item)) continue;
    seen.add(origin);
    kept.push({ dispatch: item.dispatch, start: item.start, end: item.end });
  }
  return kept;
}

/** What a standing rests on: the passages of its claims, and the claims and the entry themselves. */
export function standingGround(
  standing: Standing,
  context: Context,
): { readonly evidence: readonly Evidence[]; readonly entries: readonly string[] } {
  const passages = standing.because.flatMap((id) => context.claims.get(id)?.evidence ?? []);
  return { evidence: onePerOrigin(passages, context), entries: [standing.entry] };
}

/** How the record marks a claim that took its day from the publication, for want of one in the words. */
const FROM_PUBLICATION = /\bday of the dispatch$/;

/** Whether a claim has its day from the publication alone. */
export function isOnlyPublished(claim: Claim): boolean {
  return FROM_PUBLICATION.test(claim.holdsFrom);
}

/**
 * Since when a standing holds, where words or a register say so. Null where the record only knows the day
 * on which it was told: that is not said of the act itself.
 */
export function toldSince(standing: Standing, context: Context): Edtf | null {
  const dated = standing.because
    .flatMap((id) => context.claims.get(id) ?? [])
    .filter((claim) => claim.holds === standing.since);
  return dated.length > 0 && dated.every(isOnlyPublished) ? null : standing.since;
}
