import type { Act } from '../events/index.ts';
import { contains, type Dispatch, type Stage } from '../kernel/index.ts';
import type { Claim } from './types.ts';

/** Outlets whose headlines alone are no evidence. */
const LOUD = new Set(['tabloid', 'aggregator']);

/** Who speaks for itself has its own title: no other hand wrote it. */
const OFFICIAL = new Set(['ministry', 'presidency', 'depositary', 'organisation']);

/** Whether the outlet is of a kind whose words run ahead of the matter. */
export function isLoud(dispatch: Dispatch): boolean {
  return dispatch.outletKind !== null && LOUD.has(dispatch.outletKind);
}

/** Stages of being bound or no longer bound: headlines write "joins" and "quits" of votes, decisions and notices. */
const BINDING: ReadonlySet<Stage> = new Set<Stage>([
  'ratified',
  'accepted',
  'approved',
  'acceded',
  'provisional',
  'in-force',
  'member',
  'withdrawn',
  'terminated',
]);

function hasBody(dispatch: Dispatch): boolean {
  return dispatch.titleSpan !== null && dispatch.text.slice(dispatch.titleSpan.end).trim() !== '';
}

function isInHeadline(
  span: { readonly start: number; readonly end: number },
  dispatch: Dispatch,
): boolean {
  return dispatch.titleSpan !== null && contains(dispatch.titleSpan, span);
}

function isAboutEntry(act: Act, claim: Claim): boolean {
  if (claim.accord !== null)
    return act.accord?.id === claim.accord && act.subjects.includes(claim.subject);
  const actors = [...act.subjects, ...act.objects];
  return (
    actors.includes(claim.subject) &&
    (claim.counterpart === null || actors.includes(claim.counterpart))
  );
}

/**
 * A claim that stands in the headline alone is weighed as if nobody had said it, where the body of the same dispatch
 * tells the matter otherwise, or where the outlet is one whose headlines run ahead (tabloids, aggregators).
 * Headlines are written by another hand than the report; "X joins" above a report of "will join" is common.
 */
export function weighHeadlines(
  claims: readonly Claim[],
  acts: readonly Act[],
  dispatch: Dispatch,
): Claim[] {
  return claims.map((claim) => {
    if (
      claim.isPresupposed === true ||
      (dispatch.outletKind !== null && OFFICIAL.has(dispatch.outletKind)) ||
      claim.evidence.length === 0 ||
      !claim.evidence.every((span) => isInHeadline(span, dispatch))
    )
      return claim;
    const body = acts.filter(
      (act) => !isInHeadline(act.evidence, dispatch) && isAboutEntry(act, claim),
    );
    const isBorne = claims.some(
      (other) =>
        other.entry === claim.entry &&
        other.stage === claim.stage &&
        other.evidence.some((span) => !isInHeadline(span, dispatch)),
    );
    if (isBorne) return claim;
    const isFirm = BINDING.has(claim.stage) && hasBody(dispatch);
    if (body.length === 0 && !isLoud(dispatch) && !isFirm) return claim;
    const why =
      body.length > 0
        ? 'The headline alone says so; the report below it says otherwise.'
        : isLoud(dispatch)
          ? 'Only the headline of an outlet says so whose headlines run ahead.'
          : 'Only the headline says so; the report below it does not.';
    return { ...claim, evidenceClass: 'anonymous', classWhy: why };
  });
}
