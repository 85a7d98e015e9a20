import type { Act } from '../events/index.ts';
import { boundsOf, type Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { claimsUnder } from './claims-under.ts';
import { clauseOf, clauseText } from './clause.ts';
import { type Context, evidenceOf, isOnlyPublished, standingGround, toldSince } from './context.ts';
import { sinceInWords, whenInWords } from './day-words.ts';
import { firstOfCandidate, firstOfWords, newRelationCandidate } from './derived.ts';
import { firstSinceCandidate } from './first-since.ts';
import { isOvertaken } from './overtaken.ts';
import { isAhead, otherParties, partiesCandidate } from './parties.ts';
import { isReactionText, type ReportedSentence, ranked } from './reported.ts';
import { asCandidate } from './reported-candidate.ts';
import { namedSectors, sectorsCandidate } from './sectors.ts';
import { isVague, leavesOpen, speaksAhead } from './time-words.ts';
import { asSentence, inText, namesInText } from './wording.ts';
import {
  background,
  consequence,
  isOfFormerYears,
  isOfMatter,
  roleWorth,
  substance,
} from './worth.ts';

const HAD_BEEN: Partial<Record<Stage, string>> = {
  'in-force': 'had been a party to {accord} {since}',
  member: 'had been a member of {accord} {since}',
  signed: 'had signed {accord} {when}',
  announced: '',
  applied: 'had applied to join {accord} {when}',
  candidate: 'had been a candidate {since}',
  invited: 'had been invited {when}',
};

/** Whether somebody says since when it held; that it was told on a day, or goes without saying, is no day of it. */
function isDated(before: NonNullable<Standing['previous']>, context: Context): boolean {
  const dated = claimsUnder(context.input.state.claims, context.main?.entry ?? '').filter(
    (claim) => claim.stage === before.stage && claim.holds === before.since,
  );
  const isTold = (claim: (typeof dated)[number]): boolean =>
    claim.isPresupposed !== true && !isOnlyPublished(claim);
  return dated.length === 0 || dated.some(isTold);
}

/** Where the subject stood under the accord before this step. */
function formerCandidate(context: Context): Candidate | null {
  const { main, accord, deps, subjects } = context;
  const before = main?.previous ?? null;
  const [first] = subjects;
  if (main === null || accord === null || before?.since == null || first === undefined) return null;
  const pattern = HAD_BEEN[before.stage];
  if (pattern === undefined || subjects.length > 1 || !isDated(before, context)) return null;
  if (before.stage === 'announced') {
    const text = `the step had been announced ${whenInWords(before.since)}`;
    return recordCandidate([asSentence(text)], { entries: [main.entry] });
  }
  const isStillIn = main.stage === 'withdrawal-notified' || main.stage === 'suspended';
  const words = pattern
    .replace(/^had/, isStillIn ? 'has' : 'had')
    .replace('{accord}', inText(accord, deps))
    .replace('{since}', sinceInWords(before.since))
    .replace('{when}', whenInWords(before.since));
  return recordCandidate([asSentence(`${inText(first, deps)} ${words}`)], {
    entries: [main.entry],
  });
}

/** That nobody of the subject's region takes part yet. */
function regionCandidate(context: Context): Candidate | null {
  const { accord, deps, main, subjects } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  const state = deps.stateInfo(subjects[0] ?? '');
  if (accord === null || info?.partiesComplete !== true || state === null || main === null)
    return null;
  if (subjects.length !== 1 || !isAhead(main.stage)) return null;
  const others = otherParties(context);
  const isTaken = others.some((row) => deps.stateInfo(row.subject)?.region === state.region);
  if (isTaken || others.length === 0) return null;
  const texts = [state.region, `the region “${state.region}”`].map((region) =>
    asSentence(
      `no other state of ${region} is on record as taking part in ${inText(accord, deps)}`,
    ),
  );
  return recordCandidate(texts, { entries: [main.entry, `accord/${accord}`] });
}

export const NORMALISES = /normali[sz]|diplomatic relations|recognition/i;

/** Of a bilateral matter only the tie of its two sides; else each tie of a subject. */
function isTieOfMatter(row: Standing, context: Context): boolean {
  const { lead, subjects } = context;
  const ends = [row.subject, row.counterpart ?? ''];
  if (!ends.some((code) => subjects.includes(code))) return false;
  const cast = new Set([...subjects, ...(lead?.objects ?? [])]);
  const isBilateral = lead !== null && lead.bilateralAct !== null && cast.size > 1;
  // Under a paper that no dictionary holds, those who are named in the lead are all whom it ties.
  const isOwnPaper = lead?.accord != null && context.deps.accordInfo(lead.accord.id) === null;
  return !(isBilateral || isOwnPaper) || ends.every((code) => cast.has(code));
}

/** Relations of the subject with others of the matter, standing or broken. */
export function relationRows(context: Context): readonly Standing[] {
  return context.input.state.standings
    .filter((row) => row.entry.startsWith('relation/') && row.counterpart !== null)
    .filter((row) => isTieOfMatter(row, context))
    .filter((row) => row.entry !== context.main?.entry)
    .sort((a, b) => (a.entry < b.entry ? -1 : 1));
}

/** "Kazakhstan and Israel have had diplomatic relations since 1992". */
export function relationText(row: Standing, context: Context): string | null {
  const pair = [row.subject, row.counterpart ?? ''].sort(
    (a, b) => Number(context.subjects.includes(b)) - Number(context.subjects.includes(a)),
  );
  const names = namesInText(pair, context.deps);
  const day = toldSince(row, context);
  const since = day === null ? '' : ` ${sinceInWords(day)}`;
  if (['established', 'restored'].includes(row.stage)) {
    return day === null
      ? `${names} have diplomatic relations`
      : `${names} have had diplomatic relations${since}`;
  }
  if (row.stage === 'severed' && day !== null) {
    return `${names} have had no diplomatic relations${since}`;
  }
  return null;
}

function isOlder(row: Standing, context: Context): boolean {
  const last = row.since === null ? null : boundsOf(row.since).last;
  return last !== null && last < context.input.development.firstDay;
}

/** Whether the tie between the states is new, for accords that are about such ties. */
function relationCandidate(context: Context): Candidate | null {
  const { accord, deps } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  const isOnTies =
    info !== null && NORMALISES.test(`${info.about ?? ''} ${info.descriptions.join(' ')}`);
  if (!isOnTies) return null;
  const named = new Set(
    deps.check.understand(info?.about ?? '', null).mentions.flatMap((m) => m.actors),
  );
  const brokers = info?.brokers ?? [];
  // The tie that the accord is about: with whom it names, and never with those who only brokered it.
  const isWithOther = ({ subject, counterpart }: Standing): boolean =>
    [subject, counterpart ?? ''].some(
      (code) => named.has(code) && !brokers.includes(code) && !context.subjects.includes(code),
    );
  // A paper of two sides may itself have opened the tie that has stood since.
  const isOlderThanPaper = (item: Standing): boolean =>
    info.parties.length !== 2 || info.signed === null || (item.since ?? '~') < info.signed;
  const row = relationRows(context).find(
    (item) =>
      ['established', 'restored'].includes(item.stage) &&
      isOlder(item, context) &&
      isOlderThanPaper(item) &&
      isWithOther(item),
  );
  const text = row === undefined ? null : relationText(row, context);
  if (row === undefined || text === null) return null;
  const ground = standingGround(row, context);
  return recordCandidate([asSentence(`${text}, so the step opens none`), asSentence(text)], ground);
}

/** What a bilateral act turns: the standing before. */
function previousCandidate(context: Context): Candidate | null {
  const { main, deps } = context;
  const before = main?.previous ?? null;
  if (main === null || before?.since == null || main.counterpart === null) return null;
  const names = namesInText([main.subject, main.counterpart], deps);
  const since = sinceInWords(before.since);
  const texts: Partial<Record<Stage, string>> = {
    established: `${names} had had diplomatic relations ${since}`,
    restored: `${names} had had diplomatic relations ${since}`,
    severed: `relations between ${names} had been broken ${since}`,
    recognised: `${names} had recognised each other ${since}`,
  };
  const text = texts[before.stage];
  return recordCandidate(
    [text === undefined ? null : asSentence(text)],
    standingGround(main, context),
  );
}

/** Condemnations and the like, in the words of the record, for those that no report printed tells. */
function reactionCandidates(context: Context): Candidate[] {
  return context.acts
    .filter((act) => act.bilateralAct === 'condemn' && act.modality === 'done' && !act.isBackground)
    .filter((act) => isInCircle(act, context))
    .filter((act) => act.id !== context.lead?.id)
    .slice(0, 2)
    .flatMap((act) => {
      const clause = clauseOf({ ...act, action: 'condemn', accord: null }, 'perfect', context.deps);
      const whom = namesInText(act.objects, context.deps);
      const bare = whom === '' ? null : asSentence(`criticism of ${whom} is reported`);
      const text = clause === null ? bare : asSentence(clauseText(clause));
      return recordCandidate([text], { evidence: [evidenceOf(act)], entries: [act.id] }) ?? [];
    });
}

/** A reaction that is older than this is of another chapter, unless nothing nearer is told. */
const LATE_DAYS = 30;
/** Those whom the matter touches: its states, the parties of its accord and those who brokered it. */
function isInCircle(act: Act, context: Context): boolean {
  const brokers = context.deps.accordInfo(context.accord ?? '')?.brokers ?? [];
  const circle = new Set([
    ...context.subjects,
    ...(context.lead?.objects ?? []),
    ...brokers,
    ...otherParties(context).map((row) => row.subject),
  ]);
  return [...act.subjects, ...act.objects].some((code) => circle.has(code));
}

function isReaction({ text, acts }: ReportedSentence, context: Context): boolean {
  const condemns = acts.some((act) => act.bilateralAct === 'condemn' && isInCircle(act, context));
  return condemns || isReactionText(text);
}

/** A step that had still to come on the day of the dispatch: it weighs nothing here. */
const IS_TO_COME = /\b(?:is|are) (?:to be|due to|set to|expected to|scheduled to) \w+/i;

/** Whether it recalls steps under another accord alone: what the same states did elsewhere lies behind the matter. */
function isOfAnotherAccord({ acts }: ReportedSentence, { accord }: Context): boolean {
  const isElsewhere = (act: Act): boolean =>
    act.isBackground && act.accord !== null && act.accord.id !== accord;
  return accord !== null && acts.length > 0 && acts.every(isElsewhere);
}

function weightScore(sentence: ReportedSentence, context: Context): number {
  const isReacting = isReaction(sentence, context);
  const condemns = isReacting && sentence.acts.some((act) => act.bilateralAct === 'condemn');
  if (!isOfMatter(sentence) && !condemns) return 0;
  const isWeighty = isReacting || consequence(sentence.text) >= 2;
  if (speaksAhead(sentence.text) && !isWeighty && sentence.acts.length > 0) return 0;
  if (sentence.hasDayAhead && speaksAhead(sentence.text) && !isWeighty) return 0;
  if (IS_TO_COME.test(sentence.text) && !isWeighty) return 0;
  if (!isReacting && isOfFormerYears(sentence.text, context)) return 0;
  if (!isReacting && isOfAnotherAccord(sentence, context)) return 0;
  const told = consequence(sentence.text) + (isReacting ? 3 : 0) + (condemns ? 3 : 0);
  // What rather tells of former years belongs beyond the headlines.
  const isHistory = sentence.discourse === 'history';
  if (background(sentence, context) > told + (isHistory ? 0 : 1)) return 0;
  const role = roleWorth(sentence, 'importance');
  // What somebody warns of may come or not: that is no vagueness of theirs.
  const open = told >= 2 && isVague(sentence.text) ? 1 : 0;
  const isWeighed = told + Math.max(0, role) > 0;
  const weight = isWeighed ? told + role + substance(sentence.text) + open : 0;
  if (weight < 2) return 0;
  // A role alone, with nothing in the words that can be checked, is no weight.
  if (told === 0 && !/\d/.test(sentence.text) && substance(sentence.text) < 1.5) return 0;
  if (leavesOpen(sentence.text) || isOvertaken(sentence, context)) return 0;
  const late = (sentence.lagDays > LATE_DAYS ? 2 : 0) + (sentence.isBeside ? 1 : 0);
  return weight - late - (sentence.hasOpenPronoun ? 2 : 0) - sentence.rank / 4;
}

/** Why it matters: what changes against the record, whom it concerns, and how it was received. */
export function importanceCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const parties = partiesCandidate(context);
  const firstSince = firstSinceCandidate(context);
  const record = [
    relationCandidate(context),
    previousCandidate(context),
    formerCandidate(context),
    newRelationCandidate(context),
    firstSince,
    parties,
    parties?.texts[0]?.includes('the first ') === true ? null : firstOfCandidate(context),
    firstOfWords(context) === null ? regionCandidate(context) : null,
  ].filter((item): item is Candidate => item !== null);
  const named = namedSectors(context);
  const sectors = sectorsCandidate(named) ?? [];
  const reported = ranked(sentences, (sentence) => weightScore(sentence, context));
  const reactions = reported.filter((sentence) => isReaction(sentence, context)).slice(0, 3);
  const others = reported.filter((sentence) => !reactions.includes(sentence)).slice(0, 8);
  const isBroad = named.length > 1;
  // What is the first of its kind says more than who else takes part.
  const ahead = firstSince === null ? 2 : record.indexOf(firstSince) + 1;
  const tell = (sentence: ReportedSentence): Candidate => asCandidate(sentence, context);
  return [
    ...record.slice(0, ahead),
    ...reactions.slice(0, 1).map(tell),
    ...others.slice(0, 2).map(tell),
    ...(isBroad ? [sectors].flat() : []),
    ...reactions.slice(1, 2).map(tell),
    ...others.slice(2).map(tell),
    ...record.slice(ahead, ahead + 1),
    ...reactions.slice(2).map(tell),
    ...record.slice(ahead + 1),
    ...reactionCandidates(context),
    ...(isBroad ? [] : [sectors].flat()),
  ];
}
