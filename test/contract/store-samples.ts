import type { KeptSentence, StoreTx } from '../../src/desk/store/contract.ts';
import type { Act } from '../../src/events/index.ts';
import {
  type CivilDay,
  civilDay,
  type Dispatch,
  type Refusal,
  startOfDayAt,
} from '../../src/kernel/index.ts';
import { type Claim, type NewFact, newFact } from '../../src/record/index.ts';
import type { Development, StoryItem } from '../../src/stories/index.ts';

/** Objects of every kind that the store keeps, made up for its tests. */

export function sampleFact(name: string, day = '2025-11-07'): NewFact<'ruling-made'> {
  const knownDay = civilDay(day);
  return newFact('ruling-made', {
    holds: null,
    knownDay,
    recordedAt: startOfDayAt(knownDay),
    body: {
      ruling: 'confirm',
      target: `party/abraham-accords/${name}`,
      value: null,
      author: 'editor',
      reason: 'Zoë’s “note”\u0000 \ud83d',
    },
  });
}

export function sampleDispatch(id: string, day = '2025-11-07', text?: string): Dispatch {
  const knownDay = civilDay(day);
  return {
    id,
    address: `https://example.org/${id}`,
    outlet: 'Example Wire',
    outletKind: 'wire',
    title: 'Kazakhstan to join accords',
    text: text ?? 'Kazakhstan to join accords\n\nIt will sign in Astana. Nothing is signed yet.',
    titleSpan: { start: 0, end: 26 },
    language: 'en',
    byline: null,
    publishedAt: startOfDayAt(knownDay),
    referenceDay: knownDay,
    referenceFrom: 'published',
    receivedAt: startOfDayAt(knownDay) + 5,
    knownDay,
    revisionOf: null,
  };
}

export const SAMPLE_SENTENCES: readonly KeptSentence[] = [
  { start: 0, end: 26, index: 0, paragraph: 0, role: 'headline', wordsStart: 0 },
  { start: 28, end: 51, index: 1, paragraph: 1, role: 'body', wordsStart: 28 },
  { start: 52, end: 77, index: 2, paragraph: 1, role: 'body', wordsStart: 52 },
];

export function sampleAct(id: string, dispatch: string): Act {
  return {
    id,
    dispatch,
    sentence: 0,
    treatyAction: 'accession',
    bilateralAct: null,
    root: 'AGREE',
    cameo: '0312',
    subjects: ['KAZ'],
    objects: [],
    subjectWords: null,
    accord: {
      id: 'abraham-accords',
      name: 'Abraham Accords',
      isKnown: true,
      span: { start: 19, end: 26 },
    },
    stage: 'announced',
    modality: 'planned',
    day: null,
    saidDay: null,
    place: null,
    sectors: [],
    sectorSpans: [],
    speaker: null,
    person: null,
    trigger: { start: 14, end: 18 },
    evidence: { start: 0, end: 26 },
    isBackground: false,
    reasons: [],
  };
}

export function sampleStory(dispatch: string, day: string, acts: readonly Act[] = []): StoryItem {
  const knownDay = civilDay(day);
  return {
    dispatch,
    outlet: 'Example Wire',
    outletKind: 'wire',
    address: null,
    knownDay,
    orderAt: startOfDayAt(knownDay),
    revisionOf: null,
    title: null,
    acts,
    sketch: [1, 2, 3],
    words: ['accord', 'join'],
  };
}

export function sampleDevelopment(
  id: string,
  dispatches: readonly string[],
  last: CivilDay,
): Development {
  return {
    id,
    dispatches,
    origins: [{ id: 'o-1', dispatches, why: ['first'] }],
    leadAct: null,
    firstDay: civilDay('2025-11-06'),
    lastDay: last,
    links: [],
  };
}

export function sampleClaim(id: string, dispatch: string, day = '2025-11-07'): Claim {
  return {
    id,
    entry: 'party/abraham-accords/KAZ',
    subject: 'KAZ',
    accord: 'abraham-accords',
    counterpart: null,
    stage: 'announced',
    modality: 'planned',
    holds: null,
    holdsBasis: null,
    holdsFrom: '',
    knownDay: civilDay(day),
    dispatch,
    act: null,
    origin: 'o-1',
    evidence: [{ dispatch, start: 0, end: 26 }],
    evidenceClass: 'one-origin',
    classWhy: 'an outlet alone',
    asserter: 'Example Wire',
  };
}

export function sampleRefusal(dispatch: string | null, text: string): Refusal {
  return { stage: 'reading', code: 'reading.day-unclear', dispatch, span: null, params: { text } };
}

/** Writes one dispatch with everything that hangs on it. */
export async function putSample(tx: StoreTx, id: string, day = '2025-11-07'): Promise<void> {
  const act = sampleAct(`a-${id}`, id);
  await tx.putDispatch({ dispatch: sampleDispatch(id, day), sourceId: `urn:${id}` });
  await tx.putSentences(id, SAMPLE_SENTENCES);
  await tx.putActs(id, [act]);
  await tx.putStory(sampleStory(id, day, [act]), ['actor:KAZ', 'accord:abraham-accords']);
  const development = sampleDevelopment(`dev-${id}`, [id], civilDay(day));
  await tx.putDevelopment(development, { actors: ['KAZ', 'ISR'], accord: 'abraham-accords' });
  await tx.replaceClaims([id], [sampleClaim(`c-${id}`, id, day)]);
  await tx.putRefusals(1, [sampleRefusal(id, 'someday')]);
}
