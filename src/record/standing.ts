import type {
  AccordEntry,
  CivilDay,
  EvidenceClass,
  Lexicon,
  Refusal,
  Stage,
  StandingRule,
} from '../kernel/index.ts';
import { BASELINE_ORIGIN } from './baseline.ts';
import { accordOf, ladderOfClaims } from './entries.ts';
import { isLeaving, type Ladder, placeOnRung, stageRank } from './ladders.ts';
import type { Claim, EntryKey, HeldClaim, Standing } from './types.ts';
import { strengthOf, type Weighed, weighClaims } from './weigh-claims.ts';

export interface Decision {
  /** Null where no claim was admitted. */
  readonly standing: Standing | null;
  readonly refusals: readonly Refusal[];
}

export interface DecideOptions {
  /** Gives the ladder; without it an entry of a party climbs that of an organisation if it is ever called a member. */
  readonly accord?: AccordEntry | null;
}

/** A stage that the entry stood on, and the claims for it. */
interface Rest {
  readonly stage: Stage;
  readonly day: CivilDay;
  readonly weighed: readonly Weighed[];
}

type Move = 'move' | 'same' | 'earlier' | 'out-of-order';

/** Stages from which a party is still bound: only a voice that binds it brings it back. */
const STILL_BOUND: ReadonlySet<Stage> = new Set<Stage>(['suspended', 'withdrawal-notified']);
/** Steps that end or lower what two states had. */
const BREAKS: ReadonlySet<Stage> = new Set<Stage>(['downgraded', 'severed', 'suspended']);
/** Off the ladder, in the order in which it is left. */
const LEAVING_ORDER: readonly Stage[] = [
  'declined',
  'downgraded',
  'suspended',
  'withdrawal-notified',
  'severed',
  'withdrawn',
  'terminated',
];

/** What a claim, later than or of the same day as all before it, does to where the entry stands. */
function moveOf(current: Stage, next: Weighed, ladder: Ladder): Move {
  const stage = next.claim.stage;
  if (stage === current) return 'same';
  if (next.claim.ruled === 'set') return 'move';
  if (next.claim.isPresupposed === true && isLeaving(current)) return 'earlier';
  const [from, to] = [stageRank(ladder, current), stageRank(ladder, stage)];
  if (isLeaving(stage)) {
    // Where there are no relations there are none to break: talks that are broken off are not relations.
    if (ladder === 'relation' && current === 'none' && BREAKS.has(stage)) return 'out-of-order';
    if (isLeaving(current))
      return LEAVING_ORDER.indexOf(stage) > LEAVING_ORDER.indexOf(current) ? 'move' : 'earlier';
    const signed = stageRank(ladder, 'signed') ?? 0;
    return stage === 'declined' && from !== null && from >= signed ? 'out-of-order' : 'move';
  }
  if (isLeaving(current)) {
    const binds = strengthOf(next.effectiveClass) <= strengthOf('party');
    return STILL_BOUND.has(current) && !binds ? 'earlier' : 'move';
  }
  if (from === null || to === null) return 'out-of-order';
  if (to > from) return 'move';
  return stage === 'restored' && current === 'established' ? 'move' : 'earlier';
}

function isSet({ claim }: Weighed): boolean {
  return claim.ruled === 'set';
}

function compareWeighed(ladder: Ladder): (a: Weighed, b: Weighed) => number {
  const rank = (weighed: Weighed) => stageRank(ladder, weighed.claim.stage) ?? 100;
  return (a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1;
    // What was known before the ruling is held already; what came after it walks on from there.
    if (isSet(a) !== isSet(b)) return isSet(a) ? -1 : 1;
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    // Of one rung and one day, the nearest voice says what it was: "ratified" of a depositary, "accepted" of a paper.
    const strength = strengthOf(a.effectiveClass) - strengthOf(b.effectiveClass);
    if (strength !== 0) return strength;
    const place = placeOnRung(ladder, a.claim.stage) - placeOnRung(ladder, b.claim.stage);
    if (place !== 0) return place;
    return a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0;
  };
}

interface Course {
  readonly rests: readonly Rest[];
  readonly earlier: readonly Weighed[];
  readonly outOfOrder: readonly { readonly weighed: Weighed; readonly current: Stage }[];
}

