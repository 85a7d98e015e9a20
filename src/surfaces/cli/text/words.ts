import {
  boundsOf,
  type CivilDay,
  type Edtf,
  type EvidenceClass,
  edtf,
  type Modality,
  partsOf,
  precisionOf,
  type Stage,
} from '../../../kernel/index.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “6 November 2025”. */
export function dayWords(day: CivilDay): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

function pointWords(value: Edtf, first: CivilDay): string {
  const { year, month } = partsOf(first);
  const precision = precisionOf(value);
  const about = /[~?]$/.test(value) ? 'about ' : '';
  if (precision === 'day') return `${about}${dayWords(first)}`;
  return precision === 'month' ? `${about}${MONTHS[month - 1] ?? ''} ${year}` : `${about}${year}`;
}

/** An end of an interval as exactly as it is known: a year stays a year; null where it is open. */
function endWords(value: string): string | null {
  if (value === '..') return null;
  const point = edtf(value);
  const { first } = boundsOf(point);
  return first === null ? null : pointWords(point, first);
}

/** A day or a stretch of days without a preposition where it is a point: “November 2025”, “by 31 March 2026”. */
export function whenWords(value: Edtf | null): string {
  if (value === null) return 'no day given';
  const [left = '', right] = value.split('/');
  const first = endWords(left);
  if (right === undefined) return first ?? '';
  const last = endWords(right);
  if (last === null) return `${first} or later`;
  if (first === null) return right.length < 10 ? `by the end of ${last}` : `by ${last}`;
  return first === last ? first : `${first} to ${last}`;
}

const STAGE_WORDS: Partial<Readonly<Record<Stage, string>>> = {
  interest: 'interest shown',
  announced: 'announced, not yet signed',
  initialled: 'initialled, not yet signed',
  provisional: 'applied provisionally',
  established: 'diplomatic relations',
  none: 'no relations',
};

/** A rung in words. */
export function stageWords(stage: Stage | null, entry = ''): string {
  if (stage === null) return '–';
  if (stage === 'announced' && entry.startsWith('relation/')) return 'agreed, not yet established';
  return STAGE_WORDS[stage] ?? stage.replaceAll('-', ' ');
}

const CLASS_WORDS: Readonly<Record<EvidenceClass, string>> = {
  depositary: 'depositary',
  register: 'register',
  party: 'party concerned',
  'counterpart-or-broker': 'counterpart or broker',
  'two-independent-origins': 'two independent origins',
  'one-origin': 'one origin',
  anonymous: 'unnamed sources',
};

/** What a standing rests on, in words. */
export function classWords(evidenceClass: EvidenceClass | null): string {
  return evidenceClass === null ? '–' : CLASS_WORDS[evidenceClass];
}

/** What a standing rests on, and its day where that rests on another class. */
export function restWords({
  evidenceClass,
  sinceClass,
}: {
  readonly evidenceClass: EvidenceClass;
  readonly sinceClass?: EvidenceClass;
}): string {
  const own = classWords(evidenceClass);
  return sinceClass === undefined ? own : `${own}; day: ${classWords(sinceClass)}`;
}

const MODALITY_WORDS: Partial<Readonly<Record<Modality, string>>> = { underway: 'under way' };

export function modalityWords(modality: Modality): string {
  return MODALITY_WORDS[modality] ?? modality;
}

/** “1 dispatch”, “2 dispatches”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
