import {
  addDays,
  boundsOf,
  type CivilDay,
  EVIDENCE_CLASSES,
  type EvidenceClass,
  groupedBy,
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

const STRENGTHS: ReadonlyMap<EvidenceClass, number> = new Map(
  EVIDENCE_CLASSES.map((one, at) => [one, at]),
);

/** Strength of a class: 0 is the strongest. */
export function strengthOf(evidenceClass: EvidenceClass): number {
  return STRENGTHS.get(evidenceClass) ?? -1;
}

function isStronger(a: EvidenceClass, b: EvidenceClass): boolean {
  return strengthOf(a) < strengthOf(b);
}

/** So many days are remembered with each step, at most: the same days come again and again. */
const MOST_DAYS = 10_000;
const steps = new Map<number, Map<CivilDay, CivilDay>>();

/** `addDays` with a memory. */
function later(day: CivilDay, days: number): CivilDay {
  const known = steps.get(days) ?? new Map<CivilDay, CivilDay>();
  const found = known.get(day);
  if (found !== undefined) return found;
  const made = addDays(day, days);
  if (known.size >= MOST_DAYS) known.clear();
  known.set(day, made);
  steps.set(days, known);
  return made;
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
function contradictsItself(claim: Claim, ofOrigin: readonly Claim[], ladder: Ladder): boolean {
  // A register states all steps of a party side by side; only a text outruns itself.
  if (claim.dispatch === null) return false;
  const day = dayOfClaim(claim);
  return ofOrigin.some(
    (other) =>
      saysLess(other, claim, ladder) &&
      !isStronger(claim.evidenceClass, other.evidenceClass) &&
      isWithin(
        other.knownDay,
        later(claim.knownDay, -ONE_VOICE_DAYS),
        later(claim.knownDay, ONE_VOICE_DAYS),
      ) &&
      isWithin(dayOfClaim(other), later(day, -SAME_TIME_DAYS), later(day, SINGLE_VOICE_DAYS)),
  );
}

/** Who said that the step would be taken on a day does not speak against the report that it was, on that day or after it. */
function isItsDay({ ahead }: Claim, day: CivilDay): boolean {
  return ahead !== undefined && ahead <= day;
}

/** Where a claim stands when another may speak against it: all that `isContradicted` looks at. */
interface Told {
  readonly claim: Claim;
  readonly day: CivilDay;
  readonly effectiveClass: EvidenceClass;
}

function isContradicted(
  { claim, day, effectiveClass }: Told,
  stronger: readonly Claim[],
  ladder: Ladder,
): boolean {
  if (stronger.length === 0) return false;
  const isSingle =
    strengthOf(effectiveClass) >= strengthOf('one-origin') && !IN_THE_OPEN.has(claim.stage);
  const waits = claim.holds === null ? SINGLE_VOICE_DAYS : SINGLE_DATED_DAYS;
  const from = later(day, isSingle ? -waits : -SAME_TIME_DAYS);
  const to = later(day, LATER_DAYS);
  return stronger.some(
    (other) =>
      isEarlyFor(other, claim) ||
      (saysLess(other, claim, ladder) &&
        !isItsDay(other, day) &&
        dayOfClaim(other) <= to &&
        lastDayOf(other) >= from),
  );
}

/** Whether `known` says that the leaving which `claim` tells as done takes effect on a later day. */
function isEarlyFor(known: Claim, claim: Claim): boolean {
  if (claim.stage !== 'withdrawn' || known.stage !== 'withdrawn' || known.holds === null)
    return false;
  const [day, effect] = [dayOfClaim(claim), dayOfClaim(known)];
  return effect > later(day, SAME_TIME_DAYS) && effect <= later(day, NOTICE_DAYS);
}

/**
 * Whether two claims of one stage can mean one step. Two days are near to one another; who gives no day says that it had
 * happened when he wrote, and so no earlier than the day that the other gives.
 */
function areOfOneTime(a: Claim, b: Claim): boolean {
  if ((a.holds === null) === (b.holds === null)) {
    const day = dayOfClaim(a);
    return isWithin(dayOfClaim(b), later(day, -AGREE_DAYS), later(day, AGREE_DAYS));
  }
  const [undated, dated] = a.holds === null ? [a, b] : [b, a];
  return dayOfClaim(dated) <= later(undated.knownDay, SAME_TIME_DAYS);
}

/**
 * Two origins that say the same of the same time count as one class more. An outlet does not bear out itself, nor a person
 * who speaks to two outlets; the baseline is no origin of its own, and an outlet whose words run ahead of the matter (a
 * tabloid, an aggregator) does not bear out another.
 */
function effectiveClassOf(claim: Claim, { bearing }: Field): EvidenceClass {
  if (claim.evidenceClass !== 'one-origin' || claim.isLoud === true) return claim.evidenceClass;
  const others = bearing.get(claim.stage) ?? [];
  const agrees = others.some(
    (other) =>
      other.origin !== claim.origin &&
      other.asserter !== claim.asserter &&
      areOfOneTime(claim, other),
  );
  return agrees ? 'two-independent-origins' : 'one-origin';
}

function bearsOut({ origin, isLoud, evidenceClass }: Claim): boolean {
  return origin !== BASELINE_ORIGIN && isLoud !== true && evidenceClass !== 'anonymous';
}

/** All of a claim that counts where it speaks against another: claims that are alike in it are looked at once. */
function voiceOf(claim: Claim): string {
  const { evidenceClass, stage, isPresupposed, ahead, holds, knownDay } = claim;
  return [evidenceClass, stage, isPresupposed ?? '', ahead ?? '', holds ?? `${knownDay} on`].join();
}

/**
 * The claims of one entry, put in order once: an entry of which the news tells for years has hundreds, and each is to be held
 * against those that speak of the same.
 */
class Field {
  /** Those that are heard and do not outrun themselves. */
  readonly clear: ReadonlySet<Claim>;
  /** Of these, those that may bear out another, by stage. */
  readonly bearing: ReadonlyMap<string, readonly Claim[]>;
  readonly #ladder: Ladder;
  readonly #sets: readonly Claim[];
  readonly #voices: readonly Claim[];
  readonly #stronger = new Map<EvidenceClass, readonly Claim[]>();
  readonly #contradicted = new Map<string, boolean>();

  constructor(heard: readonly Claim[], ladder: Ladder) {
    const byOrigin = groupedBy(heard, ({ origin }) => origin);
    const clear = heard.filter(
      (claim) => !contradictsItself(claim, byOrigin.get(claim.origin) ?? [], ladder),
    );
    this.clear = new Set(heard.length < 2 ? heard : clear);
    this.bearing = groupedBy([...this.clear].filter(bearsOut), ({ stage }) => stage);
    this.#ladder = ladder;
    this.#sets = heard.filter(({ ruled }) => ruled === 'set');
    // No claim speaks against itself: it would have to be stronger than it counts for.
    this.#voices = [...new Map(heard.map((claim) => [voiceOf(claim), claim])).values()];
  }

  /** What was known when an editor set the entry otherwise, and is dated no earlier than that, is out. */
  isRuledOut(claim: Claim, day: CivilDay): boolean {
    return this.#sets.some(
      (other) =>
        other.stage !== claim.stage && claim.knownDay <= other.knownDay && day >= dayOfClaim(other),
    );
  }

  /** Whether it outruns its own text, or a stronger voice of that time says less. */
  isContradicted(told: Told): boolean {
    const { claim, day, effectiveClass } = told;
    if (!this.clear.has(claim)) return true;
    const key = `${claim.stage} ${day} ${effectiveClass} ${claim.holds === null}`;
    const known = this.#contradicted.get(key);
    if (known !== undefined) return known;
    const found = isContradicted(told, this.#strongerThan(effectiveClass), this.#ladder);
    this.#contradicted.set(key, found);
    return found;
  }

  #strongerThan(effectiveClass: EvidenceClass): readonly Claim[] {
    const known = this.#stronger.get(effectiveClass);
    if (known !== undefined) return known;
    const found = this.#voices.filter((one) => isStronger(one.evidenceClass, effectiveClass));
    this.#stronger.set(effectiveClass, found);
    return found;
  }
}

interface WeighContext {
  readonly ladder: Ladder;
  readonly rules: readonly StandingRule[];
  readonly asOf: CivilDay;
}

/** The first day on which each stage was admitted. */
function firstDays(admitted: readonly Weighed[]): ReadonlyMap<Stage, CivilDay> {
  const days = new Map<Stage, CivilDay>();
  for (const { claim, day } of admitted) {
    const known = days.get(claim.stage);
    if (known === undefined || day < known) days.set(claim.stage, day);
  }
  return days;
}

/** A claim that was too weak alone and completes a step that the entry has taken: "the withdrawal took effect". */
function completed(
  weighed: Weighed,
  admitted: ReadonlyMap<Stage, CivilDay>,
  {
    rules,
    isContradicted: isSpokenAgainst,
  }: Pick<WeighContext, 'rules'> & {
    readonly isContradicted: (told: Told) => boolean;
  },
): Weighed {
  const { claim, day, effectiveClass } = weighed;
  if (weighed.heldWhy !== 'too-weak') return weighed;
  const hasBefore = (stage: Stage): boolean => (admitted.get(stage) ?? '9999-12-32') <= day;
  const row = rules.find(
    ({ after, stages, atLeast }) =>
      after !== undefined &&
      stages.includes(claim.stage) &&
      !isStronger(atLeast, effectiveClass) &&
      after.some(hasBefore),
  );
  if (row === undefined) return weighed;
  return isSpokenAgainst(weighed)
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

function weighTogether(claims: readonly Claim[], field: Field, context: WeighContext): Weighed[] {
  const { asOf } = context;
  return claims.map((claim): Weighed => {
    const effectiveClass = effectiveClassOf(claim, field);
    const alone = weighAlone(claim, effectiveClass, context);
    const held = (heldWhy: HeldClaim['why']): Weighed => ({ ...alone, rule: null, heldWhy });
    if (claim.ruled === 'rejected') return held('rejected');
    if (alone.day > asOf) return alone;
    if (claim.ruled !== undefined)
      return { ...alone, rule: `editor-${claim.ruled}`, heldWhy: null };
    if (field.isRuledOut(claim, alone.day)) return held('ruled');
    if (alone.heldWhy !== null) return alone;
    return field.isContradicted(alone) ? held('contradicted') : alone;
  });
}

/** Each claim with its day, its class and whether the rule table admits it. `claims` are those known on `asOf`. */
export function weighClaims(claims: readonly Claim[], context: WeighContext): Weighed[] {
  if (areOfOneRegister(claims)) {
    const weighed = claims.map((claim) => weighAlone(claim, claim.evidenceClass, context));
    const admitted = weighed.filter((one) => one.heldWhy === null);
    if (admitted.length === weighed.length) return weighed;
    // None of them speaks against another.
    const more = { rules: context.rules, isContradicted: () => false };
    const days = firstDays(admitted);
    return weighed.map((one) => completed(one, days, more));
  }
  const heard = claims.filter((claim) => claim.ruled !== 'rejected');
  const field = new Field(heard, context.ladder);
  const weighed = weighTogether(claims, field, context);
  const days = firstDays(weighed.filter((one) => one.heldWhy === null));
  const isContradictedThere = (told: Told): boolean => field.isContradicted(told);
  const more = { rules: context.rules, isContradicted: isContradictedThere };
  return weighed.map((one) => completed(one, days, more));
}
