import {
  adoptDrafted,
  type Brief,
  type BriefDeps,
  type BriefInput,
  type BriefResult,
  draftMessages,
  packEvidence,
  parseDrafted,
} from '../briefs/index.ts';
import { type DraftEndpoint, requestDraft } from './draft-client.ts';

function withFailure(composed: BriefResult, model: string, failure: string): BriefResult {
  const drafting = { model, kept: 0, dropped: 0, failure };
  return { ...composed, items: { ...composed.items, drafting } };
}

/**
 * A composed brief with the prose of a language model in it, as far as each sentence passes the check. The brief as
 * composed, with the failure named, where the model or its server gives nothing that can be used.
 * Throws `draft.address-invalid`.
 */
export async function draftBrief(
  composed: BriefResult,
  input: BriefInput,
  given: { readonly endpoint: DraftEndpoint; readonly deps: BriefDeps },
): Promise<BriefResult> {
  const { endpoint, deps } = given;
  const texts = new Map(input.dispatches.map(({ dispatch }) => [dispatch.id, dispatch.text]));
  const pack = packEvidence(composed.items, ({ dispatch, start, end }) =>
    (texts.get(dispatch) ?? '').slice(start, end),
  );
  const answer = await requestDraft(endpoint, draftMessages(composed.items, pack));
  if ('failure' in answer) return withFailure(composed, endpoint.model, answer.failure);
  const drafted = parseDrafted(answer.text);
  if (drafted === null) return withFailure(composed, endpoint.model, 'not-json');
  const { brief, kept, refusals } = adoptDrafted(composed.items, input, { drafted, pack, deps });
  const dropped = refusals.length;
  const failure = kept === 0 ? 'nothing-held' : null;
  const items: Brief = { ...brief, drafting: { model: endpoint.model, kept, dropped, failure } };
  return { items, refusals: [...composed.refusals, ...refusals] };
}
