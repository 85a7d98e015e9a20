import type { JSX, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { FoundAnswer } from '../../src/surfaces/index.ts';
import { ask, troubleOf } from '../ask.ts';
import { go, sameDay } from '../place.ts';

async function placeOf(path: string, name: string): Promise<string | null> {
  const { found } = await ask<FoundAnswer>(`/find?name=${encodeURIComponent(name)}`);
  return found === null ? null : sameDay(path, { [found.kind]: found.id });
}

/** Chooses the accord or the state that a picture is about, by any of its names. */
export function Chooser({ path }: { readonly path: '/map' | '/network' }): JSX.Element {
  const [said, setSaid] = useState('');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('about');
    const name = typeof value === 'string' ? value.trim() : '';
    if (name === '') {
      go(sameDay(path));
      return;
    }
    placeOf(path, name).then(
      (href) => {
        setSaid(href === null ? 'No accord and no state of the record has that name.' : '');
        if (href !== null) go(href);
      },
      (error: unknown) => setSaid(troubleOf(error).what),
    );
  };
  return (
    <form class="as-of" onSubmit={submit}>
      <label for="about">An accord or a state</label>
      <input id="about" name="about" type="text" maxLength={120} autoComplete="off" />
      <button type="submit">Show</button>
      <span role="status">{said}</span>
    </form>
  );
}
