import { sectorsIn } from './sectors.ts';
import type { SentenceView } from './sentence-view.ts';
import type { Act } from './types.ts';

/** Sectors that other sentences of the dispatch name for the same accord, or for cooperation under it. */
export function withSectors(acts: readonly Act[], views: readonly SentenceView[]): Act[] {
  if (acts.length === 0) return [];
  const named = views.map((view) => ({
    view,
    sectors: sectorsIn(view),
    isCooperation: view.tokens.some((token) =>
      /^(?:cooperat|co-operat|collaborat|areas|sectors|fields)/.test(token.lower),
    ),
  }));
  return acts.map((act) => {
    if (act.accord === null || act.isBackground) return act;
    const sectors = [...act.sectors];
    const spans = [...act.sectorSpans];
    for (const { view, sectors: found, isCooperation } of named) {
      const isAbout = view.accords.some((accord) => accord.it.accord === act.accord?.id);
      if (
        !isAbout &&
        !(
          isCooperation &&
          view.mentions.some((mention) =>
            mention.it.actors.some((code) => act.subjects.includes(code)),
          )
        )
      )
        continue;
      for (const item of found) {
        if (sectors.includes(item.sector)) continue;
        sectors.push(item.sector);
        spans.push(item.sentence);
      }
    }
    return { ...act, sectors, sectorSpans: spans };
  });
}
