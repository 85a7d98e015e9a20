import type { Act } from '../events/index.ts';
import type { Context } from './context.ts';
import { isPlural, namesInText } from './wording.ts';

/** That something has not come yet is no denial of it. */
const DENIES =
  /\b(?:den(?:y|ied|ies)|disputed?|refuted?|rejected (?:the )?(?:claim|report|statement))\b/i;

/** Acts by which one of those who are said to do it denies it. */
export function denialsOf({ lead, acts, book }: Context): readonly Act[] {
  if (lead === null || lead.modality === 'denied') return [];
  return acts.filter(
    (act) =>
      act.modality === 'denied' &&
      act.dispatch !== lead.dispatch &&
      act.treatyAction === lead.treatyAction &&
      act.bilateralAct === lead.bilateralAct &&
      act.accord?.id === lead.accord?.id &&
      act.speaker?.isAnonymous !== true &&
      deniersIn(act).some((code) => [...lead.subjects, ...lead.objects].includes(code)) &&
      DENIES.test(book.words({ dispatch: act.dispatch, ...act.evidence })),
  );
}

/** Who denies it: the speaker, where one is named. */
function deniersIn(act: Act): readonly string[] {
  const speakers = act.speaker?.actors ?? [];
  return speakers.length > 0 ? speakers : act.subjects;
}

/** Who denies what the lead says is not so, in a word of denial; empty where it is told as not having come. */
export function deniersOf({ lead, book }: Context): readonly string[] {
  if (lead?.modality !== 'denied' || lead.speaker?.isAnonymous === true) return [];
  const words = book.words({ dispatch: lead.dispatch, ...lead.evidence });
  return DENIES.test(words) ? deniersIn(lead) : [];
}

/** "Iran denies it"; null where nobody concerned does. */
export function denialWords(context: Context): string | null {
  const sides = new Set([...(context.lead?.subjects ?? []), ...(context.lead?.objects ?? [])]);
  const codes = denialsOf(context).flatMap(deniersIn);
  const by = [...new Set(codes)].filter((code) => sides.has(code)).sort();
  if (by.length === 0) return null;
  const verb = isPlural(by, context.deps) ? 'deny' : 'denies';
  return `${namesInText(by, context.deps)} ${verb} it`;
}
