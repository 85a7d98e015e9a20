import type { Act } from '../events/index.ts';
import { boundsOf, type Edtf } from '../kernel/index.ts';
import type { Claim, Expectation, Standing } from '../record/index.ts';
import { claimsUnder } from './claims-under.ts';
import { firstSinceOf } from './first-since.ts';
import { isTakingPart } from './ladder.ts';
import { outletName } from './outlet-name.ts';
import { isBound } from './parties.ts';
import { writtenDays, writtenNumbers } from './quantities.ts';
import type { BriefDeps, BriefInput, EntryFacts, EntryLookup } from './types.ts';

/** What entries are looked up in. */
export interface EntryGround extends Pick<BriefInput, 'dispatches' | 'state'> {
  readonly development: Pick<BriefInput['development'], 'leadAct'>;
}

function days(...values: readonly (Edtf | null | undefined)[]): readonly Edtf[] {
  return values.filter((value): value is Edtf => value != null);
}

function present<T>(...values: readonly (T | null | undefined)[]): readonly T[] {
  return values.filter((value): value is T => value != null);
}

/** Numbers in the name of an outlet ("Two Niles Register"), which a sentence repeats when it names its source. */
function outletNumbers(dispatch: string | null, input: EntryGround): readonly number[] {
  const row = input.dispatches.find((item) => item.dispatch.id === dispatch);
  return row === undefined ? [] : writtenNumbers(outletName(row.dispatch), []);
}

function ofAct(act: Act, input: EntryGround): EntryFacts {
  return {
    actors: [...act.subjects, ...act.objects, ...(act.speaker?.actors ?? [])],
    accord: act.accord?.id ?? null,
    stage: act.stage,
    modality: act.modality,
    days: days(act.day?.value, act.saidDay?.value),
    numbers: outletNumbers(act.dispatch, input),
    words: present(act.person, act.speaker?.text, act.place, act.subjectWords),
  };
}

function ofClaim(claim: Claim): EntryFacts {
  return {
    actors: present(claim.subject, claim.counterpart),
    accord: claim.accord,
    stage: claim.stage,
    modality: claim.modality,
    days: days(claim.holds),
    numbers: [],
    words: [],
  };
}

function ofExpectation(expectation: Expectation, input: EntryGround, deps: BriefDeps): EntryFacts {
  return {
    actors: [
      ...expectation.subjects,
      ...expectation.objects,
      ...present(organisationOf(expectation.accord, deps)),
    ],
    accord: expectation.accord,
    stage: null,
    modality: expectation.modality,
    days: days(expectation.window),
    numbers: [
      ...writtenNumbers(expectation.wording ?? '', []),
      ...outletNumbers(expectation.dispatch, input),
    ],
    words: present(expectation.saidBy, expectation.subjectWords, expectation.wording),
  };
}

/** Code under which an organisation is an actor itself. */
function organisationOf(accord: string | null, deps: BriefDeps): string | null {
  return accord === null ? null : (deps.accordInfo(accord)?.organisation ?? null);
}

/** How many took part before and with a state that came in on an exact day; none where the record does not hold them all. */
function countsAt(
  { accord, since, stage, subject }: Standing,
  input: EntryGround,
  deps: BriefDeps,
): readonly number[] {
  const isComplete = accord !== null && deps.accordInfo(accord)?.partiesComplete === true;
  const day = since === null ? null : boundsOf(since).first;
  if (!isComplete || day === null || !isTakingPart(stage)) return [];
  const before = input.state.standings.filter((row) => {
    const first = row.since === null ? null : boundsOf(row.since).first;
    const isThere = row.entry.startsWith(`party/${accord}/`) && isTakingPart(row.stage);
    return isThere && row.subject !== subject && (first === null || first <= day);
  }).length;
  return [before, before + 1];
}

function ofStanding(standing: Standing, input: EntryGround, deps: BriefDeps): EntryFacts {
  const party = (standing.accord === null ? null : deps.accordInfo(standing.accord))?.parties.find(
    (row) => row.state === standing.subject,
  );
  const claims = claimsUnder(input.state.claims, standing.entry).filter(
    (claim) => claim.stage === standing.stage,
  );
  return {
    actors: present(standing.subject, standing.counterpart, organisationOf(standing.accord, deps)),
    accord: standing.accord,
    stage: standing.stage,
    modality: 'done',
    days: days(
      standing.since,
      standing.previous?.since,
      isTakingPart(standing.stage) ? party?.signed : null,
      ...claims.map((claim) => claim.holds),
    ),
    numbers: [],
    figures: countsAt(standing, input, deps),
    firstOf: firstSteps(standing, input),
    words: present(
      deps.stateInfo(standing.subject)?.region,
      ...firstSteps(standing, input).map((step) => `first ${step}`),
    ),
  };
}

