import type { AccordView, AsOf, Desk, StandingRow, StateView } from '../../desk/index.ts';
import { ChanceryError, type CivilDay } from '../../kernel/index.ts';
import type { Found } from './resolve-name.ts';
import { addChanges, addRulings, addUnited } from './text/change-lines.ts';
import { derivedLines } from './text/derived-lines.ts';
import { addExpectations, type Some } from './text/expectation-lines.ts';
import type { Page } from './text/page.ts';
import { addDevelopments, addHeld, addStandings } from './text/record-lines.ts';
import { counted, dayWords, restWords, whenWords } from './text/words.ts';

/** What is printed as JSON, and how it is drawn as text. */
export interface Answer {
  readonly json: unknown;
  readonly draw: (page: Page) => void;
}

/** The accords and states of the record with how much hangs on each. */
export async function answerList(desk: Desk, options: AsOf): Promise<Answer> {
  const asOf = options.asOf ?? (await desk.lastDay());
  const accords = await desk.accords(options);
  const states = await desk.states(options);
  const numbers = (title: string) => [
    { title, isNumber: true },
    { title: 'Developments', isNumber: true },
    { title: 'Identifier' },
  ];
  return {
    json: { asOf, accords, states },
    draw: (page) => {
      page.title(
        'The record',
        `${counted(accords.length, 'accord')}, ${counted(states.length, 'state')}, as of ${dayWords(asOf)}`,
      );
      page.table(
        'Accords',
        [{ title: 'Accord' }, ...numbers('States')],
        accords.map((row) => [row.name, `${row.partyCount}`, `${row.developmentCount}`, row.id]),
      );
      page.table(
        'States',
        [{ title: 'State' }, ...numbers('Accords')],
        states.map((row) => [row.name, `${row.accordCount}`, `${row.developmentCount}`, row.id]),
      );
    },
  };
}

/** What the record came to know on a day. */
export async function answerDay(desk: Desk, day: CivilDay, options: AsOf): Promise<Answer> {
  const asOf = options.asOf ?? (await desk.lastDay());
  const changes = await desk.changes({ ...options, from: day, to: day });
  const rulings = (await desk.rulings(options)).filter((row) => row.knownDay === day);
  return {
    json: { asOf, day, changes, rulings },
    draw: (page) => {
      page.title(`What changed on ${dayWords(day)}`, `As of ${dayWords(asOf)}`);
      if (changes.length + rulings.length === 0)
        page.text('Nothing that was read moved a standing.');
      addChanges(page, 'Standings', changes);
      addRulings(page, 'Rulings', rulings);
    },
  };
}

/** On the page of an accord or a state in the news a list of hundreds would hide what follows it. */
function someOf(flag: 'accord' | 'state', id: string): Some {
  return { ofEach: 20, all: `chancery next --${flag} ${id}` };
}

/** A name at the head of a page: a paper without a name of its own has a small letter elsewhere. */
function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function accordFacts(view: AccordView): readonly string[] {
  const facts = [
    view.kind,
    view.signed === null ? '' : `signed ${whenWords(view.signed)}`,
    view.inForce === null ? '' : `in force since ${whenWords(view.inForce)}`,
    view.depositaries.length === 0
      ? ''
      : `${view.depositaries.length === 1 ? 'depositary' : 'depositaries'}: ${view.depositaries.map(({ name }) => name).join(', ')}`,
  ];
  return [
    [...new Set(facts)].filter((fact) => fact !== '').join(' · '),
    view.entryIntoForce === null ? '' : `Enters into force: ${view.entryIntoForce}`,
    view.sectors.length === 0 ? '' : `Sectors: ${view.sectors.join(', ')}`,
    `As of ${dayWords(view.asOf)}`,
  ];
}

async function answerAccord(desk: Desk, id: string, asOf: AsOf): Promise<Answer> {
  const view = await desk.accord(id, asOf);
  const nameOf = (row: StandingRow): string => row.subject.name;
  const derived = await desk.derived(`accord/${id}`, asOf);
  return {
    json: { accord: view, derived },
    draw: (page) => {
      page.title(capitalised(view.name), ...accordFacts(view));
      if (view.about !== null) page.text(view.about);
      addUnited(page, view.united);
      addStandings(page, view.parties, { heading: 'States', first: 'State', nameOf });
      if (view.parties.length === 0) page.text('The record holds no standing under it.');
      else if (!view.partiesComplete) page.text('The record does not hold every party of it.');
      addHeld(page, view.parties, nameOf);
      page.list('From the record', derivedLines(derived, desk));
      addExpectations(page, view.expectations, { desk, some: someOf('accord', id) });
      addDevelopments(page, view.developments, 'Developments');
    },
  };
}

function otherOf(row: StandingRow, code: string): string {
  if (row.counterpart === null) return row.subject.name;
  return row.subject.id === code ? row.counterpart.name : row.subject.name;
}

