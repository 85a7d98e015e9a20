import { type CheckGround, checkSentence } from './check-sentence.ts';
import type { Context } from './context.ts';
import { titleOf } from './lead.ts';
import type { BriefSentence } from './types.ts';
import { capitalised, listOf, namesInText } from './wording.ts';

/** The title that the first sentence bears; a plain naming of the matter where it does not. */
export function groundedTitle(
  context: Context,
  lead: BriefSentence | undefined,
  ground: CheckGround,
): string {
  const title = titleOf(context);
  const isSaid = lead !== undefined && !/^Reports o[fn]\b/.test(title);
  if (isSaid && checkSentence({ ...lead, kind: 'record', text: title }, ground).length === 0)
    return title;
  const actors = [...new Set([...context.subjects, ...(context.lead?.objects ?? [])])].slice(0, 2);
  const about = context.accord === null ? actors : [...actors, context.accord];
  const matter =
    about.length === 0 ? 'matters without a coded act' : namesInText(about, context.deps);
  const plain = capitalised(`reports on ${matter}`);
  if (lead === undefined) return plain;
  const isBorne = checkSentence({ ...lead, kind: 'record', text: plain }, ground).length === 0;
  const outlets = listOf(
    [...new Set(context.input.dispatches.flatMap((row) => row.dispatch.outlet ?? []))]
      .sort()
      .slice(0, 3),
  );
  return isBorne ? plain : `Reports${outlets === '' ? '' : ` of ${outlets}`}`;
}
