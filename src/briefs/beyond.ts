import { boundsOf, type CivilDay, daysBetween, type Edtf, precisionOf } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { accordCandidates, isPast } from './accord-lines.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { claimsUnder } from './claims-under.ts';
import { type Context, standingGround, toldSince } from './context.ts';
import { bareDay, whenInWords } from './day-words.ts';
import {
  daysSinceChangeCandidate,
  notFollowedCandidate,
  parallelStepsCandidate,
  stageDaysCandidates,
} from './derived.ts';
import { NORMALISES, relationRows, relationText } from './importance.ts';
import { isFurther, isIntention, isTakingPart, isWayOut } from './ladder.ts';
import { isLeavingAhead } from './matter-step.ts';
import { isOvertaken } from './overtaken.ts';
import { otherParties } from './parties.ts';
import { isReactionText, type ReportedSentence, ranked } from './reported.ts';
import { asCandidate } from './reported-candidate.ts';
import { standingText } from './standing-text.ts';
import { speaksAhead } from './time-words.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, capitalised, cardinal, inText, listOf, namesInText } from './wording.ts';
import {
  background,
  isOfFormerYears,
  isOfMatter,
  roleWorth,
  substance,
  tellsWhoStaysOut,
} from './worth.ts';

const CASES_NAMED_AT_MOST = 4;
const ROWS_NAMED_AT_MOST = 6;

interface DatedParty {
  readonly row: Standing;
  readonly signed: Edtf | null;
  readonly joined: Edtf | null;
}

/** Other parties with the day of their signature, or of their membership. */
function datedParties(context: Context): readonly DatedParty[] {
  const info = context.accord === null ? null : context.deps.accordInfo(context.accord);
  return otherParties(context).map((row) => {
    const claim = claimsUnder(context.input.state.claims, row.entry).find(
      (item) => item.stage === 'signed' && item.modality === 'done' && item.holds !== null,
    );
    const listed = info?.parties.find((party) => party.state === row.subject)?.signed ?? null;
    // Who took back a ratification stands on its signature again, and did not sign on that day.
    const hasComeBack = row.previous !== null && isFurther(row.previous.stage, 'signed');
    const isOnly = row.stage === 'signed' && !hasComeBack;
    const held = isOnly ? (listed ?? row.since) : (listed ?? claim?.holds ?? null);
    const signed = held !== null && isPast(held, context.asOf) ? held : null;
    return { row, signed, joined: row.stage === 'member' ? row.since : null };
  });
}

interface DayGroup {
  readonly day: Edtf;
  readonly rows: readonly Standing[];
}

