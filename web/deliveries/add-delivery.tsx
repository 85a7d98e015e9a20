import type { JSX, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { DeliveriesAnswer, DeliveryAddedAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, troubleOf } from '../ask.ts';
import { Words } from '../parts/words.tsx';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function bodyOf(form: FormData): object {
  const word = (name: string): string => String(form.get(name) ?? '').trim();
  const clock = { at: word('at'), zone: word('zone') };
  const when = word('when');
  const schedule =
    when === 'news'
      ? { kind: 'news' }
      : when === 'daily'
        ? { kind: 'daily', ...clock }
        : { kind: 'weekly', weekday: when, ...clock };
  return {
    name: word('name'),
    search: word('search') || null,
    channel: word('channel'),
    to: word('to'),
    schedule,
  };
}

/** What is sent where, and when; the secret of a webhook is shown this once. */
export function AddDelivery({
  searches,
}: {
  readonly searches: DeliveriesAnswer['searches'];
}): JSX.Element {
  const [note, setNote] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const add = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    setSecret(null);
    send<DeliveryAddedAnswer>('/deliveries', bodyOf(new FormData(form))).then(
      (made) => {
        setSecret(made.secret);
        setNote('It is added, and tells of what comes from now on. Test tries it.');
        form.reset();
        askAgain();
      },
      (error: unknown) => {
        const { what, next } = troubleOf(error);
        setNote(`${what} ${next}`);
      },
    );
  };
  return (
    <form class="deliver" onSubmit={add}>
      <label>
        Name <input name="name" required maxLength={80} autocomplete="off" />
      </label>
      <label>
        What{' '}
        <select name="search">
          <option value="">everything that moves</option>
          {searches.map(({ id, name }) => (
            <option key={id} value={id}>
              search: {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        How{' '}
        <select name="channel">
          <option value="mail">mail</option>
          <option value="webhook">signed webhook</option>
        </select>
      </label>
      <label>
        To <input name="to" required maxLength={2000} autocomplete="off" />
      </label>
      <label>
        When{' '}
        <select name="when">
          <option value="daily">each day</option>
          {DAYS.map((day) => (
            <option key={day} value={day}>
              each {day}
            </option>
          ))}
          <option value="news">with each news</option>
        </select>
      </label>
      <label>
        At <input name="at" type="time" defaultValue="07:00" />
      </label>
      <label>
        Time zone{' '}
        <input
          name="zone"
          defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
          autocomplete="off"
        />
      </label>
      <button type="submit">Add</button>
      <p role="status">
        <Words>{note}</Words>
        {secret !== null && (
          <>
            {' '}
            Its secret, shown this once: <code>{secret}</code>
          </>
        )}
      </p>
    </form>
  );
}
