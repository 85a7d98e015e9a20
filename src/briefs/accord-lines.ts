import { boundsOf, type CivilDay, compareDays, type Edtf } from '../kernel/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import type { Context } from './context.ts';
import { bareDay, valueInWords, whenInWords } from './day-words.ts';
import { asSentence, inText, isPlural, listOf, namesInText } from './wording.ts';

/** Whether a day has come, as of another. */
export function isPast(day: Edtf, asOf: CivilDay): boolean {
  const { last } = boundsOf(day);
  return last !== null && compareDays(last, asOf) <= 0;
}

/** What the lexicon says of an accord, as a sentence about it. */
function aboutText(name: string, plural: boolean, about: string): string {
  const said = about.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => valueInWords(day));
  const rest = `${said.charAt(0).toLowerCase()}${said.slice(1)}`;
  if (/^(?:an?|the) /i.test(about)) {
    return asSentence(`${name} ${plural ? 'are' : 'is'} ${rest}`);
  }
  const isVerbFirst =
    /^(?!Talks|Rules)(?:[A-Z][a-z]+(?:s|ed)|Set|Gave|Made|Kept|Put) (?!of |on |for |in |between |that )/.test(
      about,
    );
  return asSentence(
    isVerbFirst && !plural ? `${name} ${rest}` : `the record describes ${name} so: ${rest}`,
  );
}

/** A convention of more parties than this was not signed by all of them on one day. */
const OPEN_TO_MANY = 20;

/** The accord itself: what it is, since when, with whom it is deposited. */
export function accordCandidates(context: Context): Candidate[] {
  const { accord, deps, asOf } = context;
  const info = accord === null ? null : deps.accordInfo(accord);
  if (accord === null || info === null) return [];
  const name = inText(accord, deps);
  const plural = isPlural([accord], deps);
  const past = (day: Edtf | null): day is Edtf => day !== null && isPast(day, asOf);
  const adopted = past(info.adopted) && info.adopted !== info.signed ? info.adopted : null;
  // What many may still sign was opened for signature on that day, not signed by all.
  const isOpened = adopted !== null && info.parties.length > OPEN_TO_MANY;
  const begun = past(info.signed)
    ? `${plural ? 'were' : 'was'} ${isOpened ? 'opened for signature' : 'signed'} ${whenInWords(info.signed)}`
    : past(info.adopted)
      ? `${plural ? 'were' : 'was'} adopted ${whenInWords(info.adopted)}`
      : null;
  const force = past(info.inForce) ? `entered into force ${whenInWords(info.inForce)}` : null;
  const deposit =
    info.depositary.length === 0
      ? null
      : `the ${info.depositary.length === 1 ? 'depositary is' : 'depositaries are'} ${namesInText(info.depositary, deps)}`;
  if (info.ladder === 'organisation') {
    const since = [info.signed, info.adopted].find(past);
    const text = since === undefined ? null : asSentence(`${name} dates from ${bareDay(since)}`);
    const told = info.about === null ? null : aboutText(name, plural, info.about);
    return [
      recordCandidate([told], { entries: [`accord/${accord}`] }),
      recordCandidate([text], { entries: [`accord/${accord}`] }),
    ].filter((item): item is Candidate => item !== null);
  }
  const made =
    adopted === null || !past(info.signed)
      ? null
      : `${plural ? 'were' : 'was'} adopted ${whenInWords(adopted)}`;
  const life = [made, begun, force].filter((part): part is string => part !== null);
  const entries = [`accord/${accord}`];
  const lived = life.length === 0 ? null : `${name} ${listOf(life)}`;
  const about = info.about === null ? null : aboutText(name, plural, info.about);
  return [
    recordCandidate(
      [
        lived === null || deposit === null ? null : asSentence(`${lived}; ${deposit}`),
        lived === null ? null : asSentence(lived),
      ],
      { entries },
    ),
    recordCandidate([about], { entries }),
  ].filter((item): item is Candidate => item !== null);
}
