import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SendingsAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, troubleOf, useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { Table } from '../parts/table.tsx';
import { Words } from '../parts/words.tsx';
import { plain } from '../text/plain.ts';
import { minuteOf } from './delivery-row.tsx';

type Row = SendingsAnswer['sendings'][number];

const STATES = {
  waiting: 'waits',
  sending: 'in hand',
  sent: 'sent',
  dead: 'given up',
  quiet: 'nothing moved, nothing sent',
} as const;

function Fate({ row }: { readonly row: Row }): JSX.Element {
  const { id, delivery, state, isTest, nextAt, trouble, doubts, madeAt } = row;
  const [note, setNote] = useState('');
  const retry = (): void => {
    send('/deliveries/retry', { id }).then(askAgain, (error: unknown) => {
      const { what, next } = troubleOf(error);
      setNote(`${what} ${next}`);
    });
  };
  return (
    <td>
      {STATES[state]}
      {state === 'waiting' && nextAt !== null && `, to be tried at ${minuteOf(nextAt)}`}
      {doubts > 0 && '; may have come more than once, under one identifier'}
      {trouble !== null && (
        <div class="is-trouble">
          <Words>{trouble.words}</Words>
        </div>
      )}
      {state === 'dead' && !isTest && (
        <>
          <span class="rule-on">
            <button
              type="button"
              class="quiet"
              aria-label={`Try again: ${plain(delivery)} of ${minuteOf(madeAt)}`}
              onClick={retry}
            >
              Try again
            </button>
          </span>
          <p role="status" class="soft">
            <Words>{note}</Words>
          </p>
        </>
      )}
    </td>
  );
}

/** What went out and what waits; what was given up can be tried again. */
export function SendingLog(): JSX.Element {
  const asked = useAsked<SendingsAnswer>('/deliveries/log?limit=50');
  return (
    <Answered asked={asked} isPart>
      {({ sendings }) =>
        sendings.length === 0 ? (
          <p class="silence">Nothing went out yet.</p>
        ) : (
          <Table
            caption="What went out, the newest first"
            isStacked
            columns={['When', 'Delivery', 'Fate']}
          >
            {sendings.map((row) => (
              <tr key={row.id}>
                <th scope="row">{minuteOf(row.madeAt)}</th>
                <td>
                  <Words>{row.isTest ? `${row.delivery}, a test` : row.delivery}</Words>
                </td>
                <Fate row={row} />
              </tr>
            ))}
          </Table>
        )
      }
    </Answered>
  );
}
