import { z } from 'zod';
import { readDocument } from '../../src/desk/reading-line.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { groupItems, type StoryItem } from '../../src/stories/index.ts';
import { BCubed } from '../bcubed.ts';
import { readCollections } from '../folder.ts';
import type { GateSet } from '../set.ts';
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
    words: read.words,
    counts: read.counts,
  };
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
    // A document that starts no development stands alone.
    const said = new Map(documents.map((one) => [one.id, `alone ${one.id}`]));
    for (const development of groupItems(items))
      for (const id of development.dispatches) said.set(id, development.id);
    const score = new BCubed();
    score.add(gold, said);
    const metrics = {
      bcubedF1: score.f1,
      bcubedPrecision: score.precision,
      bcubedRecall: score.recall,
    };
    const alone = [...said].filter(([, cluster]) => cluster.startsWith('alone '));
    const misses = alone.map(([item]) => ({
      kind: 'document in no development',
      item,
      words: gold.get(item) ?? '',
    }));
    return { n: documents.length, metrics, misses };
  },
};
