import type { Edtf, Stage } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Context, toldSince } from './context.ts';
import { sinceInWords, whenInWords } from './day-words.ts';
import { isFurther, isWayOut, reaches } from './ladder.ts';
import { STAGE_AIMED_AT } from './lead-form.ts';
import { isLeavingAhead } from './matter-step.ts';
import { isPlural, listOf, namesInText } from './wording.ts';

/** What the record holds by now, for one and for many. */
const SINCE_THEN: Partial<Record<Stage, readonly [one: string, many?: string]>> = {
  applied: ['applied {when}'],
  invited: ['was invited {when}', 'were invited {when}'],
  signed: ['signed {it} {when}'],
  'accession-signed': ['signed the accession {when}'],
  ratified: ['ratified {it} {when}'],
  accepted: ['accepted {it} {when}'],
  approved: ['approved {it} {when}'],
  acceded: ['acceded {when}'],
  'in-force': ['has been a party {since}', 'have been parties {since}'],
  member: ['has been a member {since}', 'have been members {since}'],
  suspended: ['suspended its part {when}', 'suspended their part {when}'],
  'withdrawal-notified': ['gave notice of withdrawal {when}'],
  withdrawn: ['withdrew {when}'],
  declined: ['declined {when}'],
};

/** What the record holds of the two sides of a tie by now. */
const TIES_SINCE: Partial<Record<Stage, string>> = {
  established: 'diplomatic relations have stood {since}',
  restored: 'diplomatic relations have stood again {since}',
  severed: 'diplomatic relations have been broken {since}',
  downgraded: 'relations have been at a lower level {since}',
};

/** The day with its preposition; that of the telling itself is not said twice. */
function filled(
  pattern: string,
  since: Edtf,
  { it, told }: { it: string; told: Edtf | null },
): string {
  const isSameDay = since === told;
  return pattern
    .replace('{it}', it)
    .replace('{when}', isSameDay ? 'on that day' : whenInWords(since))
    .replace('{since}', isSameDay ? 'since that day' : sinceInWords(since));
}

/** What was told: its rung and its day. */
export interface Told {
  readonly stage: Stage | null;
  readonly day: Edtf | null;
  /** Of what was told as to come, the rung that it aims at; less than that has overtaken nothing. */
  readonly aim?: Stage | undefined;
}

/** Whether the record stands elsewhere than what was told: further up, on the way out, or declined. */
function hasMoved(now: Stage, { stage: told, aim }: Told): boolean {
  if (now === told) return false;
  if (told === 'announced' && TIES_SINCE[now] !== undefined) return true;
  if (isWayOut(now) || now === 'declined') return true;
  return told === null ? aim === undefined || reaches(now, aim) : isFurther(now, told);
}

/** The rung that an act to come aims at; undefined for one that is done or aims at none. */
export function aimOf(lead: Context['lead']): Stage | undefined {
  if (lead === null || lead.modality === 'done') return undefined;
  const action = lead.treatyAction ?? lead.bilateralAct ?? '';
  return action === 'entry-into-force' ? 'in-force' : STAGE_AIMED_AT[action];
}

interface Group {
  readonly stage: Stage;
  readonly since: Edtf;
  readonly states: string[];
}

function groupsOf(context: Context, told: Told): readonly Group[] {
  let moved = false;
  const groups = new Map<string, Group>();
  for (const code of context.subjects) {
    const row = context.input.state.standings.find(
      (one) => one.entry === `party/${context.accord ?? ''}/${code}`,
    );
    const since = row === undefined ? null : toldSince(row, context);
    if (row === undefined || since === null || SINCE_THEN[row.stage] === undefined) continue;
    if (row.stage === told.stage) continue;
    moved ||= hasMoved(row.stage, told);
    const key = `${since} ${row.stage}`;
    const group = groups.get(key) ?? { stage: row.stage, states: [], since };
    group.states.push(code);
    groups.set(key, group);
  }
  // Where one has moved on, where the others stand is told with it.
  if (!moved) return [];
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/**
 * "; by the record Finland has been a member since 4 April 2023 and Sweden since 7 March 2024": what the record holds of
 * the subjects by now, where it lies elsewhere than what is told. Empty where it does not.
 */
export function laterStandings(context: Context, told: Told): string {
  const { accord, deps, main } = context;
  if (isLeavingAhead(context)) return '';
  if (main !== null && main.counterpart !== null) return laterTie(main, context, told);
  if (accord === null) return '';
  if (context.subjects.length === 0) return laterForce(main, told);
  const groups = groupsOf(context, told);
  if (groups.length === 0) return '';
  const it = isPlural([accord], deps) ? 'them' : 'it';
  let before = '';
  const parts = groups.map(({ stage, states, since }) => {
    const [one = '', many = one] = SINCE_THEN[stage] ?? [];
    const pattern = states.length > 1 ? many : one;
    const isSameStep = stage === before;
    before = stage;
    const shown = isSameStep ? (/\{(?:when|since)\}/.exec(pattern)?.[0] ?? pattern) : pattern;
    return `${namesInText(states, deps)} ${filled(shown, since, { it, told: groups.length === 1 ? told.day : null })}`;
  });
  return `; by the record ${listOf(parts)}`;
}

/** That the accord itself, of which force was said to come, has come into force. */
function laterForce(main: Standing | null, { aim }: Told): string {
  if (aim !== 'in-force' || main?.stage !== 'in-force' || main.since === null) return '';
  return `; by the record it has been in force ${sinceInWords(main.since)}`;
}

function laterTie(main: Standing, context: Context, told: Told): string {
  const since = toldSince(main, context);
  const pattern = TIES_SINCE[main.stage];
  if (since === null || pattern === undefined || since === told.day) return '';
  if (!hasMoved(main.stage, told)) return '';
  return `; by the record ${filled(pattern, since, { it: 'it', told: told.day })}`;
}

/** The entries of the subjects that such words rest on. */
export function laterEntries({ accord, subjects, input, main }: Context): readonly string[] {
  if (main !== null && (main.counterpart !== null || subjects.length === 0)) return [main.entry];
  const own = subjects.map((code) => `party/${accord ?? ''}/${code}`);
  return input.state.standings.flatMap((row) => (own.includes(row.entry) ? row.entry : []));
}
