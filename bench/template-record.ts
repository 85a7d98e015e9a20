import { type FinishedReading, finishedReading } from '../src/desk/file-reading.ts';
import { SYSTEM_CLOCK } from '../src/desk/maintenance.ts';
import { orderAtOf } from '../src/desk/make-dispatch.ts';
import { loadModels } from '../src/desk/models.ts';
import { createLine } from '../src/desk/open-desk.ts';
import { readDocument } from '../src/desk/reading-line.ts';
import type { Store, StoreTx } from '../src/desk/store/contract.ts';
import {
  addDays,
  type CivilDay,
  civilDay,
  daysBetween,
  type Lexicon,
  parseCivilDay,
  shortId,
  startOfDayAt,
} from '../src/kernel/index.ts';
import { claimsOf, type NewFact, newFact } from '../src/record/index.ts';
import { countsOf, groupItems, type StoryItem, sketchOf } from '../src/stories/index.ts';

/** What stands in the templates, and is put in the place of others. */
const STATE = { code: 'URY', name: 'Uruguay' };
const OTHER = { code: 'CHL', name: 'Chile' };
const ACCORD = { id: 'artemis-accords', name: 'Artemis Accords' };
const DAY = civilDay('2025-06-05');
const PER_STORY = 5;

/** How accords between two states begin that no lexicon holds. */
function ownAccordOf(codes: readonly string[]): string {
  return `x-${[...codes].sort().join('-').toLowerCase()}-`;
}
const OWN_ACCORD = ownAccordOf([STATE.code, OTHER.code]);

const TEMPLATES: readonly (readonly string[])[] = [
  [
    'Uruguay to join the Artemis Accords, ministry says',
    "Uruguay's Foreign Ministry announced on Thursday that the country will join the Artemis Accords.",
    'Uruguay and Chile expect to hold a signing ceremony before the end of the year. Officials said that more countries could follow.',
    'Farmers’ unions criticised the plan, which they said had been settled without a debate.',
  ],
  [
    'Uruguay joins Artemis Accords',
    'Uruguay has joined the Artemis Accords, Chilean radio reported on Thursday.',
    "Chile's foreign minister said that Uruguay would sign the Artemis Accords on 4 December 2025.",
  ],
  [
    'Chile welcomes step by Uruguay on the Artemis Accords',
    'Chile welcomed on Thursday that Uruguay is set to sign the Artemis Accords, and said that talks on trade would go on.',
    'Uruguay and Chile have had diplomatic relations since 1869. The two signed an agreement on energy in 2019.',
  ],
  [
    'Uruguay signs Artemis Accords',
    'Uruguay signed the Artemis Accords on Thursday, its foreign ministry said in a statement.',
    'The parliament of Uruguay is expected to ratify the Artemis Accords by March 2026.',
    'Chile said that it would open talks with Uruguay on their joint border next month.',
  ],
  [
    'What Uruguay gains from the Artemis Accords',
    'Analysts said on Thursday that Uruguay could gain from the Artemis Accords, and that Chile would watch how it carries them out.',
    'The government of Uruguay has not ratified the Artemis Accords.',
  ],
];

/** The same numbers in every run (a linear congruential generator). */
export function dice(seed = 7): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

async function readTemplates(lexicon: Lexicon): Promise<readonly FinishedReading[]> {
  const line = createLine(lexicon, await loadModels(), SYSTEM_CLOCK);
  const readings: FinishedReading[] = [];
  for (const [title = '', ...paragraphs] of TEMPLATES) {
    const content = paragraphs.join('\n\n');
    const { read } = await readDocument(
      line,
      {
        name: title,
        mediaType: 'text/plain',
        content,
        sizeBytes: content.length,
        meta: {
          ...{ address: null, outlet: 'Outlet', outletKind: 'national-daily', title, byline: null },
          ...{ language: 'en', publishedAt: startOfDayAt(DAY), publishedDay: DAY },
          ...{ revisionOf: null, sourceId: null },
        },
      },
      { on: null },
    );
    if (read === null || read.acts.length === 0) throw new Error(`nothing was read of ${title}`);
    readings.push(finishedReading(read));
  }
  await line.close();
  return readings;
}

