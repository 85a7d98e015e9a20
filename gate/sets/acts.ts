import { z } from 'zod';
import type { Act } from '../../src/events/index.ts';
import { isSameDay } from '../days-alike.ts';
import { readCollections } from '../folder.ts';
import { matchSpans, overlapOf } from '../matching.ts';
import { codePointOffsets, spanOf } from '../offsets.ts';
import type { GateSet, Measured, Miss } from '../set.ts';
import { f1, isSameSet, share, Tally } from '../shares.ts';
import { dayOf, type System } from '../system.ts';

const range = z.tuple([z.number(), z.number()]);
const goldAct = z.object({
  subjects: z.array(z.string()),
  objects: z.array(z.string()),
  accord: z.string().nullable(),
  accordSpan: range.nullable(),
  treatyAction: z.string().nullable(),
  act: z.string().nullable(),
  stage: z.string().nullable(),
  modality: z.string(),
  day: z.object({ value: z.string() }).nullable(),
  trigger: range,
});
type GoldAct = z.infer<typeof goldAct>;

export const actItem = z.object({
  id: z.string(),
  text: z.string(),
  published: z.string(),
  tags: z.array(z.string()),
  acts: z.array(goldAct),
});
export type ActItem = z.infer<typeof actItem>;

const FIELDS = ['type', 'subject', 'object', 'accord', 'stage', 'modality', 'day'] as const;

export function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[\s.’']+/g, ' ')
    .trim();
}

/**
 * Charters that the lexicon keeps apart from their organisation. In the set both have one name
 * (rule 10 of its README), so either is right.
 */
const CHARTERS: Readonly<Record<string, string>> = {
  'north-atlantic-treaty': 'nato',
  'un-charter': 'un',
};

/** The identifier under which an accord is compared. */
export function comparedAccord(id: string): string {
  return CHARTERS[id] ?? id;
}

/** Usual names of accords, as the set writes them, to the identifiers of the lexicon. */
export function accordNames(system: System): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  // An accord's own name goes before what another accord is called besides.
  for (const accord of system.lexicon.accords) ids.set(foldedName(accord.name), accord.id);
  for (const accord of system.lexicon.accords) {
    for (const name of [accord.id, accord.organisation ?? '', ...accord.names]) {
      const key = foldedName(name);
      if (key !== '' && !ids.has(key)) ids.set(key, accord.id);
    }
  }
  return ids;
}

/**
 * The stage in the terms of the set, which ranks acts under accords alone: to sever or to restore relations
 * stands on no rung there, while we keep rungs of relations too; nor does provisional application.
 */
function stageOf(act: Act): string | null {
  const isRanked = act.bilateralAct === null && act.treatyAction !== 'provisional-application';
  return isRanked ? act.stage : null;
}

function isSameAccord(
  gold: GoldAct,
  said: Act,
  ground: { ids: ReadonlyMap<string, string>; at: (offset: number) => number },
): boolean {
  if (gold.accord === null || said.accord === null)
    return gold.accord === null && said.accord === null;
  const known = ground.ids.get(foldedName(gold.accord));
  if (known !== undefined && comparedAccord(known) === comparedAccord(said.accord.id)) return true;
  // Two known accords are told apart by what they are; where one is unknown, the words decide.
  if ((known !== undefined && said.accord.isKnown) || gold.accordSpan === null) return false;
  return overlapOf(spanOf(ground.at, ...gold.accordSpan), said.accord.span) > 0;
}

/** What came and what was wanted of one field, for the list of misses. */
function values(field: (typeof FIELDS)[number], gold: GoldAct, said: Act): [string, string] {
  const pairs: Record<(typeof FIELDS)[number], [unknown, unknown]> = {
    type: [gold.treatyAction ?? gold.act, said.treatyAction ?? said.bilateralAct],
    subject: [gold.subjects, said.subjects],
    object: [gold.objects, said.objects],
    accord: [gold.accord, said.accord?.id ?? null],
    stage: [gold.stage, stageOf(said)],
    modality: [gold.modality, said.modality],
    day: [gold.day?.value ?? null, said.day?.value ?? null],
  };
  const [wanted, came] = pairs[field];
  return [JSON.stringify(wanted), JSON.stringify(came)];
}

