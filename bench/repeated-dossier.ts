import { readBundledDossier } from '../src/desk/index.ts';
import { addDays, type CivilDay } from '../src/kernel/index.ts';
import type { SourceDocument } from '../src/sources/index.ts';

const DAY_MS = 86_400_000;

/** How far the days of each further round lie before those of the first. */
export const SPACING_DAYS = {
  /** Each round in a time of its own: developments stay as small as in the dossier. */
  spread: 2_200,
  /** All rounds within weeks: copies of one text pile up in the same developments. */
  crowded: 1,
} as const;

/**
 * The dossier again and again, each round by other outlets at other addresses on other days, until `count`
 * documents are there. A page of HTML bears its own metadata; what is given here goes before it.
 */
export async function repeatedDossier(
  count: number,
  spacingDays: number,
): Promise<SourceDocument[]> {
  const dossier: SourceDocument[] = [];
  for await (const item of readBundledDossier())
    if (item.kind === 'document') dossier.push(item.document);
  const documents: SourceDocument[] = [];
  for (let round = 0; documents.length < count; round += 1) {
    for (const [index, document] of dossier.entries()) {
      if (documents.length >= count) break;
      const { meta } = document;
      const back = round * spacingDays;
      const day = addDays(meta.publishedDay ?? ('2025-11-07' as CivilDay), -back);
      documents.push({
        ...document,
        meta: {
          ...meta,
          outlet: `${meta.outlet ?? 'Page'} ${round}`,
          address: `https://round-${round}.example/${index}`,
          publishedDay: day,
          publishedAt: meta.publishedAt === null ? null : meta.publishedAt - back * DAY_MS,
          sourceId: null,
          revisionOf: null,
        },
      });
    }
  }
  return documents;
}
