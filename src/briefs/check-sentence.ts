import type { CivilDay, Edtf, Evidence, Span, Stage } from '../kernel/index.ts';
import { boundsOf, daysBetween, overlaps, precisionOf } from '../kernel/index.ts';
import { dayInWords } from './day-words.ts';
import { isIntention, isTakingPart, reaches } from './ladder.ts';
import { areNamesMeant, withoutNames } from './named-pronouns.ts';
import { outletInText } from './outlet-name.ts';
import type { PassageBook, PassageFacts } from './passage-book.ts';
import { bearsDay, writtenDays, writtenNumbers } from './quantities.ts';
import { safeCutsOf, tellTheSame } from './safe-cuts.ts';
import { assertedStages } from './stage-words.ts';
import type {
  BriefSentence,
  CheckDeps,
  EntryFacts,
  EntryLookup,
  Understood,
  Unsupported,
} from './types.ts';

/** What is wrong with one sentence, without its place. */
export type Fault = Pick<Unsupported, 'what' | 'value'>;

export interface CheckGround {
  readonly book: PassageBook;
  readonly entries: EntryLookup;
  readonly deps: CheckDeps;
  readonly asOf: CivilDay;
}

interface Support {
  readonly passages: readonly PassageFacts[];
  readonly entries: readonly EntryFacts[];
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a reported sentence stands in one of its passages word for word. */
function isVerbatim(sentence: BriefSentence, book: PassageBook): boolean {
  const words = folded(sentence.text);
  return sentence.evidence.some((evidence) => folded(book.words(evidence)).includes(words));
}

/** Whether it is one of its passages with a clause left out that adds nothing to what is stated. */
function isSafelyCut(sentence: BriefSentence, { book, deps }: CheckGround): boolean {
  const words = folded(sentence.text);
  return sentence.evidence.some((evidence) => {
    const whole = folded(book.words(evidence));
    return safeCutsOf(whole).includes(words) && tellTheSame(whole, words, deps);
  });
}

/** Whether it is its passage, or that with a safe cut, with the names in brackets that its first words mean. */
function isNamedAnew(sentence: BriefSentence, ground: CheckGround): boolean {
  const { text, evidence } = sentence;
  const plain = { ...sentence, text: withoutNames(text) };
  if (plain.text === text) return false;
  return evidence.some((one) => {
    const own = { ...plain, evidence: [one] };
    const isOwn = isVerbatim(own, ground.book) || isSafelyCut(own, ground);
    return isOwn && areNamesMeant(text, one, ground);
  });
}

function actorFaults(read: Understood, support: Support): Fault[] {
  const actors = new Set([
    ...support.passages.flatMap((facts) => [...facts.actors]),
    ...support.entries.flatMap((facts) => [...facts.actors, ...(facts.outside ?? [])]),
  ]);
  const texts = [
    ...support.passages.map((facts) => facts.text),
    ...support.entries.flatMap((facts) => facts.words),
  ];
  const faults: Fault[] = [];
  for (const mention of read.mentions) {
    if (mention.via === 'anaphor') continue;
    const isQuoted = texts.some((text) => text.includes(mention.text));
    if (mention.via === 'group' && isQuoted) continue;
    for (const code of mention.actors) {
      if (!actors.has(code)) faults.push({ what: 'actor', value: code });
    }
    const person = mention.person;
    if (
      person === null ||
      isQuoted ||
      support.passages.some((facts) => facts.persons.has(person))
    ) {
      continue;
    }
    faults.push({ what: 'actor', value: person });
  }
  return faults;
}

/** A paper that has no name but what it is for. */
const OF_ACCESSION = /^x-(?:[a-z]{3}-)?(?:treaty|protocol)-of-accession$/;

function accordFaults(read: Understood, support: Support): Fault[] {
  const known = new Set([
    ...support.passages.flatMap((facts) => [...facts.accords]),
    ...support.entries.flatMap((facts) => (facts.accord === null ? [] : [facts.accord])),
  ]);
  // "The treaty of accession to the union" is the paper by which one joins what the entry is of.
  const isToKnown = read.accords.some(({ accord }) => known.has(accord));
  const actors = new Set(support.passages.flatMap((facts) => [...facts.actors]));
  // The name of an organisation is that of its treaty as well: where it is who acts, it rests on whoever acts in the passage.
  const isActor = ({ start, end }: Span): boolean =>
    read.mentions.some(
      (mention) =>
        mention.start <= start &&
        end <= mention.end &&
        mention.actors.every((code) => actors.has(code)),
    );
  return read.accords
    .filter((mention) => mention.via !== 'anaphor' && !known.has(mention.accord))
    .filter((mention) => !isActor(mention))
    .filter(({ accord }) => !(isToKnown && OF_ACCESSION.test(accord)))
    .filter((mention) => !support.passages.some((facts) => facts.text.includes(mention.text)))
    .filter(
      (mention) =>
        !support.entries.some((facts) => facts.words.some((words) => words.includes(mention.text))),
    )
    .map((mention) => ({ what: 'accord', value: mention.accord }));
}

/** One asserted rung with whom and what it is asserted of, as far as the sentence says. */
interface Assertion {
  readonly stage: Stage;
  readonly actors: readonly string[];
  readonly accord: string | null;
}

function shares(asserted: readonly string[], held: readonly string[]): boolean {
  return asserted.length === 0 || asserted.some((code) => held.includes(code));
}

/** Words of an accord that no dictionary holds, without the states that its identifier may carry. */
function unknownWords(id: string): string {
  return id
    .split('-')
    .slice(1)
    .filter((word) => word.length > 3)
    .map((word) => word.replace(/^defence$/, 'defense'))
    .sort()
    .join(' ');
}

/**
 * Whether two accords outside of the dictionary are one: a sentence of the record names the paper without the
 * states, which the reader then puts into its identifier or not.
 */
function isSameUnknown(a: string, b: string): boolean {
  return a.startsWith('x-') && b.startsWith('x-') && unknownWords(a) === unknownWords(b);
}

function bears(
  held: { actors: readonly string[]; accord: string | null; stage: Stage | null; modality: string },
  asserted: Assertion,
): boolean {
  if (held.stage === null || !reaches(held.stage, asserted.stage)) {
    const isJoined = asserted.stage === 'acceded' && held.stage === 'member';
    const isForMember = isTakingPart(asserted.stage) && isJoined;
    if (!isForMember) return false;
  }
  const isSure =
    held.modality === 'done' || (isIntention(asserted.stage) && held.modality !== 'denied');
  const isSameAccord =
    asserted.accord === null ||
    held.accord === null ||
    asserted.accord === held.accord ||
    isSameUnknown(asserted.accord, held.accord);
  return isSure && isSameAccord && shares(asserted.actors, held.actors);
}

function stageFaults(text: string, read: Understood, support: Support): Fault[] {
  const named = [...new Set(read.mentions.flatMap((mention) => mention.actors))];
  const accords = [...new Set(read.accords.map((accord) => accord.accord))];
  const accord = accords.length === 1 ? (accords[0] ?? null) : null;
  const asserted: Assertion[] = [
    ...read.acts.flatMap((act) =>
      act.stage === null || act.modality !== 'done'
        ? []
        : (act.subjects.length === 0 ? [null] : act.subjects).map((code) => ({
            stage: act.stage as Stage,
            actors: code === null ? [] : [code],
            accord: act.accord?.id ?? null,
          })),
    ),
    ...assertedStages(text).map((stage) => ({ stage, actors: named, accord })),
  ];
  const held = [
    ...support.entries,
    ...support.passages.flatMap((facts) =>
      facts.acts.map((act) => ({
        actors: [...act.subjects, ...act.objects],
        accord: act.accord?.id ?? null,
        stage: act.stage,
        modality: act.modality,
      })),
    ),
  ];
  const unheld = asserted.filter((assertion) => !held.some((item) => bears(item, assertion)));
  const stages = new Set(unheld.map(({ stage }) => stage));
  return [...stages].map((stage): Fault => ({ what: 'stage', value: stage }));
}

/** Words of a brief that name a day of its own and none of the matter: that of the brief, or that of a cited dispatch. */
function ownDays(ground: CheckGround, evidence: readonly Evidence[]): readonly string[] {
  const reports = evidence.flatMap(({ dispatch }) => {
    const row = ground.book.dispatch(dispatch);
    return row?.referenceDay == null
      ? []
      : [`${outletInText(row)} reported on ${dayInWords(row.referenceDay)}`];
  });
  return [`as of ${dayInWords(ground.asOf)}`, ...reports];
}

function dayFaults(
  text: string,
  read: Understood,
  support: Support,
  references: readonly string[],
): Fault[] {
  const known = [
    ...support.passages.flatMap((facts) => facts.days),
    ...support.entries.flatMap((facts) => facts.days),
  ];
  const stretches = references.flatMap((words) => {
    const start = text.indexOf(words);
    return start < 0 ? [] : [{ start, end: start + words.length }];
  });
  const isReference = (span: { start: number; end: number }): boolean =>
    stretches.some((stretch) => overlaps(span, stretch));
  const written = writtenDays(text).filter((day) => !isReference(day));
  const further = read.days.filter(
    (day) =>
      day.basis === 'stated' &&
      precisionOf(day.value) !== 'interval' &&
      !isReference(day) &&
      !written.some((item) => overlaps(item, day)),
  );
  return [...written, ...further]
    .filter(({ value }) => !known.some((day) => bearsDay(day, value)))
    .map(({ value }) => ({ what: 'day', value }));
}

/** How many of the cited entries take part in what they are entries of. */
function takingPart(entries: readonly EntryFacts[]): number {
  return entries.filter(
    ({ modality, stage }) => modality === 'done' && stage !== null && isTakingPart(stage),
  ).length;
}

/** Whether a cited state does not take part: it would be the next, so its place is one more than the count. */
function hasOutsider(entries: readonly EntryFacts[]): boolean {
  return entries.some(({ stage }) => stage !== null && !isTakingPart(stage));
}

/** Most days that are set against each other; a sentence has a handful. */
const DAYS_COMPARED = 40;

/** Numbers that follow from the entries: how many take part, how many cases of two, and days between days. */
function derivedNumbers(entries: readonly EntryFacts[]): ReadonlySet<number> {
  const points = entries
    .flatMap((facts) => facts.days)
    .filter((day: Edtf) => precisionOf(day) === 'day')
    .slice(0, DAYS_COMPARED)
    .flatMap((day) => boundsOf(day).first ?? []);
  const spans = points.flatMap((from) => points.map((to) => daysBetween(from, to)));
  const cases = Math.floor(entries.length / 2);
  // How many there were before those of the cited states that take part.
  const own = takingPart(entries.filter((facts) => facts.numbers.length === 0));
  const before = entries.flatMap((facts) => facts.numbers).map((count) => count - own);
  return new Set([
    ...before,
    takingPart(entries),
    ...spans.filter((days) => days > 0),
    ...(cases > 1 ? [cases] : []),
  ]);
}

/** The places ("the sixth") that the entries bear. */
function derivedPlaces(entries: readonly EntryFacts[]): ReadonlySet<number> {
  const further = hasOutsider(entries) ? 1 : 0;
  const counts = [takingPart(entries), ...entries.flatMap((facts) => facts.numbers)];
  return new Set(counts.map((count) => count + further));
}

function isPlace(text: string, value: number): boolean {
  const words = text.match(/\b(?:first|second|third|\w+(?:st|nd|rd|th))\b/gi) ?? [];
  return words.some((word) => writtenNumbers(word, []).includes(value));
}

const FIRST_OF = /\bfirst (?:\w+ )?(?:in|of)\b/i;

function numberFaults(text: string, read: Understood, support: Support): Fault[] {
  const names = [...read.mentions, ...read.accords, ...writtenDays(text), ...read.days];
  const quoted = new Set(support.passages.flatMap((facts) => [...facts.numbers]));
  const open = [...new Set(writtenNumbers(text, names))].filter((value) => !quoted.has(value));
  if (open.length === 0) return [];
  const counted = new Set([
    ...support.entries.flatMap((facts) => [...facts.numbers, ...(facts.figures ?? [])]),
    ...derivedNumbers(support.entries),
  ]);
  const isFirst = support.entries.some((facts) =>
    (facts.firstOf ?? []).some((name) => text.includes(name)),
  );
  const places = new Set([...derivedPlaces(support.entries), ...(isFirst ? [1] : [])]);
  // Of whom a state is the first no count of entries can bear.
  if (FIRST_OF.test(text) && !isFirst) places.delete(1);
  return open
    .filter((value) => !(isPlace(text, value) ? places : counted).has(value))
    .map((value) => ({ what: 'number', value: String(value) }));
}

function unsupported(
  text: string,
  read: Understood,
  support: Support,
  references: readonly string[],
): readonly Fault[] {
  return [
    ...actorFaults(read, support),
    ...accordFaults(read, support),
    ...stageFaults(text, read, support),
    ...numberFaults(text, read, support),
    ...dayFaults(text, read, support, references),
  ];
}

/**
 * Reads one sentence again and returns what it states and its citations do not hold; empty when it is grounded.
 * A reported sentence that stands word for word in its passage, or is it with a safe cut, is grounded by that alone.
 */
export function checkSentence(sentence: BriefSentence, ground: CheckGround): readonly Fault[] {
  const { book, deps } = ground;
  const dead = sentence.evidence.filter((evidence: Evidence) => !book.isLive(evidence));
  if (dead.length > 0) {
    return dead.map((item) => ({
      what: 'evidence',
      value: `${item.dispatch}:${item.start}-${item.end}`,
    }));
  }
  const unknown = sentence.entries.filter((id) => ground.entries(id) === null);
  if (unknown.length > 0) return unknown.map((id) => ({ what: 'evidence', value: id }));
  if (sentence.evidence.length + sentence.entries.length === 0) {
    return [{ what: 'evidence', value: 'none' }];
  }
  if (
    sentence.kind === 'reported' &&
    (isVerbatim(sentence, book) || isSafelyCut(sentence, ground) || isNamedAnew(sentence, ground))
  )
    return [];
  const read = deps.understand(sentence.text, null);
  const references = ownDays(ground, sentence.evidence);
  const entries = sentence.entries.flatMap((id) => ground.entries(id) ?? []);
  const faultsWith = (passages: readonly PassageFacts[]): readonly Fault[] =>
    unsupported(sentence.text, read, { passages, entries }, references);
  // More support can only take faults away, so passages are read when the entries alone do not bear the sentence.
  const isBorne = entries.length > 0 && faultsWith([]).length === 0;
  const faults = isBorne
    ? []
    : faultsWith(sentence.evidence.flatMap((evidence) => book.facts(evidence) ?? []));
  if (faults.length > 0 || sentence.kind === 'record') return faults;
  return [{ what: 'evidence', value: 'words' }];
}
