import { z } from 'zod';
import { loadSnippetTyper } from '../../src/desk/load-coders.ts';
import { typeSnippet } from '../../src/events/index.ts';
import type { Token } from '../../src/reading/index.ts';
import { readCollections } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1, share } from '../shares.ts';
import type { System } from '../system.ts';

const item = z.object({ id: z.string(), text: z.string(), type: z.string() });
export type Snippet = z.infer<typeof item>;

export async function readSnippets(folder: string): Promise<Snippet[]> {
  return (await readCollections(folder, item)).flatMap(({ items }) => items);
}

/** The sentences of a snippet as the typer takes them. */
export function sentencesOf(
  snippet: Snippet,
  system: Pick<System, 'read'>,
): readonly (readonly Token[])[] {
  return system.read({ text: snippet.text, day: null }).sentences.map(({ tokens }) => tokens);
}

interface Typed {
  readonly gold: string;
  readonly said: string | null;
}

/** F1 of each type of the gold, weighted by how often it stands there. */
export function weightedF1(typed: readonly Typed[]): number {
  const labels = [...new Set(typed.map(({ gold }) => gold))];
  const sum = labels.reduce((total, label) => {
    const hits = typed.filter(({ gold, said }) => gold === label && said === label).length;
    const said = typed.filter((one) => one.said === label).length;
    const gold = typed.filter((one) => one.gold === label).length;
    return total + gold * f1(hits, said, gold);
  }, 0);
  return share(sum, typed.length);
}

/** The type of a snippet of news, one of thirty. */
export const typesSet: GateSet = {
  name: 'types',
  metrics: ['weightedF1'],
  measure: async (folder, system) => {
    const typer = await loadSnippetTyper(system.lexicon);
    const snippets = await readSnippets(folder);
    const typed = snippets.map((snippet) => ({
      snippet,
      gold: snippet.type,
      said: typeSnippet(sentencesOf(snippet, system), typer)[0]?.label ?? null,
    }));
    const misses: Miss[] = typed
      .filter(({ gold, said }) => gold !== said)
      .map(({ snippet, gold, said }) => ({
        kind: gold,
        item: snippet.id,
        words: `${gold} not ${said}`,
      }));
    const right = typed.filter(({ gold, said }) => gold === said).length;
    return {
      n: snippets.length,
      metrics: { weightedF1: weightedF1(typed), accuracy: share(right, typed.length) },
      misses,
    };
  },
};
