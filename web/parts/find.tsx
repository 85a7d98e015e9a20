import type { JSX, TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { FoundAnswer } from '../../src/surfaces/index.ts';
import { ask, troubleOf } from '../ask.ts';
import { go, pathTo, sameDay } from '../place.ts';
import { Words } from './words.tsx';

/** Goes to the state or accord of a name. */
export function Find(): JSX.Element {
  const [note, setNote] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const find = async (name: string): Promise<void> => {
    const { found } = await ask<FoundAnswer>(`/find?${new URLSearchParams({ name })}`);
    setNote(found === null ? `No state or accord is known as “${name}”.` : '');
    if (found === null) return;
    if (field.current !== null) field.current.value = '';
    go(sameDay(pathTo(`/${found.kind}`, found.id)));
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = field.current?.value.trim() ?? '';
    if (name === '') return;
    find(name).catch((error: unknown) => setNote(troubleOf(error).what));
  };
  return (
    <form class="find" role="search" onSubmit={submit}>
      <label class="unseen" for="find">
        Find a state or accord by name
      </label>
      <input id="find" ref={field} type="search" maxLength={120} placeholder="State or accord" />
      <button type="submit">Find</button>
      <span class="find-note" role="status">
        <Words>{note}</Words>
      </span>
    </form>
  );
}
