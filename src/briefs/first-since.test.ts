import { describe, expect, it } from 'vitest';
import { party } from '../../test/support/affairs.ts';
import { firstSinceOf } from './first-since.ts';

const joined = (code: string, since: string) => party('asean', code, 'member', { since });
const left = (code: string, since: string) =>
  party('mine-ban-convention', code, 'withdrawn', { since });

describe('the first step of its kind', () => {
  it('is an enlargement after years, with who came in last', () => {
    const own = joined('TLS', '2025-10-26');
    const rows = [joined('NPL', '1999-04-30'), joined('BGD', '1997'), own];
    expect(firstSinceOf(own, rows)).toMatchObject({
      kind: 'enlargement',
      before: { subject: 'NPL', since: '1999-04-30' },
    });
  });

  it.each([
    ['soon after another', [joined('NPL', '2023-04-30')]],
    [
      'after several who came on one day',
      [joined('NPL', '1999-04-30'), joined('BGD', '1999-04-30')],
    ],
    ['before the others', [joined('NPL', '2026-04-30')]],
    ['with nobody before', []],
  ])('is none %s', (_name, others) => {
    const own = joined('TLS', '2025-10-26');
    expect(firstSinceOf(own, [...others, own])).toBeNull();
  });

  it('is a departure before which nobody had left, with those who leave on that day', () => {
    const own = left('LTU', '2025-12-27');
    const rows = [own, left('NOR', '2025-12-27'), left('GAB', '2026-01-10')];
    const first = firstSinceOf(own, rows);
    expect(first?.kind).toBe('departure');
    expect(first?.rows.map(({ subject }) => subject)).toEqual(['LTU', 'NOR']);
  });

  it('is no departure after another, nor where a year alone leaves open who was first', () => {
    const own = left('LTU', '2025-12-27');
    expect(firstSinceOf(own, [own, left('GAB', '2024-01-10')])).toBeNull();
    expect(firstSinceOf(own, [own, left('GAB', '2025')])).toBeNull();
  });
});
