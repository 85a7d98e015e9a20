import type { Refusal, StageResult } from '../../kernel/index.ts';
import type { Article } from '../types.ts';
import { isBoilerplate } from './boilerplate.ts';
import { findBody } from './find-body.ts';
import type { PageBlocks } from './page-blocks.ts';
import { pageMetadata } from './page-metadata.ts';
import { lettersOf } from './page-title.ts';
import { plainBlocks } from './plain-blocks.ts';
import { type PageLimits, type PageScan, scanPage } from './scan-page.ts';
import { trimBody } from './trim-body.ts';

/** Far beyond what pages of outlets come to (depth 60, 8,000 elements); the work is linear in all of it. */
const PAGE_LIMITS: PageLimits = { maxDepth: 512, maxElements: 200_000 };

/** Less than this is a stray line, and the whole page is looked at instead. */
const MIN_ARTICLE_CHARS = 140;
/** Of a page without a recognised article only what looks like running text is kept. */
const MIN_RUNNING_CHARS = 60;

/** The title stands at the head of an article or nowhere in it. */
const HEAD_BLOCKS = 6;
const MAX_TITLE = 400;

function refusalOf(code: Refusal['code'], params: Refusal['params']): Refusal {
  return { stage: 'reading', code, dispatch: null, span: null, params };
}

function guardRefusal(over: NonNullable<PageScan['over']>): Refusal {
  const limit = PAGE_LIMITS[over];
  if (over === 'maxDepth') {
    return refusalOf('reading.too-deep', { depth: `more than ${limit}`, limit });
  }
  return refusalOf('reading.too-many-elements', { limit });
}

function isRunningText(block: string): boolean {
  return block.length >= MIN_RUNNING_CHARS || /[.!?]["'”’»)\]]{0,3}$/.test(block);
}

function sizeOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}

/** Paragraphs without boilerplate, without the title at their head, without a line twice in a row. */
function paragraphsOf(blocks: readonly string[], titles: ReadonlySet<string>): string[] {
  const paragraphs: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const isTitle =
      index < HEAD_BLOCKS && block.length <= MAX_TITLE && titles.has(lettersOf(block));
    if (!isTitle && !isBoilerplate(block) && paragraphs.at(-1) !== block) paragraphs.push(block);
  }
  return paragraphs;
}

/** The article as its lines tell it; empty where none is found. */
function bodyOf(page: PageBlocks, titles: ReadonlySet<string>): string[] {
  const body = findBody(page);
  if (body === null) return [];
  const blocks = page.blocks.slice(body.from, body.to).filter((block) => !block.isDropped);
  return paragraphsOf(
    trimBody(blocks).map((block) => block.text),
    titles,
  );
}

/** All that reads like running text, for a page in which no article was found. */
function runningText(lines: readonly string[], titles: ReadonlySet<string>): string[] {
  return paragraphsOf(lines.filter(isRunningText), titles);
}

/** The article, else what is found when names of elements are not trusted, else all running text. */
function paragraphsOfPage(page: PageBlocks, titles: ReadonlySet<string>): string[] {
  const found = bodyOf(page, titles);
  if (sizeOf(found) >= MIN_ARTICLE_CHARS) return found;
  const strict = runningText(
    page.blocks.filter((block) => !block.isDropped).map((block) => block.text),
    titles,
  );
  page.readmit();
  const candidates = [found, strict, bodyOf(page, titles)];
  const enough = candidates.find((lines) => sizeOf(lines) >= MIN_ARTICLE_CHARS);
  return enough ?? candidates.find((lines) => lines.length > 0) ?? [];
}

/**
 * Reads the article of an HTML page. Of a page deeper than 512 elements or with more than 200,000 the plain
 * text is kept and `reading.too-deep` or `reading.too-many-elements` returned. A page without running text
 * gives null and `reading.no-article`.
 */
export function parseHtml(content: string, address: string | null): StageResult<Article | null> {
  const scan = scanPage(content, PAGE_LIMITS);
  const refusals: Refusal[] = scan.over === null ? [] : [guardRefusal(scan.over)];
  const metadata = pageMetadata(scan.facts, address);
  const titles = new Set(metadata.titles.map(lettersOf));
  const paragraphs =
    scan.over === null
      ? paragraphsOfPage(scan.page, titles)
      : runningText(plainBlocks(content), titles);
  if (paragraphs.length === 0) {
    return { items: null, refusals: [...refusals, refusalOf('reading.no-article', {})] };
  }
  return { items: { ...metadata.article, paragraphs }, refusals };
}
