import { ChanceryError, type CivilDay, type StandingRule } from '../kernel/index.ts';
import {
  type Claim,
  decideStanding,
  isRejected,
  liveClaims,
  partsOfEntry,
  type Replacement,
  type Ruling,
  rulingOf,
  rulingsInEffect,
  type StandingStep,
  standingSteps,
  underRulings,
} from '../record/index.ts';
import { claimThen, type Inquiry } from './knowledge.ts';
import type { Names } from './names.ts';
import { standingRow, unitedRows } from './record-views.ts';
import type { ChangeRow, HistoryView } from './types.ts';

/** Entries whose course is walked for one answer. */
const MAX_ENTRIES = 2_000;

/** Dispatches that are looked through, newest first, where the whole record is asked. */
const MAX_DISPATCHES = 10_000;

/** All that the course of entries is made of. */
interface Ground {
  readonly inquiry: Inquiry;
  readonly replacements: readonly Replacement[];
  readonly made: readonly Ruling[];
}

async function groundOf(inquiry: Inquiry, claims: readonly Claim[]): Promise<Ground> {
  const { view, asOf } = inquiry;
  const replacements = await view.replacementsOf(claims.flatMap(({ dispatch }) => dispatch ?? []));
  const made = (await view.factsOfKind('ruling-made', { asOf })).map(rulingOf);
  return { inquiry, replacements, made };
}

/** Claims for an entry as they were known and ruled on at the end of a day. */
function claimsOn(entry: string, claims: readonly Claim[], ground: Ground) {
  return (day: CivilDay): Claim[] => {
    const known = claims.filter(
      ({ knownDay, retiredDay }) =>
        knownDay <= day && (retiredDay === undefined || retiredDay > day),
    );
    const live = liveClaims(known, ground.replacements, day);
    return underRulings(live, rulingsInEffect(ground.made, day), (one) => one === entry);
  };
}

function stepsOf(entry: string, claims: readonly Claim[], ground: Ground): StandingStep[] {
  const { inquiry, made, replacements } = ground;
  const own = new Set(claims.flatMap((claim) => claim.dispatch ?? []));
  const days = [
    ...made.map(({ knownDay }) => knownDay),
    ...claims.flatMap(({ retiredDay }) => retiredDay ?? []),
    ...replacements
      .filter(({ replaced }) => own.has(replaced))
      .map(({ knownDay }) => knownDay as CivilDay),
  ];
  return standingSteps(entry, claimsOn(entry, claims, ground), {
    rules: inquiry.lexicon.standingRules as readonly StandingRule[],
    lexicon: inquiry.lexicon,
    asOf: inquiry.asOf,
    days,
  });
}

function rowOf(step: StandingStep, names: Names): ChangeRow | null {
  const standing = step.after ?? step.before;
  if (standing === null) return null;
  const row = standingRow(names, standing);
  return {
    ...row,
    knownDay: step.knownDay,
    before: step.before?.stage ?? null,
    isTakenBack: step.after === null,
  };
}

function byEntry(claims: readonly Claim[]): Map<string, Claim[]> {
  const entries = new Map<string, Claim[]>();
  for (const claim of claims) {
    const own = entries.get(claim.entry);
    if (own === undefined) entries.set(claim.entry, [claim]);
    else own.push(claim);
  }
  return entries;
}

async function newsOf(
  inquiry: Inquiry,
  wanted: { readonly state?: string; readonly accord?: string },
): Promise<readonly Claim[]> {
  const { view, asOf } = inquiry;
  if (wanted.accord !== undefined) {
    const found = await view.claimsByAccord(wanted.accord, { asOf });
    return found.filter(({ subject }) => wanted.state === undefined || subject === wanted.state);
  }
  if (wanted.state !== undefined) return view.claimsByState(wanted.state, { asOf });
  // Of the whole record, what dispatches speak of: an imported register holds entries by the hundred thousand.
  const told = await view.dispatches({ asOf, limit: MAX_DISPATCHES });
  const claims = await view.claimsByDispatches(told.map(({ dispatch }) => dispatch.id));
  const entries = [...new Set(claims.map(({ entry }) => entry))].sort().slice(0, MAX_ENTRIES);
  return view.claimsOf(entries, { asOf });
}

/** Entries that a ruling set and that no report names. */
function setEntries(made: readonly Ruling[]): string[] {
  return made.flatMap(({ body }) => (body.ruling === 'set' ? [body.target] : []));
}

/**
 * Standings that moved, in order of the day on which the record came to know it. What the baseline holds is the ground
 * on which they move and no move itself. `from` and `to` are days of knowing.
 */
export async function changesOf(
  inquiry: Inquiry,
  wanted: {
    readonly state?: string;
    readonly accord?: string;
    readonly from?: CivilDay;
    readonly to?: CivilDay;
  },
  names: Names,
): Promise<ChangeRow[]> {
  const news = await newsOf(inquiry, wanted);
  const ground = await groundOf(inquiry, news);
  const entries = byEntry(news);
  for (const entry of setEntries(ground.made)) if (!entries.has(entry)) entries.set(entry, []);
  const rows: ChangeRow[] = [];
  for (const [entry, own] of [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MAX_ENTRIES)) {
    if (!isWanted(entry, wanted)) continue;
    const baseline = baselineOf(inquiry, entry);
    const steps = stepsOf(entry, [...baseline, ...own], ground);
    for (const step of steps) {
      const isOld = step.after?.because.every((id) => baseline.some((claim) => claim.id === id));
      const row = isOld === true ? null : rowOf(step, names);
      if (row !== null && isBetween(row.knownDay, wanted)) rows.push(row);
    }
  }
  return rows.sort((a, b) =>
    a.knownDay !== b.knownDay ? (a.knownDay < b.knownDay ? -1 : 1) : a.entry < b.entry ? -1 : 1,
  );
}

