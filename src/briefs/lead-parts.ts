import type { Act } from '../events/index.ts';
import type { ClauseParts } from './clause.ts';
import { type Context, isOfMany } from './context.ts';
import { isOwnApproval, leadFormOf, organOf } from './lead-form.ts';
import { OF_TWO_SIDES } from './verbs.ts';

/** Acts of the dispatches that tell the same as the lead. */
export function leadGroup(context: Context): readonly Act[] {
  const { lead, acts } = context;
  if (lead === null) return [];
  return acts.filter(
    (act) =>
      act.accord?.id === lead.accord?.id &&
      act.stage === lead.stage &&
      !act.isBackground &&
      (act.modality === 'done') === (lead.modality === 'done') &&
      (lead.treatyAction === null
        ? act.bilateralAct === lead.bilateralAct
        : act.treatyAction !== null) &&
      [...act.subjects, ...act.objects].some((code) => context.subjects.includes(code)),
  );
}

/** The subjects of whom the record holds the same rung; all of them where the act itself is stated. */
function statedSubjects(context: Context): readonly string[] {
  const { subjects, main, accord } = context;
  const form = leadFormOf(context);
  if (main === null || accord === null || (form !== 'held' && form !== 'announced'))
    return subjects;
  const rows = context.input.state.standings;
  return subjects.filter((code) => {
    const row = rows.find((item) => item.entry === `party/${accord}/${code}`);
    const isSameDay = form === 'announced' || row?.since === main.since;
    return row?.stage === main.stage && isSameDay;
  });
}

/** With whom an instrument is deposited, and who looks on at a signature, is no other side of the paper. */
const ONLOOKER =
  /\bdeposit(?:s|ed|ing)?\b|\bas (?:an? )?(?:witness(?:es)?|guarantors?)\b|\bin the presence of\b/i;

/** Whether the objects of a treaty action are its other side, and its name does not tell so already. */
function isWithAnother({ lead, accord, deps, book }: Context, action: string): boolean {
  if (lead === null || accord === null) return false;
  if (ONLOOKER.test(book.words({ dispatch: lead.dispatch, ...lead.evidence }))) return false;
  if (action === 'approval' && isOfMany(deps.accordInfo(accord))) return true;
  const name = deps.nameOf(accord)?.name ?? accord;
  return (
    OF_TWO_SIDES.includes(action) &&
    deps.accordInfo(accord) === null &&
    lead.objects.every(
      (code) => deps.stateInfo(code) !== null && !name.includes(deps.nameOf(code)?.name ?? code),
    )
  );
}

/** By which paper one joins an organisation, as the passage says: its charter, a protocol or a treaty of accession. */
function paperOfAccession(words: string): string {
  const [, paper = '', accession] =
    /\b(charter|protocol|treaty)\b(?:'s|’s)?( of accession)?/i.exec(words) ?? [];
  const kind = paper.toLowerCase();
  return kind === 'charter' || (kind !== '' && accession !== undefined) ? `-${kind}` : '';
}

const PROLONGS = /\b(?:extend|prolong|renew)(?:s|ed|ing)?\b/i;
const EMBARGO = /\barms embargo\b/i;

/** What stands already is extended and not imposed, as the words of the act itself say; an embargo on arms is called one. */
function sanctionWorded(
  action: string,
  { words, trigger }: { readonly words: string; readonly trigger: string },
): string {
  const isEmbargo = EMBARGO.test(words) && !/\bsanctions\b/i.test(words);
  const verb = action === 'lift-sanctions' ? 'lift' : PROLONGS.test(trigger) ? 'extend' : 'impose';
  if (isEmbargo) return `${verb}-embargo`;
  return verb === 'extend' ? 'extend-sanctions' : action;
}

/** An embassy that is opened again, a consulate, and the paper of an accession, as the passage says. */
function asWorded(action: string, { lead, book, deps }: Context): string {
  if (lead === null) return action;
  const words = book.words({ dispatch: lead.dispatch, ...lead.evidence });
  const isOrganisation = deps.accordInfo(lead.accord?.id ?? '')?.ladder === 'organisation';
  if (isOrganisation && (action === 'signature' || action === 'ratification'))
    return `${action}${lead.treatyAction === action ? paperOfAccession(words) : ''}`;
  if (action === 'sanction' || action === 'lift-sanctions') {
    const trigger = book.words({ dispatch: lead.dispatch, ...lead.trigger });
    return sanctionWorded(action, { words, trigger });
  }
  if (!action.endsWith('-embassy')) return action;
  const isConsulate = /\bconsulates?\b/i.test(words) && !/\bembass(?:y|ies)\b/i.test(words);
  const noun = isConsulate ? 'consulate' : 'embassy';
  const isAgain = action === 'open-embassy' && /\bre-?open/i.test(words);
  return `${isAgain ? 'reopen' : action.replace(/-embassy$/, '')}-${noun}`;
}

function wordsOf({ book }: Context, { dispatch, evidence }: Act): string {
  return book.words({ dispatch, ...evidence });
}

export function partsOf(context: Context, action: string): ClauseParts {
  const { lead, accord } = context;
  const subjects = statedSubjects(context);
  const isBilateral = lead?.treatyAction === null;
  const hasOtherSide = isBilateral || isWithAnother(context, action);
  return {
    // Who lets another in is the subject; the matter is who comes.
    subjects: action === 'approval' ? (lead?.subjects ?? subjects) : subjects,
    subjectWords: lead?.subjectWords ?? null,
    objects: hasOtherSide ? (lead?.objects ?? []) : [],
    // Of several the one place that is known is not that of all.
    place: action.endsWith('-embassy') && subjects.length === 1 ? (lead?.place ?? null) : null,
    action: asWorded(action, context),
    accord: isBilateral ? null : accord,
    organ: isOwnApproval(context) && lead !== null ? organOf(wordsOf(context, lead)) : null,
  };
}
