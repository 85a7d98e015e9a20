import type { Act, ActAccord } from '../events/index.ts';
import type { Development } from '../stories/index.ts';
import type { ShelvedBrief } from './brief-shelf.ts';
import type { Names } from './names.ts';
import type { DevelopmentRow } from './types.ts';

/** Whether a standing is that of the lead act's own actors; the accord's own only where the act names nobody. */
function isOfLead(entry: string, lead: Act | null): boolean {
  if (lead === null) return false;
  const [kind, first = '', second = ''] = entry.split('/');
  const codes = [...lead.subjects, ...lead.objects];
  if (kind === 'party') return first === lead.accord?.id && codes.includes(second);
  if (kind === 'relation')
    return lead.accord === null && codes.includes(first) && codes.includes(second);
  return codes.length === 0 && first === lead.accord?.id;
}

/** The name in use; a plain one for a paper that has none. */
function accordName({ id, name, isNameless }: ActAccord, names: Names): string {
  return names.inText(id)?.name ?? (isNameless === true ? names.of(id) : name);
}

/** The line of the list for a development: title and standing are those of its brief. */
export function developmentRow(
  development: Development,
  { result, previous, consequence }: ShelvedBrief,
  names: Names,
): DevelopmentRow {
  const brief = result.items;
  const lead = development.leadAct;
  const codes = lead === null ? [] : [...new Set([...lead.subjects, ...lead.objects])];
  const main = brief.standings.find((row) => isOfLead(row.entry, lead));
  const moved = brief.changed.find((change) => change.what === 'stage') ?? brief.changed[0];
  const before = (main === undefined ? undefined : previous.get(main.entry)) ?? null;
  return {
    id: development.id,
    title: brief.title,
    states: codes.map((id) => ({ id, name: names.of(id) })),
    accord:
      lead?.accord == null ? null : { id: lead.accord.id, name: accordName(lead.accord, names) },
    stage: main?.stage ?? null,
    previousStage: before === 'none' ? null : before,
    evidenceClass: main?.evidenceClass ?? null,
    firstDay: development.firstDay,
    lastDay: development.lastDay,
    outletCount: brief.sources.outlets.length,
    originCount: brief.sources.origins.length,
    dispatchCount: development.dispatches.length,
    changed: moved?.text ?? null,
    differsOn: [...new Set(brief.differences.map(({ about }) => about))],
    consequence,
  };
}
