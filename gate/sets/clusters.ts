import { z } from 'zod';
import { readDocument } from '../../src/desk/reading-line.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { countsOf, type Story, type StoryItem, storiesAmong } from '../../src/stories/index.ts';
import { BCubed } from '../bcubed.ts';
import { readCollections } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import type { System } from '../system.ts';

const clustered = z.object({
  id: z.string(),
  story: z.string(),
  title: z.string().nullable(),
  text: z.string(),
});

/** The set gives no days; all articles stand on one, so that days neither join nor part them. */
const DAY = civilDay('2011-01-01');

/** What grouping sees of an article, by the stages that a dispatch passes. */
async function itemOf(one: z.infer<typeof clustered>, system: System): Promise<StoryItem | null> {
  const document = {
    name: one.id,
    mediaType: 'text/plain' as const,
    content: one.text,
    sizeBytes: Buffer.byteLength(one.text),
    meta: {
      address: null,
      outlet: null,
      outletKind: null,
      title: one.title,
      byline: null,
      language: 'en',
      publishedAt: null,
      publishedDay: DAY,
      revisionOf: null,
      sourceId: one.id,
    },
  };
  const { read } = await readDocument(system.line, document, { on: DAY });
  if (read === null) return null;
  return {
    dispatch: one.id,
    outlet: null,
    outletKind: null,
    address: null,
    knownDay: DAY,
    orderAt: 0,
    revisionOf: null,
    title: one.title,
    acts: read.acts,
    sketch: read.sketch,
    terms: read.terms,
    words: read.words,
    counts: countsOf(read.dispatch.text),
  };
}

function tallyOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}

function mixedIn(stories: readonly Story[], gold: ReadonlyMap<string, string>): Miss[] {
  return stories.flatMap(({ items }) => {
    const words = tallyOf(items.map(({ dispatch }) => gold.get(dispatch) ?? ''));
    const item = items[0]?.dispatch ?? '';
    return words.includes(',') ? [{ kind: 'stories mixed', item, words }] : [];
  });
}

function splitIn(said: ReadonlyMap<string, string>, gold: ReadonlyMap<string, string>): Miss[] {
  const byStory = new Map<string, string[]>();
  for (const [id, story] of gold)
    byStory.set(story, [...(byStory.get(story) ?? []), said.get(id) ?? '']);
  return [...byStory].flatMap(([item, clusters]) => {
    const words = tallyOf(clusters);
    return words.includes(',') ? [{ kind: 'story split', item, words }] : [];
  });
}

/** Stories and their look-alikes, all documents of all topics thrown together. */
export const clustersSet: GateSet = {
  name: 'clusters',
  metrics: ['bcubedF1'],
  measure: async (folder, system) => {
    const collections = await readCollections(folder, clustered);
    const documents = collections.flatMap((collection) => collection.items);
    const items: StoryItem[] = [];
    for (const one of documents) {
      const item = await itemOf(one, system);
      if (item !== null) items.push(item);
    }
    const gold = new Map(documents.map((one) => [one.id, one.story]));
    // The stories, not the developments: those are stories in which diplomacy is done.
    const said = new Map(documents.map((one) => [one.id, `unread ${one.id}`]));
    const stories = storiesAmong(items);
    for (const [at, story] of stories.entries())
      for (const { dispatch } of story.items) said.set(dispatch, `story ${at}`);
    const score = new BCubed();
    score.add(gold, said);
    const metrics = {
      bcubedF1: score.f1,
      bcubedPrecision: score.precision,
      bcubedRecall: score.recall,
    };
    const misses = [...mixedIn(stories, gold), ...splitIn(said, gold)];
    return { n: documents.length, metrics, misses };
  },
};