async function answerState(desk: Desk, code: string, asOf: AsOf): Promise<Answer> {
  const view = await desk.state(code, asOf);
  const accordOf = (row: StandingRow): string => row.accord?.name ?? row.entry;
  const other = (row: StandingRow): string => otherOf(row, code);
  return {
    json: { state: view },
    draw: (page) => {
      page.title(
        view.name,
        [view.official ?? '', view.region ?? '', view.code]
          .filter((fact) => fact !== '')
          .join(' · '),
        `As of ${dayWords(view.asOf)}`,
      );
      addStandings(page, view.accords, { heading: 'Accords', first: 'Accord', nameOf: accordOf });
      addStandings(page, view.relations, { heading: 'Relations', first: 'With', nameOf: other });
      if (view.accords.length + view.relations.length === 0)
        page.text('The record holds no standing and no relation of it.');
      addHeld(page, view.accords, accordOf);
      addHeld(page, view.relations, other);
      addExpectations(page, view.expectations, { desk, some: someOf('state', code) });
      addDevelopments(page, view.developments, 'Developments');
    },
  };
}

/** A state or an accord. */
export async function answerEntry(desk: Desk, found: Found, asOf: AsOf): Promise<Answer> {
  return found.kind === 'accord'
    ? answerAccord(desk, found.id, asOf)
    : answerState(desk, found.id, asOf);
}

function standingSentence(row: StandingRow): string {
  const since = row.standing.since === null ? '' : `, since ${whenWords(row.standing.since)}`;
  return `${row.label}${since}, on the word of: ${restWords(row.standing)} [${row.entry}].`;
}

function relationOf(view: StateView, other: string): StandingRow | null {
  return (
    view.relations.find((row) => row.subject.id === other || row.counterpart?.id === other) ?? null
  );
}

async function answerStates(
  desk: Desk,
  pair: readonly [Found, Found],
  asOf: AsOf,
): Promise<Answer> {
  const [a, b] = pair;
  const one = await desk.state(a.id, asOf);
  const two = await desk.state(b.id, asOf);
  const relation = relationOf(one, b.id) ?? relationOf(two, a.id);
  const accords = one.accords.flatMap((row) => {
    const other = two.accords.find((each) => each.accord?.id === row.accord?.id);
    return other === undefined ? [] : [{ accord: row.accord, standings: [row, other] as const }];
  });
  const developments = one.developments.filter((row) =>
    two.developments.some((other) => other.id === row.id),
  );
  const names = [one, two].map((view) => ({ id: view.code, name: view.name }));
  const derived = relation === null ? [] : await desk.derived(relation.entry, asOf);
  return {
    json: { asOf: one.asOf, states: names, relation, accords, developments, derived },
    draw: (page) => {
      page.title(`${one.name} and ${two.name}`, `As of ${dayWords(one.asOf)}`);
      page.text(
        relation === null
          ? 'The record holds no relation of the two.'
          : `Relation: ${standingSentence(relation)}`,
      );
      page.table(
        'Accords of both',
        [{ title: 'Accord' }, { title: one.name }, { title: two.name }],
        accords.map(({ accord, standings }) => [
          accord?.name ?? '',
          ...standings.map((row) => row.label),
        ]),
      );
      if (relation !== null) addHeld(page, [relation], () => `${one.name} and ${two.name}`);
      page.list('From the record', derivedLines(derived, desk));
      addDevelopments(page, developments, 'Developments of both');
    },
  };
}

async function answerStanding(
  desk: Desk,
  of: { readonly state: string; readonly accord: string },
  asOf: AsOf,
): Promise<Answer> {
  const view = await desk.accord(of.accord, asOf);
  const standing = view.parties.find((row) => row.subject.id === of.state) ?? null;
  const state = { id: of.state, name: desk.nameOf(of.state) };
  const expectations = view.expectations.filter((row) => row.subjects.includes(of.state));
  const developments = view.developments.filter((row) =>
    row.states.some((each) => each.id === of.state),
  );
  const accord = { id: view.id, name: view.name };
  const derived = standing === null ? [] : await desk.derived(standing.entry, asOf);
  return {
    json: { asOf: view.asOf, state, accord, standing, expectations, developments, derived },
    draw: (page) => {
      page.title(`${state.name}, ${view.name}`, `As of ${dayWords(view.asOf)}`);
      page.text(
        standing === null
          ? `The record holds no standing of ${state.name} under it.`
          : `Standing: ${standingSentence(standing)}`,
      );
      if (standing !== null) addHeld(page, [standing], (row) => row.subject.name);
      page.list('From the record', derivedLines(derived, desk));
      addExpectations(page, expectations, { desk });
      addDevelopments(page, developments, 'Developments');
    },
  };
}

/** Two states: their relation. A state and an accord: the standing. Throws `input.argument` for two accords. */
export async function answerPair(
  desk: Desk,
  pair: readonly [Found, Found],
  asOf: AsOf,
): Promise<Answer> {
  const [a, b] = pair;
  if (a.kind === 'state' && b.kind === 'state') {
    if (a.id === b.id) return answerState(desk, a.id, asOf);
    return answerStates(desk, pair, asOf);
  }
  if (a.kind === 'state') return answerStanding(desk, { state: a.id, accord: b.id }, asOf);
  if (b.kind === 'state') return answerStanding(desk, { state: b.id, accord: a.id }, asOf);
  throw new ChanceryError('input.argument', {
    why: `${a.name} and ${b.name} are both accords; give one, or a state with it.`,
  });
}
