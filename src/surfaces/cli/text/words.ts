import {
  boundsOf,
  type CivilDay,
  type Edtf,
  type EvidenceClass,
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

/** A day or a stretch of days without a preposition where it is a point: “November 2025”, “by 31 March 2026”. */
export function whenWords(value: Edtf | null): string {
  if (value === null) return 'no day given';
  const { first, last } = boundsOf(value);
  if (first !== null && precisionOf(value) !== 'interval') return pointWords(value, first);
  if (first === null) return last === null ? '' : `by ${dayWords(last)}`;
  if (last === null) return `from ${dayWords(first)}`;
  return first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`;
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
export function stageWords(stage: Stage | null): string {
  if (stage === null) return '–';
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

const MODALITY_WORDS: Partial<Readonly<Record<Modality, string>>> = { underway: 'under way' };

export function modalityWords(modality: Modality): string {
  return MODALITY_WORDS[modality] ?? modality;
}

/** “1 dispatch”, “2 dispatches”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
