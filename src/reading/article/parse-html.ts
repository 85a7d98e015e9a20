import { foldLine, type Refusal, type StageResult } from '../../kernel/index.ts';
import type { Article } from '../types.ts';
import { isBoilerplate } from './boilerplate.ts';
import { restored } from './page-cleaner.ts';
import { pageMetadata } from './page-metadata.ts';
import { plainBlocks } from './plain-blocks.ts';
import { readableBlocks } from './readable-blocks.ts';
import { type PageLimits, type PageScan, scanPage } from './scan-page.ts';

/**
 * Looking for the article costs more than linear time in depth, elements and text, so each is capped.
 * Measured in November 2026 on two busy cores: the slowest page within the caps took under two seconds, a news page 20 ms.
 * Of 83 stored news pages the largest came to 445 elements and 230,000 characters of the last two.
 */
const PAGE_LIMITS: PageLimits = {
  maxDepth: 512,
  maxElements: 50_000,
  maxWrittenDepth: 50,
  maxWrittenElements: 4000,
  maxWeight: 20_000_000,
};

/** Less than this is a stray line, and the whole page is looked at instead. */
const MIN_ARTICLE_CHARS = 140;
/** Of a page without a recognised article only what looks like running text is kept. */
const MIN_RUNNING_CHARS = 60;

function refusalOf(code: Refusal['code'], params: Refusal['params']): Refusal {
  return { stage: 'reading', code, dispatch: null, span: null, params };
}

function guardRefusal(over: NonNullable<PageScan['over']>): Refusal {
  const limit = PAGE_LIMITS[over];
  if (over === 'maxDepth') {
    return refusalOf('reading.too-deep', { depth: `more than ${limit}`, limit });
  }
  return refusalOf(over === 'maxWeight' ? 'reading.too-much-text' : 'reading.too-many-elements', {
    limit,
  });
}

function isRunningText(block: string): boolean {
  return block.length >= MIN_RUNNING_CHARS || /[.!?]["'”’»)\]]{0,3}$/.test(block);
}

function sizeOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}

/** Paragraphs without boilerplate, without the title at their head, without a line twice in a row. */
function paragraphsOf(blocks: readonly string[], title: string | null): string[] {
  const paragraphs: string[] = [];
  for (const block of blocks) {
    const isTitle = paragraphs.length === 0 && title !== null && foldLine(title) === block;
    if (!isTitle && !isBoilerplate(block) && paragraphs.at(-1) !== block) paragraphs.push(block);
  }
  return paragraphs;
}

/**
 * Reads the article of an HTML page. A page deeper than 512 elements or with more than 50,000 is not built
 * as a tree: its plain text is kept and `reading.too-deep`, `reading.too-many-elements` or
 * `reading.too-much-text` returned. A page without running text gives null and `reading.no-article`.
 */
export function parseHtml(content: string, address: string | null): StageResult<Article | null> {
  const scan = scanPage(content, PAGE_LIMITS);
  const refusals: Refusal[] = scan.over === null ? [] : [guardRefusal(scan.over)];
  const found =
    scan.html === null
      ? { blocks: [], byline: null }
      : readableBlocks(scan.html, scan.facts.title ?? '');
  const metadata = pageMetadata(scan.facts, { byline: found.byline, address });
  let paragraphs = paragraphsOf(found.blocks, metadata.title);
  if (sizeOf(paragraphs) < MIN_ARTICLE_CHARS) {
    const plain = plainBlocks(scan.html ?? content)
      .map(restored)
      .filter(isRunningText);
    const whole = paragraphsOf(plain, metadata.title);
    if (sizeOf(whole) > sizeOf(paragraphs)) paragraphs = whole;
  }
  if (paragraphs.length === 0) {
    return { items: null, refusals: [...refusals, refusalOf('reading.no-article', {})] };
  }
  return { items: { ...metadata, paragraphs }, refusals };
}