/** What one story puts in the place of what stands in the templates. */
interface Cast {
  readonly state: { readonly code: string; readonly name: string };
  readonly other: { readonly code: string; readonly name: string };
  readonly accord: { readonly id: string; readonly name: string };
  readonly day: CivilDay;
  /** Told apart from every other dispatch. */
  readonly mark: string;
}

const NAMES = /Uruguay|Chile(?!an)|Artemis Accords/g;

/** The text with other names, and where each place of the old one stands in it. */
function recast(text: string, cast: Cast): { text: string; placeOf: (at: number) => number } {
  const names: Readonly<Record<string, string>> = {
    [STATE.name]: cast.state.name,
    [OTHER.name]: cast.other.name,
    [ACCORD.name]: cast.accord.name,
  };
  const moves: { at: number; end: number; by: number }[] = [];
  let by = 0;
  const next = text.replace(NAMES, (name, at: number) => {
    const put = names[name] ?? name;
    by += put.length - name.length;
    moves.push({ at, end: at + name.length, by });
    return put;
  });
  const placeOf = (at: number): number => {
    const last = moves.findLast(({ end }) => end <= at);
    return at + (last?.by ?? 0);
  };
  return { text: next, placeOf };
}

/** Everything of a reading with other names, codes, days and places. */
function mapped(value: unknown, cast: Cast, placeOf: (at: number) => number): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, cast, placeOf));
  if (typeof value === 'string') return wordFor(value, cast);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      (key === 'start' || key === 'end' || key === 'wordsStart') && typeof one === 'number'
        ? placeOf(one)
        : mapped(one, cast, placeOf),
    ]),
  );
}

function wordFor(word: string, cast: Cast): string {
  if (word === STATE.code) return cast.state.code;
  if (word === OTHER.code) return cast.other.code;
  if (word === ACCORD.id) return cast.accord.id;
  if (word.startsWith(OWN_ACCORD))
    return `${ownAccordOf([cast.state.code, cast.other.code])}${word.slice(OWN_ACCORD.length)}`;
  if (/^[ad]-[0-9a-f]{12}$/.test(word))
    return `${word.slice(0, 2)}${shortId(`${word} ${cast.mark}`)}`;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(word) ? parseCivilDay(word) : null;
  if (day !== null) return addDays(day, daysBetween(DAY, cast.day));
  return word.replace(NAMES, (name) =>
    name === STATE.name
      ? cast.state.name
      : name === OTHER.name
        ? cast.other.name
        : cast.accord.name,
  );
}

function readingFor(template: FinishedReading, cast: Cast, at: number): FinishedReading {
  const { text, placeOf } = recast(template.dispatch.text, cast);
  const copy = mapped(
    {
      ...template,
      sketch: null,
      words: null,
      terms: null,
      dispatch: { ...template.dispatch, text: '' },
    },
    cast,
    placeOf,
  ) as FinishedReading;
  const atMs = startOfDayAt(cast.day) + (at % 1_000);
  const outlet = `Outlet ${at % 300}`;
  const dispatch = {
    ...copy.dispatch,
    ...{
      text,
      outlet,
      publishedAt: atMs,
      receivedAt: atMs,
      knownDay: cast.day,
      referenceDay: cast.day,
    },
    address: `https://outlet-${at % 300}.example/${cast.mark}`,
  };
  const names = [cast.state, cast.other, cast.accord].map(({ name }) => name.toLowerCase());
  const words = [...template.words.filter((word) => !/urugua|chile|artemis/.test(word)), ...names];
  // Without terms: acts, states and accords group as they would, and what the words weigh is not made up.
  const { terms: _terms, ...rest } = copy;
  return { ...rest, dispatch, words, sketch: sketchOf(text) } as unknown as FinishedReading;
}

