import { boundsOf, type CivilDay } from '../../src/kernel/index.ts';
import type { Expectation } from '../../src/record/index.ts';
import type { Miss } from '../set.ts';
import { dayOf } from '../system.ts';
import type { Gold, GoldExpectation } from './gold.ts';
import type { SameAccord } from './gold-accords.ts';
import type { OpenDossier } from './open-dossier.ts';

export interface ExpectationCounts {
  gold: number;
  found: number;
  said: number;
  right: number;
  states: number;
  statesRight: number;
}

/** Whether the windows share a day, or neither has one. */
function windowsMeet(gold: GoldExpectation['window'], said: Expectation['window']): boolean {
  if (gold === null || said === null) return gold === null && said === null;
  const { first, last } = boundsOf(said);
  return (
    (gold.start === null || last === null || gold.start <= last) &&
    (gold.end === null || first === null || first <= gold.end)
  );
}

const DAY_MS = 86_400_000;

/** Share of days in common of two windows, in (0, 1]; 1 where neither has one, 0 where one is open on a side. */
function overlapOf(gold: GoldExpectation['window'], said: Expectation['window']): number {
  if (gold === null || said === null) return gold === said ? 1 : 0;
  const { first, last } = boundsOf(said);
  if (gold.start === null || gold.end === null || first === null || last === null) return 0;
  const at = (day: string): number => Date.parse(day) / DAY_MS;
  const both = Math.min(at(gold.end), at(last)) - Math.max(at(gold.start), at(first)) + 1;
  const all = Math.max(at(gold.end), at(last)) - Math.min(at(gold.start), at(first)) + 1;
  return both / all;
}

interface Ground {
  readonly name: string;
  readonly dossier: OpenDossier;
  readonly isSame: SameAccord;
  /** The organisation of which a code is an organ (the Security Council is the United Nations); else the code. */
  readonly organOf: (code: string) => string;
}

function isFound(
  gold: GoldExpectation,
  said: Expectation,
  { dossier, isSame, organOf }: Ground,
): boolean {
  const from = said.dispatch === null ? null : dossier.idOf(said.dispatch);
  const hasSubject =
    gold.subjects.length === 0
      ? said.subjects.length === 0
      : said.subjects.some(
          (code) => gold.subjects.includes(code) || gold.subjects.includes(organOf(code)),
        );
  // The gold names no act; where it names no accord, one without an accord is meant.
  const hasAccord =
    gold.accord === null
      ? said.accord === null
      : said.accord !== null && isSame(gold.accord, said.accord);
  const isSaid = from !== null && gold.saidIn.includes(from);
  return isSaid && hasSubject && hasAccord && windowsMeet(gold.window, said.window);
}

/** The one that stands for a gold expectation: most subjects in common, the largest overlap of windows, the earliest. */
function best(gold: GoldExpectation, fitting: readonly Expectation[]): Expectation | undefined {
  const common = (one: Expectation): number =>
    one.subjects.filter((code) => gold.subjects.includes(code)).length;
  return [...fitting].sort(
    (a, b) =>
      common(b) - common(a) ||
      overlapOf(gold.window, b.window) - overlapOf(gold.window, a.window) ||
      (a.knownDay < b.knownDay ? -1 : a.knownDay > b.knownDay ? 1 : 0),
  )[0];
}

/** What was said to come and what became of it, against the gold. */
export async function scoreExpectations(
  counts: ExpectationCounts,
  gold: Gold,
  ground: Ground,
): Promise<Miss[]> {
  const { name, dossier } = ground;
  const misses: Miss[] = [];
  const add = (kind: string, words: string): number => misses.push({ kind, item: name, words });
  const lists = new Map<CivilDay, readonly Expectation[]>();
  const on = async (day: CivilDay): Promise<readonly Expectation[]> => {
    const list = lists.get(day) ?? (await dossier.expectations(day));
    lists.set(day, list);
    return list;
  };
  for (const wanted of gold.expectations) {
    const what = `${wanted.id} ${wanted.what}`;
    counts.gold += 1;
    let found = (await on(dossier.lastDay)).some((one) => isFound(wanted, one, ground));
    for (const { asOf, state } of wanted.state) {
      const day = dayOf(asOf);
      const fitting =
        day === null ? [] : (await on(day)).filter((one) => isFound(wanted, one, ground));
      const said = best(wanted, fitting);
      found ||= said !== undefined;
      counts.states += 1;
      if (said?.state === state) counts.statesRight += 1;
      else if (said !== undefined)
        add('expectation state wrong', `${what} on ${asOf}: ${state} not ${said.state}`);
    }
    if (found) counts.found += 1;
    else add('expectation not found', `${what} (${wanted.subjects} ${wanted.accord})`);
  }
  // Those that the ladder implies are nobody's word; the gold lists what was said.
  for (const said of (await on(dossier.lastDay)).filter((one) => one.basis === 'said')) {
    counts.said += 1;
    if (gold.expectations.some((wanted) => isFound(wanted, said, ground))) counts.right += 1;
    else
      add(
        'expectation too many',
        `${said.subjects} ${said.action} ${said.accord} ${said.window ?? 'open'} from ${said.dispatch === null ? '-' : dossier.idOf(said.dispatch)}`,
      );
  }
  return misses;
}
