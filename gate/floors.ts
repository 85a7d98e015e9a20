import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJson } from './folder.ts';

const metricFloors = z.record(z.string(), z.number());
const floorsFile = z.object({
  /** By set, then by the digest of the folder that the floors were taken on. */
  sets: z.record(
    z.string(),
    z.record(z.string(), z.object({ floors: metricFloors, ceilings: metricFloors.optional() })),
  ),
});
export type Floors = z.infer<typeof floorsFile>;

/** Reads `floors.json` beside this file. Throws CorpusError where it is of another shape. */
export async function readFloors(): Promise<Floors> {
  return readJson(fileURLToPath(new URL('./floors.json', import.meta.url)), floorsFile);
}

/** A figure on the wrong side of what is held. */
export interface Breach {
  readonly set: string;
  readonly metric: string;
  /** Null where the metric was not measured. */
  readonly figure: number | null;
  readonly limit: number;
  readonly side: 'floor' | 'ceiling';
}

/** The breaches of one set. Null where no floors are held for a folder with that digest. */
export function breachesOf(
  floors: Floors,
  measured: {
    readonly set: string;
    readonly digest: string;
    readonly metrics: Readonly<Record<string, number>>;
  },
): Breach[] | null {
  const { set, digest, metrics } = measured;
  const held = floors.sets[set]?.[digest];
  if (held === undefined) return null;
  const under = Object.entries(held.floors)
    .filter(([metric, limit]) => !((metrics[metric] ?? -1) >= limit))
    .map(([metric, limit]) => ({ metric, limit, side: 'floor' as const }));
  const over = Object.entries(held.ceilings ?? {})
    .filter(([metric, limit]) => !((metrics[metric] ?? Number.POSITIVE_INFINITY) <= limit))
    .map(([metric, limit]) => ({ metric, limit, side: 'ceiling' as const }));
  return [...under, ...over].map((breach) => ({
    ...breach,
    set,
    figure: metrics[breach.metric] ?? null,
  }));
}
