import { describe, expect, it } from 'vitest';
import { runIn } from '../../../../test/support/cli-world.ts';

describe('chancery events', () => {
  it('writes the acts of inputs to standard output and keeps nothing', async () => {
    const ran = await runIn(['events', 'news.txt', '--format', 'csv']);
    expect(ran).toMatchObject({ status: 0, out: 'csv: a-000000000001\n', err: '1 event\n' });
    expect(ran.opened).toEqual(['/tmp/throwaway/record.sqlite']);
  });

  it('asks the record where there are no inputs', async () => {
    const ran = await runIn(['events', '--store', 'a.sqlite']);
    expect(ran).toMatchObject({ status: 0, out: 'jsonl: \n', opened: ['a.sqlite'] });
  });

  it('writes Parquet to a file and not to a terminal', async () => {
    expect((await runIn(['events', '--format', 'parquet'])).status).toBe(2);
    const ran = await runIn(['events', 'news.txt', '--format', 'parquet', '--out', 'e.parquet']);
    expect(ran.written).toEqual({ 'e.parquet': 'parquet: a-000000000001\n' });
    expect(ran.out).toBe('');
  });

  it('takes the form from the ending of the file where none is given', async () => {
    const csv = await runIn(['events', 'news.txt', '--out', 'e.CSV']);
    expect(csv.written).toEqual({ 'e.CSV': 'csv: a-000000000001\n' });
    const other = await runIn(['events', 'news.txt', '--out', 'e.txt']);
    expect(other.written).toEqual({ 'e.txt': 'jsonl: a-000000000001\n' });
  });

  it('goes on after an input that is missing, and says so by its status', async () => {
    const ran = await runIn(['events', 'missing.txt', 'news.txt']);
    expect(ran.out).toBe('jsonl: a-000000000001\n');
    expect(ran.status).not.toBe(0);
  });

  it('refuses a record beside inputs', async () => {
    expect((await runIn(['events', 'news.txt', '--store', 'a.sqlite'])).status).toBe(2);
  });
});
