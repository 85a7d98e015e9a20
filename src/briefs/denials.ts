import type { Act } from '../events/index.ts';
import type { Context } from './context.ts';
import { isPlural, namesInText } from './wording.ts';

/** That something has not come yet is no denial of it. */
const DENIES =
  /\b(?:den(?:y|ied|ies)|disputed?|refuted?|correct(?:s|ed|ing)|rejected (?:the )?(?:claim|report|statement))\b/i;

/** Whether somebody is a side of what the lead tells: one of those who do it, or a member of the organisation that takes another in. */
function isSide(code: string, { lead, deps, input }: Context): boolean {
  if (lead === null) return false;
  if ([...lead.subjects, ...lead.objects].includes(code)) return true;
  const accord = lead.accord?.id ?? '';
  if (deps.accordInfo(accord)?.ladder !== 'organisation') return false;
  return input.state.standings.some(
    ({ entry, stage }) => entry === `party/${accord}/${code}` && stage === 'member',
  );
}

/** That somebody else did it is denied of somebody else: "denied that Russia had pressed it to apply" denies no application. */
function isOfSameDoers({ subjects }: Act, lead: Act): boolean {
  const doers = [...lead.subjects, ...lead.objects];
  return subjects.length === 0 || subjects.some((code) => doers.includes(code));
}

/** Acts by which one of those who are said to do it, or to take them in, denies it. */
export function denialsOf(context: Context): readonly Act[] {
  const { lead, acts, book } = context;
  if (lead === null || lead.modality === 'denied') return [];
  return acts.filter(
    (act) =>
      act.modality === 'denied' &&
      act.dispatch !== lead.dispatch &&
      act.treatyAction === lead.treatyAction &&
      act.bilateralAct === lead.bilateralAct &&
      act.accord?.id === lead.accord?.id &&
      isOfSameDoers(act, lead) &&
      act.speaker?.isAnonymous !== true &&
      deniersIn(act).some((code) => isSide(code, context)) &&
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
  const codes = denialsOf(context).flatMap(deniersIn);
  const by = [...new Set(codes)].filter((code) => isSide(code, context)).sort();
  if (by.length === 0) return null;
  const verb = isPlural(by, context.deps) ? 'deny' : 'denies';
  return `${namesInText(by, context.deps)} ${verb} it`;
}
