import type { BriefRuling } from '../briefs/index.ts';
import type { CivilDay, Dispatch } from '../kernel/index.ts';
import { type Claim, isRejected, parseSet, type Ruling } from '../record/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { DevelopmentThen } from './past-developments.ts';

/** Rulings that say what is heard and held; those on grouping and names change neither. */
const OF_THE_MATTER: ReadonlySet<string> = new Set(['reject', 'confirm', 'set']);

/** The entries that the lead of a development is about: its states under its accord, their relation, the accord. */
function isOfMatter(entry: string, { development: { leadAct }, items }: DevelopmentThen): boolean {
  const acts = leadAct === null ? items.flatMap((item) => item.acts) : [leadAct];
  return acts.some(({ accord, subjects, objects }) => {
    const [kind, a = '', b = ''] = entry.split('/');
    const codes = [...subjects, ...objects];
    if (kind === 'relation') return codes.includes(a) && codes.includes(b);
    return accord?.id === a && (kind === 'accord' || codes.includes(b));
  });
}

function targets(ruling: Ruling, claims: readonly Claim[]): Claim[] {
  const { target } = ruling.body;
  return claims.filter(
    (claim) =>
      claim.id === target ||
      isRejected({ claim: claim.id, act: claim.act, dispatch: claim.dispatch }, [ruling]) !== null,
  );
}

/**
 * The rulings that a brief of the day tells of: known no earlier than its newest dispatch that is heard, on one of its
 * dispatches, on what was claimed for its matter, or on an entry of it.
 */
export function ruledSince(
  inquiry: Inquiry,
  then: DevelopmentThen,
  claims: readonly Claim[],
): readonly Ruling[] {
  const { rulings } = inquiry;
  if (rulings.length === 0) return [];
  const own = new Map(then.dispatches.map((dispatch) => [dispatch.id, dispatch]));
  const heard = then.dispatches.filter(({ id }) => isRejected({ dispatch: id }, rulings) === null);
  const newest =
    heard
      .map(({ knownDay }) => knownDay)
      .sort()
      .at(-1) ?? ('' as CivilDay);
  const ofMatter = claims.filter(
    (claim) => own.has(claim.dispatch ?? '') || isOfMatter(claim.entry, then),
  );
  return rulings.filter((ruling) => {
    const { ruling: kind, target } = ruling.body;
    if (!OF_THE_MATTER.has(kind) || ruling.knownDay < newest) return false;
    if (kind === 'set') return isOfMatter(target, then);
    return own.has(target) || targets(ruling, ofMatter).length > 0;
  });
}

function told(
  ruling: Ruling,
  claims: readonly Claim[],
  dispatches: ReadonlyMap<string, Dispatch>,
): BriefRuling {
  const { ruling: kind, target, value, author, reason } = ruling.body;
  const about = targets(ruling, claims);
  const source = dispatches.get(target) ?? dispatches.get(about[0]?.dispatch ?? '') ?? null;
  const stage = kind === 'set' ? (parseSet(value)?.stage ?? null) : (about[0]?.stage ?? null);
  const what = kind !== 'reject' ? kind : dispatches.has(target) ? 'retract' : 'reject';
  return {
    what: what as BriefRuling['what'],
    author,
    reason,
    knownDay: ruling.knownDay,
    outlet: source?.outlet ?? null,
    day: source?.knownDay ?? null,
    stage: what === 'retract' ? null : stage,
    entries: kind === 'set' ? [target] : [...new Set(about.map(({ entry }) => entry))].sort(),
  };
}

/** The same as a brief tells them, in order of the log. */
export async function toldRulings(
  inquiry: Inquiry,
  rulings: readonly Ruling[],
  claims: readonly Claim[],
): Promise<readonly BriefRuling[]> {
  const ids = [
    ...rulings.map(({ body }) => body.target).filter((id) => id.startsWith('d-')),
    ...rulings.flatMap((ruling) =>
      targets(ruling, claims).flatMap((claim) => claim.dispatch ?? []),
    ),
  ];
  const kept = await inquiry.view.dispatchesOf([...new Set(ids)]);
  const dispatches = new Map(kept.map(({ dispatch }) => [dispatch.id, dispatch]));
  return rulings.map((ruling) => told(ruling, claims, dispatches));
}
