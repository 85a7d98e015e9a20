import { SECTION_NAMES } from '../../src/briefs/types.ts';
import type { Edtf, Stage } from '../../src/kernel/index.ts';
import type { Miss } from '../set.ts';
import type { Tally } from '../shares.ts';
import { dayOf, type System } from '../system.ts';
import { isAsFar } from './citations.ts';
import { openCitations } from './cited.ts';
import type { Gold } from './gold.ts';
import type { OpenDossier } from './open-dossier.ts';
import { bears, hasAccord, type Stated, statedIn } from './stated.ts';

interface Ground {
  readonly name: string;
  readonly dossier: OpenDossier;
}

/** "The summit of 1967" is read as a number here and as a year there; it is the same year. */
function holdsNumber({ numbers, days }: Stated, number: number): boolean {
  if (numbers.includes(number)) return true;
  const isYear = Number.isInteger(number) && number >= 1000 && number <= 2999;
  return isYear && days.some((day) => day === String(number));
}

/** Whether a sentence says a statement: all its actors, accords, numbers and days, and half of its other words. */
function says(sentence: Stated, fact: Stated): boolean {
  const shared = [...fact.lemmas].filter((lemma) => sentence.lemmas.has(lemma)).length;
  return (
    [...fact.actors.keys()].every((code) => sentence.actors.has(code)) &&
    [...fact.accords.keys()].every((id) => hasAccord(sentence.accords.keys(), id)) &&
    fact.numbers.every((number) => holdsNumber(sentence, number)) &&
    fact.days.every((day) => sentence.days.some((known) => bears(known, day))) &&
    shared * 2 >= fact.lemmas.size
  );
}

/** What a sentence lacks of a statement, in words. */
function lacking(sentence: Stated, fact: Stated): string[] {
  return [
    ...[...fact.actors.keys()].filter((code) => !sentence.actors.has(code)),
    ...[...fact.accords.keys()].filter((id) => !hasAccord(sentence.accords.keys(), id)),
    ...fact.numbers.filter((number) => !holdsNumber(sentence, number)).map(String),
    ...fact.days.filter((day) => !sentence.days.some((known) => bears(known, day))),
    ...[...fact.lemmas].filter((lemma) => !sentence.lemmas.has(lemma)),
  ];
}

/** The citing sentence that comes nearest to a statement, and what it lacks, for the eye. */
function closest(
  citing: readonly { readonly stated: Stated; readonly text: string }[],
  fact: Stated,
): string {
  const [best] = citing
    .map(({ stated, text }) => ({ text, lacks: lacking(stated, fact) }))
    .sort((a, b) => a.lacks.length - b.lacks.length);
  return best === undefined ? '' : `\n      nearest “${best.text}” lacks ${best.lacks.join(', ')}`;
}

/** What the briefs of the last day must say, by section. A proxy: see METRICS.md. */
export async function scoreMustSay(
  tally: Tally,
  gold: Gold,
  ground: Ground & { readonly system: System },
): Promise<Miss[]> {
  const { name, dossier, system } = ground;
  const briefs = await dossier.briefs(dossier.lastDay);
  const misses: Miss[] = [];
  for (const section of SECTION_NAMES) {
    const sentences = briefs.flatMap(({ input, result }) => {
      const citedBy = openCitations(input, system, dossier.briefDeps);
      const dayOfDispatch = new Map(
        input.dispatches.map(({ dispatch }) => [dispatch.id, dispatch.referenceDay]),
      );
      return result.items.sections[section].sentences.map((sentence) => {
        const own = dayOfDispatch.get(sentence.evidence[0]?.dispatch ?? '') ?? null;
        const day = sentence.kind === 'reported' ? own : input.asOf;
        return {
          cited: [...citedBy(sentence).dispatches].flatMap((id) => dossier.idOf(id) ?? []),
          stated: statedIn(sentence.text, day, system),
          text: sentence.text,
        };
      });
    });
    for (const { fact, dispatches } of gold.mustSay[section]) {
      // A day without its year is meant as on the day of the dispatches from which the statement was drawn.
      const told = dispatches.flatMap((id) => dossier.dayOf(id) ?? []).sort();
      const wanted = statedIn(fact, told.at(-1) ?? dossier.lastDay, system);
      const citing = sentences.filter(({ cited }) => cited.some((id) => dispatches.includes(id)));
      const isSaid = citing.some(({ stated }) => says(stated, wanted));
      tally.add('mustSayRecall', isSaid);
      tally.add(`mustSayRecall.${section}`, isSaid);
      if (!isSaid)
        misses.push({
          kind: `not said: ${section}${citing.length === 0 ? ', nothing cites it' : ''}`,
          item: name,
          words: `${fact} [${dispatches}]${closest(citing, wanted)}`,
        });
    }
  }
  return misses;
}

/** What is forbidden to assert, as far as a stage or an act says it. */
interface Forbidden {
  readonly subjects: readonly string[];
  readonly accord: string | null;
  readonly stage: Stage | null;
  readonly action: string | null;
  /** Days that the statement names; what tells of other days does not assert it. */
  readonly days: readonly Edtf[];
}

