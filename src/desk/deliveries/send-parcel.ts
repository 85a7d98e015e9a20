import { ChanceryError, type Clock } from '../../kernel/index.ts';
import { postMessage } from '../../sources/index.ts';
import type { Delivery, Parcel, Sending } from './delivery-types.ts';
import type { MailSettings } from './mail-settings.ts';
import { sendMail } from './send-mail.ts';
import { webhookHeaders } from './sign-webhook.ts';

export interface SendDeps {
  readonly clock: Clock;
  readonly allowHosts: readonly string[];
  readonly userAgent: string;
  readonly timeoutMs: number;
  /** Throws `deliver.mail-not-set-up` and its like. */
  readonly mail: () => MailSettings;
  readonly secretOf: (delivery: string) => string | null;
}

async function sendWebhook(
  delivery: Delivery,
  sending: Sending,
  { body, deps }: { readonly body: string; readonly deps: SendDeps },
): Promise<void> {
  const secret = deps.secretOf(delivery.id);
  if (secret === null) throw new Error(`the webhook ${delivery.id} has no secret`);
  const nowAt = deps.clock.nowAt();
  const headers = webhookHeaders({ id: sending.id, body }, { secret, nowAt });
  const { code, retryAfterSeconds } = await postMessage(delivery.to, { body, headers }, deps);
  if (code >= 200 && code <= 299) return;
  const { host } = new URL(delivery.to);
  if (code === 410) throw new ChanceryError('deliver.webhook-gone', { host });
  const wait = retryAfterSeconds === null ? {} : { retryAfterSeconds };
  throw new ChanceryError('deliver.webhook-status', { host, code, ...wait });
}

/** Sends it once, by its channel. Throws `deliver.mail-*`, `deliver.webhook-*`, `fetch.*`. */
export async function sendParcel(
  delivery: Delivery,
  { sending, parcel }: { readonly sending: Sending; readonly parcel: Parcel },
  deps: SendDeps,
): Promise<void> {
  if (parcel.kind === 'webhook') return sendWebhook(delivery, sending, { body: parcel.body, deps });
  const { timeoutMs } = deps;
  return sendMail({ sending, to: delivery.to, parcel }, { settings: deps.mail(), timeoutMs });
}

/** Of trouble that another attempt would meet again, so that none is made. */
const FOR_GOOD: readonly string[] = [
  'deliver.mail-refused',
  'deliver.webhook-gone',
  'fetch.address-invalid',
];

export function isForGood(error: ChanceryError): boolean {
  return FOR_GOOD.includes(error.code);
}
