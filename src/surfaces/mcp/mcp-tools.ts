import { z } from 'zod';
import { whenWords } from '../cli/text/words.ts';
import { type DeskClient, DeskProblem } from '../client/index.ts';
import { type Source, Sources, sourceLine } from './sources-of.ts';

/** What a tool gives: text for whoever reads, the same as data, and the sources in both. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Tool<Shape extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly takes: Shape;
  readonly run: (desk: DeskClient, given: z.infer<Shape>) => Promise<ToolAnswer>;
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('YYYY-MM-DD');
const asOf = day
  .optional()
  .describe('Speak as known on this day; else the last day of the record.');
const name = z.string().min(1).max(200);
const state = name.optional().describe('A state by code or any of its names.');
const accord = name.optional().describe('An accord by identifier or any of its names.');
const limit = z.int().min(1).max(20).default(10).describe('Rows at most.');

function tool<Shape extends z.ZodObject>(one: Tool<Shape>): Tool {
  return one as unknown as Tool;
}

/** The codes behind names. Throws an Error in words where a name is not known. */
async function codesOf(
  desk: DeskClient,
  given: { readonly state?: string | undefined; readonly accord?: string | undefined },
): Promise<{ state?: string; accord?: string }> {
  const codes: { state?: string; accord?: string } = {};
  for (const kind of ['state', 'accord'] as const) {
    const asked = given[kind];
    if (asked === undefined) continue;
    const { found } = await desk.find(asked);
    if (found?.kind !== kind) throw new UnknownName(`No ${kind} is known as “${asked}”.`);
    codes[kind] = found.id;
  }
  return codes;
}

/** A name that the record does not know; its message is for whoever asked. */
export class UnknownName extends Error {}

function defined<T extends object>(options: T): { [K in keyof T]: NonNullable<T[K]> } {
  const own = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(own) as { [K in keyof T]: NonNullable<T[K]> };
}