/** What it is the first of under its accord, in the words that a sentence has for it. */
function firstSteps(standing: Standing, input: EntryGround): readonly string[] {
  const first = firstSinceOf(standing, input.state.standings);
  if (first === null) return [];
  return [first.kind === 'enlargement' ? 'enlargement' : 'on record to leave'];
}

/** What the record holds of an accord as a whole, with the counts of those that take part. */
function ofAccord(id: string, input: EntryGround, deps: BriefDeps): EntryFacts | null {
  const info = deps.accordInfo(id);
  if (info === null) return null;
  const rows = input.state.standings.filter((row) => row.entry.startsWith(`party/${id}/`));
  const taking = rows.filter((row) => isTakingPart(row.stage)).length;
  const bound = rows.filter((row) => isBound(row.stage)).length;
  const about = info.about ?? '';
  const understood = deps.check.understand(about, null);
  return {
    actors: [
      ...info.depositary,
      ...present(info.organisation),
      ...info.brokers,
      ...understood.mentions.flatMap((mention) => mention.actors),
    ],
    accord: id,
    stage: info.inForce !== null ? 'in-force' : info.signed !== null ? 'signed' : null,
    modality: 'done',
    days: [
      ...days(info.signed, info.adopted, info.inForce),
      ...writtenDays(about).map((day) => day.value),
    ],
    numbers: [taking, bound, taking - bound, ...writtenNumbers(about, writtenDays(about))],
    words: present(
      about,
      ...info.depositary.map((code) => deps.nameOf(code)?.name),
      ...rows.map((row) => deps.stateInfo(row.subject)?.region),
    ),
  };
}

/** What the record derives for an entry: figures, of whom it is the first, and who stands outside. */
function derivedFor(entry: string, input: EntryGround, deps: BriefDeps): Partial<EntryFacts> {
  const own = (input.state.derived ?? []).filter((fact) => fact.entries.includes(entry));
  const figures = own.flatMap((fact) => {
    if (fact.kind === 'stage-days') {
      const { cases, medianDays, shortestDays, longestDays } = fact.figure;
      return [cases, medianDays, shortestDays, longestDays];
    }
    if (fact.kind === 'until-force') return [fact.needed, fact.have, fact.remaining];
    if (fact.kind === 'days-since-change') return fact.entries[0] === entry ? [fact.days] : [];
    return [];
  });
  const firstOf = own.flatMap((fact) =>
    fact.kind === 'first-of' ? [deps.groupName(fact.name) ?? fact.name] : [],
  );
  const outside = own.flatMap((fact) => (fact.kind === 'not-followed' ? fact.states : []));
  return { figures, firstOf, outside, words: firstOf };
}

/** The facts behind every identifier that a brief of this input may cite. */
export function entryFactsOf(input: EntryGround, deps: BriefDeps): EntryLookup {
  const table = new Map<string, () => EntryFacts | null>();
  for (const row of input.dispatches)
    for (const act of row.acts) table.set(act.id, () => ofAct(act, input));
  for (const claim of input.state.claims) table.set(claim.id, () => ofClaim(claim));
  for (const row of input.state.expectations)
    table.set(row.id, () => ofExpectation(row, input, deps));
  const lead = input.development.leadAct?.accord?.id;
  const accords = new Set(lead === undefined ? [] : [lead]);
  for (const row of input.state.standings) {
    table.set(row.entry, () => ofStanding(row, input, deps));
    if (row.accord !== null) accords.add(row.accord);
  }
  for (const accord of accords) {
    const standing = table.get(`accord/${accord}`);
    table.set(`accord/${accord}`, () => ofAccord(accord, input, deps) ?? standing?.() ?? null);
  }
  const known = new Map<string, EntryFacts | null>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const plain = table.get(id)?.() ?? null;
    const { words = [], ...derived } = plain === null ? {} : derivedFor(id, input, deps);
    const facts =
      plain === null
        ? null
        : {
            ...plain,
            ...derived,
            figures: [...(plain.figures ?? []), ...(derived.figures ?? [])],
            firstOf: [...(plain.firstOf ?? []), ...(derived.firstOf ?? [])],
            words: [...plain.words, ...words],
          };
    known.set(id, facts);
    return facts;
  };
}
