import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeliveriesAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, useAsked } from '../ask.ts';
import { AddDelivery } from '../deliveries/add-delivery.tsx';
import { DeliveryRow } from '../deliveries/delivery-row.tsx';
import { SavedSearches } from '../deliveries/saved-searches.tsx';
import { SendingLog } from '../deliveries/sending-log.tsx';
import { Answered } from '../parts/answered.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';

function Whole({ answer }: { readonly answer: DeliveriesAnswer }): JSX.Element {
  const { deliveries, searches, mail } = answer;
  const [removed, setRemoved] = useState<{ id: string; name: string } | null>(null);
  const undo = (): void => {
    if (removed === null) return;
    void send('/deliveries/remove', { id: removed.id, isRemoved: false }).then(() => {
      setRemoved(null);
      askAgain();
    }, askAgain);
  };
  return (
    <article class="page wide">
      <header class="page-head">
        <h1>Deliveries</h1>
        <p class="line soft">
          What moves, by mail or as a signed webhook.{' '}
          <Words>{mail.isSetUp ? `Mail goes out as ${mail.from}.` : (mail.why ?? '')}</Words>
        </p>
      </header>
      {removed !== null && (
        <p class="notice" role="status">
          <Words>{`“${removed.name}” was removed.`}</Words>{' '}
          <button type="button" onClick={undo}>
            Undo
          </button>
        </p>
      )}
      {deliveries.length === 0 ? (
        <p class="silence">Here stands what is sent to whom. There is nothing: add one below.</p>
      ) : (
        <Table caption="Deliveries" isStacked columns={['Delivery', 'What', 'When', 'Do']}>
          {deliveries.map((row) => (
            <DeliveryRow key={row.id} row={row} onRemoved={setRemoved} />
          ))}
        </Table>
      )}
      <h2>Add one</h2>
      <AddDelivery searches={searches} />
      <SavedSearches searches={searches} />
      <h2>Log</h2>
      <SendingLog />
    </article>
  );
}

/** What is sent to whom: to see, add, test, pause and remove, with the log. */
export function DeliveriesPage(): JSX.Element {
  useTitle('Deliveries');
  const asked = useAsked<DeliveriesAnswer>('/deliveries');
  return <Answered asked={asked}>{(answer) => <Whole answer={answer} />}</Answered>;
}
