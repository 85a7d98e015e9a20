import { z } from 'zod';
import { readCollections } from '../folder.ts';
import type { GateSet, Measured, Miss } from '../set.ts';
import { Tally } from '../shares.ts';
import { dayOf, type System } from '../system.ts';

export const actorCase = z.object({
  id: z.string(),
  text: z.string(),
  date: z.string().nullable(),
  context: z.string().nullable(),
  expect: z.object({
    country: z.array(z.string()).optional(),
    sector: z.array(z.string()).optional(),
  }),
});
export type ActorCase = z.infer<typeof actorCase>;

/** Country and sector of a phrase as the reader resolves it; the set writes no country as the empty text. */
export function resolvePhrase(
  one: ActorCase,
  system: System,
): { country: string; sector: string; via: string } {
  const found = system.line.reader.resolveActor(one.text, dayOf(one.date), one.context);
  return { country: found.country ?? '', sector: found.sector ?? '', via: found.rule };
}

/** Measures phrases against the country and the sector that their case states; see METRICS.md, `actors`. */
export function measureActors(cases: readonly ActorCase[], system: System): Measured {
  const tally = new Tally();
  const misses: Miss[] = [];
  for (const one of cases) {
    const said = resolvePhrase(one, system);
    for (const field of ['country', 'sector'] as const) {
      const wanted = one.expect[field];
      if (wanted === undefined) continue;
      const isRight = wanted.includes(said[field]);
      tally.add(field, isRight);
      if (isRight) continue;
      const kind =
        said[field] === ''
          ? `${field}: none said`
          : `${field}: ${wanted.join('|') || 'none'} wanted`;
      misses.push({
        kind,
        item: one.id,
        words: `“${one.text}” ${wanted.join('|')} not ${said[field] || 'none'} (${said.via})`,
      });
    }
  }
  const metrics = { country: tally.share('country'), sector: tally.share('sector') };
  return { n: cases.length, metrics, misses };
}

/** Phrases to country and sector, as of the case's date; without a date no day is assumed. */
export const actorsSet: GateSet = {
  name: 'actors',
  metrics: ['country', 'sector'],
  measure: async (folder, system) => {
    const collections = await readCollections(folder, actorCase);
    return measureActors(
      collections.flatMap((collection) => collection.items),
      system,
    );
  },
};
