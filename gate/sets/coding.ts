import { join } from 'node:path';
import { z } from 'zod';
import type { Act } from '../../src/events/index.ts';
import { overlaps, type Span } from '../../src/kernel/index.ts';
import type { Reading } from '../../src/reading/index.ts';
import { readLines } from '../folder.ts';
import { codePointOffsets, spanOf } from '../offsets.ts';
import type { GateSet, Miss } from '../set.ts';
import { f1, share } from '../shares.ts';

const ranges = z.array(z.tuple([z.number(), z.number()]));
const dyad = z.object({
  id: z.string(),
  text: z.string(),
  source_spans: ranges,
  target_spans: ranges,
  root: z.string(),
  quad: z.number(),
  flags: z.record(z.string(), z.boolean()).optional(),
});

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
function labelOf(act: Act): string {
  return act.root === 'CONCEDE' || act.root === 'RETREAT' ? 'YIELD' : act.root;
}

function codesIn(reading: Reading, spans: readonly Span[]): Set<string> {
  const inside = reading.mentions.filter((mention) =>
    spans.some((span) => overlaps(span, mention)),
  );
  return new Set(inside.flatMap((mention) => mention.actors));
}

/**
 * The act between a marked source and target: the first in which most of the two take their part. The roles
 * are given, so an act whose actors could not be resolved still codes the pair when no other does.
 */
function actBetween(
  acts: readonly Act[],
  source: ReadonlySet<string>,
  target: ReadonlySet<string>,
): Act | null {
  const score = (act: Act): number =>
    (act.subjects.some((code) => source.has(code)) ? 2 : 0) +
    ([...act.objects, ...act.subjects].some((code) => target.has(code)) ? 1 : 0);
  const [best] = [...acts].sort((a, b) => score(b) - score(a));
  return best ?? null;
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

/** The root of the event between a marked pair. */
export const codingSet: GateSet = {
  name: 'coding',
  metrics: ['rootMacroF1', 'quadMacroF1', 'binaryMacroF1'],
  measure: async (folder, system) => {
    const dyads = await readLines(join(folder, 'dyads.jsonl'), dyad);
    const misses: Miss[] = [];
    const coded = dyads.map((one) => {
      const at = codePointOffsets(one.text);
      const input = { text: one.text, day: null };
      const reading = system.read(input);
      const spans = (list: readonly [number, number][]): Span[] =>
        list.map(([start, end]) => spanOf(at, start, end));
      const act = actBetween(
        system.acts(input),
        codesIn(reading, spans(one.source_spans)),
        codesIn(reading, spans(one.target_spans)),
      );
      const said = act === null ? null : labelOf(act);
      if (said !== one.root)
        misses.push({
          kind: said === null ? `not coded: ${one.root}` : `coded otherwise: ${one.root}`,
          item: one.id,
          words: `${one.root} not ${said ?? 'anything'}`,
        });
      return { one, said };
    });
    const quad = (label: string | null): string | null =>
      label === null ? null : String(QUADS[label] ?? 0);
    const side = (value: string | null): string | null =>
      value === null ? null : Number(value) <= 2 ? 'cooperation' : 'conflict';
    const clean = coded.filter(({ one }) => !Object.values(one.flags ?? {}).includes(true));
    const roots = (rows: typeof coded): number =>
      macroF1(rows.map(({ one, said }) => ({ gold: one.root, said })));
    return {
      n: dyads.length,
      metrics: {
        rootMacroF1: roots(coded),
        quadMacroF1: macroF1(
          coded.map(({ one, said }) => ({ gold: String(one.quad), said: quad(said) })),
        ),
        binaryMacroF1: macroF1(
          coded.map(({ one, said }) => ({
            gold: side(String(one.quad)) ?? '',
            said: side(quad(said)),
          })),
        ),
        ...(clean.length < coded.length ? { rootMacroF1Clean: roots(clean) } : {}),
        coded: share(coded.filter(({ said }) => said !== null).length, coded.length),
      },
      misses,
    };
  },
};
