import type { Brief } from '../../briefs/index.ts';
import type { AsOf, Desk } from '../../desk/index.ts';
import type { Act } from '../../events/index.ts';
import type { Expectation } from '../../record/index.ts';
import type { Names } from './answers.ts';

/** Names of the codes as they were on the day that was asked about, each once. Codes without a name come back as themselves. */
export function namesOf(desk: Desk, codes: Iterable<string | null>, on: AsOf): Names {
  const names: Record<string, string> = {};
  for (const code of new Set(codes)) {
    if (code !== null && code !== '') names[code] = desk.nameOf(code, on);
  }
  return names;
}

export function codesOfExpectations(expectations: readonly Expectation[]): (string | null)[] {
  return expectations.flatMap((row) => [...row.subjects, ...row.objects, row.accord, row.saidBy]);
}

export function codesOfActs(acts: readonly Act[]): (string | null)[] {
  return acts.flatMap((act) => [...act.subjects, ...act.objects, act.accord?.id ?? null]);
}

/** Codes inside an identifier of the record: `party/abraham-accords/KAZ`, `KAZ abraham-accords`. */
export function codesOfKey(key: string): string[] {
  return key.split(/[/ ]/).slice(0, 8);
}

export function codesOfBrief(brief: Brief): (string | null)[] {
  return [
    ...brief.acts.flatMap((act) => [...act.subjects, ...act.objects, act.accord, act.speaker]),
    ...brief.standings.flatMap((standing) => codesOfKey(standing.entry)),
    ...brief.differences.flatMap((difference) => codesOfKey(difference.subject)),
    ...brief.expectations.map((expectation) => expectation.saidBy),
  ];
}
