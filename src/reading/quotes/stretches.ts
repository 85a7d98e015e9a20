import type { Span } from '../../kernel/index.ts';

/** Longer stretches between marks are a missing mark, not a quotation. */
const MAX_QUOTE_LENGTH = 2_000;

/** Marks that open a quotation with those that close it. A low mark is closed by a high one in German and Polish. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“”'],
  ['‘', '’'],
  ["'", "'"],
]);
const MARK = /[“”"«»„‘’']/g;

/** A stretch between quotation marks, marks included. */
export interface Stretch extends Span {
  /** Whether the mark is not closed in its paragraph, because the next one goes on with it. */
  readonly goesOn: boolean;
  readonly mark: string;
}

const isLetterOrDigit = (character: string): boolean => /[\p{L}\d]/u.test(character);

/** A single mark is an apostrophe more often than a quotation's. */
function opens(text: string, at: number, mark: string): boolean {
  if (mark !== '‘' && mark !== "'") return CLOSING.has(mark);
  return !isLetterOrDigit(text.charAt(at - 1)) && /[\p{L}\d“"]/u.test(text.charAt(at + 1));
}

/** A single mark before a letter is an apostrophe. */
function closes(text: string, at: number, mark: string): boolean {
  return (mark !== '‘' && mark !== "'") || !isLetterOrDigit(text.charAt(at + 1));
}

function isQuotation(inside: string, mark: string): boolean {
  if (inside.trim() === '' || inside.length > MAX_QUOTE_LENGTH) return false;
  if (mark === '‘') return inside.includes(' ');
  // "'The states' talks": a straight single mark is sure only behind the stop or comma of what is quoted.
  return mark !== "'" || /[.,!?]$/.test(inside);
}

/**
 * Quotations of one paragraph, outermost alone: what stands in marks inside of marks belongs to them. Straight marks
 * open and close in turn. An open mark at the end is a quotation where the next paragraph begins with the same mark.
 */
export function stretchesOf(text: string, span: Span, nextMark: string): Stretch[] {
  const stretches: Stretch[] = [];
  let open: { readonly at: number; readonly mark: string } | null = null;
  MARK.lastIndex = span.start;
  for (let match = MARK.exec(text); match !== null; match = MARK.exec(text)) {
    const at = match.index;
    if (at >= span.end) break;
    const [mark] = match;
    if (open === null) {
      if (opens(text, at, mark)) open = { at, mark };
      continue;
    }
    if (CLOSING.get(open.mark)?.includes(mark) !== true || !closes(text, at, open.mark)) continue;
    if (isQuotation(text.slice(open.at + 1, at), open.mark))
      stretches.push({ start: open.at, end: at + 1, goesOn: false, mark: open.mark });
    open = null;
  }
  const goesOn =
    open !== null &&
    open.mark === nextMark &&
    isQuotation(text.slice(open.at + 1, span.end), open.mark);
  if (open !== null && goesOn)
    stretches.push({ start: open.at, end: span.end, goesOn, mark: open.mark });
  return stretches;
}
