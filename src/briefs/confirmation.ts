import { boundsOf, type Edtf, precisionOf } from '../kernel/index.ts';
import { announced, announcerOf, saidOn } from './announcement.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type Context, evidenceOf, onePerOrigin } from './context.ts';
import { whenInWords } from './day-words.ts';
import { leadFormOf } from './lead-form.ts';
import { asSentence, isPlural, namesInText } from './wording.ts';

function isDay(value: Edtf | null): value is Edtf {
  return value !== null && precisionOf(value) === 'day';
}

/**
 * "The United States had announced it on 6 November 2025, and Kazakhstan confirmed the decision on 7 November 2025":
 * where those concerned announce what another had announced before them. Null without both days.
 */
export function confirmationCandidate(context: Context): Candidate | null {
  if (leadFormOf(context) !== 'announced' || context.lead === null) return null;
  const { by, act, day } = announced(context);
  const isOwn = by.length > 0 && by.every((code) => context.subjects.includes(code));
  if (!isOwn || act === null || !isDay(day)) return null;
  const before = context.acts
    .filter(
      (one) =>
        one.accord?.id === context.accord &&
        one.stage === 'announced' &&
        !one.isBackground &&
        one.modality !== 'denied',
    )
    .map((one) => ({ one, who: announcerOf(one, context), when: saidOn(one) }))
    .filter(({ who }) => who.length > 0 && who.every((code) => !context.subjects.includes(code)))
    .filter(({ when }) => isDay(when) && (boundsOf(when).first ?? '') < (boundsOf(day).first ?? ''))
    .sort((a, b) => ((a.when ?? '') < (b.when ?? '') ? -1 : 1))[0];
  if (before === undefined || before.when === null) return null;
  const others = namesInText(before.who, context.deps);
  const own = namesInText(by, context.deps);
  const has = isPlural(by, context.deps) ? 'their' : 'its';
  const texts = [`${others} had announced it ${whenInWords(before.when)}`].map((first) =>
    asSentence(`${first}, and ${own} confirmed ${has} decision ${whenInWords(day)}`),
  );
  // Who speaks for those concerned is cited first.
  const theirs = context.acts
    .filter((one) => one.accord?.id === context.accord && one.stage === 'announced')
    .filter((one) => {
      const own = context.input.dispatches.find(({ dispatch }) => dispatch.id === one.dispatch);
      const isOfThatDay = saidOn(one) === day || own?.dispatch.referenceDay === boundsOf(day).first;
      const isOwnWord = context.input.state.claims.some(
        (claim) =>
          claim.act === one.id && claim.evidenceClass === 'party' && by.includes(claim.subject),
      );
      return isOfThatDay && (isOwnWord || announcerOf(one, context).join() === by.join());
    })
    .slice(0, 2);
  return recordCandidate(texts, {
    evidence: onePerOrigin([before.one, ...theirs, act].map(evidenceOf), context),
    entries: [before.one.id, act.id],
  });
}
