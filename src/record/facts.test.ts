import { describe, expect, it } from 'vitest';
import { dispatchOf } from '../../test/builders/sample-diplomacy.ts';
import { civilDay } from '../kernel/index.ts';
import { CHAIN_START, chainOf, newFact, verifyChain } from './facts.ts';
import type { FactBodies, StoredFact } from './types.ts';

const RULING: FactBodies['ruling-made'] = {
  ruling: 'confirm',
  target: 'party/abraham-accords/KAZ',
  value: null,
  author: 'editor',
  reason: 'seen',
};

function rulingAt(recordedAt: number, reason = 'seen') {
  return newFact('ruling-made', {
    holds: null,
    knownDay: civilDay('2025-11-07'),
    recordedAt,
    body: { ...RULING, reason },
  });
}

function logOf(count: number): StoredFact[] {
  let chain = CHAIN_START;
  return Array.from({ length: count }, (_, index) => {
    const fact = rulingAt(index, `reason ${index}`);
    chain = chainOf(chain, fact);
    return { ...fact, seq: index + 1, chain };
  });
}

describe('a fact', () => {
  it('is the same whenever it is written', () => {
    expect(rulingAt(1).id).toBe(rulingAt(2).id);
    expect(rulingAt(1).id).not.toBe(rulingAt(1, 'other').id);
    expect(rulingAt(1).id).toMatch(/^f-[0-9a-f]{12}$/);
  });

  it('of a dispatch is the same whenever it is received', () => {
    const received = (receivedAt: number, day: string) => {
      const dispatch = { ...dispatchOf('d-1', { day }), receivedAt };
      return newFact('dispatch-received', {
        holds: null,
        knownDay: dispatch.knownDay,
        recordedAt: receivedAt,
        body: { dispatch, sourceId: null },
      });
    };
    expect(received(1, '2025-11-06').id).toBe(received(2, '2025-11-07').id);
  });
});

describe('the chain', () => {
  it('is sound as written, whole or in parts', () => {
    const log = logOf(5);
    expect(verifyChain(log)).toMatchObject({ isSound: true, brokenAt: null });
    const first = verifyChain(log.slice(0, 3));
    expect(verifyChain(log.slice(3), first.chain)).toMatchObject({
      isSound: true,
      chain: log[4]?.chain,
    });
    expect(verifyChain([])).toMatchObject({ isSound: true, chain: CHAIN_START });
  });

  it.each<[string, (log: StoredFact[]) => StoredFact[], number]>([
    [
      'a changed body',
      (log) =>
        log.map((fact) =>
          fact.seq === 3 ? { ...fact, body: { ...RULING, reason: 'forged' } } : fact,
        ),
      3,
    ],
    [
      'a changed time',
      (log) => log.map((fact) => (fact.seq === 2 ? { ...fact, recordedAt: 99 } : fact)),
      2,
    ],
    ['a missing fact', (log) => log.filter((fact) => fact.seq !== 4), 5],
    ['facts in another order', (log) => [...log].reverse(), 5],
  ])('breaks on %s', (_name, change, brokenAt) => {
    expect(verifyChain(change(logOf(5)))).toMatchObject({ isSound: false, brokenAt });
  });
});
