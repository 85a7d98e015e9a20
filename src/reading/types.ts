import type { CivilDay, Edtf, Lexicon, Refusal, Span } from '../kernel/index.ts';

/** The article of a page: what is kept of it as a dispatch. */
export interface Article {
  /** The title as the page states it, with whatever it appends to it. */
  readonly title: string | null;
  /** The heading that readers see, or the title without the outlet's name. */
  readonly headline: string | null;
  /** Paragraphs of plain text in order, white space folded, no empty ones. */
  readonly paragraphs: readonly string[];
  /** Who wrote it, as the page prints it ("By A. Writer") or names it to machines. */
  readonly byline: string | null;
  readonly outlet: string | null;
  readonly address: string | null;
  readonly publishedAt: number | null;
  readonly publishedDay: CivilDay | null;
  readonly modifiedAt: number | null;
  readonly modifiedDay: CivilDay | null;
  /** ISO 639-1 as the page declares it; null when it does not. */
  readonly language: string | null;
}

export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  /** Base form in lower case. */
  readonly lemma: string;
  /** Universal part of speech (NOUN, PROPN, VERB, AUX, ADP, ...). */
  readonly pos: string;
}

export type SentenceRole = 'headline' | 'heading' | 'list' | 'body';

export interface Sentence extends Span {
  readonly index: number;
  readonly paragraph: number;
  readonly role: SentenceRole;
  /** Where the words begin after a dateline ("WASHINGTON, Nov 6 -"); equal to `start` without one. */
  readonly wordsStart: number;
  readonly tokens: readonly Token[];
}

export type MentionVia =
  | 'name'
  | 'adjective'
  | 'people'
  | 'capital'
  | 'seat'
  | 'office-holder'
  | 'title'
  | 'organisation'
  | 'body'
  | 'group'
  | 'anaphor';

/** A stretch of text that names one actor or several. */
export interface Mention extends Span {
  readonly sentence: number;
  readonly text: string;
  /** Codes of states, organisations and bodies; several only for groups ("the Baltic states"). */
  readonly actors: readonly string[];
  readonly via: MentionVia;
  /** Full name of the office-holder, where one is named or meant. */
  readonly person: string | null;
  readonly office: string | null;
  /** The dictionary row or rule that resolved it, for `explain`. */
  readonly rule: string;
}

export interface AccordMention extends Span {
  readonly sentence: number;
  readonly text: string;
  /** Identifier of a known accord, or `x-` and a slug of the name for one found by its form. */
  readonly accord: string;
  readonly name: string;
  readonly isKnown: boolean;
  /** The organisation of which it is the founding treaty, where the dictionary says so. */
  readonly charterOf?: string;
  readonly via: 'name' | 'description' | 'form' | 'anaphor';
  readonly rule: string;
}

/** How a day stands to what is told of it; `from`: not before it ("no earlier than June", "in 2027 at the earliest"). */
export type DayRelation =
  | 'on'
  | 'by'
  | 'since'
  | 'before'
  | 'after'
  | 'during'
  | 'until'
  | 'about'
  | 'from';

/** A day, a stretch of days or a deadline that the text states or implies. */
export interface DayMention extends Span {
  readonly sentence: number;
  readonly text: string;
  readonly value: Edtf;
  readonly relation: DayRelation;
  /** `stated`: every part of the value stands in the words. `inferred`: a part comes from `from`. */
  readonly basis: 'stated' | 'inferred';
  /** The day it was reckoned from and which that is, e.g. `publication 2025-11-07`; empty when stated. */
  readonly from: string;
  readonly rule: string;
}

export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/**
 * Any time expression, with type and value after TIMEX3 (ISO 24617-1): `2025-11-07`, `2025-W45`, `2025-FA`, `199`,
 * `P3Y`, `PT2H`, `XXXX-WXX-1`, `PRESENT_REF`. Days are those of them that the record can use.
 */
export interface TimeMention extends Span {
  readonly sentence: number;
  readonly text: string;
  readonly type: TimeType;
  readonly value: string;
  /** Modifier of TIMEX3 (`START`, `MID`, `END`, `APPROX`, `MORE_THAN`, ...); null for none. */
  readonly mod: string | null;
  readonly rule: string;
}

/** Words in quotation marks (marks included), or a statement told in other words ("said that it would sign"). */
export interface Quote extends Span {
  readonly kind: 'verbatim' | 'reported';
  readonly sentence: number;
  /** Index into `mentions` of the speaker; null when not clear. */
  readonly speaker: number | null;
}

