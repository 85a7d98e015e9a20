import type { Act } from '../events/index.ts';
import type { AccordEntry, Dispatch, EvidenceClass, Lexicon, OutletKind } from '../kernel/index.ts';
import { accordOf } from './entries.ts';

export interface EvidenceContext {
  readonly dispatch: Dispatch;
  readonly lexicon: Lexicon;
  /** States that the claim is about; the act's subjects where it is left out. */
  readonly concerned?: readonly string[];
}

export interface ClassOfEvidence {
  readonly evidenceClass: EvidenceClass;
  /** Who asserts it, as a reader would say. */
  readonly asserter: string;
  readonly why: string;
}

const STATE_OUTLETS: ReadonlySet<OutletKind> = new Set<OutletKind>([
  'ministry',
  'presidency',
  'state-agency',
]);
/** An organisation's outlet that is an office of a state: "Embassy of Chile in Oslo", "Department of State". */
const STATE_OFFICE =
  /\b(?:embassy|mission|consulate|high commission|delegation|ministry|department|government|presidency|chancellery|foreign office)\b/i;
/** Where an office stands, not whom it speaks for: "Embassy of Chile in Oslo". */
const SEATED_AT = /\s+(?:in|at|to)\s.*$/i;

/** Letters only, lower-cased, with one space at each end, so that whole words can be looked for. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The part of an outlet's name that says whom it speaks for. */
function voiceOf(outlet: string): string {
  return /\b(?:embassy|mission|consulate|high commission|delegation)\b/i.test(outlet)
    ? outlet.replace(SEATED_AT, '')
    : outlet;
}

function isNamedIn(code: string, outlet: string, lexicon: Lexicon): boolean {
  const state = lexicon.states.find((entry) => entry.code === code);
  if (state === undefined) return false;
  const words = wordsOf(outlet);
  const names = [
    state.name,
    state.official ?? '',
    ...state.names,
    ...state.adjectives,
    ...state.capitals,
    ...state.seats,
  ];
  return names.some((name) => name.length > 2 && words.includes(wordsOf(name)));
}

/** Those who take part in the act or its accord without being concerned themselves. */
function othersOf(act: Act, accord: AccordEntry | null, concerned: readonly string[]): string[] {
  const parties = accord?.parties.map((party) => party.state) ?? [];
  const organisation = accord?.organisation == null ? [] : [accord.organisation];
  return [
    ...act.subjects,
    ...act.objects,
    ...parties,
    ...(accord?.brokers ?? []),
    ...organisation,
  ].filter((code) => !concerned.includes(code));
}

function classOfSpeaker(
  act: Act,
  accord: AccordEntry | null,
  concerned: readonly string[],
): ClassOfEvidence | null {
  const speaker = act.speaker;
  if (speaker === null) return null;
  const asserter = speaker.text;
  if (speaker.isAnonymous) {
    return {
      evidenceClass: 'anonymous',
      asserter,
      why: `said by “${speaker.text}”, who is not named`,
    };
  }
  const own = speaker.actors.find((code) => concerned.includes(code));
  if (own !== undefined) {
    return {
      evidenceClass: 'party',
      asserter,
      why: `said by “${speaker.text}”, for ${own}, which is concerned`,
    };
  }
  const keepers = accord?.depositary ?? [];
  const isDepositary = speaker.actors.some((code) => keepers.includes(code));
  if (isDepositary && act.modality === 'done') {
    return {
      evidenceClass: 'depositary',
      asserter,
      why: `said by “${speaker.text}”, the depositary`,
    };
  }
  const others = othersOf(act, accord, concerned);
  const other = speaker.actors.find((code) => others.includes(code));
  if (other !== undefined) {
    return {
      evidenceClass: 'counterpart-or-broker',
      asserter,
      why: `said by “${speaker.text}”, for ${other}, which takes part`,
    };
  }
  return {
    evidenceClass: 'one-origin',
    asserter,
    why:
      speaker.actors.length === 0
        ? `said by “${speaker.text}”; the words do not say for whom`
        : `said by “${speaker.text}”, who takes no part in it`,
  };
}