function isWanted(
  entry: string,
  wanted: { readonly state?: string; readonly accord?: string },
): boolean {
  const place = partsOfEntry(entry);
  if (place === null) return false;
  return (
    (wanted.accord === undefined || place.accord === wanted.accord) &&
    (wanted.state === undefined || [place.subject, place.counterpart].includes(wanted.state))
  );
}

function isBetween(
  day: CivilDay,
  { from, to }: { readonly from?: CivilDay; readonly to?: CivilDay },
): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function baselineOf(inquiry: Inquiry, entry: string): Claim[] {
  const place = partsOfEntry(entry);
  if (place === null) return [];
  const found =
    place.accord === null
      ? inquiry.baseline.byState.get(place.subject)
      : inquiry.baseline.byAccord.get(place.accord);
  return (found ?? []).filter((claim) => claim.entry === entry && claim.knownDay <= inquiry.asOf);
}

/** Whether a ruling is about the entry: it names it, one of its claims, or an act or a dispatch behind one. */
function concerns(ruling: Ruling, entry: string, claims: readonly Claim[]): boolean {
  const { ruling: kind, target } = ruling.body;
  if (kind === 'set') return target === entry;
  return claims.some(
    (claim) =>
      claim.id === target ||
      isRejected({ claim: claim.id, act: claim.act, dispatch: claim.dispatch }, [ruling]) !== null,
  );
}

/** The entry under the accord that it is kept under. */
function keptUnder(entry: string, { accords }: Inquiry): string {
  const [kind = '', accord = '', ...rest] = entry.split('/');
  return kind === 'relation' ? entry : [kind, accords.idOf(accord), ...rest].join('/');
}

/**
 * The log of one entry: every claim for it with when it became known and what became of it, every ruling, and how the
 * standing moved. Throws `record.unknown` where nothing is known of it, `input.argument` for what is no entry.
 */
export async function historyOf(
  inquiry: Inquiry,
  asked: string,
  names: Names,
): Promise<HistoryView> {
  const entry = keptUnder(asked, inquiry);
  const place = partsOfEntry(entry);
  if (place === null)
    throw new ChanceryError('input.argument', {
      why: `“${entry}” is no entry; write party/ACCORD/STATE, relation/A/B or accord/ACCORD.`,
    });
  const news = await inquiry.view.claimsOf([entry], { asOf: inquiry.asOf });
  const claims = [...baselineOf(inquiry, entry), ...news];
  const ground = await groundOf(inquiry, news);
  const own = ground.made.filter((ruling) => concerns(ruling, entry, claims));
  const undoing = ground.made.filter(
    ({ body }) => body.ruling === 'undo' && own.some(({ id }) => id === body.target),
  );
  if (claims.length + own.length === 0) throw new ChanceryError('record.unknown', { id: entry });
  const now = claimsOn(
    entry,
    claims,
    ground,
  )(inquiry.asOf).map((claim) => claimThen(claim, inquiry.asOf));
  const steps = stepsOf(entry, claims, ground);
  const { standing } = decideStanding(entry, now, {
    rules: inquiry.lexicon.standingRules as readonly StandingRule[],
    asOf: inquiry.asOf,
    accord: inquiry.lexicon.accords.find(({ id }) => id === place.accord) ?? null,
  });
  const heldWhy = new Map(standing?.held.map((held) => [held.claim, held.why]));
  const rests = new Set(standing?.because);
  const replacedBy = new Map(
    ground.replacements
      .filter(({ knownDay }) => knownDay <= inquiry.asOf)
      .map(({ replaced, by }) => [replaced, by]),
  );
  return {
    entry,
    asOf: inquiry.asOf,
    standing: standing === null ? null : standingRow(names, standing),
    steps: steps.flatMap((step) => rowOf(step, names) ?? []),
    claims: claims.map((claim) => ({
      claim: now.find((one) => one.id === claim.id) ?? claimThen(claim, inquiry.asOf),
      fate: rests.has(claim.id)
        ? ('rests-on' as const)
        : claim.dispatch !== null && replacedBy.has(claim.dispatch)
          ? ('corrected' as const)
          : (heldWhy.get(claim.id) ?? ('too-weak' as const)),
    })),
    united: place.accord === null ? [] : unitedRows(inquiry, place.accord, names),
    rulings: [...own, ...undoing]
      .sort((a, b) => a.seq - b.seq)
      .map(({ id, knownDay, body }) => ({
        id,
        knownDay,
        ruling: body.ruling,
        target: body.target,
        value: body.value,
        author: body.author,
        reason: body.reason,
        undoneBy: null,
      })),
  };
}