/** The identifier of a brief: a development as it is, or the accord, state or pair that names stand for. */
async function briefIdOf(desk: DeskClient, about: string): Promise<string> {
  if (/^(?:accord|state|pair|day)\//.test(about)) return about;
  const parts = about.split(/\s*\/\s*/).filter((part) => part !== '');
  const found = await Promise.all(parts.slice(0, 2).map((part) => desk.find(part)));
  const [one, two] = found.map((answer) => answer.found);
  if (parts.length === 2 && one?.kind === 'state' && two?.kind === 'state')
    return `pair/${one.id}/${two.id}`;
  return parts.length === 1 && one != null ? `${one.kind}/${one.id}` : about;
}

const search = tool({
  name: 'search',
  title: 'Search the record',
  about:
    'Finds dispatches, developments and entries by words and fields, such as `state:KAZ accord:"Abraham Accords" stage:announced after:2025-10`. Each hit comes with its outlet, address and words.',
  takes: z.object({ query: z.string().min(1).max(500), as_of: asOf, limit }),
  run: async (desk, { query, as_of, limit: count }) => {
    const { found } = await desk.search(query, { ...defined({ asOf: as_of }), limit: count });
    const sources = new Sources(desk);
    const hits: { id: string; title: string | null; sources: readonly Source[] }[] = [];
    for (const { id, title, excerpts } of found.dispatches) {
      const spans = excerpts.slice(0, 2).map(({ start, end }) => ({ dispatch: id, start, end }));
      const whole = [{ dispatch: id, start: 0, end: 200 }];
      hits.push({ id, title, sources: await sources.of(spans.length > 0 ? spans : whole) });
    }
    const lines = hits.flatMap((hit) => [
      `- ${hit.title ?? ''} [${hit.id}]`,
      ...hit.sources.map(sourceLine),
    ]);
    const developments = found.developments.map(({ id, title }) => `  - ${id}: ${title}`);
    const entries = found.entries.map(({ entry, label }) => `  - ${entry}: ${label}`);
    return {
      text: section([
        [`Dispatches (${hits.length})`, lines],
        ['Developments', developments],
        ['Entries of the record', entries],
      ]),
      data: {
        hits,
        developments: found.developments,
        entries: found.entries,
        cursor: found.cursor,
      },
    };
  },
});

type Standing = Awaited<ReturnType<DeskClient['state']>>['state']['accords'][number];

/** What dispatches and editors say stands before what registers repeat, and there the newest first. */
function byNews({ standing: a }: Standing, { standing: b }: Standing): number {
  const isListed = (one: typeof a): boolean =>
    one.evidenceClass === 'register' && one.rule !== 'editor-set';
  if (isListed(a) !== isListed(b)) return isListed(a) ? 1 : -1;
  return (b.since ?? '') < (a.since ?? '') ? -1 : 1;
}

function section(parts: readonly (readonly [string, readonly string[]])[]): string {
  const shown = parts.filter(([, lines]) => lines.length > 0);
  if (shown.length === 0) return 'Nothing was found.';
  return shown.map(([title, lines]) => [title, ...lines].join('\n')).join('\n\n');
}

export const BRIEF_TOOL = tool({
  name: 'brief',
  title: 'Write the brief',
  about:
    'The cited brief in four sections (What’s Happening, Why It’s Important, What’s Next, Beyond the Headlines) of a development, an accord, a state, a pair of states (`Kazakhstan / Israel`) or a day (`day/2025-11-07`). Every sentence carries the number of its passage or entry.',
  takes: z.object({
    about: name.describe(
      'Identifier of a development, or the name of an accord or a state, or two states with / between.',
    ),
    as_of: asOf,
  }),
  run: async (desk, { about, as_of }) => {
    const id = await briefIdOf(desk, about);
    const day = defined({ asOf: as_of });
    const [text, answer] = [await desk.briefAs(id, 'md', day), await desk.brief(id, day)];
    return { text, data: { brief: answer.brief, passages: answer.passages } };
  },
});

const record = tool({
  name: 'record',
  title: 'Look up the record',
  about:
    'What the record holds of a state, an accord, or of both together: how far, since when, on what class of evidence, and the passages that it rests on.',
  takes: z.object({ state, accord, as_of: asOf, limit }),
  run: async (desk, { state: of, accord: under, as_of, limit: count }) => {
    const codes = await codesOf(desk, { state: of, accord: under });
    if (codes.state === undefined && codes.accord === undefined)
      throw new UnknownName('Name a state or an accord.');
    const day = defined({ asOf: as_of });
    const view =
      codes.accord === undefined
        ? (await desk.state(codes.state ?? '', day)).state
        : (await desk.accord(codes.accord, day)).accord;
    const all = 'parties' in view ? view.parties : [...view.accords, ...view.relations];
    const own = all
      .filter(
        ({ subject, counterpart }) =>
          codes.state === undefined ||
          subject.id === codes.state ||
          counterpart?.id === codes.state,
      )
      .sort(byNews);
    const sources = new Sources(desk);
    const rows = [];
    for (const row of own.slice(0, count)) {
      const { standing, label, entry, subject, accord: about, counterpart } = row;
      const rests = await sources.ofClaims(standing.because.slice(0, 3), view.asOf);
      const words = `${subject.name}, ${(about ?? counterpart)?.name ?? ''}: ${label}, since ${standing.since === null ? 'a day that is not known' : whenWords(standing.since)} (${standing.evidenceClass})`;
      rows.push({ entry, words, standing, sources: rests });
    }
    const lines = rows.flatMap((row) => [
      `- ${row.words} [${row.entry}]`,
      ...row.sources.map(sourceLine),
    ]);
    const more = own.length > count ? [`${own.length - count} more rows are not shown.`] : [];
    return {
      text: section([[`As of ${view.asOf}`, [...lines, ...more]]]),
      data: { asOf: view.asOf, rows, left: own.length - rows.length },
    };
  },
});

const next = tool({
  name: 'next',
  title: 'What is expected',
  about:
    'What sources say will happen, or what follows by the order of steps: its window, its wording, who said it, and whether it is open, met, missed or overtaken.',
  takes: z.object({ state, accord, from: day.optional(), to: day.optional(), as_of: asOf, limit }),
  run: async (desk, { state: of, accord: under, from, to, as_of, limit: count }) => {
    const codes = await codesOf(desk, { state: of, accord: under });
    const options = defined({ from, to, asOf: as_of });
    const answer = await desk.next({ ...codes, ...options, limit: count });
    const sources = new Sources(desk);
    const rows: { expectation: object; sources: Source[]; words: string }[] = [];
    for (const one of answer.expectations) {
      const who = one.subjects.map((code) => answer.names[code] ?? code).join(', ');
      const what =
        one.accord === null ? one.what : `${one.what}, ${answer.names[one.accord] ?? one.accord}`;
      const words = `${one.window ?? 'no day given'}: ${who}: ${what}; ${one.state}; ${one.saidBy === null ? (one.basis === 'ladder' ? 'by the order of steps' : 'nobody named') : `said by ${answer.names[one.saidBy] ?? one.saidBy}`} [${one.id}]`;
      rows.push({ expectation: one, words, sources: await sources.of(one.evidence.slice(0, 2)) });
    }
    const lines = rows.flatMap((row) => [`- ${row.words}`, ...row.sources.map(sourceLine)]);
    return {
      text: section([[`As of ${answer.asOf}`, lines]]),
      data: { asOf: answer.asOf, rows, cursor: answer.cursor },
    };
  },
});

const timeline = tool({
  name: 'timeline',
  title: 'What moved',
  about:
    'Standings that moved, by the day on which the record came to know it, of a state, an accord or a stretch of days, each with the passages that it rests on. The latest ones where there are more.',
  takes: z.object({ state, accord, from: day.optional(), to: day.optional(), as_of: asOf, limit }),
  run: async (desk, { state: of, accord: under, from, to, as_of, limit: count }) => {
    const codes = await codesOf(desk, { state: of, accord: under });
    const answer = await desk.timeline({ ...codes, ...defined({ from, to, asOf: as_of }) });
    const sources = new Sources(desk);
    const rows = [];
    for (const row of answer.changes.slice(-count)) {
      const rests = await sources.ofClaims(row.standing.because.slice(0, 2), answer.asOf);
      const about = (row.accord ?? row.counterpart)?.name ?? '';
      const before = row.before === null ? '' : `${row.before} → `;
      const words = `${row.knownDay}: ${row.subject.name}, ${about}: ${before}${row.standing.stage}${row.isTakenBack ? ' (taken back)' : ''}`;
      rows.push({ entry: row.entry, words, sources: rests });
    }
    const lines = rows.flatMap((row) => [
      `- ${row.words} [${row.entry}]`,
      ...row.sources.map(sourceLine),
    ]);
    const left = answer.changes.length - rows.length;
    return {
      text: section([
        [
          `As of ${answer.asOf}`,
          [...lines, ...(left > 0 ? [`${left} earlier moves are not shown.`] : [])],
        ],
      ]),
      data: { asOf: answer.asOf, rows, left },
    };
  },
});

const explain = tool({
  name: 'explain',
  title: 'Say why',
  about:
    'Why the record holds something: the rules, the words, where the day comes from, the class of evidence, what was held back. Takes an entry (`party/abraham-accords/KAZ`) or the identifier of an act, claim, expectation, development or dispatch.',
  takes: z.object({ id: z.string().min(1).max(300), as_of: asOf }),
  run: async (desk, { id, as_of }) => {
    const found = await desk.explain(id, defined({ asOf: as_of }));
    const sources = await new Sources(desk).of(found.passages.slice(0, 10));
    const steps = found.steps.map(({ what, rule, words }) => `- ${what} (${rule}): ${words}`);
    return {
      text: section([
        [found.title, steps],
        ['Passages', sources.map(sourceLine)],
      ]),
      data: { explanation: { ...found, names: undefined }, sources },
    };
  },
});

const VERDICTS = {
  holds: 'The record holds this.',
  'holds-more': 'The record holds this and more.',
  'other-day': 'The record holds the stage, and another day.',
  'goes-further': 'This says more than the record holds.',
  differs: 'The record holds something else.',
  'not-on-record': 'The record holds nothing on this.',
} as const;

const checkClaim = tool({
  name: 'check_claim',
  title: 'Check a claim',
  about:
    'Holds what a sentence states of states, accords and relations (“Kazakhstan has joined the Abraham Accords”) against the record: whether the record holds it, more, less or nothing, and the passages that the record rests on. A claim that nothing could be taken from is said to be so.',
  takes: z.object({ claim: z.string().min(1).max(2000), as_of: asOf }),
  run: async (desk, { claim, as_of }) => {
    const checked = await desk.checkClaim(claim, defined({ asOf: as_of }));
    const lines = checked.statements.flatMap(({ stated, verdict, held, entry, sources }) => [
      `- ${VERDICTS[verdict]} [${entry}]`,
      `  stated: ${stated.stage} (${stated.modality})${stated.day === null ? '' : `, ${stated.day}`}`,
      `  held: ${held === null ? 'nothing' : `${held.label}, since ${held.standing.since === null ? 'a day that is not known' : whenWords(held.standing.since)} (${held.standing.evidenceClass})`}`,
      ...sources.map((one) =>
        sourceLine(
          one.dispatch === null || one.words === null
            ? `${one.stage}, ${one.evidenceClass}${one.asserter === null ? '' : `, ${one.asserter}`}`
            : {
                outlet: one.outlet,
                address: one.address,
                dispatch: one.dispatch,
                words: one.words,
              },
        ),
      ),
    ]);
    const nothing = [
      'Nothing in it could be held against the record: no act of a state under an accord or towards another state was found, or it is denied, supposed or unsure.',
    ];
    const refused = checked.refusals.slice(0, 10).map(({ words }) => `- ${words}`);
    return {
      text: section([
        [`As of ${checked.asOf}`, lines.length === 0 ? nothing : lines],
        ['Not asserted', refused],
      ]),
      data: { ...checked },
    };
  },
});

const savedSearches = tool({
  name: 'saved_searches',
  title: 'List the saved searches',
  about:
    'The searches that people saved at this desk under a name, each with its words and fields, to be asked with `search`.',
  takes: z.object({}),
  run: async (desk) => {
    const { searches } = await keptBy(desk);
    const lines = searches.map(({ id, name: title, query }) => `- ${title} [${id}]: ${query}`);
    return { text: section([['Saved searches', lines]]), data: { searches } };
  },
});

/** Throws an Error in words where the record is asked without a desk that keeps searches. */
async function keptBy(desk: DeskClient): ReturnType<DeskClient['searches']> {
  try {
    return await desk.searches();
  } catch (error) {
    if (error instanceof DeskProblem && error.code === 'http.no-such-route')
      throw new UnknownName(
        'Saved searches are told by a desk that runs; this is the record alone.',
      );
    throw error;
  }
}

/** The tools of the desk, in the order in which they are told. */
export const TOOLS: readonly Tool[] = [
  search,
  BRIEF_TOOL,
  record,
  next,
  timeline,
  explain,
  checkClaim,
  savedSearches,
];
