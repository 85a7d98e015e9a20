import { describe, expect, it } from 'vitest';
import { runIn } from '../../../../test/support/cli-world.ts';

describe('chancery export', () => {
  it.each([
    [
      'calendar --state Norway --from 2026-04-01',
      'calendar http://127.0.0.1:4600 2026-04-01 NOR\n',
    ],
    [
      'calendar --base https://x.example/desk/',
      'calendar https://x.example/desk undefined undefined\n',
    ],
    ['feed', 'feed http://127.0.0.1:4600 atom undefined undefined\n'],
    [
      'feed --format rss --accord fjord-compact --limit 3',
      'feed http://127.0.0.1:4600 rss fjord-compact 3\n',
    ],
    ['claims --as-of 2026-03-03', 'claims csv 2026-03-03\n'],
    ['parties --format jsonl --accord fjord-compact', 'parties jsonl fjord-compact\n'],
  ])('%s', async (words, out) => {
    const ran = await runIn(['export', ...words.split(' ')]);
    expect(ran).toMatchObject({ status: 0, out });
  });

  it('writes to a file and says how many rows', async () => {
    const ran = await runIn(['export', 'parties', '--format', 'parquet', '--out', 'p.parquet']);
    expect(ran).toMatchObject({
      status: 0,
      out: '',
      err: '2 parties written to p.parquet\n',
      written: { 'p.parquet': 'parties parquet undefined\n' },
    });
  });

  it.each([
    ['claims --format parquet', 2, 'Parquet goes to a file'],
    ['calendar --base ftp://x.example', 2, '--base takes an http or https address'],
    ['calendar --from 2026-02-02 --to 2026-02-01', 2, '--to lies before --from'],
    ['feed --format opml', 2, 'Allowed choices are rss, atom, json'],
    ['feed --state Nowhere', 5, 'Nowhere'],
    ['claims --as-of yesterday', 2, '[input.day-invalid]'],
  ])('%s is refused', async (words, status, err) => {
    const ran = await runIn(['export', ...words.split(' ')]);
    expect(ran.status).toBe(status);
    expect(ran.err).toContain(err);
  });
});
