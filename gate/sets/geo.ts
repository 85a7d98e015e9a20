import { z } from 'zod';
import { countryLookup } from '../countries.ts';
import { readCollections } from '../folder.ts';
import { overlapOf } from '../matching.ts';
import { codePointOffsets, spanOf } from '../offsets.ts';
import type { GateSet, Miss } from '../set.ts';
import { share } from '../shares.ts';
import { dayOf } from '../system.ts';

const placedText = z.object({
  id: z.string(),
  text: z.string(),
  date: z.string().nullish(),
  toponyms: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      country: z.string().nullable(),
      feature: z.string().nullable(),
    }),
  ),
});

/**
 * GeoNames classes of what a name points at: independent states (`PCLI`; demonyms point at them too) and
 * capitals (`PPLC`). Dependent territories, regions and other towns are not asked for.
 */
const ASKED: ReadonlySet<string> = new Set(['PCLI', 'PPLC']);

/** Names of countries, their capitals and demonyms in news, found and resolved to the country. */
export const geoSet: GateSet = {
  name: 'geo',
  metrics: ['country'],
  measure: async (folder, system) => {
    const collections = await readCollections(folder, placedText);
    const items = collections.flatMap((collection) => collection.items);
    const codeOf = countryLookup(system.lexicon);
    const misses: Miss[] = [];
    let asked = 0;
    let right = 0;
    for (const item of items) {
      const at = codePointOffsets(item.text);
      const { mentions } = system.read({ text: item.text, day: dayOf(item.date ?? null) });
      for (const place of item.toponyms) {
        if (place.country === null || !ASKED.has(place.feature ?? '')) continue;
        asked += 1;
        const span = spanOf(at, place.start, place.end);
        const code = codeOf(place.country);
        const [best] = mentions
          .filter((mention) => overlapOf(mention, span) > 0)
          .sort((a, b) => overlapOf(b, span) - overlapOf(a, span) || a.start - b.start);
        if (best !== undefined && code !== null && best.actors.includes(code)) {
          right += 1;
          continue;
        }
        const around = item.text.slice(Math.max(0, span.start - 30), span.end + 20);
        misses.push({
          kind: `${best === undefined ? 'not found' : 'resolved to another'}: ${place.feature === 'PPLC' ? 'capital' : 'country or demonym'}`,
          item: item.id,
          words: `“${item.text.slice(span.start, span.end)}” ${place.country} not ${best?.actors.join('+') ?? 'anything'} in “${around.replace(/\s+/g, ' ')}”`,
        });
      }
    }
    return { n: items.length, metrics: { country: share(right, asked), asked }, misses };
  },
};
