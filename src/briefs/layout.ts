import type { Evidence } from '../kernel/index.ts';
import { dayInWords, sinceInWords, valueInWords } from './day-words.ts';
import { classInWords, EXPECTATION_LABELS, stageInWords } from './labels.ts';
import { outletName, TEXT_GIVEN } from './outlet-name.ts';
import { type Brief, type BriefSentence, SECTION_NAMES, type SectionName } from './types.ts';
import { capitalised, cardinal } from './wording.ts';

/** What a renderer needs besides the brief. */
export interface RenderOptions {
  /** The words of a cited passage. */
  readonly passages: (evidence: Evidence) => string;
  /** Columns of the plain text; 0 for no breaks. Default 88. */
  readonly width?: number;
}

const SECTION_HEADINGS: Readonly<Record<SectionName, string>> = {
  happening: "What's Happening?",
  importance: "Why It's Important?",
  next: "What's Next?",
  beyond: 'Beyond the Headlines',
};

/** What a numbered mark opens. */
export interface Note {
  readonly number: number;
  readonly outlet: string | null;
  readonly day: string | null;
  readonly address: string | null;
  readonly words: string;
  readonly isRecord: boolean;
}

export interface MarkedText {
  readonly text: string;
  /** The outlet that says it and the day of its dispatch, or “drafted”; null for a sentence of the record. */
  readonly outlet: string | null;
  readonly marks: readonly number[];
}

/** A brief laid out for reading: every renderer prints this and nothing else. */
export interface Layout {
  readonly title: string;
  readonly stageLine: string;
  readonly sections: readonly {
    readonly name: SectionName;
    readonly heading: string;
    readonly sentences: readonly MarkedText[];
    readonly silence: string | null;
  }[];
  readonly expectations: readonly { readonly text: string; readonly state: string }[];
  readonly differences: readonly {
    readonly title: string;
    readonly claims: readonly MarkedText[];
    readonly held: string | null;
  }[];
  readonly changed: readonly MarkedText[];
  /** Of a brief over several developments: why they stand in this order. */
  readonly order: readonly string[];
  readonly sourceLine: string;
  readonly origins: readonly string[];
  readonly notes: readonly Note[];
}

/** Hands out one number for each passage and each set of entries, in order of first use. */
class Notes {
  readonly notes: Note[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #brief: Brief;
  readonly #options: RenderOptions;

  constructor(brief: Brief, options: RenderOptions) {
    this.#brief = brief;
    this.#options = options;
  }

  outletOf(dispatch: string): string {
    const row = this.#brief.sources.dispatches.find((item) => item.id === dispatch);
    return row === undefined ? TEXT_GIVEN : outletName(row);
  }

  /** Outlet and day of a dispatch: a sentence that says "on Thursday" is read against that day. */
  sourceOf(dispatch: string): string {
    const day = this.#brief.sources.dispatches.find((item) => item.id === dispatch)?.day ?? null;
    return day === null
      ? this.outletOf(dispatch)
      : `${this.outletOf(dispatch)}, ${dayInWords(day)}`;
  }

  passage(evidence: Evidence): number {
    const row = this.#brief.sources.dispatches.find((item) => item.id === evidence.dispatch);
    return this.#add(`${evidence.dispatch}:${evidence.start}-${evidence.end}`, {
      outlet: this.outletOf(evidence.dispatch),
      day: row?.day == null ? null : dayInWords(row.day),
      address: row?.address ?? null,
      words: this.#options.passages(evidence).replace(/\s+/g, ' ').trim(),
      isRecord: false,
    });
  }

  /** One note for the standings and the accord that a sentence rests on; null where it cites none. */
  entries(ids: readonly string[]): number | null {
    const rows = this.#brief.standings.filter((row) => ids.includes(row.entry));
    const told = rows.map((row) => {
      const { label, since } = row;
      const when = since === null ? '' : `, ${sinceInWords(since)}`;
      return `${label}: ${stageInWords(row)}${when} (${classInWords(row)})`;
    });
    const accords = ids
      .filter((id) => id.startsWith('accord/') && !rows.some((row) => row.entry === id))
      .map((id) => `the entry ${id}`);
    const expected = ids
      .filter((id) =>
        this.#brief.expectations.some((row) => row.id === id && row.basis === 'ladder'),
      )
      .map(() => 'the order of steps of the accord');
    const all = [...accords, ...told, ...(told.length === 0 ? expected : [])];
    if (all.length === 0) return null;
    const words = all.join('; ');
    return this.#add(words, { outlet: null, day: null, address: null, words, isRecord: true });
  }

  #add(key: string, note: Omit<Note, 'number'>): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.notes.length + 1;
    this.#numbers.set(key, number);
    this.notes.push({ number, ...note });
    return number;
  }

  marks(evidence: readonly Evidence[], entries: readonly string[]): readonly number[] {
    const passages = evidence.map((item) => this.passage(item));
    const record = this.entries(entries);
    const all = [...passages, ...(record === null ? [] : [record])];
    return [...new Set(all)].sort((a, b) => a - b);
  }
}