/** A stretch of a dispatch in another language than the dispatch's own. */
export interface Passage extends Span {
  /** ISO 639-1. */
  readonly language: string;
}

/** All that reading understood of one dispatch. Spans are UTF-16 units into the dispatch's text. */
export interface Reading {
  readonly language: string;
  readonly sentences: readonly Sentence[];
  /** In order of `start`; mentions do not overlap one another. */
  readonly mentions: readonly Mention[];
  readonly accords: readonly AccordMention[];
  readonly days: readonly DayMention[];
  /** Every time expression, those that are no days of the record too. */
  readonly times: readonly TimeMention[];
  readonly quotes: readonly Quote[];
  /** What is in another language: kept and marked, and not read. In order, without overlap. */
  readonly passages: readonly Passage[];
}

/** Sector of an actor after PLOVER and its forebears; the empty text where a phrase names a state or people alone. */
export type ActorSector =
  | ''
  | 'AGR'
  | 'BUS'
  | 'COP'
  | 'CRM'
  | 'CVL'
  | 'EDU'
  | 'ELI'
  | 'GOV'
  | 'HLH'
  | 'HRI'
  | 'JRN'
  | 'JUD'
  | 'LAB'
  | 'LEG'
  | 'MED'
  | 'MIL'
  | 'NGO'
  | 'OPP'
  | 'PRM'
  | 'PTY'
  | 'REB'
  | 'REF'
  | 'REL'
  | 'SPY'
  | 'UAF'
  | 'UNK';

/** Who a phrase names, as event data codes it. */
export interface ResolvedActor {
  /** ISO 3166-1 alpha-3 of the state, `EUR`, `UNO` or `IGO` for organisations; null for none. */
  readonly country: string | null;
  readonly sector: ActorSector;
  /** Code of the lexicon: a state, an organisation or a body. */
  readonly actor: string | null;
  readonly person: string | null;
  /** The dictionary row or rule. */
  readonly rule: string;
}

/** A name of a state or nationality, an organisation, or a person. Entities may hold one another. */
export interface Entity extends Span {
  readonly kind: 'state' | 'organisation' | 'person';
  readonly text: string;
  readonly rule: string;
}

/** Means of word vectors; null where no word is known. */
export interface WordMeans {
  readonly mean: (words: readonly string[]) => Float64Array | null;
}

/** What judges whether a stretch of text is an entity; parameters come in, the room holds none. */
export interface EntityJudge {
  readonly words: WordMeans;
  /** How likely each kind of entity is, in [0, 1], from named features; what is missing to one is for none. */
  readonly scores: (features: ReadonlyMap<string, number>) => ReadonlyMap<string, number>;
}

/** Dictionaries compiled once from the lexicon, handed to every call. */
export interface Reader {
  readonly lexicon: Lexicon;
  /** Names of states, organisations and persons in a text already read; wider and less sure than its mentions. */
  /** With a judge, as it judges them; without, by rules alone. */
  readonly entities: (
    text: string,
    reading: Reading,
    judge?: EntityJudge | null,
  ) => readonly Entity[];
  /** The stretches that a judge is asked about, with their features, for training. */
  readonly entityCandidates: (
    text: string,
    reading: Reading,
    words: WordMeans,
  ) => Iterable<Span & { readonly features: ReadonlyMap<string, number> }>;
  /** Country and sector of a phrase as of a day (null where none is known); `context` is the words around it. */
  readonly resolveActor: (
    phrase: string,
    day: CivilDay | null,
    context?: string | null,
  ) => ResolvedActor;
  /** Understands a dispatch's text. */
  readonly read: (input: ReadingInput) => { items: Reading; refusals: readonly Refusal[] };
}

export interface ReadingInput {
  /** Identifier for refusals; null outside of a dispatch. */
  readonly dispatch: string | null;
  readonly text: string;
  readonly titleSpan: Span | null;
  /** ISO 639-1 or `und`. Other languages than English are refused. */
  readonly language: string;
  readonly referenceDay: CivilDay | null;
  /** Words for the origin of the reference day in `DayMention.from`. */
  readonly referenceFrom: 'published' | 'dateline' | 'given' | 'none';
  /** Passages in other languages, as `foreignPassages` finds them; none by default. */
  readonly passages?: readonly Passage[];
}
