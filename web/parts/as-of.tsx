import type { JSX, TargetedSubmitEvent } from 'preact';
import { address, go, usePlace } from '../place.ts';
import { dayWords } from '../text/day-words.ts';

const PLACES = new Set(['as-of', 's', 'e', 'cursor']);

/** Chooses the day on which the record is read; without one it is read on its last day. */
export function AsOf({ day }: { readonly day: string }): JSX.Element {
  const { path, query } = usePlace();
  const chosen = query.get('as-of');
  // What the reader chose besides the day stays; a place in a list or a passage does not.
  const kept = Object.fromEntries([...query].filter(([name]) => !PLACES.has(name)));
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('as-of');
    go(address(path, { ...kept, 'as-of': typeof value === 'string' ? value : null }));
  };
  return (
    <form class="as-of" onSubmit={submit}>
      <span>
        As known on <strong>{dayWords(day)}</strong>
      </span>
      <label for="as-of">Another day</label>
      <input id="as-of" name="as-of" type="date" key={day} defaultValue={day} required />
      <button type="submit">Show</button>
      {chosen !== null && (
        <span class="as-of-note">
          What came later is left out. <a href={address(path, kept)}>Show the latest</a>
        </span>
      )}
    </form>
  );
}