function markedSentence(sentence: BriefSentence, notes: Notes): MarkedText {
  const [first] = sentence.evidence;
  const isReported = sentence.kind === 'reported' && first !== undefined;
  const drafted = sentence.isDrafted === true ? 'drafted' : null;
  const outlet = isReported ? notes.sourceOf(first.dispatch) : drafted;
  return { text: sentence.text, outlet, marks: notes.marks(sentence.evidence, sentence.entries) };
}

/** Whose prose it is, where a model's was used. */
function draftedBy(drafting: Brief['drafting']): readonly string[] {
  return drafting === undefined || drafting.kept === 0
    ? []
    : [`prose drafted by ${drafting.model} and checked`];
}

function stageLineOf({ sections, standings, asOf, order, drafting }: Brief): string {
  // Only what the first sentence rests on is the standing of the matter.
  const cited = new Set(sections.happening.sentences[0]?.entries);
  const main = standings.find(({ entry }) => cited.has(entry));
  const asOfWords = `as of ${dayInWords(asOf)}`;
  if (order !== undefined)
    return `${counted(order.length, 'development', 'developments')} · ${asOfWords}`;
  if (main === undefined) return [capitalised(asOfWords), ...draftedBy(drafting)].join(' · ');
  const since = main.since === null ? [] : [sinceInWords(main.since)];
  return [
    `${main.label}: ${stageInWords(main)}`,
    ...since,
    `on the word of ${classInWords(main)}`,
    asOfWords,
    ...draftedBy(drafting),
  ].join(' · ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function sourceLineOf({ sources }: Brief): string {
  return [
    counted(sources.outlets.length, 'outlet', 'outlets'),
    counted(sources.independent, 'independent origin', 'independent origins'),
    counted(sources.dispatches.length, 'dispatch', 'dispatches'),
  ].join(', ');
}

function originLines(brief: Brief, notes: Notes): readonly string[] {
  return brief.sources.origins.map(({ dispatches }) => {
    const [first, ...others] = [...new Set(dispatches.map((id) => notes.outletOf(id)))];
    if (first === undefined) return '';
    if (others.length === 0) return first;
    const count = others.length === 1 ? 'one other' : `${cardinal(others.length)} others`;
    return `${first}, carried by ${count}: ${others.join(', ')}`;
  });
}

/** "1. Norway signs the Fjord Compact: 7 points (stage: signed 4, the step is of this week 2, …)". */
function orderLines({ order = [] }: Brief): readonly string[] {
  return order.map(({ title, points, parts }) => {
    const reasons = parts.map((part) => `${part.what} ${part.points > 0 ? '+' : ''}${part.points}`);
    return `${title}: ${counted(points, 'point', 'points')} (${reasons.join(', ')})`;
  });
}

/** Lays a brief out: numbers its passages, names its outlets, words its lines. */
export function layoutOf(brief: Brief, options: RenderOptions): Layout {
  const notes = new Notes(brief, options);
  const sections = SECTION_NAMES.map((name) => ({
    name,
    heading: SECTION_HEADINGS[name],
    sentences: brief.sections[name].sentences.map((sentence) => markedSentence(sentence, notes)),
    silence: brief.sections[name].silence ?? null,
  }));
  const differences = brief.differences.map((difference) => ({
    title: `${capitalised(difference.about)}: ${difference.subject}`,
    held: difference.held,
    claims: difference.claims.map((claim) => {
      const remark = claim.remark === null ? '' : `, ${claim.remark.replaceAll('-', ' ')}`;
      return {
        text: `“${valueInWords(claim.value)}”, since ${dayInWords(claim.since)}${remark}`,
        outlet: claim.outlets.join(', '),
        marks: notes.marks(claim.evidence.slice(0, 3), []),
      };
    }),
  }));
  const changed = brief.changed.map(({ text, evidence, entries }) => ({
    text,
    outlet: null,
    marks: notes.marks(evidence, entries),
  }));
  return {
    title: brief.title,
    stageLine: stageLineOf(brief),
    sections,
    expectations: brief.expectations.map(({ text, state }) => ({
      text,
      state: EXPECTATION_LABELS[state],
    })),
    differences,
    changed,
    order: orderLines(brief),
    sourceLine: sourceLineOf(brief),
    origins: originLines(brief, notes),
    notes: notes.notes,
  };
}
