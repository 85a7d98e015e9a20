import type { Edtf, Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { sinceInWords, whenInWords } from './day-words.ts';
import type { BriefDeps } from './types.ts';
import { inText, namesInText } from './wording.ts';

/** How a state stands under an accord; `{on}` is the day with its preposition, `{since}` since when. */
const STANDS_AS: Partial<Readonly<Record<Stage, string>>> = {
  interest: 'showed interest in {accord}{on}',
  invited: 'was invited to join {accord}{on}',
  negotiating: 'has been in talks on {accord}{since}',
  announced: 'was announced as joining {accord}{on}, without a signature so far',
  initialled: 'initialled {accord}{on}',
  signed: 'signed {accord}{on}',
  ratified: 'ratified {accord}{on}',
  accepted: 'accepted {accord}{on}',
  approved: 'approved {accord}{on}',
  acceded: 'acceded to {accord}{on}',
  provisional: 'has applied {accord} provisionally{since}',
  'in-force': 'has been bound by {accord}{since}',
  member: 'has been a member of {accord}{since}',
  applied: 'applied to join {accord}{on}',
  candidate: 'has been a candidate for {accord}{since}',
  'accession-signed': 'signed the treaty of accession to {accord}{on}',
  suspended: 'has had its part in {accord} suspended{since}',
  'withdrawal-notified': 'gave notice of withdrawal from {accord}{on}',
  withdrawn: 'withdrew from {accord}{on}',
  declined: 'declined to join {accord}{on}',
};

/** The same where the day is not known. */
const WITHOUT_DAY: Partial<Readonly<Record<Stage, string>>> = {
  interest: 'has shown interest in {accord}',
  invited: 'has been invited to join {accord}',
  negotiating: 'is in talks on {accord}',
  announced: 'has been announced as joining {accord}, without a signature so far',
  initialled: 'has initialled {accord}',
  signed: 'has signed {accord}',
  ratified: 'has ratified {accord}',
  accepted: 'has accepted {accord}',
  approved: 'has approved {accord}',
  acceded: 'has acceded to {accord}',
  provisional: 'applies {accord} provisionally',
  'in-force': 'is bound by {accord}',
  member: 'is a member of {accord}',
  applied: 'has applied to join {accord}',
  candidate: 'is a candidate for {accord}',
  'accession-signed': 'has signed the treaty of accession to {accord}',
  suspended: 'has suspended its part in {accord}',
  'withdrawal-notified': 'has given notice of withdrawal from {accord}',
  withdrawn: 'has withdrawn from {accord}',
  declined: 'has declined to join {accord}',
};

/** How two states stand to each other. */
const RELATE: Partial<Readonly<Record<Stage, readonly [dated: string, plain: string]>>> = {
  recognised: ['have recognised each other{since}', 'recognise each other'],
  established: ['have had diplomatic relations{since}', 'have diplomatic relations'],
  restored: ['have had diplomatic relations again{since}', 'have restored diplomatic relations'],
  severed: ['have had no diplomatic relations{since}', 'have no diplomatic relations'],
  downgraded: ['have had relations at a lower level{since}', 'have lowered their relations'],
};

function filled(pattern: string, accord: string, since: Edtf | null): string {
  return pattern
    .replace('{accord}', accord)
    .replace('{on}', since === null ? '' : ` ${whenInWords(since)}`)
    .replace('{since}', since === null ? '' : ` ${sinceInWords(since)}`);
}

/** A standing as a clause: "Bhutan signed the Artemis Accords on 3 March 2026"; null for a rung that no words fit. */
export function standingText(row: Standing, since: Edtf | null, deps: BriefDeps): string | null {
  if (row.accord === null) {
    const words = RELATE[row.stage]?.[since === null ? 1 : 0];
    if (words === undefined || row.counterpart === null) return null;
    const pair = [row.subject, row.counterpart];
    return `${namesInText(pair, deps)} ${filled(words, '', since)}`;
  }
  const pattern = (since === null ? WITHOUT_DAY : STANDS_AS)[row.stage];
  if (pattern === undefined || row.accord === row.subject) return null;
  return `${inText(row.subject, deps)} ${filled(pattern, inText(row.accord, deps), since)}`;
}
