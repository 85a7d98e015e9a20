import type { JSX, TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { SourceTestedAnswer, SwitchedAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, type Trouble, troubleOf } from '../ask.ts';
import { Tested } from './source-table.tsx';

/** Looks what is at an address, then adds the feed that was found. */
export function AddSource(): JSX.Element {
  const [found, setFound] = useState<SourceTestedAnswer['tested'] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const run = (work: Promise<void>): void => {
    setBusy(true);
    setTrouble(null);
    setNote('');
    work
      .catch((error: unknown) => {
        setFound(null);
        setTrouble(troubleOf(error));
      })
      .finally(() => setBusy(false));
  };
  const look = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const source = field.current?.value.trim() ?? '';
    if (source === '') return;
    run(
      send<SourceTestedAnswer>('/sources/test', { source }).then(({ tested }) => setFound(tested)),
    );
  };
  const add = (): void => {
    if (found === null) return;
    const { address, title } = found;
    const body = title === null ? { address } : { address, name: title.slice(0, 200) };
    run(
      send<SwitchedAnswer>('/sources', body).then(() => {
        setFound(null);
        if (field.current !== null) field.current.value = '';
        setNote('It is followed from now on, whenever chancery watch or chancery fetch runs.');
        askAgain();
      }),
    );
  };
  return (
    <section aria-labelledby="add-source">
      <h2 id="add-source">Add one</h2>
      <form class="find add-source" onSubmit={look}>
        <label for="source-address">Address of a feed, or of a page that has one</label>
        <input
          id="source-address"
          ref={field}
          type="url"
          required
          maxLength={2000}
          placeholder="https://…"
          autocomplete="off"
        />
        <button type="submit" disabled={isBusy}>
          {isBusy ? 'Asking …' : 'Look'}
        </button>
      </form>
      <Tested found={found} trouble={trouble} />
      {found !== null && (
        <p>
          <button type="button" disabled={isBusy} onClick={add}>
            Add it, switched on
          </button>
        </p>
      )}
      <p role="status" class="soft">
        {note}
      </p>
    </section>
  );
}
