import { ChanceryError } from '../kernel/index.ts';
import type { Ruling } from '../record/index.ts';
import type { StoreView } from './store/contract.ts';
import type { RulingCommand } from './types.ts';

interface Aim {
  readonly target: string;
  readonly value: string | null;
}

/** Identifiers of what a ruling is about: its target, what it joins or parts, and the entry and text behind a claim or act. */
async function concernOf(
  view: StoreView,
  aim: Aim,
  made: readonly Ruling[],
): Promise<ReadonlySet<string>> {
  const { target, value } = aim;
  const concern = new Set([target]);
  for (const id of value?.split(',') ?? []) if (id.startsWith('d-')) concern.add(id);
  const undone = made.find(({ id }) => id === target);
  if (undone !== undefined)
    for (const id of await concernOf(view, undone.body, [])) concern.add(id);
  const claim = target.startsWith('c-') ? await view.claim(target) : null;
  if (claim !== null) for (const id of [claim.entry, claim.act]) if (id !== null) concern.add(id);
  return concern;
}

/**
 * Two editors rule at once: whoever comes second is told. Rulings that came after the one that this editor has seen last,
 * on the same matter, are not passed over. Throws `record.ruled-meanwhile`; `input.argument` where the log holds no ruling
 * of that identifier.
 */
export async function refuseUnseen(
  view: StoreView,
  given: { readonly command: RulingCommand; readonly aim: Aim; readonly made: readonly Ruling[] },
  seen: string | null,
): Promise<void> {
  const { command, aim, made } = given;
  const at = made.findIndex(({ id }) => id === seen);
  if (seen !== null && at < 0)
    throw new ChanceryError('input.argument', { why: `The log holds no ruling ${seen}.` });
  const own = new Set([...(await concernOf(view, aim, made)), command.target]);
  for (const ruling of made.slice(at + 1)) {
    const others = await concernOf(view, ruling.body, made);
    if (![...others].some((id) => own.has(id))) continue;
    const { author, ruling: what, target, reason } = ruling.body;
    throw new ChanceryError('record.ruled-meanwhile', { author, what, target, reason });
  }
}
