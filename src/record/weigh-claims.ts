import {
  addDays,
  boundsOf,
  type CivilDay,
  EVIDENCE_CLASSES,
  type EvidenceClass,
  type Stage,
  type StandingRule,
} from '../kernel/index.ts';
import { BASELINE_ORIGIN } from './baseline.ts';
import { isLeaving, type Ladder, stageRank } from './ladders.ts';
import type { Claim, HeldClaim } from './types.ts';

/**
 * Days before a claim in which a stronger voice that says less still speaks against it. News of a step often comes a
 * day before or after the step itself.
 */
const SAME_TIME_DAYS = 1;
/** The same against a single outlet or an unnamed person: after a party's word of what is ahead, one outlet's "joined" waits for a second. */
const SINGLE_VOICE_DAYS = 30;
/** Who names the day of the step tells more than who runs ahead of one that was announced: he waits for so many days. */
const SINGLE_DATED_DAYS = 14;
/** Letters, talks and decisions on the way in: they follow an announcement within days, and nobody is bound by them. */
const IN_THE_OPEN: ReadonlySet<Stage> = new Set<Stage>([
  'invited',
  'negotiating',
  'applied',
  'candidate',
]);
/** A word so long after is about another attempt. */
const LATER_DAYS = 365;
/** Claims of two origins agree when their days lie so near. */
const AGREE_DAYS = 60;
/** A notice of leaving runs for a year as a rule, and to the end of a year with some: what is told of it meanwhile is of this one. */
const NOTICE_DAYS = 400;
/** Within one origin, a headline and its body, or a copy and its source, are of the same days. */
const ONE_VOICE_DAYS = 3;

/** A claim with the day that it is placed at and the class that it counts for. */
export interface Weighed {
  readonly claim: Claim;
  readonly day: CivilDay;
  readonly effectiveClass: EvidenceClass;
  /** Identifier of the row of the rule table that admits it; null when it was held back. */
  readonly rule: string | null;
  readonly heldWhy: HeldClaim['why'] | null;
}

/** Strength of a class: 0 is the strongest. */
export function strengthOf(evidenceClass: EvidenceClass): number {
  return EVIDENCE_CLASSES.indexOf(evidenceClass);
}

function isStronger(a: EvidenceClass, b: EvidenceClass): boolean {
  return strengthOf(a) < strengthOf(b);
}

/** The day a claim is placed at: the first that it may hold on; where nothing says, the day it was said. */
function dayOfClaim(claim: Claim): CivilDay {
  if (claim.holds === null) return claim.knownDay;
  const { first, last } = boundsOf(claim.holds);
  return first ?? last ?? claim.knownDay;
}

/**
 * Whether `low` tells of less than `high`: a lower rung, or a rung where `high` says that it was left. That there is
 * nothing yet does not speak against talks or an announcement.
 */
function saysLess(low: Claim, high: Claim, ladder: Ladder): boolean {
  if (low.isPresupposed === true) return high.stage === 'withdrawn' || high.stage === 'terminated';
  if (isLeaving(high.stage)) return !isLeaving(low.stage) && low.stage !== 'none';
  const [a, b] = [stageRank(ladder, low.stage), stageRank(ladder, high.stage)];
  if (low.stage === 'none' && b !== null && b <= (stageRank(ladder, 'announced') ?? 0))
    return false;
  return a !== null && b !== null && a < b;
}

/** The last day on which a claim that names a stretch of days speaks; its day for any other. */
function lastDayOf(claim: Claim): CivilDay {
  if (claim.holds === null || !claim.holds.includes('/')) return dayOfClaim(claim);
  return boundsOf(claim.holds).last ?? dayOfClaim(claim);
}

function isWithin(day: CivilDay, from: CivilDay, to: CivilDay): boolean {
  return from <= day && day <= to;
}

/** One origin that says both is heard at the more careful word: a headline does not outrun its own text. */
function contradictsItself(claim: Claim, claims: readonly Claim[], ladder: Ladder): boolean {
  // A register states all steps of a party side by side; only a text outruns itself.
  if (claims.length < 2 || claim.dispatch === null) return false;
  const day = dayOfClaim(claim);
  return claims.some(
    (other) =>
      other.origin === claim.origin &&
      saysLess(other, claim, ladder) &&
      !isStronger(claim.evidenceClass, other.evidenceClass) &&
      isWithin(
        other.knownDay,
        addDays(claim.knownDay, -ONE_VOICE_DAYS),
        addDays(claim.knownDay, ONE_VOICE_DAYS),
      ) &&
      isWithin(dayOfClaim(other), addDays(day, -SAME_TIME_DAYS), addDays(day, SINGLE_VOICE_DAYS)),
  );
}

