import type { Act } from '../events/index.ts';
import { boundsOf, type Evidence, type Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { clauseOf, clauseText } from './clause.ts';
import { type Context, evidenceOf, isOnlyPublished, standingGround, toldSince } from './context.ts';
import { sinceInWords, whenInWords } from './day-words.ts';
import { isTakingPart, isWayOut } from './ladder.ts';
import { asCandidate, isReactionText, type ReportedSentence, ranked } from './reported.ts';
import { speaksAhead } from './time-words.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, cardinal, inText, isPlural, listOf, namesInText, ordinal } from './wording.ts';
import { background, consequence, isOfMatter, roleWorth, substance } from './worth.ts';

const NAMED_AT_MOST = 6;

/** Standings of the accord's other parties that take part, in order of name. */
export function otherParties(context: Context): readonly Standing[] {
  const { accord, subjects, deps } = context;
  return context.input.state.standings
    .filter((row) => accord !== null && row.accord === accord && row.entry.startsWith('party/'))
    .filter((row) => !subjects.includes(row.subject) && isTakingPart(row.stage))
    .map((row) => ({ row, name: deps.nameOf(row.subject)?.name ?? row.subject }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ row }) => row);
}

function isAhead(stage: Stage | null): boolean {
  return stage !== null && !isTakingPart(stage) && !isWayOut(stage);
}

/** "Kazakhstan would be the sixth", where the record means to hold all parties. */
function positionTail(context: Context, others: readonly Standing[]): string {
  const { accord, subjects, main, deps } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  if (info?.partiesComplete !== true || subjects.length !== 1 || main === null) return '';
  const name = inText(subjects[0] ?? '', deps);
  const place = ordinal(others.length + 1);
  if (isAhead(main.stage)) return `; ${name} would be the ${place}`;
  return isTakingPart(main.stage) && main.previous !== null ? `; ${name} is the ${place}` : '';
}

/** How those that take part are called, by the kind of the accord. */
function partWords(
  context: Context,
  accord: string,
): { readonly as: string; readonly many: string } {
  const info = context.deps.accordInfo(accord);
  if (info?.ladder === 'organisation') return { as: 'as members of', many: 'members' };
  return isTreatyLike(inText(accord, context.deps), info)
    ? { as: 'as parties to or signatories of', many: 'parties and signatories' }
    : { as: 'as taking part in', many: 'states taking part' };
}

/** Who takes part besides the subject; nothing where the record holds too few to say so. */
function partiesCandidate(context: Context): Candidate | null {
  const { accord, deps, main, subjects } = context;
  if (accord === null || subjects.length === 0) return null;
  const others = otherParties(context);
  const isComplete = deps.accordInfo(accord)?.partiesComplete === true;
  if (others.length === 0 || (!isComplete && (others.length < 2 || others.length > NAMED_AT_MOST)))
    return null;
  const name = inText(accord, deps);
  const part = partWords(context, accord);
  const tail = positionTail(context, others);
  const own = main === null ? [] : [main.entry];
  const record = isComplete ? 'the record holds' : 'the record, which is not complete here, holds';
  if (others.length <= NAMED_AT_MOST) {
    const listed = namesInText(
      others.map((row) => row.subject),
      deps,
    );
    const said = `${record} ${listed} ${part.as} ${name}`;
    return recordCandidate([asSentence(`${said}${tail}`), asSentence(said)], {
      entries: [...others.map((row) => row.entry), ...own],
    });
  }
  const isIn = main !== null && isTakingPart(main.stage);
  const grown = isIn && isComplete ? growthText(context, others.length) : null;
  const count = cardinal(others.length + (isIn ? 1 : 0));
  const isLeaving = main !== null && isWayOut(main.stage);
  const besides = isLeaving ? `, besides ${namesInText(subjects, deps)}` : '';
  const said = `for ${name} ${record} ${count} ${part.many}`;
  return recordCandidate([grown, asSentence(`${said}${besides}${tail}`), asSentence(said)], {
    entries: [`accord/${accord}`, ...own],
  });
}

