import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, parseWebhookSecret, webhookHeaders } from './sign-webhook.ts';

describe('the signature of a webhook', () => {
  it('is that of the published example of Standard Webhooks', () => {
    const headers = webhookHeaders(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
      { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', nowAt: 1_614_265_330_999 },
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is over all of identifier, time and body', () => {
    const secret = newWebhookSecret();
    const sign = (id: string, body: string, nowAt: number) =>
      webhookHeaders({ id, body }, { secret, nowAt })['webhook-signature'];
    const all = [sign('a', 'x', 0), sign('b', 'x', 0), sign('a', 'y', 0), sign('a', 'x', 1000)];
    expect(new Set(all).size).toBe(4);
    const key = Buffer.from(secret.slice(6), 'base64');
    expect(sign('a', 'ü', 5000)).toBe(
      `v1,${createHmac('sha256', key).update('a.5.ü', 'utf8').digest('base64')}`,
    );
  });
});

describe('a secret', () => {
  it('is kept with its prefix, given with or without it', () => {
    const secret = newWebhookSecret();
    expect(parseWebhookSecret(` ${secret.slice(6)}\n`)).toBe(secret);
    expect(parseWebhookSecret(secret)).toBe(secret);
  });

  it.each([
    '',
    'whsec_',
    'whsec_c2hvcnQ=',
    'not base64 at all, but long enough to be',
    `whsec_${'A'.repeat(400)}`,
  ])('%j is none, and is not repeated', (text) => {
    expect(() => parseWebhookSecret(text)).toThrow(/whsec_ and 24 to 64 bytes/);
  });
});
