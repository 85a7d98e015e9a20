import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeliveriesAnswer, SendingAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, troubleOf } from '../ask.ts';
import { Words } from '../parts/words.tsx';
import { plain } from '../text/plain.ts';

type Row = DeliveriesAnswer['deliveries'][number];

/** An instant to the minute, in UTC, as the command line shows it. */
export function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function whenOf({ schedule, pausedAt, nextAt }: Row): string {
  if (pausedAt !== null) return 'paused';
  if (schedule.kind === 'news') return 'with each news';
  const { at, zone } = schedule;
  const day = schedule.kind === 'weekly' ? schedule.weekday : 'daily';
  return `${day} ${at} ${zone}, next ${minuteOf(nextAt)}`;
}

/** One delivery with what can be done with it. */
export function DeliveryRow(props: {
  readonly row: Row;
  readonly onRemoved: (row: Row) => void;
}): JSX.Element {
  const { row, onRemoved } = props;
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const run = (work: Promise<string>): void => {
    setBusy(true);
    work
      .then(
        (done) => {
          setNote(done);
          askAgain();
        },
        (error: unknown) => {
          const { what, next } = troubleOf(error);
          setNote(`${what} ${next}`);
        },
      )
      .finally(() => setBusy(false));
  };
  const { id } = row;
  const isPaused = row.pausedAt !== null;
  const test = (): void =>
    run(
      send<SendingAnswer>('/deliveries/test', { id }).then(({ sending }) =>
        sending.trouble === null ? 'The test was taken.' : sending.trouble.words,
      ),
    );
  const turn = (): void =>
    run(send('/deliveries/pause', { id, isPaused: !isPaused }).then(() => ''));
  const remove = (): void =>
    run(
      send('/deliveries/remove', { id, isRemoved: true }).then(() => {
        onRemoved(row);
        return '';
      }),
    );
  const named = plain(row.name);
  return (
    <tr id={id}>
      <th scope="row">
        <Words>{row.name}</Words>
        <div class="soft">
          <Words>{`${row.channel} to ${row.to}`}</Words>
        </div>
      </th>
      <td>{row.search === null ? 'everything' : <Words>{`search ${row.search}`}</Words>}</td>
      <td>
        <Words>{whenOf(row)}</Words>
        {row.pausedWhy !== null && (
          <div class="is-trouble">
            <Words>{row.pausedWhy}</Words>
          </div>
        )}
      </td>
      <td>
        <span class="rule-on">
          {(
            [
              ['Test', test],
              [isPaused ? 'Resume' : 'Pause', turn],
              ['Remove', remove],
            ] as const
          ).map(([word, work]) => (
            <button
              key={word}
              type="button"
              class="quiet"
              disabled={isBusy}
              aria-label={`${word} ${named}`}
              onClick={work}
            >
              {word}
            </button>
          ))}
        </span>
        <p role="status" class="soft">
          <Words>{note}</Words>
        </p>
      </td>
    </tr>
  );
}
