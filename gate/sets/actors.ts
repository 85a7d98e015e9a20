import { z } from 'zod';
import type { Mention } from '../../src/reading/index.ts';
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

/** Our codes of organisations that the set codes in its own way; all other organisations are `IGO` there. */
const ORGANISATION_CODES: Readonly<Record<string, string>> = { UN: 'UNO', WHO: 'UNO', EU: 'EUR' };

/**
 * The set's country code of an actor: states by ISO 3166-1, an armed movement or an authority by the state
 * it belongs to, organisations by the set's own codes. The empty text means: no country.
 */
function countryOf(code: string, system: System): string {
  if (system.names.state(code) !== null) return code;
  const own = ORGANISATION_CODES[code];
  if (own !== undefined) return own;
  const body = system.lexicon.bodies.find((entry) => entry.code === code);
  if (body !== undefined) return body.of === null ? '' : countryOf(body.of, system);
  return system.lexicon.accords.some((accord) => accord.organisation === code) ? 'IGO' : '';
}

/**
 * The set's sector of a mention. The system codes actors and offices, not sectors; the sector follows from
 * the way in which the actor was named. Offices, titles, capitals and seats speak for a government (`GOV`),
 * armed movements are `REB`; names, adjectives and peoples have no sector, as in the set.
 */
function sectorOf(mention: Mention, system: System): string {
  const body = system.lexicon.bodies.find((entry) => entry.code === mention.actors[0]);
  if (body?.kind === 'armed-movement') return 'REB';
  if (body?.kind === 'authority' || body?.kind === 'organ') return 'GOV';
  const isGovernment = ['office-holder', 'title', 'capital', 'seat'].includes(mention.via);
  return isGovernment ? 'GOV' : '';
}

/** Country and sector of a phrase: those of the first actor that is named in it. */
export function resolvePhrase(
  one: ActorCase,
  system: System,
): { country: string; sector: string; via: string } {
  // The context stands in a paragraph of its own, where it can support a name and not be taken for one.
  const text = one.context === null ? one.text : `${one.text}\n\n${one.context}`;
  const { mentions } = system.read({ text, day: dayOf(one.date) });
  const mention = mentions.find((item) => item.start < one.text.length);
  if (mention === undefined) return { country: '', sector: '', via: 'nothing' };
  const code = mention.actors[0];
  return {
    country: code === undefined ? '' : countryOf(code, system),
    sector: sectorOf(mention, system),
    via: mention.via,
  };
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