/** Who said that the step would be taken on a day does not speak against the report that it was, on that day or after it. */
function isItsDay({ ahead }: Claim, day: CivilDay): boolean {
  return ahead !== undefined && ahead <= day;
}

function isContradicted(
  claim: Claim,
  claims: readonly Claim[],
  context: { readonly ladder: Ladder; readonly effectiveClass: EvidenceClass },
): boolean {
  if (claims.length < 2) return false;
  const day = dayOfClaim(claim);
  const isSingle =
    strengthOf(context.effectiveClass) >= strengthOf('one-origin') && !IN_THE_OPEN.has(claim.stage);
  const waits = claim.holds === null ? SINGLE_VOICE_DAYS : SINGLE_DATED_DAYS;
  const from = addDays(day, isSingle ? -waits : -SAME_TIME_DAYS);
  const to = addDays(day, LATER_DAYS);
  return claims.some(
    (other) =>
      isStronger(other.evidenceClass, context.effectiveClass) &&
      (isEarlyFor(other, claim) ||
        (saysLess(other, claim, context.ladder) &&
          !isItsDay(other, day) &&
          dayOfClaim(other) <= to &&
          lastDayOf(other) >= from)),
  );
}

/** Whether `known` says that the leaving which `claim` tells as done takes effect on a later day. */
function isEarlyFor(known: Claim, claim: Claim): boolean {
  if (claim.stage !== 'withdrawn' || known.stage !== 'withdrawn' || known.holds === null)
    return false;
  const [day, effect] = [dayOfClaim(claim), dayOfClaim(known)];
  return effect > addDays(day, SAME_TIME_DAYS) && effect <= addDays(day, NOTICE_DAYS);
}

/**
 * Whether two claims of one stage can mean one step. Two days are near to one another; who gives no day says that it had
 * happened when he wrote, and so no earlier than the day that the other gives.
 */
function areOfOneTime(a: Claim, b: Claim): boolean {
  if ((a.holds === null) === (b.holds === null)) {
    const day = dayOfClaim(a);
    return isWithin(dayOfClaim(b), addDays(day, -AGREE_DAYS), addDays(day, AGREE_DAYS));
  }
  const [undated, dated] = a.holds === null ? [a, b] : [b, a];
  return dayOfClaim(dated) <= addDays(undated.knownDay, SAME_TIME_DAYS);
}

/**
 * Two origins that say the same of the same time count as one class more. An outlet does not bear out itself, nor a person
 * who speaks to two outlets; the baseline is no origin of its own, and an outlet whose words run ahead of the matter (a
 * tabloid, an aggregator) does not bear out another.
 */
function effectiveClassOf(claim: Claim, clear: readonly Claim[]): EvidenceClass {
  if (claim.evidenceClass !== 'one-origin' || claim.isLoud === true) return claim.evidenceClass;
  const agrees = clear.some(
    (other) =>
      other.stage === claim.stage &&
      other.origin !== claim.origin &&
      other.asserter !== claim.asserter &&
      other.origin !== BASELINE_ORIGIN &&
      other.isLoud !== true &&
      other.evidenceClass !== 'anonymous' &&
      areOfOneTime(claim, other),
  );
  return agrees ? 'two-independent-origins' : 'one-origin';
}

/** What was known when an editor set the entry otherwise, and is dated no earlier than that, is out. */
function isRuledOut(claim: Claim, day: CivilDay, claims: readonly Claim[]): boolean {
  return claims.some(
    (other) =>
      other.ruled === 'set' &&
      other.stage !== claim.stage &&
      claim.knownDay <= other.knownDay &&
      day >= dayOfClaim(other),
  );
}

interface WeighContext {
  readonly ladder: Ladder;
  readonly rules: readonly StandingRule[];
  readonly asOf: CivilDay;
}