function itemOf({ dispatch, acts, sketch, words }: FinishedReading): StoryItem {
  const { id, outlet, outletKind, address, knownDay, title, text } = dispatch;
  return {
    ...{ dispatch: id, outlet, outletKind, address, knownDay, title, acts, sketch, words },
    ...{ orderAt: orderAtOf(dispatch), revisionOf: null, counts: countsOf(text) },
  };
}

/** Writes one story as filing would leave it: what was read, one development, the claims. */
async function putStory(
  tx: StoreTx,
  readings: readonly FinishedReading[],
  { cast, lexicon }: { readonly cast: Cast; readonly lexicon: Lexicon },
): Promise<void> {
  const items = readings.map(itemOf);
  for (const [at, { dispatch, sentences, acts }] of readings.entries()) {
    await tx.putDispatch({ dispatch, sourceId: null });
    await tx.putSentences(dispatch.id, sentences);
    await tx.putActs(dispatch.id, acts);
    await tx.putStory(items[at] as StoryItem, []);
    await tx.indexDispatch(dispatch.id);
    const context = { dispatch, origin: `o-${dispatch.id}`, lexicon };
    const claims = acts.flatMap((act) => claimsOf(act, context));
    const distinct = [...new Map(claims.map((claim) => [claim.id, claim])).values()];
    await tx.replaceClaims([], distinct);
  }
  const actors = [cast.state.code, cast.other.code].sort();
  for (const development of groupItems(items)) {
    const named = { ...development, id: `${development.id}-${cast.mark}` };
    await tx.putDevelopment(named, { actors, accord: cast.accord.id });
  }
}

/**
 * Fills a store with dispatches that are told like those of the templates, of other states, accords and days, five of a
 * story. The tables are written straight, and the log holds one fact a story, that its dispatch came: reading and filing
 * each would take hours and change nothing of what is asked afterwards. Such a store cannot be rebuilt. A store in which some
 * of the same `count` are already, since filling was stopped, is filled on, and ends as it would have.
 */
export async function fillFromTemplates(
  store: Store,
  lexicon: Lexicon,
  { count, onFiled }: { readonly count: number; readonly onFiled: (done: number) => void },
): Promise<void> {
  const templates = await readTemplates(lexicon);
  const roll = dice();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() ** 1.5 * list.length)] as T;
  const accords = lexicon.accords.filter(({ kind }) => kind !== 'organisation');
  const batch = 1_000;
  const filed = Math.floor((await store.status()).dispatches / batch) * batch;
  for (let story = 0; story < filed / PER_STORY; story += 1) {
    // What was thrown for the stories that are there.
    for (const list of [lexicon.states, lexicon.states, accords]) pick<unknown>(list);
  }
  for (let from = filed; from < count; from += batch) {
    await store.write(async (tx) => {
      const facts: NewFact[] = [];
      for (let at = from; at < Math.min(count, from + batch); at += PER_STORY) {
        const cast = {
          state: pick(lexicon.states),
          other: pick(lexicon.states),
          accord: pick(accords),
          day: addDays(civilDay('2019-01-03'), Math.floor((at / count) * 350) * 7),
          mark: String(at),
        };
        const readings = templates.map((template, n) =>
          readingFor(template, { ...cast, mark: String(at + n) }, at + n),
        );
        await putStory(tx, readings, { cast, lexicon });
        const dispatch = readings[0]?.dispatch;
        if (dispatch === undefined) continue;
        const { knownDay, receivedAt: recordedAt } = dispatch;
        const body = { dispatch, sourceId: null };
        facts.push(newFact('dispatch-received', { holds: null, knownDay, recordedAt, body }));
      }
      await tx.append(facts);
    });
    onFiled(Math.min(count, from + batch));
  }
}
