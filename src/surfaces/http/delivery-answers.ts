import { ChanceryError } from '../../kernel/index.ts';
import type {
  DeliveriesAnswer,
  DeliveryAddedAnswer,
  DeliveryChangedAnswer,
  SearchesAnswer,
  SearchSavedAnswer,
  SendingAnswer,
  SendingsAnswer,
} from './answers.ts';
import type { Asked } from './asked.ts';
import { bodyAs } from './body-schemas.ts';
import type { HttpDeliveries } from './http-deliveries.ts';
import { given } from './query.ts';

/** Where a desk keeps no deliveries, there is nothing at these addresses. Throws `http.no-such-route`. */
function deliveriesOf({ deliveries, self }: Asked): HttpDeliveries {
  if (deliveries !== null) return deliveries;
  throw new ChanceryError('http.no-such-route', { path: new URL(self).pathname.slice(0, 200) });
}

export async function savedSearches(asked: Asked): Promise<SearchesAnswer> {
  return { searches: deliveriesOf(asked).searches() };
}

/** Throws `search.*`, `deliver.name-taken`, `deliver.full`. */
export async function saveSearch(asked: Asked): Promise<SearchSavedAnswer> {
  const list = deliveriesOf(asked);
  const wanted = bodyAs('SearchSaved', await asked.body());
  return { search: await list.saveSearch(asked.desk, wanted) };
}

/** Throws `deliver.search-unknown`, `deliver.search-in-use`. */
export async function removeSearch(asked: Asked): Promise<SearchSavedAnswer> {
  const list = deliveriesOf(asked);
  return { search: list.removeSearch(bodyAs('SearchRemoved', await asked.body()).id) };
}

/** The deliveries, the searches that they can be of, and whether mail can be sent. */
export async function deliveryList(asked: Asked): Promise<DeliveriesAnswer> {
  const list = deliveriesOf(asked);
  return { deliveries: list.list(), searches: list.searches(), mail: list.mailState() };
}

/** Throws `deliver.*`, `fetch.address-invalid`. The secret of a webhook is in this answer alone. */
export async function addDelivery(asked: Asked): Promise<DeliveryAddedAnswer> {
  const list = deliveriesOf(asked);
  return list.add(asked.desk, bodyAs('DeliveryAdded', await asked.body()));
}

/** Throws `deliver.unknown`. */
export async function pauseDelivery(asked: Asked): Promise<DeliveryChangedAnswer> {
  const list = deliveriesOf(asked);
  const { id, isPaused } = bodyAs('DeliveryPaused', await asked.body());
  return { delivery: list.setPaused(id, isPaused) };
}

/** Throws `deliver.unknown`, `deliver.name-taken`. */
export async function removeDelivery(asked: Asked): Promise<DeliveryChangedAnswer> {
  const list = deliveriesOf(asked);
  const { id, isRemoved } = bodyAs('DeliveryRemoved', await asked.body());
  return { delivery: list.setRemoved(id, isRemoved) };
}

/** Sends a test; what the other side said is in the answer. Throws `deliver.unknown`. */
export async function testDelivery(asked: Asked): Promise<SendingAnswer> {
  const list = deliveriesOf(asked);
  const { id } = bodyAs('DeliveryTested', await asked.body());
  return { sending: await list.test(asked.desk, id) };
}

/** Throws `deliver.sending-unknown`. */
export async function retrySending(asked: Asked): Promise<SendingAnswer> {
  const list = deliveriesOf(asked);
  return { sending: list.retry(bodyAs('SendingRetried', await asked.body()).id) };
}

/** Throws `deliver.unknown`. */
export async function sendingLog(asked: Asked): Promise<SendingsAnswer> {
  const { query } = asked;
  const options = given<{ delivery: string; limit: number }>({
    delivery: query.text('delivery'),
    limit: query.limit(),
  });
  return { sendings: deliveriesOf(asked).log(options) };
}
