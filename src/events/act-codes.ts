import {
  BILATERAL_ACTS,
  type BilateralAct,
  type Modality,
  TREATY_ACTIONS,
  type TreatyAction,
} from '../kernel/index.ts';
import type { Grammar } from './grammar.ts';
import type { Act, ActAccord } from './types.ts';

export type Action = TreatyAction | BilateralAct;

const IS_TREATY = new Set<string>(TREATY_ACTIONS);
const IS_BILATERAL = new Set<string>(BILATERAL_ACTS);
const AHEAD: ReadonlySet<Modality> = new Set<Modality>([
  'planned',
  'expected',
  'conditional',
  'hypothetical',
]);

export function isBilateral(action: Action): action is BilateralAct {
  return IS_BILATERAL.has(action);
}

/** The action in the field that is its own. */
export function actionFields(action: Action | null): Pick<Act, 'treatyAction' | 'bilateralAct'> {
  return {
    treatyAction: action !== null && IS_TREATY.has(action) ? (action as TreatyAction) : null,
    bilateralAct: action !== null && IS_BILATERAL.has(action) ? (action as BilateralAct) : null,
  };
}

/** PLOVER root and CAMEO code; what lies ahead has the root of a promise or a threat. */
export function codesOf(
  grammar: Grammar,
  action: Action | null,
  modality: Modality,
): Pick<Act, 'root' | 'cameo'> {
  const row = action === null ? undefined : grammar.actions.get(action);
  if (row === undefined) return { root: 'REQUEST', cameo: '020' };
  return { root: AHEAD.has(modality) ? (row.rootAhead ?? row.root) : row.root, cameo: row.cameo };
}

/** Joining is accession to an accord and admission to an organisation. */
export function actionFor(grammar: Grammar, action: Action, accord: ActAccord | null): Action {
  if (action !== 'accession' && action !== 'admission') return action;
  const ladder = accord === null ? 'accord' : (grammar.accords.get(accord.id)?.ladder ?? 'accord');
  return ladder === 'organisation' ? 'admission' : 'accession';
}
