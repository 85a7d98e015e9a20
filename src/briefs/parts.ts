import type { Act, ActDay } from '../events/index.ts';
import { type Evidence, relatedDays } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import type { Difference } from '../stories/index.ts';
import { type Context, evidenceOf } from './context.ts';
import { orderedExpectations } from './expectation-order.ts';
import { expectationText } from './expectation-text.ts';
import { carriersOfOneWord, independentVoices } from './independent-voices.ts';
import { differenceName, heldInWords, standingName } from './labels.ts';
import { outletName } from './outlet-name.ts';
import type {
  Brief,
  BriefAct,
  BriefDifference,
  BriefExpectation,
  BriefInput,
  BriefSentence,
  BriefSources,
} from './types.ts';

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function plainEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence
    .map(({ dispatch, start, end }) => ({ dispatch, start, end }))
    .sort((a, b) => order(a.dispatch, b.dispatch) || a.start - b.start || a.end - b.end);
}

/** The day of the act; for one that lies ahead and has none, the day of its announcement, marked as such. */
function daysOfAct(
  act: Act,
): Pick<BriefAct, 'day' | 'dayBasis' | 'dayFrom' | 'dayOf' | 'announced'> {
  const from = (day: ActDay): string | null => (day.from === '' ? null : day.from);
  const isAhead = act.modality !== 'done' || act.stage === 'announced';
  const said = act.saidDay;
  const shown = act.day ?? (isAhead ? said : null);
  return {
    day: shown === null ? null : isAhead ? shown.value : relatedDays(shown.value, shown.relation),
    dayBasis: shown?.basis ?? null,
    dayFrom: shown === null ? null : from(shown),
    dayOf: shown === null ? null : shown === act.day ? 'act' : 'announcement',
    announced: said === null ? null : { day: said.value, basis: said.basis, from: from(said) },
  };
}

function briefAct(act: Act): BriefAct {
  return {
    id: act.id,
    subjects: act.subjects,
    objects: act.objects,
    action: act.treatyAction ?? act.bilateralAct ?? 'other',
    accord: act.accord?.id ?? null,
    stage: act.stage,
    modality: act.modality,
    ...daysOfAct(act),
    sectors: [...act.sectors].sort(order),
    speaker: act.speaker?.text ?? null,
    evidence: [evidenceOf(act)],
  };
}

/** The acts of all dispatches, in order of dispatch and of the text. */
export function briefActs(input: BriefInput): readonly BriefAct[] {
  const place = new Map(input.development.dispatches.map((id, index) => [id, index]));
  return input.dispatches
    .flatMap((row) => row.acts)
    .sort(
      (a, b) =>
        (place.get(a.dispatch) ?? 1e9) - (place.get(b.dispatch) ?? 1e9) ||
        order(a.dispatch, b.dispatch) ||
        a.trigger.start - b.trigger.start ||
        order(a.id, b.id),
    )
    .map(briefAct);
}

/** All expectations of the matter with their state. */
export function briefExpectations(context: Context): readonly BriefExpectation[] {
  return orderedExpectations(context).map((row) => ({
    id: row.id,
    text: expectationText(row, context),
    window: row.window,
    wording: row.wording,
    saidBy: row.saidBy,
    basis: row.basis,
    state: row.state,
    evidence: plainEvidence(row.evidence),
  }));
}

