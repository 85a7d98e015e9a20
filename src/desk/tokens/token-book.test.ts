import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { civilDay } from '../../kernel/index.ts';
import { TokenBook } from './token-book.ts';
import { allowsScope, TOKEN_SCOPES } from './token-types.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-tokens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = Date.UTC(2031, 2, 1, 12);
let nowAt = START;
let count = 0;
let storePath = '';
let book: TokenBook;
const clock = { nowAt: () => nowAt, monotonicMs: () => 0 };

beforeEach(async () => {
  count += 1;
  nowAt = START;
  storePath = join(folder, `record-${count}.sqlite`);
  book = await TokenBook.open({ storePath, clock });
  return () => book.close();
});

describe('a token', () => {
  it('is known by its secret alone, which is kept nowhere', () => {
    const { token, secret } = book.add({ name: 'reader', scope: 'read', expires: null });
    expect(book.verify(secret)).toMatchObject({ id: token.id, scope: 'read' });
    expect(book.verify(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    const kept = readFileSync(`${storePath}.tokens`, 'latin1');
    expect(kept).toContain(token.id);
    expect(kept).not.toContain(secret.slice(13));
    expect(statSync(`${storePath}.tokens`).mode & 0o077).toBe(0);
  });

  it.each([
    '',
    'chy_',
    'x'.repeat(100_000),
    "chy_00000000_' or 1=1 --",
    `chy_00000000_${'A'.repeat(43)}`,
  ])('is not %s', (secret) => {
    book.add({ name: 'reader', scope: 'admin', expires: null });
    expect(book.verify(secret)).toBeNull();
  });

  it('is good up to the end of its last day', () => {
    const { secret } = book.add({ name: 'guest', scope: 'read', expires: civilDay('2031-03-02') });
    nowAt = Date.UTC(2031, 2, 2, 23, 59);
    expect(book.verify(secret)).not.toBeNull();
    nowAt = Date.UTC(2031, 2, 3);
    expect(book.verify(secret)).toBeNull();
  });

  it('is not good once it is revoked, by its name or identifier', () => {
    const one = book.add({ name: 'one', scope: 'rule', expires: null });
    const two = book.add({ name: 'two', scope: 'rule', expires: null });
    book.revoke('one');
    expect(book.revoke(two.token.id)).toMatchObject({ revokedAt: START });
    expect([book.verify(one.secret), book.verify(two.secret)]).toEqual([null, null]);
    expect(() => book.revoke('one')).toThrow(expect.objectContaining({ code: 'token.unknown' }));
  });

  it('notes its use to the minute', () => {
    const { secret } = book.add({ name: 'reader', scope: 'read', expires: null });
    for (const at of [START, START + 30_000, START + 90_000]) {
      nowAt = at;
      book.verify(secret);
    }
    expect(book.list()).toMatchObject([{ lastUsedAt: START + 90_000 }]);
    expect(book.verify(secret)).toMatchObject({ lastUsedAt: START + 90_000 });
  });

  it('has a name that no other good token has', () => {
    book.add({ name: 'reader', scope: 'read', expires: null });
    const again = () => book.add({ name: ' reader ', scope: 'read', expires: null });
    expect(again).toThrow(expect.objectContaining({ code: 'token.name-taken' }));
    book.revoke('reader');
    expect(again().token.name).toBe('reader');
  });
});

it('each scope holds the ones before it', () => {
  const table = TOKEN_SCOPES.map((held) => TOKEN_SCOPES.filter((one) => allowsScope(held, one)));
  expect(table).toEqual([['read'], ['read', 'rule'], ['read', 'rule', 'admin']]);
});
