import { dayWords } from '../text/day-words.ts';
import { plain, shortened } from '../text/plain.ts';
import type { Reading } from './reading.ts';
import { evidenceKey, type Support } from './supports.ts';

const BLOCKS = 'h1, h2, h3, p, li, tr, caption, summary';

function noteOf(support: Support, reading: Reading): string {
  const passage = support.evidence && reading.passages.get(evidenceKey(support.evidence));
  if (!passage) return `[${support.number}] Record: ${support.entries.join(', ')}`;
  const day = passage.day === null ? '' : `, ${dayWords(passage.day)}`;
  const words = plain(shortened(passage.words, 320));
  return `[${support.number}] ${plain(passage.outlet ?? 'Outlet not known')}${day}: “${words}”`;
}

/** The text of what is copied, its marks as `[1]` and their notes beneath; null where it holds no mark. */
function copiedText(copied: DocumentFragment, reading: Reading): string | null {
  const cited = new Set<number>();
  for (const mark of copied.querySelectorAll<HTMLElement>('.mark')) {
    const of = reading.supports.find((row) => mark.id === `mark-${row.place}-${row.index}`);
    if (of !== undefined) cited.add(of.number);
    mark.textContent = of === undefined ? '' : ` [${of.number}]`;
  }
  if (cited.size === 0) return null;
  for (const unseen of copied.querySelectorAll('.unseen, .on-paper, form')) unseen.remove();
  for (const outlet of copied.querySelectorAll('.sentence .outlet')) {
    outlet.prepend('(');
    outlet.append(')');
  }
  for (const block of copied.querySelectorAll(BLOCKS)) block.append('\n');
  const once = new Map(reading.supports.map((row) => [row.number, row]));
  const notes = [...cited].flatMap((number) => {
    const support = once.get(number);
    return support === undefined ? [] : [noteOf(support, reading)];
  });
  return `${(copied.textContent ?? '').trim()}\n\n${notes.join('\n')}\n`;
}

/** Gives the clipboard a brief's words with footnotes, so that a copy does not lose what it rests on. */
export function copyWithNotes(event: ClipboardEvent, reading: Reading): void {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || event.clipboardData === null) return;
  const text = copiedText(selection.getRangeAt(0).cloneContents(), reading);
  if (text === null) return;
  event.clipboardData.setData('text/plain', text);
  event.preventDefault();
}
