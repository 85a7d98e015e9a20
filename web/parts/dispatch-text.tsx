import type { JSX } from 'preact';
import type { Dispatch, Span } from '../../src/kernel/index.ts';
import { plain } from '../text/plain.ts';

interface Block extends Span {
  readonly isTitle: boolean;
}

function blocksOf(dispatch: Dispatch): Block[] {
  const blocks: Block[] = [];
  const { text, titleSpan } = dispatch;
  for (const match of text.matchAll(/[^\n]+(?:\n(?!\n)[^\n]+)*/g)) {
    const end = match.index + match[0].length;
    const isTitle = titleSpan !== null && match.index < titleSpan.end && end > titleSpan.start;
    blocks.push({ start: match.index, end, isTitle });
  }
  return blocks;
}

/** The part of a block before, inside and after the passage. */
function parts(text: string, block: Span, at: Span | null): [string, string, string] {
  if (at === null || at.end <= block.start || at.start >= block.end) {
    return [plain(text.slice(block.start, block.end)), '', ''];
  }
  const from = Math.max(block.start, at.start);
  const to = Math.min(block.end, at.end);
  return [
    plain(text.slice(block.start, from)),
    plain(text.slice(from, to)),
    plain(text.slice(to, block.end)),
  ];
}

/** The text of a dispatch in its paragraphs, with one passage marked. Offsets are those of `Dispatch.text`. */
export function DispatchText(props: {
  readonly dispatch: Dispatch;
  readonly at: Span | null;
  /** Where the title stands above already, it is repeated only if the passage is in it. */
  readonly isUnderTitle?: boolean;
}): JSX.Element {
  const { dispatch, at } = props;
  const isShown = (block: Block): boolean =>
    props.isUnderTitle !== true || !block.isTitle || (at !== null && at.start < block.end);
  return (
    <div class="dispatch-text" lang={dispatch.language === 'und' ? undefined : dispatch.language}>
      {blocksOf(dispatch)
        .filter(isShown)
        .map((block) => {
          const [before, inside, after] = parts(dispatch.text, block, at);
          return (
            <p key={block.start} dir="auto" class={block.isTitle ? 'dispatch-title' : undefined}>
              {before}
              {inside !== '' && <mark>{inside}</mark>}
              {after}
            </p>
          );
        })}
    </div>
  );
}