/** Walks the admitted claims in order of the days on which they hold. */
function courseOf(admitted: readonly Weighed[], ladder: Ladder): Course {
  const rests: (Rest & { readonly weighed: Weighed[] })[] = [];
  const earlier: Weighed[] = [];
  const outOfOrder: { weighed: Weighed; current: Stage }[] = [];
  for (const weighed of [...admitted].sort(compareWeighed(ladder))) {
    const current = rests.at(-1);
    const move = current === undefined ? 'move' : moveOf(current.stage, weighed, ladder);
    if (current === undefined || move === 'move') {
      rests.push({ stage: weighed.claim.stage, day: weighed.day, weighed: [weighed] });
    } else if (move === 'same') {
      current.weighed.push(weighed);
    } else if (move === 'earlier') earlier.push(weighed);
    else outOfOrder.push({ weighed, current: current.stage });
  }
  return { rests, earlier, outOfOrder };
}

/** Best class first; then stated days before inferred ones and those before none; then the earlier day. */
function byWeight(a: Weighed, b: Weighed): number {
  const strength = strengthOf(a.effectiveClass) - strengthOf(b.effectiveClass);
  if (strength !== 0) return strength;
  const basis = ({ claim }: Weighed) =>
    claim.holdsBasis === 'stated' ? 0 : claim.holdsBasis === 'inferred' ? 1 : 2;
  if (basis(a) !== basis(b)) return basis(a) - basis(b);
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.claim.id < b.claim.id ? -1 : a.claim.id > b.claim.id ? 1 : 0;
}

/**
 * The claim that gives the class of evidence: the best of the reports. The baseline is what the record knew before it
 * read anything; it carries a standing alone, and says nothing of how well the reports know what they say.
 */
function witnessOf(because: readonly Weighed[]): Weighed | undefined {
  return because.find(({ claim }) => claim.origin !== BASELINE_ORIGIN) ?? because[0];
}

/** The claims of the step that a standing completes, where the row that moved it says so: it rests on both. */
function stepBefore(
  rest: Rest | undefined,
  before: Rest | undefined,
  rules: readonly StandingRule[],
): readonly Weighed[] {
  if (rest === undefined || before === undefined) return [];
  const moved = rest.weighed.map(({ rule }) => rules.find((row) => row.id === rule));
  const completes = moved.some((row) => row?.after?.includes(before.stage) === true);
  return completes ? before.weighed : [];
}

/** Since when the entry rests there: as the strongest claim that gives a day says. */
function sinceOf(rest: Rest): Pick<Standing, 'since' | 'sinceBasis'> & {
  readonly dayClass: EvidenceClass | null;
} {
  let dated: Weighed | undefined;
  if (rest.stage !== 'none')
    for (const one of rest.weighed)
      if (one.claim.holds !== null && (dated === undefined || byWeight(one, dated) < 0))
        dated = one;
  return {
    since: dated?.claim.holds ?? null,
    sinceBasis: dated?.claim.holdsBasis ?? null,
    dayClass: dated?.effectiveClass ?? null,
  };
}

/**
 * Whether a claim that gives no day, and was held back, says what the entry stands on all the same and said it when that was so:
 * a headline's "signs" on the day after the signature contradicts nothing.
 */
function isBorneOut({ claim, heldWhy }: Weighed, { rests }: Course): boolean {
  const rest = rests.at(-1);
  if (heldWhy !== 'contradicted' && heldWhy !== 'too-weak') return false;
  if (rest === undefined || claim.holds !== null || claim.ruled !== undefined) return false;
  return claim.stage === rest.stage && claim.knownDay >= rest.day;
}

function refusalsOf(entry: EntryKey, weighed: readonly Weighed[], course: Course): Refusal[] {
  const refusal = (claim: Claim, code: Refusal['code'], params: Refusal['params']): Refusal => ({
    stage: 'record',
    code,
    dispatch: claim.dispatch,
    span: claim.evidence[0] ?? null,
    params: { entry, stage: claim.stage, ...params },
  });
  return [
    ...weighed.flatMap((one) => {
      const { claim, effectiveClass, heldWhy } = one;
      if (isBorneOut(one, course)) return [];
      if (heldWhy === 'too-weak')
        return [refusal(claim, 'record.evidence-too-weak', { evidenceClass: effectiveClass })];
      return heldWhy === 'contradicted' ? [refusal(claim, 'record.contradicted', {})] : [];
    }),
    ...course.outOfOrder.map(({ weighed: { claim }, current }) =>
      refusal(claim, 'record.ladder-order', { current }),
    ),
  ];
}

