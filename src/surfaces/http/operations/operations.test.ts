import { describe, expect, it } from 'vitest';
import { fakeDesk } from '../../../../test/support/cli-world.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import { openLog } from '../../log/open-log.ts';
import { createHttpApp } from '../http-app.ts';
import type { Operations } from './operations.ts';

const STATUS = {
  waiting: 7,
  leased: 2,
  read: 1,
  filed: 12,
  quarantined: 0,
  oldestMs: 2_500,
  filedPerSecond: 1.5,
  leftMs: 5_333,
  documents: 8,
  documentBytes: 9_000,
  applier: 'one',
};

function served(changes: Partial<Operations> = {}) {
  const lines: string[] = [];
  const operations: Operations = {
    ping: async () => undefined,
    measure: async () => ({
      status: STATUS,
      tallies: [
        { name: 'documents', label: 'read', value: 12 },
        { name: 'refusals', label: 'reading.day-unclear', value: 3 },
        { name: 'stage-us', label: 'acts', value: 2_500_000 },
      ],
      sources: [],
    }),
    log: openLog('info', (line) => lines.push(line)),
    monotonicMs: () => 0,
    ...changes,
  };
  const app = createHttpApp(fakeDesk(), { webRoot: '/nowhere', operations });
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://localhost${path}`, { headers: { Host: 'localhost', ...headers } });
  return { ask, lines };
}

describe('what the desk tells of itself', () => {
  it('says that it lives, and whether its store answers', async () => {
    const { ask } = served();
    expect(await (await ask('/healthz')).text()).toBe('ok\n');
    expect(await (await ask('/readyz')).text()).toBe('ready\n');
    const why = { path: 'postgres://db', why: 'nothing answers at its address' };
    const ping = () => Promise.reject(new ChanceryError('store.unreachable', why));
    const cut = served({ ping });
    expect((await cut.ask('/healthz')).status).toBe(200);
    const answer = await cut.ask('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'store.unreachable' });
  });

  it('gives its metrics in the format of Prometheus', async () => {
    const { ask } = served();
    await ask('/healthz');
    const answer = await ask('/metrics');
    expect(answer.headers.get('Content-Type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    for (const line of [
      'chancery_queue_documents{state="waiting"} 7',
      'chancery_queue_oldest_seconds 2.5',
      'chancery_documents_total{status="read"} 12',
      'chancery_refusals_total{code="reading.day-unclear"} 3',
      'chancery_stage_seconds_total{stage="acts"} 2.5',
      'chancery_applier_present 1',
      'chancery_http_request_seconds_count{method="GET",status="2xx"} 1',
    ])
      expect(text).toContain(line);
  });

  it('writes a line for each request, with its identifier and without its query', async () => {
    const { ask, lines } = served();
    const answer = await ask('/api/v1/states?token=hush', {
      'X-Request-Id': 'r-1',
      Authorization: 'Bearer hush',
    });
    expect(answer.headers.get('X-Request-Id')).toBe('r-1');
    await ask('/healthz', { 'X-Request-Id': 'no good' });
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ event: 'answered', request: 'r-1', path: '/api/v1/states' });
    expect(second.request).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.join('')).not.toContain('hush');
  });
});

describe('the log', () => {
  it('leaves secrets out, should anybody hand them over, and what is under its level', () => {
    const lines: string[] = [];
    const log = openLog('warn', (line) => lines.push(line));
    log.info({ a: 1 }, 'quiet');
    log.error({ password: 'hush', store: { token: 'hush' } }, 'told');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('hush');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'told' });
  });
});
