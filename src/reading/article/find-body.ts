import type { PageBlock, PageBlocks, PageElement } from './page-blocks.ts';

/** A run of blocks of the page: the article, before stray lines are taken out. */
export interface FoundBody {
  readonly element: PageElement;
  readonly from: number;
  readonly to: number;
}

const MIN_PROSE_CHARS = 50;
const MIN_UNPUNCTUATED_CHARS = 150;
const MAX_COUNTED_CHARS = 1500;
const MAX_PROSE_LINKED = 0.5;
const UNLIKELY = 0.6;

const PUNCTUATED = /[.!?…:;。！？؟।,"”»)][\s\u00a0]*(?:\S|$)/;
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;

/** Characters of a text; a sign of the scripts that write words or syllables counts thrice. */
function weightOf(text: string): number {
  const dense = /[\u3040-\u9fff\uac00-\ud7af]/.test(text) ? (text.match(DENSE)?.length ?? 0) : 0;
  return text.length + 2 * dense;
}

export function isProse(block: PageBlock): boolean {
  if (block.isDropped || block.kind === 'heading') return false;
  const weight = weightOf(block.text);
  const linked = block.linked / block.text.length;
  if (weight < MIN_PROSE_CHARS || linked >= MAX_PROSE_LINKED) return false;
  return weight >= MIN_UNPUNCTUATED_CHARS || PUNCTUATED.test(block.text);
}

/** The nearest element around a block that holds other blocks as well. */
function siblingsOf(block: PageBlock): PageElement {
  let element = block.owner;
  while (element.parent !== null && element.to - element.from <= 1) element = element.parent;
  return element;
}

/** Prose alone in an element with a linked line beside it tells of another story. */
function isTeaser(blocks: readonly PageBlock[], index: number, owner: PageElement): boolean {
  return [index - 1, index + 1].some((at) => {
    const near = at >= owner.from && at < owner.to ? blocks[at] : undefined;
    return near !== undefined && near.linked >= near.text.length * 0.8;
  });
}

/**
 * What each block speaks for or against an article: prose by its length, most where its neighbours in one
 * element are prose too, since that is how an article is built and a list of teasers is not. What is linked
 * and short speaks against it.
 */
function worthOf(blocks: readonly PageBlock[]): number[] {
  const prose = blocks.map(isProse);
  const siblings = new Map<PageElement, number>();
  const owners = blocks.map((block, index) => {
    if (prose[index] !== true) return null;
    const owner = siblingsOf(block);
    siblings.set(owner, (siblings.get(owner) ?? 0) + 1);
    return owner;
  });
  return blocks.map((block, index) => {
    if (block.isDropped) return -4;
    const owner = owners[index] ?? null;
    if (owner === null) {
      const isPlain = block.linked < block.text.length / 2;
      // A table of numbers is part of what it stands in.
      if (block.kind === 'cell' && isPlain) return -1;
      if (block.kind === 'heading') return isPlain ? -3 : -20;
      return isPlain ? -4 : -12 - Math.min(block.linked, 100) / 2;
    }
    const count = siblings.get(owner) ?? 1;
    if (count === 1 && isTeaser(blocks, index, owner)) return -8;
    const cohesion = count >= 3 ? 1 : count === 2 ? 0.7 : 0.3;
    const likely = block.isUnlikely ? UNLIKELY : 1;
    const kind = block.kind === 'text' ? 1 : block.kind === 'item' ? 0.6 : 0.5;
    const plain = 1 - block.linked / block.text.length;
    return (
      Math.min(weightOf(block.text), MAX_COUNTED_CHARS) * plain * plain * cohesion * kind * likely
    );
  });
}

/**
 * A part of the page that names itself the text of an article is taken instead of one around it, where it
 * holds this share of what all such parts hold, and this share of what is worth anything in the greater one.
 */
const SHARE_OF_BODIES = 0.92;
const SHARE_OF_BEST = 0.35;

/**
 * Finds the element whose lines speak most for being the article: the one with the greatest sum, which is
 * the smallest around all prose that is worth what lies between. Null for a page without prose.
 */
export function findBody(page: PageBlocks): FoundBody | null {
  const { blocks, elements } = page;
  const sums = [0];
  for (const worth of worthOf(blocks)) sums.push((sums.at(-1) ?? 0) + worth);
  const sumOf = (element: PageElement): number =>
    (sums[element.to] ?? 0) - (sums[element.from] ?? 0);
  let best: PageElement | null = null;
  let bestSum = 0;
  for (const element of elements) {
    const sum = sumOf(element);
    // Of two with equal sums the inner one, which comes later.
    if (sum > 0 && sum >= bestSum) [best, bestSum] = [element, sum];
  }
  if (best === null) return null;
  const bodies = elements.filter(
    (element) => element.isBody && element.from >= best.from && element.to <= best.to,
  );
  // Parts that lie in one another count once: the outer ones come first.
  let bodySum = 0;
  let end = best.from;
  for (const element of bodies) {
    if (element.from < end) continue;
    bodySum += Math.max(0, sumOf(element));
    end = element.to;
  }
  let body = best;
  for (const element of bodies) {
    const sum = sumOf(element);
    if (sum >= bodySum * SHARE_OF_BODIES && sum >= bestSum * SHARE_OF_BEST) body = element;
  }
  return { element: body, from: body.from, to: body.to };
}