/** The claims that did not give the standing, and why; in the order of `weighed`, which is that of claim. */
function heldOf(weighed: readonly Weighed[], course: Course): HeldClaim[] {
  const whys = new Map<Weighed, HeldClaim['why']>();
  for (const { weighed: one } of course.outOfOrder) whys.set(one, 'contradicted');
  for (const one of course.earlier) whys.set(one, 'earlier');
  for (const rest of course.rests.slice(0, -1))
    for (const one of rest.weighed) whys.set(one, 'superseded');
  return weighed.flatMap((one): HeldClaim | [] => {
    const { claim, heldWhy } = one;
    const why = heldWhy === null ? whys.get(one) : isBorneOut(one, course) ? 'earlier' : heldWhy;
    return why === undefined ? [] : { claim: claim.id, stage: claim.stage, why };
  });
}

/** In order of identifier; of several under one the last counts. */
function inOrderOfId(claims: readonly Claim[]): readonly Claim[] {
  const sorted = [...claims].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return sorted.filter(({ id }, at) => id !== sorted[at + 1]?.id);
}

/**
 * What the record concludes for one entry as known on `asOf`, from the claims for it known by then. Claims are placed
 * on the days on which they hold and walked in that order: up the ladder, off it, and back on. A claim moves the
 * standing when the first fitting row of the rule table admits its class and no stronger voice of that time says less
 * (a single outlet is held back for a month after such a voice). Depends on the set of claims alone. Refused:
 * `record.evidence-too-weak`, `record.contradicted`, `record.ladder-order`.
 */
export function decideStanding(
  entry: EntryKey,
  claims: readonly Claim[],
  context: { readonly rules: readonly StandingRule[]; readonly asOf: CivilDay } & DecideOptions,
): Decision {
  const { rules, asOf } = context;
  const known = inOrderOfId(claims).filter(
    (claim) => claim.entry === entry && claim.knownDay <= asOf,
  );
  const ladder = ladderOfClaims(entry, known, context.accord ?? null);
  const weighed = weighClaims(known, { ladder, rules, asOf });
  const course = courseOf(
    weighed.filter((entryOf) => entryOf.heldWhy === null),
    ladder,
  );
  // Deciding is asked for again and again, and what was refused by few.
  const decided = (standing: Standing | null): Decision => ({
    standing,
    get refusals() {
      return refusalsOf(entry, weighed, course);
    },
  });
  const rest = course.rests.at(-1);
  const before = course.rests.at(-2);
  const step = stepBefore(rest, before, rules);
  const resting = [...(rest?.weighed ?? [])].sort(byWeight);
  const because = step.length === 0 ? resting : [...resting, ...step].sort(byWeight);
  const best = witnessOf(because);
  if (rest === undefined || best === undefined) return decided(null);
  const { dayClass, ...since } = sinceOf(rest);
  // Where those whose class is shown give the same day, it rests on them as well.
  const isBorne = rest.weighed.some(
    ({ claim, effectiveClass }) =>
      claim.holds === since.since && effectiveClass === best.effectiveClass,
  );
  const isOfAnother = dayClass !== null && dayClass !== best.effectiveClass && !isBorne;
  const standing: Standing = {
    entry,
    subject: best.claim.subject,
    accord: best.claim.accord,
    counterpart: best.claim.counterpart,
    stage: rest.stage,
    ...since,
    evidenceClass: best.effectiveClass satisfies EvidenceClass,
    ...(isOfAnother ? { sinceClass: dayClass } : {}),
    because: because.map(({ claim }) => claim.id),
    held: heldOf(weighed, course),
    previous: before === undefined ? null : { stage: before.stage, since: sinceOf(before).since },
    rule: witnessOf(resting)?.rule ?? '',
  };
  return decided(standing);
}

/** `decideStanding` for every entry that a claim names, in order of entry. */
export function decideStandings(
  claims: readonly Claim[],
  context: {
    readonly rules: readonly StandingRule[];
    readonly asOf: CivilDay;
    readonly lexicon?: Lexicon;
  },
): { readonly items: readonly Standing[]; readonly refusals: readonly Refusal[] } {
  const byEntry = new Map<EntryKey, Claim[]>();
  for (const claim of claims) {
    const own = byEntry.get(claim.entry);
    if (own === undefined) byEntry.set(claim.entry, [claim]);
    else own.push(claim);
  }
  const decisions = [...byEntry]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([entry, own]) => {
      const { lexicon } = context;
      const accord = lexicon === undefined ? null : accordOf(lexicon, own[0]?.accord ?? null);
      return decideStanding(entry, own, { rules: context.rules, asOf: context.asOf, accord });
    });
  return {
    items: decisions.flatMap((decision) => decision.standing ?? []),
    get refusals() {
      return decisions.flatMap((decision) => decision.refusals);
    },
  };
}