/** Outlets, origins and dispatches behind the brief. */
export function briefSources({ input }: Context): BriefSources {
  const place = new Map(input.development.dispatches.map((id, index) => [id, index]));
  const dispatches = input.dispatches
    .map((row) => row.dispatch)
    .sort((a, b) => (place.get(a.id) ?? 1e9) - (place.get(b.id) ?? 1e9) || order(a.id, b.id));
  const outlets = new Map<string, string[]>();
  for (const dispatch of dispatches) {
    const outlet = outletName(dispatch);
    outlets.set(outlet, [...(outlets.get(outlet) ?? []), dispatch.id]);
  }
  // What was taken back is no source, and no voice.
  const heard = new Set(dispatches.map(({ id }) => id));
  const origins = input.development.origins
    .map((origin) => ({ ...origin, dispatches: origin.dispatches.filter((id) => heard.has(id)) }))
    .filter((origin) => origin.dispatches.length > 0);
  return {
    outlets: [...outlets]
      .sort(([a], [b]) => order(a, b))
      .map(([outlet, ids]) => ({ outlet, dispatches: ids })),
    origins: origins
      .map(({ id, dispatches: ids, why }) => ({ id, dispatches: [...ids], why: [...why] }))
      .sort((a, b) => order(a.id, b.id)),
    independent: independentVoices([
      ...origins.map((origin) => origin.dispatches),
      ...outlets.values(),
      ...carriersOfOneWord(input.dispatches, input.development.leadAct),
    ]),
    dispatches: dispatches.map((dispatch) => ({
      id: dispatch.id,
      outlet: dispatch.outlet,
      title: dispatch.title,
      address: dispatch.address,
      day: dispatch.referenceDay,
      revisionOf: dispatch.revisionOf,
    })),
  };
}

/** Stages of a relation of two states, and of nothing else. */
const OF_RELATIONS = new Set(['recognised', 'established', 'restored', 'downgraded', 'severed']);

/**
 * Standing that a difference is about: `<state> <accord>`, `<state> <state> <accord>` or `<state> <state>`. A paper between two
 * states that has no name is no step of their relations.
 */
function standingOf(difference: Difference, context: Context): Standing | null {
  const names = difference.subject.split(/\s+/);
  // Codes of states are in capitals, identifiers of accords are not.
  const accord = names.find((name) => /[a-z]/.test(name));
  const states = names.filter((name) => name !== accord).sort();
  const isOfRelations =
    difference.about !== 'stage' || difference.claims.some(({ value }) => OF_RELATIONS.has(value));
  const relation = isOfRelations ? [`relation/${states[0]}/${states[1]}`] : [];
  const keys = accord === undefined ? relation : states.map((state) => `party/${accord}/${state}`);
  return context.input.state.standings.find((row) => keys.includes(row.entry)) ?? null;
}

/** Points on which dispatches do not agree, with the outlets and what the record holds. */
export function briefDifferences(context: Context): readonly BriefDifference[] {
  const outletOf = (id: string): string => {
    const dispatch = context.book.dispatch(id);
    return dispatch === null ? id : outletName(dispatch);
  };
  return context.input.state.differences
    .map((difference) => {
      const standing = ['stage', 'date'].includes(difference.about)
        ? standingOf(difference, context)
        : null;
      return {
        about: difference.about,
        subject: differenceName(difference.subject, context.deps),
        claims: difference.claims
          .map((claim) => ({
            value: claim.value,
            outlets: [...new Set(claim.dispatches.map(outletOf))].sort(order),
            dispatches: [...claim.dispatches].sort(order),
            evidence: plainEvidence(claim.evidence),
            since: claim.since,
            remark: claim.remark,
          }))
          .sort((a, b) => order(a.since, b.since) || order(a.value, b.value)),
        held: standing === null ? null : heldInWords(standing),
      };
    })
    .sort((a, b) => order(a.about, b.about) || order(a.subject, b.subject));
}

/** The standing of the matter first, then those that a sentence cites. */
export function briefStandings(
  context: Context,
  sentences: readonly BriefSentence[],
): Brief['standings'] {
  const cited = new Set(sentences.flatMap((sentence) => sentence.entries));
  const main = context.main?.entry;
  return context.input.state.standings
    .filter((row) => (row.entry === main && row.stage !== 'none') || cited.has(row.entry))
    .sort((a, b) => Number(b.entry === main) - Number(a.entry === main) || order(a.entry, b.entry))
    .map((row) => ({
      entry: row.entry,
      label: standingName(row, context.deps),
      stage: row.stage,
      since: row.since,
      evidenceClass: row.evidenceClass,
      ...(row.sinceClass === undefined ? {} : { sinceClass: row.sinceClass }),
    }));
}
