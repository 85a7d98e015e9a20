import { ChanceryError, type CivilDay } from '../kernel/index.ts';
import type { Development } from '../stories/index.ts';
import type { Inquiry } from './knowledge.ts';
import { revisionChanges } from './revision-changes.ts';
import type { DispatchView } from './types.ts';

/** Throws `record.not-yet` where what an identifier names was not known on the day of the inquiry. */
export function refuseLater(id: string, knownDay: CivilDay, { asOf }: Inquiry): void {
  if (knownDay > asOf) throw new ChanceryError('record.not-yet', { id, day: asOf });
}

/** The development of a dispatch as it was on the day of the inquiry. */
async function developmentThen(inquiry: Inquiry, id: string): Promise<Development | null> {
  const now = await inquiry.view.developmentOf(id);
  if (now === null) return null;
  const then = await inquiry.then.among(async () => [now], 1);
  return then.find(({ dispatches }) => dispatches.includes(id)) ?? null;
}

/** A dispatch with what was understood of it, and what had become of it by the day. Throws `record.unknown`, `record.not-yet`. */
export async function dispatchView(inquiry: Inquiry, id: string): Promise<DispatchView> {
  const { view, asOf } = inquiry;
  const kept = await view.dispatch(id);
  if (kept === null) throw new ChanceryError('record.unknown', { id });
  refuseLater(id, kept.dispatch.knownDay, inquiry);
  const development = await developmentThen(inquiry, id);
  const revisions = await view.revisionsOf(id);
  const { text, revisionOf } = kept.dispatch;
  const sentences = (await view.sentences(id)).map(({ start, end }) => ({ start, end }));
  const changed = await revisionChanges(view, { text, sentences, revisionOf });
  return {
    dispatch: kept.dispatch,
    sentences,
    acts: await view.actsOf([id]),
    refusals: await view.refusalsOf(id),
    development: development?.id ?? null,
    origin: development?.origins.find((origin) => origin.dispatches.includes(id))?.id ?? null,
    revisions: revisions
      .filter(({ dispatch }) => dispatch.knownDay <= asOf)
      .map(({ dispatch }) => dispatch.id),
    ...(changed === null ? {} : { changed }),
  };
}
