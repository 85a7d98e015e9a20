import { type Act, cameoTold, quadOf } from '../../events/index.ts';
import {
  type ActionEntry,
  type BodyEntry,
  boundsOf,
  type Dispatch,
  foldLine,
  type Lexicon,
} from '../../kernel/index.ts';
import type { Names } from '../names.ts';

/** One act as event data writes it. Lists keep the order of the text; null is "the text does not say". */
export interface EventRow {
  readonly event_id: string;
  readonly event_date: string | null;
  readonly event_date_first: string | null;
  readonly event_date_last: string | null;
  readonly event_date_basis: 'stated' | 'inferred' | null;
  readonly event_type: string;
  readonly event_mode: string | null;
  readonly contexts: readonly string[];
  readonly sectors: readonly string[];
  readonly quad_code: number;
  readonly cameo_code: string;
  readonly event_text: string;
  readonly actor_name: readonly string[];
  readonly actor_country: readonly string[];
  readonly actor_sector: readonly string[];
  readonly actor_code: readonly string[];
  readonly actor_person: string | null;
  readonly recipient_name: readonly string[];
  readonly recipient_country: readonly string[];
  readonly recipient_sector: readonly string[];
  readonly recipient_code: readonly string[];
  readonly placename: string | null;
  readonly accord_id: string | null;
  readonly accord_name: string | null;
  readonly accord_known: boolean | null;
  readonly treaty_action: string | null;
  readonly bilateral_act: string | null;
  readonly stage: string | null;
  readonly modality: string;
  readonly background: boolean;
  readonly said_date: string | null;
  readonly speaker_text: string | null;
  readonly speaker_code: readonly string[];
  readonly speaker_anonymous: boolean | null;
  readonly story_id: string;
  readonly sentence_number: number;
  readonly trigger_text: string;
  readonly trigger_start: number;
  readonly trigger_end: number;
  readonly evidence_text: string;
  readonly evidence_start: number;
  readonly evidence_end: number;
  readonly publication_date: string | null;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly publisher_kind: string | null;
  readonly language: string;
  readonly url: string | null;
}

interface ActorColumns {
  readonly name: readonly string[];
  readonly country: readonly string[];
  readonly sector: readonly string[];
  readonly code: readonly string[];
}

/** Turns acts into rows; compiled once from the lexicon. */
export interface EventCoder {
  readonly rowOf: (act: Act, dispatch: Dispatch) => EventRow;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** Sector of a body after PLOVER, where its row does not state one. */
function sectorOfBody({ sector, kind, of }: BodyEntry, isState: (code: string) => boolean): string {
  if (sector !== undefined) return sector;
  if (kind === 'armed-movement') return 'REB';
  if (kind === 'authority') return 'GOV';
  return of !== null && isState(of) ? 'GOV' : 'IGO';
}

export function compileEventCoder(lexicon: Lexicon, names: Names): EventCoder {
  const actions = new Map<string, ActionEntry>(lexicon.actions.map((one) => [one.action, one]));
  const bodies = new Map(lexicon.bodies.map((body) => [body.code, body]));
  const isState = (code: string): boolean => names.state(code) !== null;
  const countryOf = (code: string): string[] => {
    if (isState(code)) return [code];
    const body = bodies.get(code);
    const country = body?.of ?? body?.home;
    return country !== undefined && country !== null && isState(country) ? [country] : [];
  };
  const sectorOf = (code: string): string => {
    const body = bodies.get(code);
    if (body !== undefined) return sectorOfBody(body, isState);
    return isState(code) ? 'GOV' : 'IGO';
  };
  const columnsOf = (codes: readonly string[], words: string | null): ActorColumns => ({
    name: codes.length === 0 && words !== null ? [foldLine(words)] : codes.map(names.of),
    country: unique(codes.flatMap(countryOf)),
    sector: unique(codes.map(sectorOf)),
    code: codes,
  });
  return { rowOf: (act, dispatch) => rowOf(act, dispatch, { actions, columnsOf }) };
}

interface RowParts {
  readonly actions: ReadonlyMap<string, ActionEntry>;
  readonly columnsOf: (codes: readonly string[], words: string | null) => ActorColumns;
}

function passage(text: string, span: { readonly start: number; readonly end: number }): string {
  return foldLine(text.slice(span.start, span.end));
}

function whenOf(
  day: Act['day'],
): Pick<EventRow, 'event_date' | 'event_date_first' | 'event_date_last' | 'event_date_basis'> {
  const bounds = day === null ? null : boundsOf(day.value);
  return {
    event_date: day?.value ?? null,
    event_date_first: bounds?.first ?? null,
    event_date_last: bounds?.last ?? null,
    event_date_basis: day?.basis ?? null,
  };
}

/** The mode of the root that the act has: that of the deed, or of the promise or threat that it is so far. */
function modeOf(act: Act, action: ActionEntry | undefined): string | null {
  if (act.root === action?.root) return action.mode ?? null;
  return act.root === action?.rootAhead ? (action.modeAhead ?? null) : null;
}

function rowOf(act: Act, dispatch: Dispatch, { actions, columnsOf }: RowParts): EventRow {
  const action = actions.get(act.treatyAction ?? act.bilateralAct ?? '');
  const actor = columnsOf(act.subjects, act.subjectWords);
  const recipient = columnsOf(act.objects, null);
  return {
    event_id: act.id,
    ...whenOf(act.day),
    event_type: act.root,
    event_mode: modeOf(act, action),
    contexts: act.contexts ?? [],
    sectors: act.sectors,
    quad_code: quadOf(act.root),
    cameo_code: cameoTold(act.root, act.cameo),
    // An act that has no action of ours is known by its root alone.
    event_text: action?.noun ?? act.root.toLowerCase(),
    actor_name: actor.name,
    actor_country: actor.country,
    actor_sector: actor.sector,
    actor_code: actor.code,
    actor_person: act.person,
    recipient_name: recipient.name,
    recipient_country: recipient.country,
    recipient_sector: recipient.sector,
    recipient_code: recipient.code,
    placename: act.place,
    accord_id: act.accord?.id ?? null,
    accord_name: act.accord?.name ?? null,
    accord_known: act.accord?.isKnown ?? null,
    treaty_action: act.treatyAction,
    bilateral_act: act.bilateralAct,
    stage: act.stage,
    modality: act.modality,
    background: act.isBackground,
    said_date: act.saidDay?.value ?? null,
    speaker_text: act.speaker === null ? null : foldLine(act.speaker.text),
    speaker_code: act.speaker?.actors ?? [],
    speaker_anonymous: act.speaker?.isAnonymous ?? null,
    story_id: dispatch.id,
    sentence_number: act.sentence + 1,
    trigger_text: passage(dispatch.text, act.trigger),
    trigger_start: act.trigger.start,
    trigger_end: act.trigger.end,
    evidence_text: passage(dispatch.text, act.evidence),
    evidence_start: act.evidence.start,
    evidence_end: act.evidence.end,
    publication_date: dispatch.referenceFrom === 'published' ? dispatch.referenceDay : null,
    headline: dispatch.title === null ? null : foldLine(dispatch.title),
    publisher: dispatch.outlet,
    publisher_kind: dispatch.outletKind,
    language: dispatch.language,
    url: dispatch.address,
  };
}