function groupedByDay(
  parties: readonly DatedParty[],
  dayOf: (party: DatedParty) => Edtf | null,
): readonly DayGroup[] {
  const groups = new Map<Edtf, Standing[]>();
  for (const party of parties) {
    const day = dayOf(party);
    if (day !== null) groups.set(day, [...(groups.get(day) ?? []), party.row]);
  }
  return [...groups].map(([day, rows]) => ({ day, rows })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** "The United Arab Emirates and Bahrain signed on 15 September 2020, Morocco on 22 December 2020". */
function chronicle(groups: readonly DayGroup[], verb: string, context: Context): string {
  return listOf(
    groups.map(({ day, rows }, index) => {
      const names = namesInText(
        rows.map((row) => row.subject),
        context.deps,
      );
      return `${names}${index === 0 ? ` ${verb}` : ''} ${whenInWords(day)}`;
    }),
  );
}

/** Whether a day lies before that of the subjects' own step, so that "before X" may be said of it. */
function isBeforeLead(day: Edtf, { subjects, main, leadDay }: Context): boolean {
  const own = main?.since == null ? leadDay : boundsOf(main.since).first;
  const { last } = boundsOf(day);
  return subjects.length > 0 && own !== null && last !== null && last < own;
}

function isOfSigning({ main, lead }: Context): boolean {
  return (
    main?.stage === 'signed' ||
    lead?.stage === 'signed' ||
    (main !== null && isIntention(main.stage))
  );
}

/** How those are called who take part, by the kind of the accord. */
function participants({ accord, deps }: Context): string {
  const info = accord === null ? null : deps.accordInfo(accord);
  if (info?.ladder === 'organisation') return 'members';
  return accord !== null && isTreatyLike(inText(accord, deps), info)
    ? 'signatories'
    : 'participants';
}

/** Who came before, and when. */
function historyCandidate(context: Context): Candidate | null {
  const { accord, deps } = context;
  // Who came in, and when, says nothing of who leaves.
  const isOfTwo = accord !== null && deps.accordInfo(accord)?.parties.length === 2;
  const isLeaving = context.main !== null && isWayOut(context.main.stage);
  if (accord === null || isOfTwo || isLeaving || isLeavingAhead(context)) return null;
  const parties = datedParties(context);
  const signed = groupedByDay(parties, (party) => party.signed);
  const joined = groupedByDay(parties, (party) => party.joined);
  const groups = signed.length >= joined.length ? signed : joined;
  const verb = groups === signed ? 'signed' : 'joined';
  const rows = groups.flatMap((group) => group.rows);
  if (rows.length === 0) return null;
  // Of many parties those who only signed are no history of who goes further.
  const isOfFew = parties.length <= ROWS_NAMED_AT_MOST;
  if (verb === 'signed' && !isOfFew && !isOfSigning(context)) return null;
  const name = inText(accord, deps);
  if (rows.length <= ROWS_NAMED_AT_MOST) {
    const isEarlier = groups.every(({ day }) => isBeforeLead(day, context));
    const among = isEarlier ? `of the earlier ${participants(context)}, ` : '';
    const text = `${among}${chronicle(groups, `${verb} ${name}`, context)}`;
    return recordCandidate([asSentence(text)], { entries: rows.map((row) => row.entry) });
  }
  const latest = groups[groups.length - 1];
  if (latest === undefined || latest.rows.length > ROWS_NAMED_AT_MOST) return null;
  const names = namesInText(
    latest.rows.map((row) => row.subject),
    deps,
  );
  const be = latest.rows.length > 1 ? 'were' : 'was';
  const to = verb === 'signed' ? 'sign' : 'join';
  const isBefore = isBeforeLead(latest.day, context);
  const before = isBefore ? `before ${namesInText(context.subjects, deps)}, ` : '';
  // Who signed last says little of a matter that has gone further.
  if (verb === 'signed' && !isOfSigning(context)) return null;
  const said = `${before}the latest to ${to} ${name} on record ${be} ${names}, ${whenInWords(latest.day)}`;
  const own = context.subjects.map((code) => `party/${accord}/${code}`);
  const held = own.filter((entry) =>
    context.input.state.standings.some((row) => row.entry === entry),
  );
  const plain = said.slice(before.length);
  return recordCandidate([asSentence(said), asSentence(plain)], {
    entries: [...latest.rows.map((row) => row.entry), ...held],
  });
}

interface Interval {
  readonly row: Standing;
  readonly days: number;
  readonly entries: readonly string[];
}

function dayOf(value: Edtf | null): CivilDay | null {
  return value !== null && precisionOf(value) === 'day' ? boundsOf(value).first : null;
}

/** Days from announcement to signature of parties for which claims hold both days. */
function intervals(context: Context): readonly Interval[] {
  return datedParties(context).flatMap(({ row, signed }) => {
    const claims = claimsUnder(context.input.state.claims, row.entry).filter(
      (claim) => claim.modality !== 'denied',
    );
    const announced = claims
      .filter((claim) => claim.stage === 'announced' && dayOf(claim.holds) !== null)
      .sort((a, b) => ((a.holds ?? '') < (b.holds ?? '') ? -1 : 1))[0];
    const from = announced === undefined ? null : dayOf(announced.holds);
    const to = dayOf(signed);
    if (from === null || to === null || announced === undefined || to <= from) return [];
    return [{ row, days: daysBetween(from, to), entries: [row.entry, announced.id] }];
  });
}

/** How long earlier parties took, with the number of cases. */
function intervalCandidate(context: Context): Candidate | null {
  const cases = intervals(context);
  const [first] = cases;
  if (first === undefined) return null;
  const entries = cases.flatMap((item) => item.entries);
  const dayCount = (days: number): string => (days === 1 ? 'one day' : `${cardinal(days)} days`);
  if (cases.length <= CASES_NAMED_AT_MOST) {
    const told = listOf(
      cases.map(({ row, days }, index) => {
        const name = inText(row.subject, context.deps);
        return index === 0
          ? `${name} took ${dayCount(days)} from announcement to signature`
          : `${name} ${dayCount(days)}`;
      }),
    );
    const count =
      cases.length === 1
        ? 'it is the only case in which the record holds both days'
        : `these are the ${cardinal(cases.length)} cases in which the record holds both days`;
    return recordCandidate([asSentence(`${told}; ${count}`), asSentence(told)], { entries });
  }
  const days = cases.map((item) => item.days).sort((a, b) => a - b);
  const text = `in the ${cardinal(cases.length)} cases in which the record holds both days, ${days[0]} to ${days[days.length - 1]} days passed between announcement and signature`;
  return recordCandidate([asSentence(text)], { entries });
}

/** What others are doing under the same accord; those nearest in time to the lead first. */
function parallelCandidates(context: Context): Candidate[] {
  const { accord, subjects } = context;
  if (accord === null) return [];
  const rows = context.input.state.standings
    .filter((row) => row.accord === accord && row.entry.startsWith('party/'))
    .filter((row) => !subjects.includes(row.subject))
    .filter((row) => isIntention(row.stage) || isWayOut(row.stage) || !isTakingPart(row.stage))
    .sort((a, b) =>
      a.since === b.since
        ? a.entry < b.entry
          ? -1
          : 1
        : (a.since ?? '') > (b.since ?? '')
          ? -1
          : 1,
    );
  return rows.slice(0, 2).flatMap((row) => {
    const since = row.since === null ? null : toldSince(row, context);
    const text = standingText(row, since, context.deps);
    const said = text === null ? null : asSentence(text);
    return recordCandidate([said], standingGround(row, context)) ?? [];
  });
}

/** Ties between states, where the matter is one of ties; under other accords they say nothing of it. */
function relationCandidates(context: Context): Candidate[] {
  const { accord, deps } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  const isOnTies =
    accord === null ||
    info === null ||
    NORMALISES.test(`${info.about ?? ''} ${info.descriptions.join(' ')}`);
  if (!isOnTies) return [];
  // Who brokered the accord is not whom it ties.
  const brokers = info?.brokers ?? [];
  const isWithBroker = ({ subject, counterpart }: Standing): boolean =>
    brokers.includes(subject) || brokers.includes(counterpart ?? '');
  return relationRows(context)
    .filter((row) => !isWithBroker(row))
    .slice(0, 3)
    .flatMap((row) => {
      const text = relationText(row, context);
      const said = text === null ? null : asSentence(capitalised(text));
      return recordCandidate([said], standingGround(row, context)) ?? [];
    });
}

/** Whether it only tells again since when the two have had relations, which the record says under what is important. */
function tellsTheTie(text: string, context: Context): boolean {
  if (!/\b(?:diplomatic )?(?:relations|ties)\b/i.test(text)) return false;
  return relationRows(context).some((row) => {
    const year = row.since?.slice(0, 4);
    return year !== undefined && text.includes(year);
  });
}

/** How long others took, from step to step: what a section on what lies behind is there for. */
const DURATION =
  /\b(?:took|needed|lasted|waited)\b[^.;]{0,60}\b(?:days|weeks|months|years)\b|\b(?:days|weeks|months|years) (?:from|between) (?:the )?(?:announcement|application|signature|signing|ratification|deposit|invitation)\b/i;
const HOW_LONG_IT_TOOK = 2;

/** "The two" needs no name where the matter is between two. */
function speaksOfThePair(text: string, { lead, subjects }: Context): boolean {
  const cast = new Set([...subjects, ...(lead?.objects ?? [])]);
  return cast.size === 2 && /^The (?:pair|two)\b/.test(text);
}

/** What lies behind the event, as outlets tell it; what is to come or how it was taken belongs elsewhere. */
function backgroundScore(sentence: ReportedSentence, context: Context): number {
  const { text } = sentence;
  const behind = background(sentence, context);
  if (!isOfMatter(sentence) || behind < 1.5) return 0;
  // How it was taken belongs elsewhere, unless it was taken so in former years.
  if (isReactionText(text) && !isOfFormerYears(text, context)) return 0;
  if (speaksAhead(text) && behind < 4) return 0;
  if (behind < 2 && substance(text) <= 0.25) return 0;
  if (isOvertaken(sentence, context)) return 0;
  // Somebody's fine words, with nothing in them that can be checked.
  if (/^["“]/.test(text) && !/\d/.test(text)) return 0;
  const leaning = sentence.hasOpenPronoun ? (speaksOfThePair(text, context) ? 0.5 : 2) : 0;
  const beside = (sentence.isBeside ? 1 : 0) + (tellsTheTie(text, context) ? 4 : 0);
  const role =
    roleWorth(sentence, 'beyond') +
    (DURATION.test(text) ? HOW_LONG_IT_TOOK : 0) +
    (tellsWhoStaysOut(text) ? 1 : 0);
  return behind + substance(text) + role - beside - leaning - sentence.rank / 4;
}

/** Whether an outlet tells what the lead's own state did under its accord in former years: that is the history of the step. */
function isOwnPast({ acts, isOnMatter }: ReportedSentence, context: Context): boolean {
  const { accord, subjects, input } = context;
  if (accord === null || subjects.length !== 1 || !isOnMatter) return false;
  const year = input.development.firstDay.slice(0, 4);
  return acts.some(
    ({ accord: under, subjects: who, modality, day }) =>
      under?.id === accord &&
      who.join() === subjects.join() &&
      modality === 'done' &&
      day !== null &&
      (boundsOf(day.value).last ?? '9999').slice(0, 4) < year,
  );
}

/** What the record knows beside the day's reports; their own background comes last. */
export function beyondCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const history = historyCandidate(context);
  const accordLines = accordCandidates(context);
  const signedDay = context.deps.accordInfo(context.accord ?? '')?.signed ?? null;
  const isToldByHistory =
    history !== null &&
    signedDay !== null &&
    history.texts[0]?.includes(bareDay(signedDay)) === true;
  const interval = intervalCandidate(context);
  const told = ranked(sentences, (sentence) => backgroundScore(sentence, context)).slice(0, 8);
  const own = told.filter((sentence) => isOwnPast(sentence, context)).slice(0, 1);
  const tell = (sentence: ReportedSentence): Candidate => asCandidate(sentence, context);
  const reported = told.filter((sentence) => !own.includes(sentence)).map(tell);
  const lines = isToldByHistory ? accordLines.slice(-1) : accordLines;
  const parallel = parallelStepsCandidate(context);
  const taken = daysSinceChangeCandidate(context);
  const figures = taken === null ? stageDaysCandidates(context).slice(0, 1) : [];
  const intervals = interval === null ? figures : [interval];
  const names = history?.texts[0] ?? '';
  // What the history has named with its day is not told again as having come at the same time.
  const isNews = parallel?.entries.some((entry) => {
    const code = entry.split('/').at(-1) ?? '';
    return !context.subjects.includes(code) && !names.includes(inText(code, context.deps));
  });
  const sure = [taken, isNews === true ? parallel : null, notFollowedCandidate(context)].filter(
    (item): item is Candidate => item !== null,
  );
  return [
    ...own.map(tell),
    ...(history === null ? [] : [history]),
    ...intervals,
    ...reported.slice(0, 2),
    ...sure.slice(0, 1),
    ...reported.slice(2, 4),
    ...sure.slice(1),
    ...relationCandidates(context),
    ...(parallel === null ? parallelCandidates(context) : []),
    ...lines,
    ...reported.slice(4, 8),
  ];
}
