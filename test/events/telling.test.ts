import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/events/index.ts';
import { codeText } from './engine.ts';
import { TELLING, type TellingCase } from './telling-cases.ts';

function speakerOf({ speaker }: Act): string {
  if (speaker === null) return '-';
  const isOpen = speaker.isAnonymous || speaker.actors.length === 0;
  return `${speaker.actors.join('+')}${isOpen ? '?' : ''}`;
}

function actOf({ text, act, isHeadline }: TellingCase): Act | undefined {
  const { acts } = codeText(text, '2026-03-06', { isHeadline: isHeadline === true });
  return acts.find((one) => (one.treatyAction ?? one.bilateralAct ?? one.root) === act);
}

const FIELDS = {
  act: (_: Act, wanted: TellingCase) => wanted.act,
  speaker: speakerOf,
  place: (act: Act) => act.place ?? '-',
  sectors: (act: Act) => [...act.sectors].sort().join(' ') || '-',
} as const;

/** Right of 76 on 2026-11-26: a change that loses one fails here, and one that wins one raises the floor. */
const FLOORS: Readonly<Record<keyof typeof FIELDS, number>> = {
  act: 76,
  speaker: 76,
  place: 76,
  sectors: 76,
};

describe('who says it, where it is, and what about', () => {
  const acts = TELLING.map((wanted) => ({ wanted, act: actOf(wanted) }));

  it.each(Object.keys(FIELDS) as (keyof typeof FIELDS)[])('%s', (field) => {
    const wrong = acts.flatMap(({ wanted, act }) => {
      const found = act === undefined ? 'no act' : FIELDS[field](act, wanted);
      return found === wanted[field] ? [] : [`${found}, not ${wanted[field]}: ${wanted.text}`];
    });
    expect(TELLING.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(FLOORS[field]);
  });
});
