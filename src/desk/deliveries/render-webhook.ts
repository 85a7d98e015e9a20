import type { Parcel } from './delivery-types.ts';
import type { Digest } from './digest-types.ts';

/** A digest as the body of a webhook: type, time and data, as Standard Webhooks has them. */
export function renderWebhook(digest: Digest): Extract<Parcel, { kind: 'webhook' }> {
  const { window, isTest, ...data } = digest;
  return {
    kind: 'webhook',
    body: JSON.stringify({
      type: isTest ? 'chancery.test' : 'chancery.digest',
      timestamp: new Date(window.toAt).toISOString(),
      data: {
        ...data,
        window: {
          from: new Date(window.fromAt).toISOString(),
          to: new Date(window.toAt).toISOString(),
        },
      },
    }),
  };
}
