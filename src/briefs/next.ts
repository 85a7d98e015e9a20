import type { Edtf, Stage } from '../kernel/index.ts';
import type { Expectation } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { clauseOf } from './clause.ts';
import { type Context, onePerOrigin, standingGround } from './context.ts';
import { whenInWords } from './day-words.ts';
import { asCandidate, isOnMatter, type ReportedSentence, ranked } from './reported.ts';
import { isTreatyLike } from './verbs.ts';
import { asSentence, capitalised, inText, isPlural, namesInText, withArticle } from './wording.ts';

const STATE_ORDER: Readonly<Record<Expectation['state'], number>> = {
  open: 0,
  missed: 1,
  overtaken: 2,
  withdrawn: 3,
  met: 4,
};

/** Expectations of the matter: open ones first, those with a window before those without. */
export function orderedExpectations(context: Context): readonly Expectation[] {
  const isNear = (row: Expectation): boolean =>
    row.accord === context.accord ||
    [...row.subjects, ...row.objects].some((code) => context.subjects.includes(code));
  const known = (row: Expectation): string => row.window ?? '~';
  return context.input.state.expectations
    .filter(isNear)
    .sort(
      (a, b) =>
        STATE_ORDER[a.state] - STATE_ORDER[b.state] ||
        Number(a.basis === 'ladder') - Number(b.basis === 'ladder') ||
        (known(a) < known(b) ? -1 : known(a) > known(b) ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** A speaker that only its own text could resolve. */
const PRONOUN = /^(?:he|she|they|it|the (?:two|pair|people|person|latter))$/i;
const CODE = /^[A-Z][A-Z0-9-]{1,24}$/;

/** Who expects it, as it stands after "according to". */
function source(row: Expectation, context: Context): string {
  const { saidBy } = row;
  if (saidBy !== null && saidBy.trim() !== '' && !PRONOUN.test(saidBy)) {
    const name = CODE.test(saidBy)
      ? inText(saidBy, context.deps)
      : saidBy.trim().replace(/^The /, 'the ');
    return `, according to ${name}`;
  }
  const outlet = row.dispatch === null ? null : context.book.dispatch(row.dispatch)?.outlet;
  return outlet == null ? '' : `, according to ${outlet}`;
}

interface Outlook {
  readonly subject: string;
  readonly plural: boolean;
  /** "to sign the Abraham Accords"; null when a noun is the subject. */
  readonly to: string | null;
}

function subjectsOf(row: Expectation): readonly string[] {
  const isByAnother = row.action === 'announcement' || row.action === 'admission';
  return isByAnother && row.objects.length > 0 ? row.objects : row.subjects;
}

function outlookOf(row: Expectation, context: Context): Outlook {
  const { deps } = context;
  const subjects = subjectsOf(row);
  const isEvent = /ceremony|summit|conference|session|vote|meeting/i.test(row.what);
  const clause = isEvent
    ? null
    : clauseOf({ ...row, subjects, subjectWords: row.subjectWords }, 'base', deps);
  if (clause !== null) {
    const plural =
      row.action !== 'entry-into-force' && (row.subjectWords !== null || isPlural(subjects, deps));
    return { subject: clause.subject, plural, to: `to ${clause.predicate}` };
  }
  const whom = subjects.length === 0 ? '' : ` for ${namesInText(subjects, deps)}`;
  const accord = row.accord === null ? '' : ` under ${inText(row.accord, deps)}`;
  return { subject: `${withArticle(row.what)}${whom}${accord}`, plural: false, to: null };
}

function when(window: Edtf | null): string {
  return window === null ? '' : ` ${whenInWords(window)}`;
}

function conditionWords(row: Expectation): string {
  return row.modality === 'conditional' ? ', under conditions' : '';
}

function openText(row: Expectation, context: Context): string {
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'are' : 'is';
  const verb =
    to === null
      ? `${be} expected`
      : row.modality === 'planned'
        ? `${be} ${to}`
        : row.modality === 'hypothetical' || row.modality === 'conditional'
          ? `${to.replace(/^to /, row.modality === 'conditional' ? 'would ' : 'could ')}`
          : `${be} expected ${to}`;
  return `${subject} ${verb}${when(row.window)}${conditionWords(row)}${source(row, context)}`;
}

function pastText(row: Expectation, context: Context): string | null {
  const { subject, plural, to } = outlookOf(row, context);
  const be = plural ? 'were' : 'was';
  const told = `${subject} ${be} expected${to === null ? '' : ` ${to}`}${when(row.window)}${source(row, context)}`;
  if (row.state === 'missed')
    return `${told}; that window has passed and the record holds no such step`;
  if (row.state === 'overtaken') return `${told}; later word has overtaken this`;
  return row.state === 'withdrawn' ? `${told}; this has been taken back` : null;
}

function expectationCandidate(row: Expectation, context: Context): Candidate | null {
  if (row.basis === 'ladder') {
    if (row.state !== 'open') return null;
    const { main, subjects } = context;
    const isAlone = subjects.length === 1 && subjects[0] === row.subjects[0];
    const whom = isAlone ? '' : ` for ${namesInText(row.subjects, context.deps)}`;
    const isOfMain =
      main !== null && main.subject === row.subjects[0] && main.accord === row.accord;
    return recordCandidate([asSentence(impliedText(row.what, whom))], {
      evidence: isOfMain ? [] : onePerOrigin(row.evidence, context),
      entries: isOfMain ? [row.id, main.entry] : [row.id],
    });
  }
  const isOpen = row.state === 'open';
  const text = isOpen ? openText(row, context) : pastText(row, context);
  return recordCandidate([text === null ? null : asSentence(text)], {
    evidence: onePerOrigin(row.evidence, context),
    entries: [row.id],
  });
}

/** What the order of steps implies, said as such. */
function impliedText(step: string, whom = ''): string {
  if (step === 'withdrawal') {
    return `under the usual order of steps the withdrawal${whom.replace(/^ for /, ' of ')} takes effect after a period of notice; no date is on record`;
  }
  const isCount = ['signature', 'signing ceremony', 'decision on candidacy'].includes(step);
  return `under the usual order of steps ${isCount ? withArticle(step) : step} follows${whom}; no date is on record`;
}

/** What the ladder puts after the standing: noun of the next step. */
function nextStep(stage: Stage, context: Context): string | null {
  const id = context.accord;
  const info = id === null ? null : context.deps.accordInfo(id);
  const name = id === null ? '' : inText(id, context.deps);
  const isOrganisation = info?.ladder === 'organisation';
  if (stage === 'announced' || stage === 'initialled')
    return isOrganisation ? 'accession' : 'signature';
  if (stage === 'signed') return isTreatyLike(name, info) ? 'ratification' : null;
  if (stage === 'applied') return 'decision on candidacy';
  if (stage === 'candidate' || stage === 'accession-signed') return 'admission';
  return stage === 'withdrawal-notified' ? 'withdrawal' : null;
}

/** The ladder's own word where nobody has said what comes. */
function impliedCandidate(context: Context): Candidate | null {
  const { main } = context;
  const step = main === null ? null : nextStep(main.stage, context);
  if (main === null || step === null) return null;
  const isSaid = orderedExpectations(context).some(
    (row) => row.state === 'open' && (row.basis === 'ladder' || row.window !== null),
  );
  if (isSaid) return null;
  return recordCandidate([asSentence(impliedText(step))], standingGround(main, context));
}

const FUTURE =
  /\b(?:will|(?:is|are) (?:expected|due|scheduled|set|to be)|plans? to|intends? to|scheduled for|by the end of|before the end of|in the coming)\b/i;
const VAGUE = /\b(?:may|might|could)\b/i;

function aheadScore(sentence: ReportedSentence, context: Context): number {
  if (!isOnMatter(sentence, context)) return 0;
  const ahead = sentence.acts.some((act) =>
    ['planned', 'expected', 'conditional', 'underway'].includes(act.modality),
  );
  const isFuture = FUTURE.test(sentence.text);
  if (!ahead && !isFuture) return 0;
  const vague = VAGUE.test(sentence.text) ? 3 : 0;
  const open = sentence.hasOpenPronoun ? 2 : 0;
  return (ahead ? 4 : 0) + (isFuture ? 3 : 0) - vague - open - sentence.rank / 4;
}

/** Whether an expectation without a window only repeats what the first sentence says. */
function saysTheLeadAgain(row: Expectation, { lead }: Context): boolean {
  if (lead === null || lead.modality === 'done' || row.window !== null) return false;
  const isSame = row.action === (lead.treatyAction ?? lead.bilateralAct);
  return (
    isSame &&
    row.accord === (lead.accord?.id ?? null) &&
    row.state === 'open' &&
    row.subjects.join() === lead.subjects.join()
  );
}

/** What is said or known to come; nothing in it is told as done. */
export function nextCandidates(
  context: Context,
  sentences: readonly ReportedSentence[],
): readonly Candidate[] {
  const record = orderedExpectations(context)
    .filter((row) => row.state !== 'met' && !saysTheLeadAgain(row, context))
    .flatMap((row) => expectationCandidate(row, context) ?? []);
  const reported = ranked(sentences, (sentence) => aheadScore(sentence, context));
  const implied = impliedCandidate(context);
  return [
    ...record.slice(0, 3),
    ...(implied === null ? [] : [implied]),
    ...reported.slice(0, 8).map(asCandidate),
    ...record.slice(3, 6),
  ];
}

/** An expectation in one sentence, for the list beside the sections. */
export function expectationText(row: Expectation, context: Context): string {
  const { subject, plural, to } = outlookOf(row, context);
  if (row.basis === 'ladder') return capitalised(withArticle(row.what));
  const be = plural ? 'are' : 'is';
  const was = plural ? 'were' : 'was';
  const said = `${row.state === 'open' ? be : was} expected${to === null ? '' : ` ${to}`}`;
  return capitalised(`${subject} ${said}${when(row.window)}${source(row, context)}`);
}
