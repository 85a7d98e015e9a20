import type { AccordEntry, Edtf, Modality } from '../kernel/index.ts';
import { whenInWords } from './day-words.ts';
import type { BriefDeps } from './types.ts';
import { type Predicate, predicateOf, type VerbForms } from './verbs.ts';
import { inText, isPlural, namesInText } from './wording.ts';

/** What a clause says: who does what to whom, under which accord. */
export interface ClauseParts {
  readonly subjects: readonly string[];
  /** For subjects without a code ("more countries"). */
  readonly subjectWords: string | null;
  readonly objects: readonly string[];
  readonly action: string;
  readonly accord: string | null;
  /** By which of its organs the one subject acts: "parliament". */
  readonly organ?: string | null;
  /** Where, for acts that open, close or meet somewhere: "Hanoi". */
  readonly place?: string | null;
}

/** How it is said: in the past, as news of a headline, as to come, ... */
export type Voice =
  | 'past'
  | 'perfect'
  | 'headline'
  | 'will'
  | 'would'
  | 'base'
  | 'gerund'
  | 'was planned'
  | 'was expected'
  | 'was underway'
  | Modality;

export interface Clause {
  readonly subject: string;
  readonly predicate: string;
}

function accordOf(
  id: string | null,
  deps: BriefDeps,
): { name: string; info: AccordEntry | null } | null {
  return id === null ? null : { name: inText(id, deps), info: deps.accordInfo(id) };
}

function isJoint(parts: ClauseParts): boolean {
  return parts.subjects.length > 1 || parts.subjectWords !== null;
}

function complementOf(predicate: Predicate, parts: ClauseParts, deps: BriefDeps): string | null {
  const objects = parts.objects.filter((code) => !parts.subjects.includes(code));
  const plural = isJoint(parts) || isPlural(parts.subjects, deps);
  const accord = parts.accord === null ? '' : inText(parts.accord, deps);
  const slots: Readonly<Record<string, string>> = {
    accord,
    object: namesInText(objects, deps),
    its: plural ? 'their' : 'its',
    envoy: plural ? 'envoys' : 'envoy',
    embassy: plural ? 'embassies' : 'an embassy',
    embassies: plural ? 'embassies' : 'embassy',
    consulate: plural ? 'consulates' : 'a consulate',
    consulates: plural ? 'consulates' : 'consulate',
    candidate: plural ? 'candidates' : 'a candidate',
  };
  let isWhole = true;
  const words = predicate.pattern
    .replace(/\[([^\]{]*\{(\w+)\}[^\]]*)\]/g, (_whole, inner: string, slot: string) =>
      slots[slot] === '' ? '' : inner,
    )
    .replace(/\{(\w+)\}/g, (_whole, slot: string) => {
      const value = slots[slot] ?? '';
      if (value === '') isWhole = false;
      return value;
    });
  return isWhole ? words.replace(/ {2,}/g, ' ').trim() : null;
}

function third(verb: VerbForms, plural: boolean): string {
  if (verb.base === 'be') return plural ? 'are' : 'is';
  return plural ? verb.base : verb.third;
}

function past(verb: VerbForms, plural: boolean): string {
  return verb.base === 'be' && plural ? 'were' : verb.past;
}

/** What goes on for a while: denied, it is not going on, whether or not it ever did. */
const LASTING: ReadonlySet<string> = new Set(['negotiate', 'mediate']);

function verbIn(voice: Voice, verb: VerbForms, plural: boolean): string {
  const is = plural ? 'are' : 'is';
  const has = plural ? 'have' : 'has';
  switch (voice) {
    case 'past':
      return past(verb, plural);
    case 'done':
    case 'perfect':
      return `${has} ${verb.participle}`;
    case 'headline':
      return third(verb, plural);
    case 'base':
      return verb.base;
    case 'gerund':
      return verb.gerund;
    case 'underway':
      return verb.base === 'be' ? `${is} in the course of being` : `${is} ${verb.gerund}`;
    case 'will':
      return `will ${verb.base}`;
    case 'would':
      return `would ${verb.base}`;
    case 'was planned':
      return `${plural ? 'were' : 'was'} to ${verb.base}`;
    case 'was expected':
      return `${plural ? 'were' : 'was'} expected to ${verb.base}`;
    case 'was underway':
      return `${plural ? 'were' : 'was'} ${verb.gerund}`;
    case 'planned':
      return `${is} to ${verb.base}`;
    case 'expected':
      return `${is} expected to ${verb.base}`;
    case 'conditional':
      return `would ${verb.base}`;
    case 'hypothetical':
      return `could ${verb.base}`;
    case 'denied':
      return LASTING.has(verb.base) ? `${is} not ${verb.gerund}` : `${has} not ${verb.participle}`;
  }
}

function subjectOf(parts: ClauseParts, deps: BriefDeps): string | null {
  if (parts.action === 'entry-into-force') {
    return parts.accord === null ? null : inText(parts.accord, deps);
  }
  if (parts.organ != null && parts.subjects.length === 1) {
    const name = namesInText(parts.subjects, deps);
    return `${name}${name.endsWith('s') ? "'" : "'s"} ${parts.organ}`;
  }
  if (parts.subjects.length > 0) return namesInText(parts.subjects, deps);
  return parts.subjectWords;
}

/** The parts turned so that a treaty in force is the subject and the states are those for whom it is. */
function turned(parts: ClauseParts): ClauseParts {
  if (parts.action !== 'entry-into-force') return parts;
  return { ...parts, subjects: [], objects: parts.subjects };
}

/**
 * Subject and predicate of a clause: "Kazakhstan" and "is to join the Abraham Accords".
 * Null when a part that the action needs is not known: then nothing is said.
 */
export function clauseOf(parts: ClauseParts, voice: Voice, deps: BriefDeps): Clause | null {
  const subject = subjectOf(parts, deps);
  const objects = parts.objects.filter((code) => !parts.subjects.includes(code));
  const predicate = predicateOf(parts.action, accordOf(parts.accord, deps), objects.length > 0);
  if (subject === null || predicate === null) return null;
  const complement = complementOf(predicate, turned(parts), deps);
  if (complement === null) return null;
  const isAccordSubject = parts.action === 'entry-into-force';
  const plural = isAccordSubject
    ? isPlural(parts.accord === null ? [] : [parts.accord], deps)
    : isJoint(parts) || (parts.organ == null && isPlural(parts.subjects, deps));
  const where = parts.objects.length === 0 ? placeWords(parts.place) : '';
  return { subject, predicate: `${verbIn(voice, predicate.verb, plural)} ${complement}${where}` };
}

/** A place that reads as one: a name, not a stretch of a sentence. */
export function placeWords(place: string | null | undefined): string {
  if (place == null || !/^\p{Lu}[\p{L} .'-]{2,40}$/u.test(place)) return '';
  if (/^(?:White House|Kremlin)$/.test(place)) return ` at the ${place}`;
  return /\b(?:House|Palace|Headquarters)$/.test(place) ? ` at ${place}` : ` in ${place}`;
}

/** The clause in one string, with its day at the end where one is given. */
export function clauseText(clause: Clause, day: Edtf | null = null): string {
  const when = day === null ? '' : ` ${whenInWords(day)}`;
  return `${clause.subject} ${clause.predicate}${when}`;
}
