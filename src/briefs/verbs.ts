import type { AccordEntry } from '../kernel/index.ts';

/** Forms of a verb: "sign", "signs", "signed" (past), "signed" (participle), "signing". */
export interface VerbForms {
  readonly base: string;
  readonly third: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

/**
 * How an act is said: verb, words right after it, and what follows.
 * `pattern` holds `{accord}`, `{object}`, `{its}`, `{envoy}`; a part in brackets falls away when its slot is empty.
 */
export interface Predicate {
  readonly verb: VerbForms;
  readonly pattern: string;
}

function forms(base: string, past: string, gerund: string, third = `${base}s`): VerbForms {
  return { base, third, past, participle: past, gerund };
}

const BE: VerbForms = {
  base: 'be',
  third: 'is',
  past: 'was',
  participle: 'been',
  gerund: 'being',
};
const JOIN: Predicate = { verb: forms('join', 'joined', 'joining'), pattern: '{accord}' };
const ACCEDE: Predicate = { verb: forms('accede', 'acceded', 'acceding'), pattern: 'to {accord}' };
const WITHDRAW: VerbForms = {
  base: 'withdraw',
  third: 'withdraws',
  past: 'withdrew',
  participle: 'withdrawn',
  gerund: 'withdrawing',
};
const GIVE: VerbForms = {
  base: 'give',
  third: 'gives',
  past: 'gave',
  participle: 'given',
  gerund: 'giving',
};
const BECOME: VerbForms = {
  base: 'become',
  third: 'becomes',
  past: 'became',
  participle: 'become',
  gerund: 'becoming',
};
const HOLD = forms('hold', 'held', 'holding');

function regular(base: string, pattern: string): Predicate {
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const third = /(?:s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`;
  return { verb: forms(base, `${stem}ed`, `${stem}ing`, third), pattern };
}

const RATIFY = forms('ratify', 'ratified', 'ratifying', 'ratifies');
const APPLY = forms('apply', 'applied', 'applying', 'applies');

const APPROVE = regular('approve', '{accord}');
const ANNOUNCE = regular('announce', '{accord}');
const NEGOTIATE = regular('negotiate', '[with {object}] on {accord}');
/** What is done to a paper that has another side. */
export const OF_TWO_SIDES: readonly string[] = [
  'initialling',
  'signature',
  'ratification',
  'approval',
];

/** One row an action; treaty actions first, in the order of the vocabulary. */
const PREDICATES: Readonly<Record<string, Predicate>> = {
  interest: regular('express', 'interest in {accord}'),
  invitation: regular('invite', '{object} to join {accord}'),
  negotiation: NEGOTIATE,
  announcement: ANNOUNCE,
  initialling: { verb: forms('initial', 'initialled', 'initialling'), pattern: '{accord}' },
  adoption: regular('adopt', '{accord}'),
  signature: regular('sign', '{accord}'),
  ratification: { verb: RATIFY, pattern: '{accord}' },
  acceptance: regular('accept', '{accord}'),
  approval: APPROVE,
  'signature-treaty': regular('sign', 'the treaty of accession to {accord}'),
  'signature-protocol': regular('sign', 'the protocol of accession to {accord}'),
  'signature-charter': regular('sign', 'the charter of {accord}'),
  'ratification-treaty': { verb: RATIFY, pattern: 'the treaty of accession to {accord}' },
  'ratification-protocol': { verb: RATIFY, pattern: 'the protocol of accession to {accord}' },
  'ratification-charter': { verb: RATIFY, pattern: 'the charter of {accord}' },
  succession: regular('succeed', 'to {accord}'),
  'provisional-application': { verb: APPLY, pattern: '{accord} provisionally' },
  reservation: regular('enter', 'a reservation to {accord}'),
  amendment: regular('amend', '{accord}'),
  extension: regular('extend', '{accord}'),
  suspension: regular('suspend', '{its} part in {accord}'),
  'withdrawal-notice': { verb: GIVE, pattern: 'notice of withdrawal from {accord}' },
  withdrawal: { verb: WITHDRAW, pattern: 'from {accord}' },
  termination: regular('terminate', '{accord}'),
  decline: regular('decline', 'to join {accord}'),
  application: { verb: APPLY, pattern: 'to join {accord}' },
  candidacy: { verb: BECOME, pattern: '{candidate} for membership of {accord}' },
  'establish-relations': regular('establish', 'diplomatic relations [with {object}]'),
  'restore-relations': regular('restore', 'diplomatic relations [with {object}]'),
  'sever-relations': regular('sever', 'diplomatic relations [with {object}]'),
  'downgrade-relations': regular('downgrade', 'diplomatic relations [with {object}]'),
  recognise: regular('recognise', '{object}'),
  'open-embassy': regular('open', '{embassy} [in {object}]'),
  'reopen-embassy': regular('reopen', '{its} {embassies} [in {object}]'),
  'close-embassy': regular('close', '{its} {embassies} [in {object}]'),
  'open-consulate': regular('open', '{consulate} [in {object}]'),
  'reopen-consulate': regular('reopen', '{its} {consulates} [in {object}]'),
  'close-consulate': regular('close', '{its} {consulates} [in {object}]'),
  'expel-diplomats': {
    verb: forms('expel', 'expelled', 'expelling'),
    pattern: 'diplomats [of {object}]',
  },
  'recall-envoy': regular('recall', '{its} {envoy} [from {object}]'),
  'summon-envoy': regular('summon', 'the envoy [of {object}]'),
  visit: regular('visit', '{object}'),
  'host-talks': regular('host', 'talks [with {object}]'),
  'hold-talks': { verb: HOLD, pattern: 'talks [with {object}]' },
  mediate: regular('mediate', '[between {object}]'),
  sanction: regular('impose', 'sanctions [on {object}]'),
  'extend-sanctions': regular('extend', 'sanctions [on {object}]'),
  'impose-embargo': regular('impose', 'an arms embargo [on {object}]'),
  'extend-embargo': regular('extend', 'the arms embargo [on {object}]'),
  'lift-embargo': regular('lift', 'the arms embargo [on {object}]'),
  'lift-sanctions': regular('lift', 'sanctions [on {object}]'),
  ceasefire: regular('agree', 'on a ceasefire [with {object}]'),
  'pledge-aid': regular('pledge', 'aid [to {object}]'),
  condemn: regular('condemn', '{object}'),
  'agree-cooperation': regular('agree', 'on cooperation [with {object}]'),
  'exchange-prisoners': regular('exchange', 'prisoners [with {object}]'),
};

const TREATY_NAME = /\b(?:treaty|convention|protocol|charter|statute|covenant)\b/i;

/** Whether states are bound by the accord through ratification or accession after a signature. */
export function isTreatyLike(name: string, info: AccordEntry | null): boolean {
  return info === null
    ? TREATY_NAME.test(name)
    : ['treaty', 'protocol', 'convention', 'charter'].includes(info.kind);
}

function joining(name: string, info: AccordEntry | null): Predicate {
  return isTreatyLike(name, info) && info?.ladder !== 'organisation' ? ACCEDE : JOIN;
}

/**
 * The predicate of an action. Accession is "join" for organisations, initiatives and declarations and
 * "accede to" for treaties. Admission is "admit" where a body admits, "be admitted to" otherwise.
 * Null for an action that has no words here.
 */
export function predicateOf(
  action: string,
  accord: { readonly name: string; readonly info: AccordEntry | null } | null,
  hasObjects: boolean,
): Predicate | null {
  const needsObject = PREDICATES[action]?.pattern.startsWith('{object}') ?? false;
  if (action === 'accession') return joining(accord?.name ?? '', accord?.info ?? null);
  if (action === 'admission') {
    return hasObjects
      ? { verb: forms('admit', 'admitted', 'admitting'), pattern: '{object} to {accord}' }
      : { verb: BE, pattern: 'admitted to {accord}' };
  }
  if (action === 'invitation' && !hasObjects) {
    return { verb: BE, pattern: 'invited to join {accord}' };
  }
  if (
    accord?.info?.ladder === 'organisation' &&
    (action === 'signature' || action === 'ratification')
  ) {
    return { verb: PREDICATES[action]?.verb ?? JOIN.verb, pattern: '{its} accession to {accord}' };
  }
  if (accord?.info != null && action === 'approval' && hasObjects)
    return { verb: APPROVE.verb, pattern: 'the accession of {object} to {accord}' };
  if (accord?.info?.ladder === 'organisation' && action === 'approval')
    return { verb: APPROVE.verb, pattern: 'an accession to {accord}' };
  if (accord?.info?.ladder === 'organisation' && action === 'announcement')
    return { verb: ANNOUNCE.verb, pattern: '{its} accession to {accord}' };
  if (accord?.info?.ladder === 'organisation' && action === 'negotiation')
    return { verb: NEGOTIATE.verb, pattern: '{its} accession to {accord}' };
  if (accord?.info === null && hasObjects && OF_TWO_SIDES.includes(action))
    return {
      verb: PREDICATES[action]?.verb ?? JOIN.verb,
      pattern: '{accord}[ with {object}]',
    };
  // An organisation is founded; what enters into force is its treaty, which has another name.
  if (action === 'entry-into-force' && accord?.info?.ladder === 'organisation') return null;
  if (action === 'entry-into-force') {
    return { verb: regular('enter', '').verb, pattern: 'into force [for {object}]' };
  }
  return needsObject && !hasObjects ? null : (PREDICATES[action] ?? null);
}
