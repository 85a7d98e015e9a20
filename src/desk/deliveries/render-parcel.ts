import type { Delivery, Parcel } from './delivery-types.ts';
import type { Digest } from './digest-types.ts';
import { renderMail } from './render-mail.ts';
import { renderWebhook } from './render-webhook.ts';

/** A digest in the form of its channel. */
export function renderParcel({ channel }: Delivery, digest: Digest): Parcel {
  return channel === 'mail' ? renderMail(digest) : renderWebhook(digest);
}