/** "With Somalia the East African Community goes from seven to eight members", for who has just come in. */
function growthText(context: Context, others: number): string | null {
  const { subjects, main, accord, deps } = context;
  const hasCome = main !== null && ['member', 'in-force'].includes(main.stage);
  if (!hasCome || main.previous === null || accord === null || subjects.length !== 1) return null;
  const noun = main.stage === 'member' ? 'members' : 'parties';
  const go = isPlural([accord], deps) ? 'go' : 'goes';
  const text = `with ${namesInText(subjects, deps)} ${inText(accord, deps)} ${go} from ${cardinal(others)} to ${cardinal(others + 1)} ${noun} on record`;
  return asSentence(text);
}

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
  const dated = context.input.state.claims.filter(
    (claim) =>
      claim.entry === context.main?.entry &&
      claim.stage === before.stage &&
      claim.holds === before.since,
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

const NORMALISES = /normali[sz]|diplomatic relations|recognition/i;

/** Relations of the subject with others of the matter, standing or broken. */
export function relationRows(context: Context): readonly Standing[] {
  return context.input.state.standings
    .filter((row) => row.entry.startsWith('relation/') && row.counterpart !== null)
    .filter((row) =>
      context.subjects.some((code) => code === row.subject || code === row.counterpart),
    )
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
  const row = relationRows(context).find(
    (item) =>
      ['established', 'restored'].includes(item.stage) &&
      isOlder(item, context) &&
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

/** Acts of the dispatches that speak of the matter. */
function mattersOf(context: Context): readonly Act[] {
  return context.acts.filter(
    (act) =>
      act.accord?.id === context.accord ||
      act.subjects.some((code) => context.subjects.includes(code)),
  );
}

interface NamedSector {
  readonly name: string;
  readonly passage: Evidence;
  readonly act: string;
}

/** What every accord is for says nothing of the fields that it touches. */
const OF_EVERY_ACCORD = 'peace';
const SECTORS_AT_MOST = 8;
const SECTOR_PASSAGES_AT_MOST = 4;

/** Sectors with the first sentence that names each, as far as four passages carry them. */
function namedSectors(context: Context): readonly NamedSector[] {
  const found = new Map<string, NamedSector>();
  const passages = new Set<string>();
  for (const act of mattersOf(context).filter((item) => !item.isBackground)) {
    act.sectors.forEach((id, index) => {
      const span = act.sectorSpans[index] ?? act.sectorSpans[0] ?? act.evidence;
      const key = `${act.dispatch}:${span.start}`;
      const isFull = passages.size >= SECTOR_PASSAGES_AT_MOST && !passages.has(key);
      if (id === OF_EVERY_ACCORD || found.has(id) || isFull || found.size >= SECTORS_AT_MOST)
        return;
      passages.add(key);
      const name = context.deps
        .sectorName(id)
        .replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
      const passage = { dispatch: act.dispatch, start: span.start, end: span.end };
      found.set(id, { name, passage, act: act.id });
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The sectors concerned, each with the sentence that names it. */
function sectorsCandidate(sectors: readonly NamedSector[]): Candidate | null {
  if (sectors.length === 0) return null;
  const one = sectors.length === 1;
  const names = listOf(sectors.map(({ name }) => name));
  const text = one
    ? `the sector that the reports name is ${names}`
    : `the sectors that the reports name are ${names}`;
  const passages = new Map(
    sectors.map(({ passage }) => [`${passage.dispatch}:${passage.start}`, passage]),
  );
  return recordCandidate([asSentence(text)], {
    evidence: [...passages.values()].sort(
      (x, y) =>
        (x.dispatch < y.dispatch ? -1 : x.dispatch > y.dispatch ? 1 : 0) || x.start - y.start,
    ),
    entries: sectors.map(({ act }) => act),
  });
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

function weightScore(sentence: ReportedSentence, context: Context): number {
  const isReacting = isReaction(sentence, context);
  const condemns = isReacting && sentence.acts.some((act) => act.bilateralAct === 'condemn');
  if (!isOfMatter(sentence) && !condemns) return 0;
  const isWeighty = isReacting || consequence(sentence.text) >= 2;
  if (speaksAhead(sentence.text) && !isWeighty && sentence.acts.length > 0) return 0;
  const told = consequence(sentence.text) + (isReacting ? 3 : 0) + (condemns ? 3 : 0);
  // What rather tells of former years belongs beyond the headlines.
  if (background(sentence, context) > told + 1) return 0;
  const role = roleWorth(sentence, 'importance');
  const weight = told + Math.max(0, role) === 0 ? 0 : told + role + substance(sentence.text);
  if (weight < 2) return 0;
  const late = (sentence.lagDays > LATE_DAYS ? 2 : 0) + (sentence.isBeside ? 1 : 0);
  return weight - late - (sentence.hasOpenPronoun ? 2 : 0) - sentence.rank / 4;
}

/** Why it matters: what changes against the record, whom it concerns, and how it was received. */
export function importanceCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const record = [
    relationCandidate(context),
    previousCandidate(context),
    formerCandidate(context),
    partiesCandidate(context),
    regionCandidate(context),
  ].filter((item): item is Candidate => item !== null);
  const named = namedSectors(context);
  const sectors = sectorsCandidate(named) ?? [];
  const reported = ranked(sentences, (sentence) => weightScore(sentence, context));
  const reactions = reported.filter((sentence) => isReaction(sentence, context)).slice(0, 3);
  const others = reported.filter((sentence) => !reactions.includes(sentence)).slice(0, 8);
  const isBroad = named.length > 1;
  return [
    ...record.slice(0, 2),
    ...reactions.slice(0, 1).map(asCandidate),
    ...others.slice(0, 2).map(asCandidate),
    ...(isBroad ? [sectors].flat() : []),
    ...record.slice(2, 3),
    ...reactions.slice(1).map(asCandidate),
    ...others.slice(2).map(asCandidate),
    ...record.slice(3),
    ...reactionCandidates(context),
    ...(isBroad ? [] : [sectors].flat()),
  ];
}
