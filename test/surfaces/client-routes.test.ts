import { describe, expect, it } from 'vitest';
import { DeskClient, DeskProblem } from '../../src/surfaces/client/index.ts';
import { createHttpApp } from '../../src/surfaces/http/http-app.ts';
import { ROUTES } from '../../src/surfaces/http/routes.ts';
import { fakeDeliveries } from '../browser/fake-deliveries.ts';
import { fakeDesk } from '../browser/fake-desk.ts';
import { fakeSources } from '../browser/fake-sources.ts';

const asked: string[] = [];
const app = createHttpApp(fakeDesk(), {
  webRoot: '/none',
  deliveries: fakeDeliveries(),
  sources: fakeSources(),
});
const desk = new DeskClient({
  url: 'http://localhost',
  fetch: (request) => {
    asked.push(`${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`);
    request.headers.set('Host', 'localhost');
    return app.fetch(request);
  },
});

/** The pattern of a route as a request is written, `{id}` and all. */
function fits(route: (typeof ROUTES)[number], line: string): boolean {
  const path = route.path.replace(/\{\w+\}/, route.isDeep === true ? '.+' : '[^/]+');
  return new RegExp(`^${route.method} /api/v1${path}$`).test(line);
}

describe('the typed client', () => {
  it('looks after saved searches and deliveries', async () => {
    const { search } = await desk.saveSearch({ name: 'Orrania', query: 'state:ORR' });
    expect((await desk.searches()).searches).toContainEqual(search);
    const { delivery, secret } = await desk.addDelivery({
      name: 'Client',
      channel: 'webhook',
      to: 'https://hooks.example/client',
      schedule: { kind: 'weekly', weekday: 'monday', at: '07:00', zone: 'Europe/Oslo' },
    });
    expect([delivery.tellsQuiet, delivery.search, secret]).toEqual([false, null, 'whsec_c2VjcmV0']);
    expect((await desk.pauseDelivery(delivery.id)).delivery.pausedAt).not.toBeNull();
    expect((await desk.pauseDelivery(delivery.id, false)).delivery.pausedAt).toBeNull();
    expect((await desk.testDelivery(delivery.id)).sending.isTest).toBe(true);
    await desk.removeDelivery(delivery.id);
    expect((await desk.deliveries()).deliveries.map(({ id }) => id)).not.toContain(delivery.id);
    await desk.removeDelivery(delivery.id, false);
    const { sendings } = await desk.sendings({ delivery: 'hook' });
    expect((await desk.retrySending(sendings[0]?.id ?? '')).sending.state).toBe('waiting');
    expect((await desk.removeSearch(search.id)).search).toEqual(search);
    await expect(desk.removeSearch('none')).rejects.toMatchObject({
      code: 'deliver.search-unknown',
    });
  });

  it('has a method for every route that answers with JSON', async () => {
    const calls = [
      desk.developments(),
      desk.development('vel-lake-pact'),
      desk.brief('vel-lake-pact'),
      desk.accords(),
      desk.accord('lake-pact'),
      desk.states(),
      desk.state('VEL'),
      desk.next(),
      desk.timeline(),
      desk.day('2031-03-13'),
      desk.history('party/lake-pact/VEL'),
      desk.rulings(),
      desk.claims(),
      desk.parties(),
      desk.dispatches(),
      desk.dispatch('d-000000000001'),
      desk.explain('party/lake-pact/VEL'),
      desk.search('state:VEL'),
      desk.suggest('state:V'),
      desk.status(),
      desk.names(['VEL']),
      desk.find('Velmar'),
      desk.today({ order: 'consequence' }),
      desk.checkClaim('Velmar signed the Lake Pact.'),
      desk.check({ briefs: [] }),
      desk.rule({ ruling: 'confirm', target: 'x', author: 'A', reason: 'b', expected: null }),
      desk.sources({ all: '1' }),
      desk.addSource({ address: 'https://other.example/feed' }),
      desk.switchSource('offered', true),
      desk.testSource('offered'),
      desk.importSources('<opml version="2.0"><body/></opml>'),
    ];
    // What the made-up record has no answer for is a problem, and was asked all the same.
    for (const one of await Promise.allSettled<unknown>(calls))
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DeskProblem);
    const missing = ROUTES.filter(
      // What `brief` asks under the address of all briefs.
      ({ answers, path }) => answers !== null && path !== '/developments/{id}/brief',
    ).filter((route) => !asked.some((line) => fits(route, line)));
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