function classOfOutlet(
  act: Act,
  context: EvidenceContext,
  accord: AccordEntry | null,
): ClassOfEvidence {
  const { dispatch, lexicon } = context;
  const asserter = dispatch.outlet ?? dispatch.address ?? 'a text without an outlet';
  const concerned = context.concerned ?? act.subjects;
  const kind = dispatch.outletKind;
  if (kind === 'depositary') {
    return { evidenceClass: 'depositary', asserter, why: `published by ${asserter}, a depositary` };
  }
  const isOfState =
    kind !== null &&
    (STATE_OUTLETS.has(kind) ||
      (kind === 'organisation' && STATE_OFFICE.test(dispatch.outlet ?? '')));
  if (isOfState && dispatch.outlet !== null) {
    const outlet = voiceOf(dispatch.outlet);
    const own = concerned.find((code) => isNamedIn(code, outlet, lexicon));
    if (own !== undefined) {
      return {
        evidenceClass: 'party',
        asserter,
        why: `published by ${asserter}, which speaks for ${own}`,
      };
    }
    const other = othersOf(act, accord, concerned).find((code) => isNamedIn(code, outlet, lexicon));
    if (other !== undefined) {
      return {
        evidenceClass: 'counterpart-or-broker',
        asserter,
        why: `published by ${asserter}, which speaks for ${other}`,
      };
    }
  }
  if (kind === 'organisation' && accord !== null && dispatch.outlet !== null) {
    const outlet = wordsOf(dispatch.outlet);
    if ([accord.name, ...accord.names].some((name) => outlet.includes(wordsOf(name)))) {
      // Who keeps the instruments of its members is their depositary; for NATO it is a state, and its own word is a counterpart's.
      const isKeeper =
        accord.organisation !== null && accord.depositary.includes(accord.organisation);
      return isKeeper
        ? {
            evidenceClass: 'depositary',
            asserter,
            why: `published by ${asserter}, which keeps the instruments`,
          }
        : { evidenceClass: 'counterpart-or-broker', asserter, why: `published by ${asserter}` };
    }
  }
  return { evidenceClass: 'one-origin', asserter, why: `${asserter} in its own voice` };
}

/** "Took note of reports that Chad intends to leave": what is heard of a state is not its own word. */
const HEARSAY = /\b(?:reports?|rumou?rs?|speculation|suggestions|allegations) that\b/i;

/**
 * "Bahrain agreed to establish relations": agreeing, deciding and announcing are done in words, so that whoever reports
 * them reports the word of the state itself. A signature or a deposit is seen, and its reporter is the witness.
 */
function classOfOwnWord(
  act: Act,
  { dispatch, lexicon }: EvidenceContext,
  concerned: readonly string[],
): ClassOfEvidence | null {
  if (act.modality !== 'planned' && act.stage !== 'declined') return null;
  if (HEARSAY.test(dispatch.text.slice(act.evidence.start, act.trigger.start))) return null;
  const own = act.subjects.find((code) => concerned.includes(code));
  const cue = act.reasons.find((reason) => reason.what === 'modality');
  if (own !== undefined && act.stage === 'declined')
    return {
      evidenceClass: 'party',
      asserter: own,
      why: `to decline is the word of ${own} itself`,
    };
  if (own === undefined || cue === undefined || !cue.rule.startsWith('governing-')) return null;
  const words = lexicon.cues.find((entry) => entry.kind === 'own-word')?.words ?? [];
  const said = cue.words.toLowerCase();
  if (!words.some((word) => said.split(/[^\p{L}]+/u).includes(word))) return null;
  return {
    evidenceClass: 'party',
    asserter: own,
    why: `“${cue.words}” reports the word of ${own}, which is concerned`,
  };
}

const CONFIRMS =
  /([^,.;]{2,60}?) (?:has |have )?(?:since |later |also )?confirmed (?:it|this|that|the (?:step|decision|move|news|membership|accession|report|reports|signature|agreement))\b/iu;

/** ", and Jakarta confirmed it on Tuesday": the party bears out in the same sentence what another said first. */
function classOfConfirmation(
  act: Act,
  { dispatch, lexicon }: EvidenceContext,
  concerned: readonly string[],
): ClassOfEvidence | null {
  if (act.modality !== 'done' && act.modality !== 'planned') return null;
  const words = dispatch.text.slice(act.trigger.end, act.evidence.end);
  const who = CONFIRMS.exec(words)?.[1];
  const own =
    who === undefined ? undefined : concerned.find((code) => isNamedIn(code, who, lexicon));
  if (who === undefined || own === undefined) return null;
  const asserter = who.replace(/^\s*(?:and|while)\s+/, '').trim();
  return {
    evidenceClass: 'party',
    asserter,
    why: `confirmed by “${asserter}”, for ${own}, which is concerned`,
  };
}

/**
 * The class of evidence of an act: who asserts it, not who prints it. A named speaker decides; without one, the outlet
 * in its own voice, where a ministry, presidency, state agency or embassy speaks for a state that its name holds, unless
 * it reports what the state itself agreed, decided or announced. Two
 * independent origins are seen only when claims are put together (`decideStanding`).
 */
export function evidenceClassOf(act: Act, context: EvidenceContext): ClassOfEvidence {
  const accord = accordOf(context.lexicon, act.accord?.id ?? null);
  const concerned = context.concerned ?? act.subjects;
  const confirmed = classOfConfirmation(act, context, concerned);
  if (confirmed !== null) return confirmed;
  const spoken = classOfSpeaker(act, accord, concerned);
  if (spoken !== null) return spoken;
  const printed = classOfOutlet(act, context, accord);
  return printed.evidenceClass === 'one-origin'
    ? (classOfOwnWord(act, context, concerned) ?? printed)
    : printed;
}
