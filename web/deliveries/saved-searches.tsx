import type { JSX, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { SearchesAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, troubleOf } from '../ask.ts';
import { Table } from '../parts/table.tsx';
import { Words } from '../parts/words.tsx';
import { sameDay, usePlace } from '../place.ts';
import { plain } from '../text/plain.ts';

function SearchRow(props: {
  readonly row: SearchesAnswer['searches'][number];
  readonly tell: (work: Promise<unknown>, done: string) => void;
}): JSX.Element {
  const { row, tell } = props;
  const { id, name, query } = row;
  return (
    <tr>
      <th scope="row">
        <Words>{name}</Words>
      </th>
      <td>
        <a href={sameDay('/search', { q: query })}>
          <Words>{query}</Words>
        </a>
      </td>
      <td>
        <span class="rule-on">
          <button
            type="button"
            class="quiet"
            aria-label={`Remove the search ${plain(name)}`}
            onClick={() => tell(send('/searches/remove', { id }), `“${name}” was removed.`)}
          >
            Remove
          </button>
        </span>
      </td>
    </tr>
  );
}

/** Searches under a name: to ask again, to deliver, to save and to remove. `?q=` of the page is one to be saved. */
export function SavedSearches({ searches }: SearchesAnswer): JSX.Element {
  const { query: place } = usePlace();
  const [note, setNote] = useState('');
  const tell = (work: Promise<unknown>, done: string): void => {
    work.then(
      () => {
        setNote(done);
        askAgain();
      },
      (error: unknown) => {
        const { what, next } = troubleOf(error);
        setNote(`${what} ${next}`);
      },
    );
  };
  const save = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [name, query] = ['name', 'query'].map((key) => String(data.get(key) ?? '').trim());
    tell(
      send('/searches', { name, query }).then(() => form.reset()),
      `“${name}” is saved.`,
    );
  };
  return (
    <section aria-labelledby="searches">
      <h2 id="searches">Saved searches</h2>
      {searches.length === 0 ? (
        <p class="silence">
          A search with a name can be asked again and delivered. There is none yet.
        </p>
      ) : (
        <Table caption="Searches, by name" isStacked columns={['Search', 'Words and fields', 'Do']}>
          {searches.map((row) => (
            <SearchRow key={row.id} row={row} tell={tell} />
          ))}
        </Table>
      )}
      <form class="deliver" onSubmit={save} aria-label="Save a search">
        <label>
          Name of the search <input name="name" required maxLength={80} autocomplete="off" />
        </label>
        <label>
          Words and fields{' '}
          <input
            name="query"
            required
            maxLength={2000}
            autocomplete="off"
            spellcheck={false}
            defaultValue={place.get('q') ?? ''}
          />
        </label>
        <button type="submit">Save</button>
        <p role="status">
          <Words>{note}</Words>
        </p>
      </form>
    </section>
  );
}
