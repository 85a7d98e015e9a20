import { describe, expect, it } from 'vitest';
import { awaitsAnnouncement, isVague, speaksAhead, speaksOfNotYet } from './time-words.ts';

describe('what lies ahead', () => {
  it.each([
    ['a step expected', 'A formal ceremony is expected to follow in Oslo.', true],
    ['a plan', 'The two states are to sign the papers in June.', true],
    ['an effect that comes by itself', 'The withdrawal takes effect one year later.', true],
    ['a day of the week to come', 'Trade at the borders resumes on Monday.', true],
    ['a step done', 'The two states signed the papers on Monday.', false],
    ['a state of things', 'The two states are neighbours and old friends.', false],
  ])('%s', (_name, text, isAhead) => {
    expect(speaksAhead(text)).toBe(isAhead);
  });

  it.each([
    ['no day set', 'Officials said that no date for the signing had been set.', true],
    ['a ceremony that did not come', 'The ceremony has not taken place.', true],
    ['a vote that is still due', 'The parliament must still approve the pact.', true],
    ['a denial of another kind', 'The minister did not smile at the camera.', false],
  ])('not yet: %s', (_name, text, isOpen) => {
    expect(speaksOfNotYet(text)).toBe(isOpen);
  });

  it('tells an announcement to come from one that was made', () => {
    expect(awaitsAnnouncement('The president is expected to announce it later today.')).toBe(true);
    expect(awaitsAnnouncement('The president announced that it is expected to join.')).toBe(false);
  });

  it('knows words of no weight', () => {
    expect(isVague('More states may follow.')).toBe(true);
    expect(isVague('More states will follow.')).toBe(false);
  });
});
