import type { JSX } from 'preact';
import { agoWords, dayWords } from '../text/day-words.ts';
import { plain } from '../text/plain.ts';

interface DayProps {
  readonly value: string | null;
  /** `inferred` days are marked. */
  readonly basis?: 'stated' | 'inferred' | null;
  /** What an inferred day was reckoned from. */
  readonly from?: string | null;
  /** How long ago beside it, where it is recent. */
  readonly isRecent?: boolean;
}

/** A day written out. */
export function Day({ value, basis, from, isRecent }: DayProps): JSX.Element {
  if (value === null) return <span class="soft">day not known</span>;
  const today = new Date().toISOString().slice(0, 10);
  const ago = isRecent === true ? agoWords(value, today) : null;
  const words = <time dateTime={value}>{dayWords(value)}</time>;
  return (
    <span class="day">
      {words}
      {ago !== null && <span class="soft"> ({ago})</span>}
      {basis === 'inferred' && <Inferred from={from ?? null} />}
    </span>
  );
}

function Inferred({ from }: { readonly from: string | null }): JSX.Element {
  const why =
    from === null ? 'Worked out, not stated in so many words.' : `Worked out: ${plain(from)}`;
  return (
    <>
      {' '}
      <span class="inferred" title={why}>
        inferred<span class="unseen">: {why}</span>
      </span>
    </>
  );
}
