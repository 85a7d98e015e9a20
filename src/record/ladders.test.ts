import { describe, expect, it } from 'vitest';
import { STAGES } from '../kernel/index.ts';
import { isLeaving, type Ladder, stageLabel, stageRank } from './ladders.ts';

describe('a ladder', () => {
  it.each<[Ladder, readonly (typeof STAGES)[number][]]>([
    [
      'accord',
      [
        'interest',
        'invited',
        'negotiating',
        'announced',
        'initialled',
        'adopted',
        'signed',
        'ratified',
        'acceded',
        'provisional',
        'in-force',
      ],
    ],
    ['organisation', ['interest', 'invited', 'applied', 'candidate', 'accession-signed', 'member']],
    ['relation', ['none', 'announced', 'recognised', 'established']],
  ])('of a %s rises', (ladder, stages) => {
    const ranks = stages.map((stage) => stageRank(ladder, stage) ?? -1);
    expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
  });

  it('holds ratified, accepted and approved on one rung', () => {
    expect(stageRank('accord', 'accepted')).toBe(stageRank('accord', 'ratified'));
    expect(stageRank('accord', 'approved')).toBe(stageRank('accord', 'ratified'));
  });

  it('has a place for every stage, on it or off it', () => {
    for (const stage of STAGES) {
      const isOn = (['accord', 'organisation', 'relation'] as const).some(
        (ladder) => stageRank(ladder, stage) !== null,
      );
      expect(isOn).toBe(!isLeaving(stage));
    }
  });

  it.each<[Parameters<typeof stageLabel>[0], Ladder, string]>([
    ['announced', 'accord', 'announced, not yet signed'],
    ['in-force', 'accord', 'party, in force'],
    ['member', 'organisation', 'member'],
    ['announced', 'relation', 'agreed, not yet established'],
    ['none', 'relation', 'no diplomatic relations'],
  ])('calls %s of a %s “%s”', (stage, ladder, label) => {
    expect(stageLabel(stage, ladder)).toBe(label);
  });
});
