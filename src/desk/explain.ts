import { bareDay, dayInWords } from '../briefs/index.ts';
import type { Act } from '../events/index.ts';
import { type Evidence, refusalText } from '../kernel/index.ts';
import { type Claim, underRulings } from '../record/index.ts';
import { dispatchView, refuseLater } from './dispatch-view.ts';
import { explainAccord } from './explain-accord.ts';
import { continuationSteps, groupingSteps } from './explain-development.ts';
import { explainRuling, rulingBehind } from './explain-ruling.ts';
import { type Inquiry, knownOf } from './knowledge.ts';
import type { Names } from './names.ts';
import { standingRow } from './record-views.ts';
import type { Explanation } from './types.ts';

type Step = Explanation['steps'][number];
type Tools = { readonly names: Names };

function step(what: string, rule: string, words: string): Step {
  return { what, rule, words };
}

async function passagesOf(
  inquiry: Inquiry,
  evidence: readonly Evidence[],
): Promise<Explanation['passages']> {
  const kept = await inquiry.view.dispatchesOf([...new Set(evidence.map((one) => one.dispatch))]);
  const byId = new Map(kept.map((one) => [one.dispatch.id, one.dispatch]));
  return evidence.flatMap((one) => {
    const dispatch = byId.get(one.dispatch);
    return dispatch === undefined
      ? []
      : [{ ...one, outlet: dispatch.outlet, words: dispatch.text.slice(one.start, one.end) }];
  });
}

function actTitle(names: Names, act: Act): string {
  const who =
    act.subjects.length > 0
      ? act.subjects.map(names.of).join(', ')
      : (act.subjectWords ?? 'nobody named');
  const what = names.action(act.treatyAction ?? act.bilateralAct ?? 'request');
  const whom = act.objects.length > 0 ? `, towards ${act.objects.map(names.of).join(', ')}` : '';
  const accord =
    act.accord === null || names.of(act.accord.id) === who ? '' : `, ${names.of(act.accord.id)}`;
  return `${who}: ${what}${accord}${whom} (${act.modality}${act.stage === null ? '' : `, ${act.stage}`})`;
}

/** The day in words, with those that it stands in: "before May 2021". */
function dayOfAct({ value, relation }: NonNullable<Act['day']>): string {
  return relation === undefined ? bareDay(value) : `${relation} ${bareDay(value)}`;
}

async function explainAct(inquiry: Inquiry, act: Act, { names }: Tools): Promise<Explanation> {
  const claims = (await inquiry.view.claimsByDispatches([act.dispatch])).filter(
    (claim) => claim.act === act.id,
  );
  const kept = await inquiry.view.dispatch(act.dispatch);
  if (kept !== null) refuseLater(act.id, kept.dispatch.knownDay, inquiry);
  const coded = step('coding', act.root, `PLOVER ${act.root}, CAMEO ${act.cameo}`);
  const reasons = act.reasons.map((reason) => step(reason.what, reason.rule, reason.words));
  const said =
    act.saidDay === null
      ? []
      : [step('day of saying', act.saidDay.basis, `${dayOfAct(act.saidDay)}: ${act.saidDay.from}`)];
  const day =
    act.day === null
      ? []
      : [step('day of the act', act.day.basis, `${dayOfAct(act.day)}: ${act.day.from}`)];
  return {
    id: act.id,
    kind: 'act',
    title: actTitle(names, act),
    steps: [
      ...reasons,
      ...said,
      ...day,
      coded,
      ...claims.map((claim) => step('class of evidence', claim.evidenceClass, claim.classWhy)),
    ],
    passages: await passagesOf(inquiry, [{ dispatch: act.dispatch, ...act.evidence }]),
    see: [act.dispatch, ...claims.map((claim) => claim.id)],
    refusals: [],
  };
}

/** A claim as it was made, and what an editor said of it. */
async function explainClaim(
  inquiry: Inquiry,
  { claim, ruled }: { readonly claim: Claim; readonly ruled: readonly Step[] },
  { names }: Tools,
): Promise<Explanation> {
  refuseLater(claim.id, claim.knownDay, inquiry);
  const ruling = rulingBehind(claim.origin);
  const about = claim.accord ?? claim.counterpart;
  return {
    id: claim.id,
    kind: 'claim',
    title: `${names.of(claim.subject)}${about === null ? '' : `, ${names.of(about)}`}: ${claim.stage}`,
    steps: [
      step('entry', claim.entry, `${claim.stage} (${claim.modality})`),
      step(
        'day',
        claim.holdsBasis ?? 'none',
        claim.holds === null
          ? 'nothing says when it holds'
          : `${bareDay(claim.holds)}${claim.holdsFrom === '' ? '' : `: ${claim.holdsFrom}`}`,
      ),
      step('known from', 'day', dayInWords(claim.knownDay)),
      step(
        'class of evidence',
        claim.evidenceClass,
        `${claim.classWhy} Asserted by ${claim.asserter}.`,
      ),
      ruling === null
        ? step('origin', claim.origin, 'dispatches of one origin count as one voice')
        : step('origin', claim.origin, 'an editor said so, and no text'),
      ...ruled,
    ],
    passages: await passagesOf(inquiry, claim.evidence),
    see: [
      claim.entry,
      ...(ruling === null ? [] : [ruling]),
      ...(claim.act === null ? [] : [claim.act]),
      ...(claim.dispatch === null ? [] : [claim.dispatch]),
    ],
    refusals: [],
  };
}

function scopeOfEntry(entry: string): { accords: string[]; states: string[] } | null {
  const [kind, a, b] = entry.split('/');
  if (kind === 'party' && a !== undefined && b !== undefined) return { accords: [a], states: [] };
  if (kind === 'accord' && a !== undefined) return { accords: [a], states: [] };
  if (kind === 'relation' && a !== undefined && b !== undefined)
    return { accords: [], states: [a, b] };
  return null;
}

