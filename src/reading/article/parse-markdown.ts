import { foldLine } from '../../kernel/index.ts';
import type { TextBlocks } from './parse-text.ts';
import { plainBlocks } from './plain-blocks.ts';

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:\s+|$)/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const ITEM = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
const QUOTE = /^ {0,3}(?:>\s?)+/;
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:\s/;
const TABLE_RULE = /^[\s|:-]+$/;

/** Where escaped signs are kept (private use) while marks are taken off. */
const ESCAPED_FROM = 0xe100;

/** Takes the marks off a run of Markdown and leaves its words; pictures go, links keep theirs. */
function inlineText(markdown: string): string {
  // Each bracket and each link target is capped, so that open brackets without end cost linear time.
  const bare = markdown
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
      String.fromCharCode(ESCAPED_FROM + sign.charCodeAt(0)),
    )
    .replace(/!\[[^[\]]{0,300}\](?:\([^()]{0,300}\)|\[[^\]]{0,100}\])?/g, '')
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(
      /\[([^[\]]{1,300})\](?:\([^()]{0,300}(?:\([^()]{0,100}\)[^()]{0,100})?\)|\[[^\]]{0,100}\])/g,
      '$1',
    )
    .replace(/<(?:https?:|mailto:)[^\s<>]{1,300}>/gi, '')
    .replace(/(\*{1,3}|~~|`{1,3})(?=\S)/g, '')
    .replace(/(?<=\S)(\*{1,3}|~~|`{1,3})/g, '')
    .replace(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, '');
  const words = /[<&]/.test(bare) ? plainBlocks(bare).join(' ') : bare;
  return foldLine(
    words.replace(/[\ue100-\ue17f]/g, (unit) =>
      String.fromCharCode(unit.charCodeAt(0) - ESCAPED_FROM),
    ),
  );
}

/** Collects lines into paragraphs; a title is the first heading of the first level. */
class MarkdownBlocks {
  readonly paragraphs: string[] = [];
  title: string | null = null;
  #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(line);
  }

  get isOpen(): boolean {
    return this.#lines.length > 0;
  }

  end(): void {
    if (!this.isOpen) return;
    const text = inlineText(this.#lines.join(' '));
    if (text !== '') this.paragraphs.push(text);
    this.#lines = [];
  }

  heading(markdown: string, level: number): void {
    const text = inlineText(markdown);
    if (level === 1 && this.title === null && text !== '') this.title = text;
    else if (text !== '') this.paragraphs.push(text);
  }

  /** Makes a heading of the lines so far: an underline of `=` or `-` follows them. */
  underlined(level: number): void {
    const markdown = this.#lines.join(' ');
    this.#lines = [];
    this.heading(markdown, level);
  }
}

function readLine(raw: string, blocks: MarkdownBlocks): void {
  const line = raw.replace(QUOTE, '');
  const heading = HEADING.exec(line);
  const underline = UNDERLINE.exec(line);
  if (line.trim() === '') blocks.end();
  else if (heading !== null) {
    blocks.end();
    blocks.heading(
      line.slice(heading[0].length).replace(/\s#{1,20}\s{0,20}$/, ''),
      heading[1]?.length ?? 1,
    );
  } else if (underline !== null && blocks.isOpen)
    blocks.underlined(underline[1]?.startsWith('=') ? 1 : 2);
  else if (RULE.test(line) || DEFINITION.test(line)) blocks.end();
  else if (line.includes('|') && TABLE_RULE.test(line)) blocks.end();
  else if (/^\s{0,3}\|/.test(line)) {
    blocks.end();
    const cells = line.split('|').map((cell) => cell.trim());
    blocks.add(cells.filter((cell) => cell !== '').join('; '));
    blocks.end();
  } else if (ITEM.test(line)) {
    blocks.end();
    blocks.add(line.replace(ITEM, ''));
  } else blocks.add(line);
}

/**
 * Parts Markdown (CommonMark and tables of GitHub, as far as articles use them) into paragraphs of plain
 * words. Code fences, pictures, link targets and footnote marks are left out; an item of a list and a row
 * of a table are a paragraph each. `knownTitle` stands before the document's own.
 */
export function parseMarkdown(content: string, knownTitle: string | null): TextBlocks {
  const blocks = new MarkdownBlocks();
  let fence: string | null = null;
  for (const line of content.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null) {
      if (mark !== null && mark.startsWith(fence)) fence = null;
    } else if (mark !== null) {
      blocks.end();
      fence = mark;
    } else readLine(line, blocks);
  }
  blocks.end();
  const title = knownTitle ?? blocks.title;
  const [first, ...rest] = blocks.paragraphs;
  const isRepeated = title !== null && first?.toLowerCase() === foldLine(title).toLowerCase();
  return { title, paragraphs: isRepeated ? rest : blocks.paragraphs };
}
