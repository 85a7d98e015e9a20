import { createHmac, randomBytes } from 'node:crypto';
import { ChanceryError } from '../../kernel/index.ts';

const PREFIX = 'whsec_';
/** Standard Webhooks asks for 24 to 64 bytes. */
const FEWEST_BYTES = 24;
const MOST_BYTES = 64;

export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/** The secret as it is kept: with its prefix. Throws `input.argument`, and never repeats what was given. */
export function parseWebhookSecret(text: string): string {
  const coded = text.trim().replace(/^whsec_/, '');
  const bytes = Buffer.from(coded, 'base64');
  const isWhole =
    bytes.toString('base64').replace(/=+$/, '') === coded.replace(/=+$/, '') &&
    bytes.length >= FEWEST_BYTES &&
    bytes.length <= MOST_BYTES;
  if (!isWhole)
    throw new ChanceryError('input.argument', {
      why: `The secret of a webhook is whsec_ and ${FEWEST_BYTES} to ${MOST_BYTES} bytes in base64.`,
    });
  return `${PREFIX}${bytes.toString('base64')}`;
}

/**
 * The headers by which a receiver knows who sent it, and that it is the same as before (Standard Webhooks 1.0, symmetric:
 * HMAC-SHA256 over identifier, seconds and body). The secret is not in them.
 */
export function webhookHeaders(
  { id, body }: { readonly id: string; readonly body: string },
  { secret, nowAt }: { readonly secret: string; readonly nowAt: number },
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const seconds = String(Math.floor(nowAt / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  };
}
