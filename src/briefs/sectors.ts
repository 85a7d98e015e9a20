import type { Act } from '../events/index.ts';
import type { Evidence } from '../kernel/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import type { Context } from './context.ts';
import { asSentence, listOf } from './wording.ts';

/** Acts of the dispatches that speak of the matter. */
function mattersOf(context: Context): readonly Act[] {
  return context.acts.filter(
    (act) =>
      act.accord?.id === context.accord ||
      act.subjects.some((code) => context.subjects.includes(code)),
  );
}

export interface NamedSector {
  readonly name: string;
  readonly passage: Evidence;
  readonly act: string;
}

/** What every accord is for says nothing of the fields that it touches. */
const OF_EVERY_ACCORD = 'peace';
const SECTORS_AT_MOST = 8;
const SECTOR_PASSAGES_AT_MOST = 4;

/** Sectors with the first sentence that names each, as far as four passages carry them. */
export function namedSectors(context: Context): readonly NamedSector[] {
  const found = new Map<string, NamedSector>();
  const passages = new Set<string>();
  for (const act of mattersOf(context).filter((item) => !item.isBackground)) {
    act.sectors.forEach((id, index) => {
      const span = act.sectorSpans[index] ?? act.sectorSpans[0] ?? act.evidence;
      const key = `${act.dispatch}:${span.start}`;
      const isFull = passages.size >= SECTOR_PASSAGES_AT_MOST && !passages.has(key);
      if (id === OF_EVERY_ACCORD || found.has(id) || isFull || found.size >= SECTORS_AT_MOST)
        return;
      passages.add(key);
      const name = context.deps
        .sectorName(id)
        .replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());
      const passage = { dispatch: act.dispatch, start: span.start, end: span.end };
      found.set(id, { name, passage, act: act.id });
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The sectors concerned, each with the sentence that names it. */
export function sectorsCandidate(sectors: readonly NamedSector[]): Candidate | null {
  if (sectors.length === 0) return null;
  const one = sectors.length === 1;
  const names = listOf(sectors.map(({ name }) => name));
  const text = one
    ? `the sector that the reports name is ${names}`
    : `the sectors that the reports name are ${names}`;
  const passages = new Map(
    sectors.map(({ passage }) => [`${passage.dispatch}:${passage.start}`, passage]),
  );
  return recordCandidate([asSentence(text)], {
    evidence: [...passages.values()].sort(
      (x, y) =>
        (x.dispatch < y.dispatch ? -1 : x.dispatch > y.dispatch ? 1 : 0) || x.start - y.start,
    ),
    entries: sectors.map(({ act }) => act),
  });
}
