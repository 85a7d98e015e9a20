import type { BriefLine } from '../briefs/index.ts';
import type { ActAccord } from '../events/index.ts';
import type { Development } from '../stories/index.ts';
import type { Names } from './names.ts';
import type { DevelopmentRow } from './types.ts';

/** The name in use; a plain one for a paper that has none. */
function accordName({ id, name, isNameless }: ActAccord, names: Names): string {
  return names.inText(id)?.name ?? (isNameless === true ? names.of(id) : name);
}

/** The row of a list for a development: its title is that of its brief. */
export function developmentRow(
  development: Development,
  { title, main, changed, differsOn, outlets, independent, consequence }: BriefLine,
  names: Names,
): DevelopmentRow {
  const lead = development.leadAct;
  const codes = lead === null ? [] : [...new Set([...lead.subjects, ...lead.objects])];
  const before = main?.previous?.stage ?? null;
  return {
    id: development.id,
    title,
    states: codes.map((id) => ({ id, name: names.of(id) })),
    accord:
      lead?.accord == null ? null : { id: lead.accord.id, name: accordName(lead.accord, names) },
    stage: main?.stage ?? null,
    previousStage: before === 'none' ? null : before,
    evidenceClass: main?.evidenceClass ?? null,
    firstDay: development.firstDay,
    lastDay: development.lastDay,
    outletCount: outlets,
    originCount: independent,
    dispatchCount: development.dispatches.length,
    changed,
    differsOn,
    consequence,
  };
}