async function explainEntry(
  inquiry: Inquiry,
  entry: string,
  { names }: Tools,
): Promise<Explanation | null> {
  const scope = scopeOfEntry(entry);
  if (scope === null) return null;
  const known = await knownOf(inquiry, scope);
  const standing = known.standings.find((row) => row.entry === entry);
  const claims = known.claims.filter((claim) => claim.entry === entry);
  if (standing === undefined && claims.length === 0) return null;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const steps: Step[] = [];
  if (standing !== undefined) {
    const row = standingRow(names, standing);
    steps.push(step('standing', standing.rule, row.label));
    steps.push(
      step(
        'since',
        standing.sinceBasis ?? 'none',
        standing.since === null
          ? 'nothing says since when'
          : `${bareDay(standing.since)}${standing.sinceClass === undefined ? '' : `, which rests on class ${standing.sinceClass}`}`,
      ),
    );
    steps.push(
      step(
        'class of evidence',
        standing.evidenceClass,
        'the best among the claims that it rests on',
      ),
    );
    for (const id of standing.because)
      steps.push(step('rests on', id, byId.get(id)?.classWhy ?? ''));
    for (const held of standing.held)
      steps.push(
        step(
          'held back',
          held.why,
          `${held.stage}, by ${byId.get(held.claim)?.asserter ?? held.claim}`,
        ),
      );
  } else {
    for (const claim of claims)
      steps.push(
        step('reported only', claim.evidenceClass, `${claim.stage}, by ${claim.asserter}`),
      );
  }
  const about = standing?.accord ?? standing?.counterpart ?? null;
  return {
    id: entry,
    kind: 'standing',
    title:
      standing === undefined
        ? `${entry}: nothing that moves the standing`
        : `${names.of(standing.subject)}${about === null ? '' : `, ${names.of(about)}`}: ${standing.stage}`,
    steps,
    passages: await passagesOf(
      inquiry,
      claims.flatMap((claim) => claim.evidence),
    ),
    see: claims.map((claim) => claim.id),
    refusals: [],
  };
}

async function explainDevelopment(inquiry: Inquiry, id: string): Promise<Explanation> {
  const { development } = await inquiry.then.get(id);
  const [dispatches, voices] = [development.dispatches.length, development.origins.length];
  const origins = development.origins
    .filter((origin) => origin.dispatches.length > 1)
    .map((origin) =>
      step('one origin', origin.id, `${origin.dispatches.join(', ')}: ${origin.why.join('; ')}`),
    );
  const lead = development.leadAct;
  return {
    id,
    kind: 'development',
    title: `${dispatches} dispatch${dispatches === 1 ? '' : 'es'}, ${voices} origin${voices === 1 ? '' : 's'}`,
    steps: [
      ...(lead === null
        ? []
        : [step('led by', lead.id, lead.reasons.map((reason) => reason.rule).join(', '))]),
      ...(await continuationSteps(inquiry, development)),
      ...origins,
      ...(await groupingSteps(inquiry, development)),
    ],
    passages:
      lead === null
        ? []
        : await passagesOf(inquiry, [{ dispatch: lead.dispatch, ...lead.evidence }]),
    see: [...(lead === null ? [] : [lead.id]), ...development.dispatches],
    refusals: [],
  };
}

async function explainDispatch(inquiry: Inquiry, id: string): Promise<Explanation | null> {
  if ((await inquiry.view.dispatch(id)) === null) return null;
  const { dispatch, acts, refusals, development } = await dispatchView(inquiry, id);
  return {
    id,
    kind: 'dispatch',
    title: dispatch.title ?? dispatch.address ?? id,
    steps: [
      step('outlet', dispatch.outletKind ?? 'kind not stated', dispatch.outlet ?? 'not stated'),
      step(
        'reference day',
        dispatch.referenceFrom,
        dispatch.referenceDay === null ? 'none' : dayInWords(dispatch.referenceDay),
      ),
      step('known from', 'day', dayInWords(dispatch.knownDay)),
      ...(development === null ? [] : [step('development', development, 'what it is counted to')]),
      ...refusals.map((refusal) => step('not asserted', refusal.code, refusalText(refusal))),
    ],
    passages: [],
    see: [...acts.map((act) => act.id), ...(development === null ? [] : [development])],
    refusals,
  };
}

/**
 * Why the system says a thing: an act, a claim, an entry, a development or a dispatch, as known on the day of the inquiry.
 * Throws `record.unknown`, and `record.not-yet` for what came to be known later.
 */
export async function explainId(inquiry: Inquiry, id: string, tools: Tools): Promise<Explanation> {
  const act = await inquiry.view.act(id);
  if (act !== null) return explainAct(inquiry, act, tools);
  const claim =
    (await inquiry.view.claim(id)) ?? inquiry.baseline.all.find((row) => row.id === id) ?? null;
  // With what editors said of it; a claim that one of them set stands in the rulings alone.
  const heard = underRulings(claim === null ? [] : [claim], inquiry.rulings);
  const own = heard.find((row) => row.id === id);
  if (own !== undefined) {
    const word = claim === null ? undefined : own.ruled;
    const ruled = word === undefined ? [] : [step('ruled', word, own.classWhy)];
    return explainClaim(inquiry, { claim: claim ?? own, ruled }, tools);
  }
  return (
    (await explainRuling(inquiry, id)) ??
    explainAccord(inquiry, id, tools.names) ??
    (await explainEntry(inquiry, id, tools)) ??
    (await explainDispatch(inquiry, id)) ??
    explainDevelopment(inquiry, id)
  );
}
