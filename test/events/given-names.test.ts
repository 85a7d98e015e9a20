import { describe, expect, test } from 'vitest';
import { codeText, lineOf } from './engine.ts';

const LINE = 'JPN+PER signature x-lima-compact signed done';

/** Texts that name what they describe, and such as only list it beside another; the first act of each. */
const CASES: readonly (readonly [text: string, first: string])[] = [
  ['Japan and Peru signed a trade pact known as the Lima Compact on Monday.', `${LINE} -`],
  ['Japan and Peru signed a trade pact, the Lima Compact, on Monday.', `${LINE} 2026-03-02`],
  ['Japan and Peru signed an agreement called the Lima Compact on Monday.', `${LINE} -`],
  [
    'Japan and Peru signed a trade pact on Monday. The agreement, known as the Lima Compact, lowers duties.',
    `${LINE} 2026-03-02`,
  ],
  [
    'The Lima Compact, a trade pact that Japan and Peru signed on 2 March, will be ratified in May.',
    `${LINE} 2026-03-02`,
  ],
  [
    'Peru signed a climate deal, the Paris Agreement, in 2016.',
    'PER signature paris-agreement signed done 2016',
  ],
  [
    'Japan and Peru signed a trade pact, the Lima Compact and a memorandum on copper on Monday.',
    'JPN+PER signature x-jpn-per-trade-pact signed done 2026-03-02',
  ],
  [
    'Japan and Peru signed a trade pact, the Lima Compact’s successor, on Monday.',
    'JPN+PER signature x-jpn-per-trade-pact signed done 2026-03-02',
  ],
  [
    'Japan and Peru signed a trade pact, the Lima Compact, on Monday. Some call the trade pact, the Tokyo Accord, a mistake.',
    'JPN+PER signature x-jpn-per-trade-pact signed done 2026-03-02',
  ],
  [
    'Peru and Chile signed a defence pact on Monday. The African Union, a defence pact of old, said nothing.',
    'PER+CHL signature x-chl-per-defense-pact signed done 2026-03-02',
  ],
];

describe('an accord that the text describes and names', () => {
  test.each(CASES)('%s', (text, first) => {
    const [act] = codeText(text, '2026-03-06').acts;
    expect(act === undefined ? null : lineOf(act)).toBe(first);
  });
});
