import {
  type CheckableBrief,
  checkBrief,
  type GivenBrief,
  type GivenSentence,
  parseGivenBriefs,
  type SectionName,
} from '../briefs/index.ts';
import {
  ChanceryError,
  type CivilDay,
  type Dispatch,
  type Evidence,
  parseCivilDay,
} from '../kernel/index.ts';
import type { Inquiry } from './knowledge.ts';
import { type CheckTools, entriesOf } from './overview.ts';
import type { AsOf, CheckedBrief } from './types.ts';

/** Dispatches that a quotation without its dispatch is looked for in. */
const SEARCHED_AT_MOST = 2_000;

/** Words with their white space folded, and where each kept character stands in the text. */
function folded(text: string): { readonly words: string; readonly at: readonly number[] } {
  let words = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (!/\s/.test(char)) {
      words += char;
      at.push(index);
    } else if (!words.endsWith(' ')) {
      words += ' ';
      at.push(index);
    }
  }
  return { words, at };
}

/** Where a quotation stands word for word, white space aside; null where it does not. */
function locate(quote: string, dispatches: Iterable<Dispatch>): Evidence | null {
  const wanted = folded(quote).words.trim();
  if (wanted === '') return null;
  for (const { id, text } of dispatches) {
    const { words, at } = folded(text);
    const found = words.indexOf(wanted);
    const start = at[found];
    const last = at[found + wanted.length - 1];
    if (found >= 0 && start !== undefined && last !== undefined)
      return { dispatch: id, start, end: last + 1 };
  }
  return null;
}

/** A passage that stands nowhere: the check names it as not live. */
const NOWHERE: Evidence = { dispatch: 'no dispatch holds the quotation', start: 0, end: 0 };

function citedIn(given: GivenBrief): GivenSentence['evidence'] {
  return Object.values(given.sections).flatMap((section) =>
    section.sentences.flatMap((sentence) => sentence.evidence),
  );
}

async function dispatchesFor(inquiry: Inquiry, given: GivenBrief): Promise<Map<string, Dispatch>> {
  const cited = citedIn(given);
  const ids = [...new Set(cited.flatMap(({ dispatch }) => dispatch ?? []))];
  const isSearched = cited.some((item) => 'quote' in item && item.dispatch === undefined);
  const { view, asOf } = inquiry;
  const kept = await view.dispatchesOf(ids);
  const all = isSearched ? await view.dispatches({ asOf, limit: SEARCHED_AT_MOST }) : [];
  return new Map([...kept, ...all].map(({ dispatch }) => [dispatch.id, dispatch]));
}

function opened(given: GivenBrief, inquiry: Inquiry, dispatches: ReadonlyMap<string, Dispatch>) {
  const evidenceOf = (item: GivenSentence['evidence'][number]): Evidence => {
    if (!('quote' in item)) return item;
    const own = item.dispatch === undefined ? null : dispatches.get(item.dispatch);
    return locate(item.quote, own === null ? dispatches.values() : [own ?? []].flat()) ?? NOWHERE;
  };
  const sectionOf = (name: SectionName): CheckableBrief['sections'][SectionName] => ({
    sentences: given.sections[name].sentences.map((sentence) => ({
      ...sentence,
      evidence: sentence.evidence.map(evidenceOf),
    })),
  });
  const brief: CheckableBrief = {
    title: given.title ?? '',
    asOf: inquiry.asOf,
    sections: {
      happening: sectionOf('happening'),
      importance: sectionOf('importance'),
      next: sectionOf('next'),
      beyond: sectionOf('beyond'),
    },
  };
  return brief;
}

/** The entries that a brief of this record may cite; of another brief there are none. */
async function entriesFor(inquiry: Inquiry, given: GivenBrief, tools: CheckTools) {
  const isCiting = Object.values(given.sections).some((section) =>
    section.sentences.some((sentence) => sentence.entries.length > 0),
  );
  if (!isCiting || given.id === undefined) return () => null;
  try {
    return await entriesOf(inquiry, given.id, tools);
  } catch (error) {
    if (error instanceof ChanceryError && error.code === 'record.unknown') return () => null;
    throw error;
  }
}

/** Parses what was handed in. Throws `brief.invalid`. */
function givenBriefs(value: unknown, name: string): readonly GivenBrief[] {
  const parsed = parseGivenBriefs(value);
  if ('why' in parsed) throw new ChanceryError('brief.invalid', { name, why: parsed.why });
  for (const { asOf } of parsed.briefs) {
    if (asOf !== undefined && parseCivilDay(asOf) === null)
      throw new ChanceryError('brief.invalid', { name, why: `asOf: “${asOf}” is not a day` });
  }
  return parsed.briefs;
}

/** Checks every brief that was handed in as of its own day, where none was asked for. Throws `brief.invalid`. */
export async function checkAll(
  value: unknown,
  options: AsOf & { readonly name?: string },
  check: (given: GivenBrief, on: AsOf) => Promise<CheckedBrief>,
): Promise<readonly CheckedBrief[]> {
  const checked: CheckedBrief[] = [];
  for (const given of givenBriefs(value, options.name ?? 'The brief')) {
    const asOf = options.asOf ?? (given.asOf as CivilDay | undefined);
    checked.push(await check(given, asOf === undefined ? {} : { asOf }));
  }
  return checked;
}

/** Reads one brief, ours or another's, again against the dispatches and entries that it cites. */
export async function checkGiven(
  inquiry: Inquiry,
  given: GivenBrief,
  tools: CheckTools,
): Promise<CheckedBrief> {
  const dispatches = await dispatchesFor(inquiry, given);
  const brief = opened(given, inquiry, dispatches);
  const entries = await entriesFor(inquiry, given, tools);
  const found = checkBrief(brief, dispatches, entries, tools.check);
  const textOf = (section: SectionName, index: number): string =>
    index < 0 ? brief.title : (brief.sections[section].sentences[index]?.text ?? '');
  return {
    id: given.id ?? null,
    asOf: inquiry.asOf,
    sentences: Object.values(brief.sections).reduce((sum, one) => sum + one.sentences.length, 0),
    unsupported: found.map((one) => ({ ...one, text: textOf(one.section, one.sentence) })),
  };
}