/** Statements of a state of things, which are no act: what stage they say is reached. */
const STATES_OF_THINGS: readonly (readonly [RegExp, Stage])[] = [
  [/\b(?:is|are) (?:a |an |the )?(?:\w+(?:’s|'s)? )*(?:members?|party|parties)\b/i, 'member'],
  [/\bmember\b/i, 'member'],
  [/\b(?:is|are) in force\b|\bentered into force\b/i, 'in-force'],
  [/\b(?:has|have) left\b|\bno longer bound\b/i, 'withdrawn'],
  [/\bhave (?:established )?diplomatic relations\b/i, 'established'],
  [/\b(?:has|have) ratified\b/i, 'ratified'],
];
const NOT_YET = /\b(?:will|would|to be|expected|enters)\b/i;

function forbiddenIn(statement: string, asOf: string, system: System): Forbidden[] {
  const text = statement.replace(/\s*\([^)]*\)/g, '');
  const day = dayOf(asOf);
  const { actors, accords, days } = statedIn(text, day, system);
  const read = system
    .acts({ text, day })
    .filter((act) => act.modality === 'done' && act.subjects.length > 0)
    .map((act) => ({
      subjects: [...act.subjects, ...(act.bilateralAct === null ? [] : act.objects)],
      accord: act.accord?.id ?? null,
      stage: act.stage,
      action: act.treatyAction ?? act.bilateralAct,
      days,
    }));
  if (read.length > 0 || NOT_YET.test(text)) return read;
  const stage = STATES_OF_THINGS.find(([words]) => words.test(text))?.[1] ?? null;
  if (stage === null || actors.size === 0) return [];
  return [
    {
      subjects: [...actors.keys()],
      accord: [...accords.keys()][0] ?? null,
      stage,
      action: null,
      days,
    },
  ];
}

/** Whether the days of what is said are those of the statement; a statement without a day asks for none. */
function isOfDays(forbidden: Forbidden, said: readonly Edtf[]): boolean {
  return forbidden.days.every((day) => said.some((known) => bears(known, day)));
}

function asserts(
  said: { subjects: readonly string[]; accord: string | null; stage: Stage | null },
  forbidden: Forbidden,
): boolean {
  return (
    said.stage !== null &&
    forbidden.stage !== null &&
    isAsFar(said.stage, forbidden.stage) &&
    (said.accord === null || forbidden.accord === null
      ? said.accord === forbidden.accord
      : hasAccord([said.accord], forbidden.accord)) &&
    // A relation is told of both its sides.
    (forbidden.accord === null
      ? forbidden.subjects.every((code) => said.subjects.includes(code))
      : forbidden.subjects.some((code) => said.subjects.includes(code)))
  );
}

export interface ForbiddenCounts {
  violations: number;
  /** Statements that could be read as a stage or an act; the others can only be looked at by eye. */
  read: number;
  statements: number;
}

/** Sentences of the record, and standings, that assert what must not be said as of a day. */
export async function scoreMustNotSay(
  counts: ForbiddenCounts,
  gold: Gold,
  ground: Ground & { readonly system: System },
): Promise<Miss[]> {
  const { name, dossier, system } = ground;
  const misses: Miss[] = [];
  for (const { statement, asOf } of gold.mustNotSay) {
    counts.statements += 1;
    const day = dayOf(asOf);
    const forbidden = forbiddenIn(statement, asOf, system);
    if (day === null || forbidden.length === 0) continue;
    counts.read += 1;
    const said: string[] = [];
    for (const { input, result } of await dossier.briefs(day)) {
      const outlets = input.dispatches.flatMap(({ dispatch }) => dispatch.outlet ?? []);
      const own = Object.values(result.items.sections)
        .flatMap((section) => section.sentences)
        .filter((sentence) => sentence.kind === 'record')
        .filter((sentence) => !outlets.some((outlet) => sentence.text.includes(outlet)));
      for (const sentence of own) {
        const acts = system
          .acts({ text: sentence.text, day })
          .filter((act) => act.modality === 'done');
        const { days } = statedIn(sentence.text, day, system);
        const isSaid = forbidden.some(
          (one) =>
            isOfDays(one, days) &&
            acts.some(
              (act) =>
                asserts(
                  {
                    subjects: [...act.subjects, ...act.objects],
                    accord: act.accord?.id ?? null,
                    stage: act.stage,
                  },
                  one,
                ) ||
                (one.stage === null &&
                  (act.treatyAction ?? act.bilateralAct) === one.action &&
                  (act.accord?.id ?? null) === one.accord &&
                  act.subjects.some((code) => one.subjects.includes(code))),
            ),
        );
        if (isSaid) said.push(`sentence “${sentence.text}”`);
      }
    }
    for (const code of new Set(forbidden.flatMap((one) => one.subjects))) {
      const { standings } = await dossier.standings(code, day);
      for (const { subject, counterpart, accord, stage, since } of standings) {
        const subjects = [subject, ...(counterpart === null ? [] : [counterpart])];
        if (
          forbidden.some(
            (one) =>
              isOfDays(one, since === null ? [] : [since]) &&
              asserts({ subjects, accord, stage }, one),
          )
        )
          said.push(`standing ${subjects.join('–')} ${accord ?? ''} ${stage}`);
      }
    }
    counts.violations += new Set(said).size;
    for (const words of new Set(said))
      misses.push({ kind: 'must not say', item: name, words: `${asOf} “${statement}”: ${words}` });
  }
  return misses;
}
