import { join } from 'node:path';
import { z } from 'zod';
import { parseInstant } from '../../src/kernel/index.ts';
import type { Article } from '../../src/reading/index.ts';
import { readBytes, readJson } from '../folder.ts';
import type { GateSet, Miss } from '../set.ts';
import { Tally } from '../shares.ts';

const text = z.string().nullish();
const expected = z.record(
  z.string(),
  z.object({ title: text, byline: text, lang: text, publishedTime: text }),
);

function folded(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** The language without its region: the system keeps ISO 639-1 ("en"), pages write "en-US" or "en-us". */
function languageOf(tag: string): string {
  return (folded(tag).split(/[-_]/)[0] ?? '').toLowerCase();
}

/**
 * Times are told apart as moments, not as writings: "…T07:00:02.000Z" and "…T07:00:02Z" are one. Where the
 * page gives no offset there is no moment, and the day counts.
 */
function isSameTime(gold: string, article: Article): boolean {
  const wanted = parseInstant(folded(gold).replace(/(\.\d{1,9})\d*/, '$1'));
  if (wanted === null) return false;
  return wanted.at === null
    ? article.publishedDay === wanted.day
    : article.publishedAt === wanted.at;
}

/** Titles, bylines, times and languages of pages; each over the pages that state it. */
export const metadataSet: GateSet = {
  name: 'metadata',
  metrics: ['title', 'byline', 'published', 'language'],
  measure: async (folder, system) => {
    const pages = Object.entries(await readJson(join(folder, 'expected.json'), expected));
    const tally = new Tally();
    const misses: Miss[] = [];
    for (const [id, gold] of pages) {
      const page = await readBytes(join(folder, 'pages', `${id}.html.gz`));
      const article = system.article(page, null);
      const check = (
        field: string,
        wanted: string | null | undefined,
        rest: { said: string | null; isRight: (wanted: string) => boolean },
      ): void => {
        if (wanted == null || wanted.trim() === '') return;
        const isRight = rest.isRight(wanted);
        tally.add(field, isRight);
        if (!isRight)
          misses.push({
            kind: `${field} wrong`,
            item: id,
            words: `“${wanted}” not “${rest.said}”`,
          });
      };
      const same = (said: string | null | undefined) => (wanted: string) =>
        said != null && folded(said) === folded(wanted);
      const title = article?.title ?? null;
      const byline = article?.byline ?? null;
      const language = article?.language ?? null;
      check('title', gold.title, { said: title, isRight: same(title) });
      check('byline', gold.byline, { said: byline, isRight: same(byline) });
      check('language', gold.lang, {
        said: language,
        isRight: (tag) => language !== null && languageOf(language) === languageOf(tag),
      });
      check('published', gold.publishedTime, {
        said: article?.publishedDay ?? null,
        isRight: (time) => article !== null && isSameTime(time, article),
      });
    }
    const metrics = Object.fromEntries(
      metadataSet.metrics.map((metric) => [metric, tally.share(metric)]),
    );
    return { n: pages.length, metrics, misses };
  },
};
