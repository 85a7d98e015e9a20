import type { DispatchAnswer } from '../../src/surfaces/index.ts';

type Act = DispatchAnswer['acts'][number];

/** Who does what in an act: `Velmar: signature`. */
export function actWords(act: Act, names: DispatchAnswer['names']): string {
  const who = act.subjects.map((code) => names[code] ?? code).join(', ') || act.subjectWords;
  const what = (act.treatyAction ?? act.bilateralAct ?? act.root).replaceAll('-', ' ');
  return `${who ?? 'Somebody'}: ${what}`;
}
