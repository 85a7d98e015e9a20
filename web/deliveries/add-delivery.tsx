import type { JSX, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { DeliveriesAnswer, DeliveryAddedAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, troubleOf } from '../ask.ts';
import { Words } from '../parts/words.tsx';
import { plain } from '../text/plain.ts';

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
    tellsQuiet: form.has('quiet'),
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
  const [channel, setChannel] = useState('mail');
  const [when, setWhen] = useState('daily');
  const add = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    setSecret(null);
    send<DeliveryAddedAnswer>('/deliveries', bodyOf(new FormData(form))).then(
      (made) => {
        setSecret(made.secret);
        setNote('It is added, and tells of what comes from now on. Test tries it.');
        form.reset();
        setChannel('mail');
        setWhen('daily');
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
              search: {plain(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        How{' '}
        <select name="channel" onChange={({ currentTarget }) => setChannel(currentTarget.value)}>
          <option value="mail">mail</option>
          <option value="webhook">signed webhook</option>
        </select>
      </label>
      <label>
        {channel === 'mail' ? 'To the mail address' : 'To the address (https://…)'}{' '}
        <input
          name="to"
          required
          maxLength={2000}
          autocomplete="off"
          inputMode={channel === 'mail' ? 'email' : 'url'}
        />
      </label>
      <label>
        When{' '}
        <select name="when" onChange={({ currentTarget }) => setWhen(currentTarget.value)}>
          <option value="daily">each day</option>
          {DAYS.map((day) => (
            <option key={day} value={day}>
              each {day}
            </option>
          ))}
          <option value="news">with each news</option>
        </select>
      </label>
      {when !== 'news' && (
        <>
          <label>
            At <input name="at" type="time" required defaultValue="07:00" />
          </label>
          <label>
            Time zone{' '}
            <input
              name="zone"
              required
              defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
              autocomplete="off"
            />
          </label>
          <label class="tick">
            <input name="quiet" type="checkbox" /> also where nothing moved
          </label>
        </>
      )}
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
