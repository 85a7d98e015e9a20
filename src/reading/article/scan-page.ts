import { Parser } from 'htmlparser2';
import { PageCleaner } from './page-cleaner.ts';
import { type PageFacts, PageFactsCollector } from './page-facts.ts';

export interface PageLimits {
  readonly maxDepth: number;
  readonly maxElements: number;
  /** Deeper elements are folded into the one above them before the article is looked for. */
  readonly maxWrittenDepth: number;
  /** Elements that are left when the page is written again. */
  readonly maxWrittenElements: number;
  /** Characters left, each counted once for every element around it. */
  readonly maxWeight: number;
}

/** What one pass over a page gives. */
export interface PageScan {
  readonly facts: PageFacts;
  /** The page's words in clean tags; null when it is over a limit. */
  readonly html: string | null;
  /** Which limit it is over; null when it is within all. */
  readonly over: keyof PageLimits | null;
}

/** The parser cannot be stopped inside of a piece, and its own cost grows with open elements. */
const PIECE_LENGTH = 8 * 1024;

/**
 * Goes over a page once, tag by tag, without building a tree: measures its depth and its elements, gathers
 * what it says about itself, and writes it again without all that is no article. Stops at the first piece
 * in which a limit is passed; the facts are those up to there.
 */
export function scanPage(content: string, limits: PageLimits): PageScan {
  const facts = new PageFactsCollector();
  const cleaner = new PageCleaner(limits.maxWrittenDepth);
  let depth = 0;
  let elements = 0;
  let over: PageScan['over'] = null;
  let text = '';
  const endText = (): void => {
    if (text === '') return;
    facts.text(text);
    cleaner.text(text);
    text = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (over !== null) return;
      endText();
      depth += 1;
      elements += 1;
      if (depth > limits.maxDepth) over = 'maxDepth';
      else if (elements > limits.maxElements) over = 'maxElements';
      facts.open(name, attributes);
      cleaner.open(name, attributes);
    },
    ontext(data) {
      // Every “&” and “<” in a text comes by itself: one addition each, the rest at the next tag.
      text += data;
    },
    onclosetag(name) {
      if (over !== null) return;
      endText();
      depth -= 1;
      facts.close(name);
      cleaner.close();
    },
  });
  for (let start = 0; start < content.length && over === null; start += PIECE_LENGTH) {
    parser.write(content.slice(start, start + PIECE_LENGTH));
  }
  // A parser over its limit is left as it is: closing what is open would be the cost that was refused.
  if (over === null) {
    parser.end();
    endText();
    if (cleaner.elements > limits.maxWrittenElements) over = 'maxWrittenElements';
    else if (cleaner.weight > limits.maxWeight) over = 'maxWeight';
  }
  return { facts: facts.facts(), html: over === null ? cleaner.html() : null, over };
}
