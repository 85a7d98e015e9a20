import { z } from 'zod';
import { loadModels } from '../../src/desk/models.ts';
import type { Span } from '../../src/kernel/index.ts';
import { type DiscourseRole, discourseRolesOf } from '../../src/stories/index.ts';
import { CorpusError, readCollections } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1, share } from '../shares.ts';
import { dayOf, type System } from '../system.ts';

const article = z.object({
  id: z.string(),
  split: z.string(),
  date: z.string().nullable(),
  headline: z.string().nullable(),
  sentences: z.array(z.object({ text: z.string(), role: z.string() })),
});

/** The set's names of the roles. */
const ROLE_NAMES: Readonly<Record<DiscourseRole, string>> = {
  main: 'Main',
  consequence: 'Main_Consequence',
  cause: 'Cause_Specific',
  context: 'Cause_General',
  history: 'Distant_Historical',
  anecdote: 'Distant_Anecdotal',
  evaluation: 'Distant_Evaluation',
  expectation: 'Distant_Expectations_Consequences',
  none: 'NA',
};

const NO_STORY = 'NA';

/** The article as one text, a paragraph a sentence, with where the sentences stand. */
function layOut(one: z.infer<typeof article>): { text: string; title: Span; units: Span[] } {
  const title = { start: 0, end: one.headline?.length ?? 0 };
  let text = `${one.headline ?? ''}\n\n`;
  const units = one.sentences.map((sentence): Span => {
    const start = text.length;
    text += sentence.text.replace(/\s+/gu, ' ');
    const unit = { start, end: text.length };
    text += '\n\n';
    return unit;
  });
  return { text, title, units };
}

interface Labelled {
  readonly gold: string;
  readonly said: string;
}

function macroF1(rows: readonly Labelled[], roles: readonly string[]): number {
  const scores = roles.map((role) => {
    const hits = rows.filter((row) => row.gold === role && row.said === role).length;
    const said = rows.filter((row) => row.said === role).length;
    return f1(hits, said, rows.filter((row) => row.gold === role).length);
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

function rolesOf(
  one: z.infer<typeof article>,
  context: { readonly system: System; readonly model: Parameters<typeof discourseRolesOf>[1] },
): string[] {
  const { text, title, units } = layOut(one);
  const referenceDay = dayOf(one.date);
  const reading = context.system.line.reader.read({
    dispatch: null,
    text,
    titleSpan: title,
    language: 'en',
    referenceDay,
    referenceFrom: referenceDay === null ? 'none' : 'published',
  }).items;
  return discourseRolesOf({ text, reading, units, referenceDay }, context.model).map(
    ({ role }) => ROLE_NAMES[role],
  );
}

/** Roles of sentences around the main event, on the validation documents. `n` counts sentences. */
export const discourseSet: GateSet = {
  name: 'discourse',
  metrics: ['macroF1', 'macroF1WithoutNA', 'accuracy'],
  measure: async (folder, system) => {
    const collections = await readCollections(folder, article);
    const documents = collections
      .flatMap((collection) => collection.items)
      .filter(({ split }) => split === 'validation');
    if (documents.length === 0) throw new CorpusError(`no validation documents in ${folder}`);
    const { discourse } = await loadModels();
    const rows: Labelled[] = [];
    const misses: Miss[] = [];
    for (const one of documents) {
      const said = rolesOf(one, { system, model: discourse });
      for (const [at, { role, text }] of one.sentences.entries()) {
        const row = { gold: role, said: said[at] ?? '' };
        rows.push(row);
        if (row.gold !== row.said)
          misses.push({ kind: `${role} as ${row.said}`, item: one.id, words: text.slice(0, 100) });
      }
    }
    const names = Object.values(ROLE_NAMES);
    const told = names.filter((name) => name !== NO_STORY);
    const metrics: Record<string, number> = {
      macroF1: macroF1(rows, names),
      macroF1WithoutNA: macroF1(
        rows.filter(({ gold }) => gold !== NO_STORY),
        told,
      ),
      accuracy: share(rows.filter(({ gold, said }) => gold === said).length, rows.length),
    };
    for (const name of names) metrics[`f1.${name}`] = macroF1(rows, [name]);
    return { n: rows.length, metrics, misses };
  },
};