/** Measures acts over items that are read already; see METRICS.md, `acts`. */
export function measureActs(items: readonly ActItem[], system: System): Measured {
  const ids = accordNames(system);
  const tally = new Tally();
  const misses: Miss[] = [];
  let hits = 0;
  let saidCount = 0;
  let goldCount = 0;
  for (const item of items) {
    const { id, text } = item;
    const miss = (kind: string, words: string): number => misses.push({ kind, item: id, words });
    const said = system.acts({
      text,
      day: dayOf(item.published),
      isHeadline: item.tags.includes('headline'),
    });
    const at = codePointOffsets(text);
    const goldTriggers = item.acts.map((act) => spanOf(at, ...act.trigger));
    const pairs = matchSpans(
      goldTriggers,
      said.map((act) => act.trigger),
    );
    hits += pairs.length;
    saidCount += said.length;
    goldCount += item.acts.length;
    if (item.acts.length === 0) {
      tally.add('falseOnNegatives', said.length > 0);
    }
    const saidOf = new Map(pairs.map((pair) => [pair.gold, said[pair.said]]));
    item.acts.forEach((gold, index) => {
      const act = saidOf.get(index);
      if (gold.modality !== 'done') tally.add('falseDone', act?.modality === 'done');
      if (act === undefined) {
        const trigger = text.slice(goldTriggers[index]?.start, goldTriggers[index]?.end);
        miss('act missed', `“${trigger}” ${gold.treatyAction ?? gold.act ?? 'root only'}`);
        return;
      }
      const isRight: Record<(typeof FIELDS)[number], boolean> = {
        type: (gold.treatyAction ?? gold.act) === (act.treatyAction ?? act.bilateralAct),
        subject: isSameSet(gold.subjects, act.subjects),
        object: isSameSet(gold.objects, act.objects),
        accord: isSameAccord(gold, act, { ids, at }),
        stage: gold.stage === stageOf(act),
        modality: gold.modality === act.modality,
        day: isSameDay(act.day?.value ?? null, gold.day?.value ?? null),
      };
      for (const field of FIELDS) {
        tally.add(field, isRight[field]);
        const [wanted, came] = values(field, gold, act);
        if (!isRight[field])
          miss(
            `${field} wrong`,
            `“${text.slice(act.trigger.start, act.trigger.end)}” ${wanted} not ${came}`,
          );
      }
    });
    const matched = new Set(pairs.map((pair) => pair.said));
    said.forEach((act, index) => {
      if (matched.has(index)) return;
      const words = text.slice(act.trigger.start, act.trigger.end);
      const kind = item.acts.length === 0 ? 'act on a negative' : 'act too many';
      miss(kind, `“${words}” ${act.treatyAction ?? act.bilateralAct} ${act.modality}`);
    });
  }
  return {
    n: items.length,
    metrics: {
      triggerF1: f1(hits, saidCount, goldCount),
      triggerPrecision: share(hits, saidCount),
      triggerRecall: share(hits, goldCount),
      ...Object.fromEntries(FIELDS.map((field) => [field, tally.share(field)])),
      falseDone: tally.share('falseDone'),
      falseOnNegatives: tally.share('falseOnNegatives'),
    },
    misses,
  };
}

/**
 * Acts in single sentences. An item tagged `headline` is handed over as a title, as a page would give it.
 */
export const actsSet: GateSet = {
  name: 'acts',
  metrics: ['triggerF1', ...FIELDS, 'falseDone', 'falseOnNegatives'],
  measure: async (folder, system) => {
    const collections = await readCollections(folder, actItem);
    return measureActs(
      collections.flatMap((collection) => collection.items),
      system,
    );
  },
};
