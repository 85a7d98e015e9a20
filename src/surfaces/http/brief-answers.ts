import { briefTopicOf, type Desk, type OverviewTopic, renderBrief } from '../../desk/index.ts';
import { ChanceryError, digestOf } from '../../kernel/index.ts';
import type { BriefAnswer } from './answers.ts';
import { type Asked, asOfOf, spoken } from './asked.ts';
import { FileAnswer, fileName } from './file-answers.ts';
import { knownCode } from './known-code.ts';
import { codesOfBrief, namesOf } from './names-of.ts';
import { passagesOf } from './passages-of.ts';

const BRIEF_FORMATS = ['json', 'md', 'html', 'txt', 'pdf'] as const;
type BriefFormat = (typeof BRIEF_FORMATS)[number];

export const BRIEF_MEDIA_TYPES = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
} as const;

type Composed = Awaited<ReturnType<Desk['brief']>>;

/** The topic with names of states and accords turned into codes. Throws `record.unknown`, `input.argument`. */
async function knownTopic(desk: Desk, topic: OverviewTopic): Promise<OverviewTopic> {
  if (topic.kind === 'accord')
    return { kind: 'accord', accord: await knownCode(desk, topic.accord, 'accord') };
  if (topic.kind === 'state')
    return { kind: 'state', state: await knownCode(desk, topic.state, 'state') };
  if (topic.kind === 'day') return topic;
  const [a, b] = topic.states;
  const states = [await knownCode(desk, a, 'state'), await knownCode(desk, b, 'state')] as const;
  if (states[0] === states[1])
    throw new ChanceryError('input.argument', { why: 'A pair is of two states.' });
  return { kind: 'pair', states };
}

/** The brief of a development, or of `accord/ACCORD`, `state/STATE`, `pair/A/B` or `day/DAY`. */
async function composed(desk: Desk, id: string, query: Asked['query']): Promise<Composed> {
  const topic = briefTopicOf(id);
  if (topic === null) return desk.brief(id, asOfOf(query));
  return desk.overview(await knownTopic(desk, topic), asOfOf(query));
}

/**
 * Answers by what they were made of: the desk gives the same brief again for as long as nothing that it rests on has moved,
 * though the log has gone on.
 */
const answers = new WeakMap<Composed, Promise<BriefAnswer>>();

function answerOf(desk: Desk, composed: Composed): Promise<BriefAnswer> {
  const known = answers.get(composed);
  if (known !== undefined) return known;
  const making = makeAnswer(desk, composed);
  answers.set(composed, making);
  making.catch(() => answers.delete(composed));
  return making;
}

async function makeAnswer(desk: Desk, { items, refusals }: Composed): Promise<BriefAnswer> {
  return {
    brief: items,
    passages: await passagesOf(desk, items),
    refusals: spoken(refusals),
    names: namesOf(desk, codesOfBrief(items), { asOf: items.asOf }),
  };
}

function isFormat(text: string): text is BriefFormat {
  return BRIEF_FORMATS.some((format) => format === text);
}

/** The identifier, and the format that its ending or the parameter `format` names. Throws `input.argument`. */
function formatOf({ id, query }: Asked): { readonly id: string; readonly format: BriefFormat } {
  const [, bare = id, ending = ''] = /^(.+)\.([a-z]{2,4})$/.exec(id) ?? [];
  const asked = query.text('format');
  if (isFormat(ending)) {
    if (asked === undefined || asked === ending) return { id: bare, format: ending };
    throw new ChanceryError('input.argument', {
      why: 'The ending of the address and format say different things.',
    });
  }
  const format = asked ?? 'json';
  if (!isFormat(format))
    throw new ChanceryError('input.argument', {
      why: `format is one of ${BRIEF_FORMATS.join(', ')}.`,
    });
  return { id, format };
}

/** The brief of one development, as the pages use it. */
export async function developmentBrief({ desk, id, query }: Asked): Promise<BriefAnswer> {
  return answerOf(desk, await desk.brief(id, asOfOf(query)));
}

/** Any brief, as JSON or as a file to take away. */
export async function brief(asked: Asked): Promise<BriefAnswer | FileAnswer> {
  const { desk, query } = asked;
  const { id, format } = formatOf(asked);
  const found = await composed(desk, id, query);
  if (format === 'json') return answerOf(desk, found);
  const name = fileName(`${id}-${found.items.asOf}`, format);
  const style = format === 'txt' ? 'text' : format === 'pdf' ? 'html' : format;
  const page = await renderBrief(found.items, style, desk);
  const body = format === 'pdf' ? await asked.print(page) : page;
  return new FileAnswer(body, BRIEF_MEDIA_TYPES[format], name);
}

/** Prints of the same page that are kept, and requests that wait for the printer. */
const KEPT_PRINTS = 8;
const WAITING_AT_MOST = 3;

/**
 * One browser at a time: each takes a processor for seconds. What was printed a moment ago is not printed again. Throws
 * `pdf.busy` where too many wait, and what `print` throws.
 */
export function createPrinter(
  print: (html: string) => Promise<Uint8Array>,
): (html: string) => Promise<Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const printed = async (key: string, html: string): Promise<Uint8Array> => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const page = await print(html);
    kept.set(key, page);
    const oldest = kept.keys().next();
    if (kept.size > KEPT_PRINTS && oldest.done !== true) kept.delete(oldest.value);
    return page;
  };
  return async (html) => {
    const key = digestOf(html);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (waiting >= WAITING_AT_MOST) throw new ChanceryError('pdf.busy');
    waiting += 1;
    const turn = last.then(() => printed(key, html));
    last = turn.catch(() => null);
    return turn.finally(() => {
      waiting -= 1;
    });
  };
}
