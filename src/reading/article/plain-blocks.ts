import { Tokenizer } from 'htmlparser2';
import { foldLine } from '../../kernel/index.ts';

const SILENT = new Set(
  'script style noscript template title svg math iframe nav footer button select textarea figcaption'.split(
    ' ',
  ),
);
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rb rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/**
 * The words of a page in blocks of running text, read token by token without a stack: linear in the page,
 * whatever it nests. Silent elements (scripts, navigation, ...) are passed over up to their first end tag.
 */
export function plainBlocks(content: string): string[] {
  const blocks: string[] = [];
  let words = '';
  let silent: string | null = null;
  let opening = '';
  const flush = (): void => {
    const block = foldLine(words);
    if (block !== '') blocks.push(block);
    words = '';
  };
  const boundary = (name: string): void => {
    if (!INLINE.has(name)) flush();
  };
  const nothing = (): void => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext(start, end) {
        if (silent === null) words += content.slice(start, end);
      },
      ontextentity(codepoint) {
        if (silent === null) words += String.fromCodePoint(codepoint);
      },
      onopentagname(start, end) {
        // Names of tags are short; a long one is no tag of HTML and parts words like any other block.
        opening = content.slice(start, Math.min(end, start + 32)).toLowerCase();
        boundary(opening);
      },
      onopentagend() {
        if (silent === null && SILENT.has(opening)) silent = opening;
      },
      onselfclosingtag() {
        opening = '';
      },
      onclosetag(start, end) {
        const name = content.slice(start, Math.min(end, start + 32)).toLowerCase();
        if (silent === name) silent = null;
        boundary(name);
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(content);
  tokenizer.end();
  flush();
  return blocks;
}
