import type { BilateralAct, Modality, Stage, StageRule, TreatyAction } from '../kernel/index.ts';

export type Ladder = 'accord' | 'organisation' | 'relation';

/** The rung that an act leads to, and the rule that says so; null where no rule gives one. */
export function stageOf(
  rules: readonly StageRule[],
  act: {
    readonly action: TreatyAction | BilateralAct;
    readonly modality: Modality;
    readonly ladder: Ladder;
  },
): { readonly stage: Stage | null; readonly rule: string } {
  const rule = rules.find(
    (row) =>
      row.actions.includes(act.action) &&
      row.modalities.includes(act.modality) &&
      (row.ladder === 'any' || row.ladder === act.ladder),
  );
  return { stage: rule?.stage ?? null, rule: rule?.id ?? 'no-rung' };
}
