import type { Act } from '../events/index.ts';
import type { BilateralAct, Stage, TreatyAction } from '../kernel/index.ts';
import { topicsOfPaper } from './paper-topic.ts';

/** Kinds of step that are told as one story; acts of different families are different stories. */
export type Family =
  | 'accord'
  | 'bond'
  | 'break'
  | 'talks'
  | 'coercion'
  | 'aid'
  | 'fighting'
  | 'words';

/** How far a step goes; two reports of one phase may lie further apart than two of different phases. */
export type Phase = 'approach' | 'conclusion' | 'binding' | 'leaving' | 'none';

const BILATERAL_FAMILIES: Readonly<Record<BilateralAct, Family>> = {
  'establish-relations': 'bond',
  'restore-relations': 'bond',
  recognise: 'bond',
  'open-embassy': 'bond',
  'agree-cooperation': 'bond',
  'sever-relations': 'break',
  'downgrade-relations': 'break',
  'close-embassy': 'break',
  'expel-diplomats': 'break',
  'recall-envoy': 'break',
  'summon-envoy': 'break',
  visit: 'talks',
  'host-talks': 'talks',
  'hold-talks': 'talks',
  mediate: 'talks',
  sanction: 'coercion',
  'lift-sanctions': 'coercion',
  ceasefire: 'fighting',
  'exchange-prisoners': 'fighting',
  'pledge-aid': 'aid',
  condemn: 'words',
};

const PHASES: Readonly<Partial<Record<Stage, Phase>>> = {
  interest: 'approach',
  invited: 'approach',
  negotiating: 'approach',
  announced: 'approach',
  applied: 'approach',
  candidate: 'approach',
  declined: 'approach',
  initialled: 'conclusion',
  adopted: 'conclusion',
  signed: 'conclusion',
  'accession-signed': 'conclusion',
  ratified: 'binding',
  accepted: 'binding',
  approved: 'binding',
  acceded: 'binding',
  provisional: 'binding',
  'in-force': 'binding',
  member: 'binding',
  recognised: 'conclusion',
  established: 'conclusion',
  restored: 'conclusion',
  suspended: 'leaving',
  'withdrawal-notified': 'leaving',
  withdrawn: 'leaving',
  terminated: 'leaving',
  downgraded: 'leaving',
  severed: 'leaving',
};

/** Actions of an accord itself, in which the states named are not those that act. */
const ACCORD_LEVEL: ReadonlySet<TreatyAction> = new Set<TreatyAction>([
  'adoption',
  'entry-into-force',
  'termination',
]);

/** Most actors of one act that grouping looks at; a longer list is a roll of parties. */
const MAX_ACTORS = 12;

/** Whether an act is told as news of something that somebody did, does or will do. */
export function isNews(act: Act): boolean {
  if (act.isBackground || act.modality === 'hypothetical') return false;
  return act.subjects.length > 0 || act.objects.length > 0 || act.accord !== null;
}

/** Those who act and those acted upon, in order of code, at most twelve. */
export function actorsOf(act: Act): string[] {
  return [...new Set([...act.subjects, ...act.objects])].sort().slice(0, MAX_ACTORS);
}

export function familyOf(act: Act): Family {
  if (act.bilateralAct !== null) return BILATERAL_FAMILIES[act.bilateralAct];
  return act.accord === null ? 'bond' : 'accord';
}

/** The accord that a step is taken under; a bilateral act that mentions one is the two states' own. */
export function accordIdOf(act: Act): string | null {
  return act.treatyAction === null ? null : (act.accord?.id ?? null);
}

export function phaseOf(act: Act): Phase {
  return act.stage === null ? 'none' : (PHASES[act.stage] ?? 'none');
}

/** Whether the act is about the accord as such and not about a state under it. */
export function isAccordLevel(act: Act): boolean {
  if (accordIdOf(act) === null) return false;
  const isSilent = act.subjects.length === 0 && act.objects.length === 0;
  return isSilent || (act.treatyAction !== null && ACCORD_LEVEL.has(act.treatyAction));
}

/** Treaty action or bilateral act, whichever the act is. */
export function actionOf(act: Act): string {
  return act.treatyAction ?? act.bilateralAct ?? 'none';
}

/** Steps by which some let another in: the affair is that of the newcomer, whoever's turn it is. */
const LETTING_IN: ReadonlySet<TreatyAction> = new Set<TreatyAction>([
  'admission',
  'approval',
  'candidacy',
]);

/** Whether an accord is found by its form and named after two states or more, e.g. `x-are-isr-treaty`: it is theirs alone. */
function isNamedAfter(accord: string, codes: readonly string[]): boolean {
  const [mark, ...parts] = accord.split('-');
  return mark === 'x' && codes.every((code) => parts.includes(code.toLowerCase()));
}

/**
 * Those whom the affair of an act is about: the newcomer where others let it in, else all who act and are acted upon. A
 * parliament that approves its own state's treaty with another lets nobody in.
 */
export function castOf(act: Act): string[] {
  const { accord, subjects, objects, treatyAction } = act;
  if (accord === null || treatyAction === null || !LETTING_IN.has(treatyAction))
    return actorsOf(act);
  const others = objects.filter((code) => code.toLowerCase() !== accord.id);
  const isLetIn =
    others.some((code) => !subjects.includes(code)) &&
    !isNamedAfter(accord.id, [...subjects, ...objects]);
  return isLetIn ? [...new Set(others)].sort().slice(0, MAX_ACTORS) : actorsOf(act);
}

/** Steps by which two states come to deal with each other. */
const RELATIONS: ReadonlySet<BilateralAct> = new Set<BilateralAct>([
  'establish-relations',
  'restore-relations',
  'recognise',
]);

export function isOfRelations(act: Act): boolean {
  return act.bilateralAct !== null && RELATIONS.has(act.bilateralAct);
}

/** The two between whom an act is, as one word: their relations, or a paper of theirs alone; null for none or others. */
export function pairOf(act: Act): string | null {
  const [one, other, ...more] = actorsOf(act);
  if (one === undefined || other === undefined || more.length > 0) return null;
  const isTheirs = act.accord !== null && isNamedAfter(act.accord.id, [one, other]);
  return isOfRelations(act) || isTheirs ? `${one}-${other}` : null;
}

/** Whether an accord is known by its parties alone: "treaty", "accord" and "deal" are three names of one. */
function isPlainPaper(act: Act, accord: string): boolean {
  const codes = actorsOf(act);
  return (
    isNamedAfter(accord, codes.slice(0, 1)) && topicsOfPaper(accord, new Set(codes)).length === 0
  );
}

/** Names of the matters that an act speaks of: accord and acting state, or two states and the family of the step. */
export function mattersOf(act: Act): string[] {
  const family = familyOf(act);
  const accord = accordIdOf(act);
  if (accord !== null) {
    if (isPlainPaper(act, accord)) return actorsOf(act).map((code) => `paper:${code}`);
    const names = act.subjects.map((subject) => `accord:${accord}:${subject}`);
    return names.length > 0 ? names : [`accord:${accord}`];
  }
  return [`${family}:${actorsOf(act).slice(0, 3).join('-')}`];
}
