import { loadLexicon } from '../../src/desk/lexicon/load-lexicon.ts';
import { type Act, compileGrammar, extractActs } from '../../src/events/index.ts';
import { parseCivilDay, type Refusal } from '../../src/kernel/index.ts';
import { createReader } from '../../src/reading/index.ts';

const lexicon = await loadLexicon();
const reader = createReader(lexicon);
const grammar = compileGrammar(lexicon);

/** Acts and refusals of a text read against a day with the lexicon that ships. */
export function codeText(
  text: string,
  day: string,
  options: { readonly isHeadline?: boolean } = {},
): { readonly acts: readonly Act[]; readonly refusals: readonly Refusal[] } {
  const referenceDay = parseCivilDay(day);
  const reading = reader.read({
    dispatch: null,
    text,
    titleSpan: options.isHeadline === true ? { start: 0, end: text.length } : null,
    language: 'en',
    referenceDay,
    referenceFrom: 'published',
  });
  const coded = extractActs(
    { dispatch: 'd-test', text, reading: reading.items, referenceDay },
    grammar,
  );
  return { acts: coded.items, refusals: [...reading.refusals, ...coded.refusals] };
}

/** Codes of all that a text names, in order. */
export function actorsIn(text: string): readonly string[] {
  const { items } = reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: null,
    referenceFrom: 'published',
  });
  return items.mentions.flatMap(({ actors }) => actors);
}

/** One line an act, for tables: `KAZ accession abraham-accords announced planned 2025-11-06`. */
export function lineOf(act: Act): string {
  const who = act.subjects.join('+') || (act.subjectWords ?? '-');
  const whom = act.objects.length === 0 ? '' : `>${act.objects.join('+')}`;
  const day = act.day?.value ?? '-';
  return [
    `${who}${whom}`,
    act.treatyAction ?? act.bilateralAct ?? act.root,
    act.accord?.id ?? '-',
    act.stage ?? '-',
    act.modality,
    day,
  ].join(' ');
}

/** The lines of a text, each with who says it: `by FJI`, with a mark where the words leave open whose voice it is. */
export function linesWithSpeakers(text: string, day: string, isHeadline: boolean): string[] {
  return codeText(text, day, { isHeadline }).acts.map((act) => {
    const { speaker } = act;
    if (speaker === null) return lineOf(act);
    const isOpen = speaker.isAnonymous || speaker.actors.length === 0;
    return `${lineOf(act)} by ${speaker.actors.join('+')}${isOpen ? '?' : ''}`;
  });
}
