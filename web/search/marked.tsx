import type { JSX } from 'preact';
import type { Span } from '../../src/kernel/index.ts';
import { plain } from '../text/plain.ts';

/** Text that somebody else wrote, with the words in it marked that were asked for. */
export function Marked(props: {
  readonly words: string;
  readonly marks: readonly Span[];
}): JSX.Element {
  const { words, marks } = props;
  let at = 0;
  const parts = marks.flatMap(({ start, end }, index) => {
    if (start < at || end > words.length) return [];
    const before = plain(words.slice(at, start));
    at = end;
    return [before, <mark key={index}>{plain(words.slice(start, end))}</mark>];
  });
  return (
    <bdi>
      {parts}
      {plain(words.slice(at))}
    </bdi>
  );
}
