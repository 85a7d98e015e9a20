import { join } from 'node:path';
import { z } from 'zod';
import { loadPairCoder } from '../../src/desk/load-coders.ts';
import { codePair, type MarkedPair } from '../../src/events/index.ts';
import type { Span } from '../../src/kernel/index.ts';
import { readLines } from '../folder.ts';
import { codePointOffsets, spanOf } from '../offsets.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1, share } from '../shares.ts';
import type { System } from '../system.ts';

const ranges = z.array(z.tuple([z.number(), z.number()]));
const dyadShape = z.object({
  id: z.string(),
  sentence: z.string(),
  text: z.string(),
  source_spans: ranges,
  target_spans: ranges,
  root: z.string(),
  quad: z.number(),
  flags: z.record(z.string(), z.boolean()).optional(),
});
export type Dyad = z.infer<typeof dyadShape>;

/** Quad class of the set's fifteen labels: 1 and 2 cooperate, 3 and 4 conflict. */
const QUADS: Readonly<Record<string, number>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  YIELD: 2,
  COOPERATE: 2,
  AID: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** The set has one label, `YIELD`, for what PLOVER parts into concessions in words and in deeds. */
function labelOf(root: string): string {
  return root === 'CONCEDE' || root === 'RETREAT' ? 'YIELD' : root;
}

/** The marked pairs of the set. */
export async function readDyads(folder: string): Promise<Dyad[]> {
  return readLines(join(folder, 'dyads.jsonl'), dyadShape);
}

/** A pair as the coder takes it: the tokens of all sentences that its text was cut into, and its spans. */
export function pairOf(dyad: Dyad, system: Pick<System, 'read'>): MarkedPair {
  const at = codePointOffsets(dyad.text);
  const spans = (list: readonly [number, number][]): Span[] =>
    list.map(([start, end]) => spanOf(at, start, end));
  const reading = system.read({ text: dyad.text, day: null });
  return {
    tokens: reading.sentences.flatMap(({ tokens }) => tokens),
    source: spans(dyad.source_spans),
    target: spans(dyad.target_spans),
  };
}

interface Coded {
  readonly gold: string;
  readonly said: string | null;
}

/** Mean F1 over the labels of the gold. What was not coded counts as a miss of its label. */
export function macroF1(coded: readonly Coded[]): number {
  const labels = [...new Set(coded.map(({ gold }) => gold))];
  const sum = labels.reduce((total, label) => {
    const hits = coded.filter(({ gold, said }) => gold === label && said === label).length;
    const said = coded.filter((one) => one.said === label).length;
    const gold = coded.filter((one) => one.gold === label).length;
    return total + f1(hits, said, gold);
  }, 0);
  return share(sum, labels.length);
}

/** A pair with the root that was said of it, as PLOVER names it or as the set does; null where none was. */
export interface CodedDyad {
  readonly dyad: Dyad;
  readonly root: string | null;
}

/** The figures of METRICS.md for the set. */
export function codingFigures(rows: readonly CodedDyad[]): Record<string, number> {
  const coded = rows.map(({ dyad, root }) => ({
    dyad,
    said: root === null ? null : labelOf(root),
  }));
  const quad = (label: string | null): string | null =>
    label === null ? null : String(QUADS[label] ?? 0);
  const side = (value: string | null): string | null =>
    value === null ? null : Number(value) <= 2 ? 'cooperation' : 'conflict';
  const roots = (list: typeof coded): number =>
    macroF1(list.map(({ dyad, said }) => ({ gold: dyad.root, said })));
  const quads = coded.map(({ dyad, said }) => ({ gold: String(dyad.quad), said: quad(said) }));
  const clean = coded.filter(({ dyad }) => !Object.values(dyad.flags ?? {}).includes(true));
  return {
    rootMacroF1: roots(coded),
    quadMacroF1: macroF1(quads),
    binaryMacroF1: macroF1(
      quads.map(({ gold, said }) => ({ gold: side(gold) ?? '', said: side(said) })),
    ),
    ...(clean.length < coded.length ? { rootMacroF1Clean: roots(clean) } : {}),
    rootAccuracy: share(coded.filter(({ dyad, said }) => dyad.root === said).length, coded.length),
  };
}

/** The root of the event between a marked pair, by the parameters that ship. */
export const codingSet: GateSet = {
  name: 'coding',
  metrics: ['rootMacroF1', 'quadMacroF1', 'binaryMacroF1'],
  measure: async (folder, system) => {
    const dyads = await readDyads(folder);
    const coder = await loadPairCoder(system.lexicon);
    const rows = dyads.map((dyad) => {
      const coded = codePair(pairOf(dyad, system), coder);
      return { dyad, root: coded.root, rule: coded.ruleRoot };
    });
    const misses: Miss[] = rows
      .filter(({ dyad, root }) => labelOf(root) !== dyad.root)
      .map(({ dyad, root }) => ({
        kind: `coded otherwise: ${dyad.root}`,
        item: dyad.id,
        words: `${dyad.root} not ${root}`,
      }));
    const byRule = codingFigures(rows.map(({ dyad, rule }) => ({ dyad, root: rule })));
    return {
      n: dyads.length,
      metrics: { ...codingFigures(rows), ruleRootMacroF1: byRule['rootMacroF1'] ?? 0 },
      misses,
    };
  },
};