/** A claim that was too weak alone and completes a step that the entry has taken: "the withdrawal took effect". */
function completed(
  weighed: Weighed,
  admitted: readonly Weighed[],
  context: WeighContext & { readonly claims: readonly Claim[]; readonly clear: readonly Claim[] },
): Weighed {
  const { rules, ladder, claims, clear } = context;
  const { claim, day, effectiveClass } = weighed;
  if (weighed.heldWhy !== 'too-weak') return weighed;
  const row = rules.find(
    ({ after, stages, atLeast }) =>
      after !== undefined &&
      stages.includes(claim.stage) &&
      !isStronger(atLeast, effectiveClass) &&
      admitted.some((one) => after.includes(one.claim.stage) && one.day <= day),
  );
  if (row === undefined) return weighed;
  return !clear.includes(claim) || isContradicted(claim, claims, { ladder, effectiveClass })
    ? { ...weighed, heldWhy: 'contradicted' }
    : { ...weighed, rule: row.id, heldWhy: null };
}

/** The first row for each stage that asks for no step before; rule tables are few and are read over and over. */
const firstRows = new WeakMap<readonly StandingRule[], ReadonlyMap<Stage, StandingRule>>();

function rowsByStage(rules: readonly StandingRule[]): ReadonlyMap<Stage, StandingRule> {
  const known = firstRows.get(rules);
  if (known !== undefined) return known;
  const rows = new Map<Stage, StandingRule>();
  for (const row of rules) {
    if (row.after !== undefined) continue;
    for (const stage of row.stages) if (!rows.has(stage)) rows.set(stage, row);
  }
  firstRows.set(rules, rows);
  return rows;
}

/** What a claim comes to where no other stands against it or bears it out. */
function weighAlone(
  claim: Claim,
  effectiveClass: EvidenceClass,
  { rules, asOf }: WeighContext,
): Weighed {
  const day = dayOfClaim(claim);
  const rule = rowsByStage(rules).get(claim.stage);
  const heldWhy: HeldClaim['why'] | null =
    day > asOf
      ? 'not-done'
      : rule === undefined || isStronger(rule.atLeast, effectiveClass)
        ? 'too-weak'
        : null;
  return {
    claim,
    day,
    effectiveClass,
    rule: heldWhy === null ? (rule?.id ?? null) : null,
    heldWhy,
  };
}

/**
 * Whether the claims are the rows of one register and nothing else: then none is stronger than another, none is a
 * headline that outruns its text, none was ruled on. So it is with nearly every entry of a large record.
 */
function areOfOneRegister(claims: readonly Claim[]): boolean {
  const [first] = claims;
  return claims.every(
    (claim) =>
      claim.dispatch === null &&
      claim.ruled === undefined &&
      claim.origin === first?.origin &&
      claim.evidenceClass === first.evidenceClass &&
      claim.evidenceClass !== 'one-origin',
  );
}

function weighTogether(
  claims: readonly Claim[],
  { clear, heard }: { readonly clear: readonly Claim[]; readonly heard: readonly Claim[] },
  context: WeighContext,
): Weighed[] {
  const { ladder, asOf } = context;
  return claims.map((claim): Weighed => {
    const effectiveClass = effectiveClassOf(claim, clear);
    const alone = weighAlone(claim, effectiveClass, context);
    const held = (heldWhy: HeldClaim['why']): Weighed => ({ ...alone, rule: null, heldWhy });
    if (claim.ruled === 'rejected') return held('rejected');
    if (alone.day > asOf) return alone;
    if (claim.ruled !== undefined)
      return { ...alone, rule: `editor-${claim.ruled}`, heldWhy: null };
    if (isRuledOut(claim, alone.day, heard)) return held('ruled');
    if (alone.heldWhy !== null) return alone;
    return !clear.includes(claim) || isContradicted(claim, heard, { ladder, effectiveClass })
      ? held('contradicted')
      : alone;
  });
}

/** Each claim with its day, its class and whether the rule table admits it. `claims` are those known on `asOf`. */
export function weighClaims(claims: readonly Claim[], context: WeighContext): Weighed[] {
  if (areOfOneRegister(claims)) {
    const weighed = claims.map((claim) => weighAlone(claim, claim.evidenceClass, context));
    const admitted = weighed.filter((one) => one.heldWhy === null);
    if (admitted.length === weighed.length) return weighed;
    const more = { ...context, claims, clear: claims };
    return weighed.map((one) => completed(one, admitted, more));
  }
  const heard = claims.filter((claim) => claim.ruled !== 'rejected');
  const clear = heard.filter((claim) => !contradictsItself(claim, heard, context.ladder));
  const weighed = weighTogether(claims, { clear, heard }, context);
  const admitted = weighed.filter((one) => one.heldWhy === null);
  return weighed.map((one) => completed(one, admitted, { ...context, claims: heard, clear }));
}
