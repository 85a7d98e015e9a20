import { isProse } from './find-body.ts';
import type { PageBlock } from './page-blocks.ts';
import { isByline, isOutletsWord, isTimeLine, opensWhatFollows } from './page-lines.ts';

/** Paragraphs at either end that may be the outlet's word about itself. */
const MAX_OUTLETS_WORDS = 4;
/** What follows an article may hold this share of its characters in prose. */
const MAX_FOLLOWING_SHARE = 0.2;
/** "Read more" and its like in the middle of an article name one other story; those that open a list are short. */
const MAX_OPENING_CHARS = 32;
const MAX_STRAY_CHARS = 80;
const MAX_SCRAP_CHARS = 20;
const MIN_SCRAPS = 6;

function proseChars(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0);
}

/** Without the lines before the first paragraph that name the day and the writer, and what stands beside them. */
function withoutHead(blocks: readonly PageBlock[]): PageBlock[] {
  const first = Math.max(0, blocks.findIndex(isProse));
  const head = blocks.slice(0, first);
  const isMeta = head.some((block) => isTimeLine(block.text) || isByline(block.text));
  const kept = head.filter((block) => {
    if (isTimeLine(block.text) || isByline(block.text)) return false;
    return !(isMeta && block.kind === 'text' && block.text.length <= MAX_STRAY_CHARS);
  });
  return [...kept, ...blocks.slice(first)];
}

/** Cut before the heading that opens what follows the article, where little prose comes after it. */
function withoutFollowing(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const all = proseChars(blocks);
  let before = 0;
  for (const [index, block] of blocks.entries()) {
    if (isProse(block)) before += block.text.length;
    else if (opensWhatFollows(block.text)) {
      const isShort = block.text.length <= MAX_OPENING_CHARS;
      const share = block.kind === 'heading' ? MAX_FOLLOWING_SHARE : isShort ? 0.05 : 0;
      if (block.kind !== 'item' && all - before <= all * share) return blocks.slice(0, index);
    }
  }
  return blocks;
}

/** Without headings that head nothing and the outlet's words about itself at the end. */
function withoutTail(blocks: readonly PageBlock[]): PageBlock[] {
  const kept = [...blocks];
  for (let taken = 0; taken < MAX_OUTLETS_WORDS && kept.length > 1; ) {
    const last = kept.at(-1);
    if (last === undefined) break;
    const isMostlyLinked = last.linked > last.text.length / 2;
    if (last.kind === 'heading' || isMostlyLinked || isTimeLine(last.text)) kept.pop();
    else if (isOutletsWord(last.text)) {
      kept.pop();
      taken += 1;
    } else break;
  }
  return kept;
}

/** Without long runs of scraps: the numbers and labels of a drawing that was made of elements. */
function withoutScraps(blocks: readonly PageBlock[]): PageBlock[] {
  const kept: PageBlock[] = [];
  let run = 0;
  const endRun = (): void => {
    if (run >= MIN_SCRAPS) kept.length -= run;
    run = 0;
  };
  for (const block of blocks) {
    const isScrap =
      block.kind === 'text' &&
      block.text.length <= MAX_SCRAP_CHARS &&
      !/\p{L}[.!?:]["'”’»)\]]{0,3}$/u.test(block.text);
    if (!isScrap) endRun();
    kept.push(block);
    if (isScrap) run += 1;
  }
  endRun();
  return kept;
}

/** The article's blocks without what stands at its ends and is not told by it. */
export function trimBody(blocks: readonly PageBlock[]): readonly PageBlock[] {
  return withoutTail(withoutFollowing(withoutHead(withoutScraps(blocks))));
}
