import { afterAll, expect, it } from 'vitest';
import { createHttpApp } from '../../src/surfaces/http/http-app.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

it('a feed of a search holds the developments that it finds, and no others', async () => {
  const desk = await desks.open();
  const told = [
    ['Uruguay', 'Sunwater Compact', '2031-10-09'],
    ['Norway', 'Artemis Accords', '2031-06-05'],
  ] as const;
  await desk.take(
    from(
      told.map(([state, accord, day]) =>
        draft({
          outlet: `${state} Post`,
          day,
          title: `${state} to join the ${accord}`,
          paragraphs: [
            `${state} will join the ${accord}, its foreign ministry announced on Thursday.`,
          ],
        }),
      ),
    ),
  );
  const app = createHttpApp(desk, { webRoot: '/nowhere' });
  const ask = (path: string) => app.request(`/api/v1${path}`, { headers: { Host: 'localhost' } });
  for (const ending of ['rss', 'atom', 'json']) {
    const text = await (await ask(`/feed.${ending}?q=${encodeURIComponent('state:URY')}`)).text();
    expect(text).toContain('Sunwater Compact');
    expect(text).not.toContain('Norway');
    expect(text).toContain('https://uruguay-post.example/2031-10-09');
  }
  expect((await ask('/feed.rss?q=nonsense%3Ax')).status).toBe(400);
});
