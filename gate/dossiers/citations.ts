import type { BriefSentence } from '../../src/briefs/types.ts';
import { type CivilDay, type Edtf, parseEdtf, type Stage } from '../../src/kernel/index.ts';
import { type Ladder, stageRank } from '../../src/record/index.ts';
import type { Miss } from '../set.ts';
import type { System } from '../system.ts';
import { type Cited, derivedNumbers, openCitations } from './cited.ts';
import type { OpenDossier } from './open-dossier.ts';
import { bears, hasAccord, type Stated, statedIn } from './stated.ts';

export interface CitationCounts {
  pairs: number;
  pairsHeld: number;
  sentences: number;
  sentencesHeld: number;
}

const LADDERS: readonly Ladder[] = ['accord', 'organisation', 'relation'];

/** Whether `reached` is the stage or a rung further up on a ladder that knows both. */
export function isAsFar(reached: Stage, asked: Stage): boolean {
  if (reached === asked) return true;
  if (asked === 'withdrawal-notified' && reached === 'withdrawn') return true;
  return LADDERS.some((ladder) => {
    const at = stageRank(ladder, reached);
    const wanted = stageRank(ladder, asked);
    return at !== null && wanted !== null && at >= wanted;
  });
}

/** Numbers and days of a sentence that stand in none of its passages and entries. */
function missingFigures(stated: Stated, cited: Cited, asOf: CivilDay): string[] {
  const days: readonly Edtf[] = [
    ...cited.passages.flatMap((passage) => passage.days),
    ...cited.entries.flatMap((entry) => entry.days),
    // The day of which a brief speaks is its own.
    ...[parseEdtf(asOf)].flatMap((day) => day ?? []),
  ];
  const numbers = new Set([
    ...cited.passages.flatMap((passage) => passage.numbers),
    ...derivedNumbers(cited.entries),
  ]);
  return [
    ...stated.numbers.filter((number) => !numbers.has(number)).map((number) => `number ${number}`),
    ...stated.days
      .filter((day) => !days.some((known) => bears(known, day)))
      .map((day) => `day ${day}`),
  ];
}

function missingNames(stated: Stated, cited: Cited): string[] {
  const actors = new Set([
    ...cited.passages.flatMap((passage) => [...passage.actors]),
    ...cited.entries.flatMap((entry) => entry.actors),
  ]);
  const accords = new Set([
    ...cited.passages.flatMap((passage) => [...passage.accords]),
    ...cited.entries.flatMap((entry) => entry.accord ?? []),
  ]);
  const texts = [
    ...cited.passages.map((passage) => passage.text),
    ...cited.entries.flatMap((entry) => entry.words),
  ];
  const isQuoted = (words: string): boolean => texts.some((text) => text.includes(words));
  return [
    ...[...stated.actors]
      .filter(([code, words]) => !actors.has(code) && !isQuoted(words))
      .map(([code]) => `actor ${code}`),
    ...[...stated.accords]
      .filter(([id, words]) => !hasAccord(accords, id) && !isQuoted(words))
      .map(([id]) => `accord ${id}`),
  ];
}

/** Stages that the sentence asserts and that no act of its passages and no entry reaches. */
function missingStages(sentence: BriefSentence, cited: Cited, system: System): string[] {
  const held = [
    ...cited.entries,
    ...cited.passages.flatMap((passage) =>
      passage.acts.map((act) => ({ ...act, actors: [...act.subjects, ...act.objects] })),
    ),
  ];
  return system
    .acts({ text: sentence.text, day: null })
    .filter((act) => act.stage !== null && act.modality === 'done')
    .filter(
      (act) =>
        !held.some(
          (one) =>
            one.stage !== null &&
            one.modality === 'done' &&
            isAsFar(one.stage, act.stage ?? one.stage) &&
            (act.subjects.length === 0 ||
              one.actors.length === 0 ||
              act.subjects.some((code) => one.actors.includes(code))),
        ),
    )
    .map((act) => `stage ${act.stage}`);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** How far the sentences of the last day's briefs are held by what they cite. */
export async function scoreCitations(
  counts: CitationCounts,
  system: System,
  ground: { readonly name: string; readonly dossier: OpenDossier },
): Promise<Miss[]> {
  const { name, dossier } = ground;
  const misses: Miss[] = [];
  for (const { input, result } of await dossier.briefs(dossier.lastDay)) {
    const citedBy = openCitations(input, system, dossier.briefDeps);
    const dayOfDispatch = new Map(
      input.dispatches.map(({ dispatch }) => [dispatch.id, dispatch.referenceDay]),
    );
    for (const section of Object.values(result.items.sections)) {
      for (const sentence of section.sentences) {
        const cited = citedBy(sentence);
        const own = dayOfDispatch.get(sentence.evidence[0]?.dispatch ?? '') ?? null;
        // A reported sentence speaks on its outlet's day, a sentence of the record on the brief's.
        const day = sentence.kind === 'reported' ? own : input.asOf;
        const stated = statedIn(sentence.text, day, system);
        const figures = missingFigures(stated, cited, input.asOf);
        for (const passage of cited.passages) {
          const isNamed =
            stated.actors.size + stated.accords.size === 0 ||
            [...stated.actors.keys()].some((code) => passage.actors.has(code)) ||
            [...stated.accords.keys()].some((id) => hasAccord(passage.accords, id)) ||
            folded(passage.text).includes(folded(sentence.text));
          counts.pairs += 1;
          if (isNamed && figures.length === 0) counts.pairsHeld += 1;
          else
            misses.push({
              kind: isNamed
                ? 'citation: figure not held'
                : 'citation: nobody of the sentence in it',
              item: name,
              words: `${figures.join(', ')} “${sentence.text.slice(0, 160)}”`,
            });
        }
        const isVerbatim = cited.passages.some((passage) =>
          folded(passage.text).includes(folded(sentence.text)),
        );
        // What stands in the passage word for word is held, however it is read alone.
        const missing = isVerbatim
          ? []
          : [...figures, ...missingNames(stated, cited), ...missingStages(sentence, cited, system)];
        counts.sentences += 1;
        if (missing.length === 0) counts.sentencesHeld += 1;
        else
          misses.push({
            kind: `sentence not held: ${missing[0]?.split(' ')[0]}`,
            item: name,
            words: `${missing.join(', ')} “${sentence.text.slice(0, 200)}”`,
          });
      }
    }
  }
  return misses;
}
