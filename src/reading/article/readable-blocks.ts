import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { foldLine } from '../../kernel/index.ts';
import { restored } from './page-cleaner.ts';

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION ' +
    'TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);
const ELEMENT = 1;
const TEXT = 3;

/** A single line break parts paragraphs after the end of a sentence; elsewhere it is a wrapped line. */
const SENTENCE_END = /[.!?:]["'”’»)\]]{0,3}\s*$/;

/** The text of a tree in blocks, in order. Recursion is as deep as the tree, which the scan has capped. */
function blocksOf(root: Node): string[] {
  const blocks: string[] = [];
  let words = '';
  // The end of `words`, kept apart: asking a long text that is still growing for its end copies it.
  let tail = '';
  const flush = (): void => {
    const block = foldLine(restored(words));
    if (block !== '') blocks.push(block);
    words = '';
    tail = '';
  };
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT) {
        const text = child.nodeValue ?? '';
        words += text;
        tail = (tail + text.slice(-20)).slice(-20);
      }
      if (child.nodeType !== ELEMENT) continue;
      const name = child.nodeName.toUpperCase();
      if (name === 'BR') {
        if (SENTENCE_END.test(tail)) flush();
        else words += ' ';
        continue;
      }
      const isBlock = BLOCKS.has(name);
      if (isBlock) flush();
      walk(child);
      if (isBlock) flush();
    }
  };
  walk(root);
  flush();
  return blocks;
}

/**
 * The blocks of the article in a page that `scanPage` has cleaned, as Mozilla's Readability finds them,
 * and the byline it saw. Both are empty when it finds no article.
 */
export function readableBlocks(
  cleanHtml: string,
  title: string,
): { readonly blocks: readonly string[]; readonly byline: string | null } {
  const safeTitle = title.replace(/[<&]/g, ' ');
  const { document } = parseHTML(
    `<!doctype html><html><head><title>${safeTitle}</title></head><body>${cleanHtml}</body></html>`,
  );
  const found = new Readability<Node>(document, {
    serializer: (node) => node,
    disableJSONLD: true,
  }).parse();
  if (found?.content == null) return { blocks: [], byline: null };
  return {
    blocks: blocksOf(found.content),
    byline: found.byline == null ? null : restored(found.byline),
  };
}
