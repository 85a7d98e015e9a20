import { z } from 'zod';
import { parseCivilDay } from './civil-day.ts';
import { type Edtf, parseEdtf } from './edtf.ts';
import {
  type ContextEntry,
  contextSchema,
  type EventTypeEntry,
  eventTypeSchema,
} from './event-ontology.ts';
import { type PatternEntry, patternSchema } from './pattern-entry.ts';
import {
  type RegisterAccord,
  type RegisterParty,
  registerAccordSchema,
  registerPartySchema,
} from './register-names.ts';
import {
  BILATERAL_ACTS,
  EVIDENCE_CLASSES,
  MODALITIES,
  PLOVER_ROOTS,
  STAGES,
  TREATY_ACTIONS,
} from './vocabulary.ts';

/**
 * The shapes of the files under `lexicon/`. Each file is YAML with `asOf` (the day of which it speaks),
 * `basis` (what it rests on) and `items`. Keys that a schema does not name are refused.
 */

const day = z.string().refine((text) => parseCivilDay(text) !== null, 'not a day YYYY-MM-DD');
const when = z
  .string()
  .refine((text) => parseEdtf(text) !== null, 'not an EDTF value')
  .transform((text) => text as Edtf);
const words = z.array(z.string().min(1));
/** ISO 3166-1 alpha-3 in capitals, `XKX` for Kosovo, or the code of an organisation or body. */
const code = z.string().regex(/^[A-Z][A-Z0-9-]{1,24}$/);
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

export const stateSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  alpha2: z.string().regex(/^[A-Z]{2}$/),
  name: z.string(),
  /** Whether the usual name takes "the" in running text. */
  article: z.boolean().default(false),
  official: z.string().nullable().default(null),
  /** Other names and spellings in use, abbreviations with their stops ("U.S."). */
  names: words.default([]),
  /** Adjectives ("Kazakh", "Kazakhstani"). */
  adjectives: words.default([]),
  /** Nouns for the people, singular and plural. */
  people: words.default([]),
  /** Capital and seat of government; the first is the usual one. */
  capitals: words.default([]),
  /** Buildings and quarters used for the government ("the Kremlin", "the Akorda"). */
  seats: words.default([]),
  /** Other towns and regions that place a phrase ("the Kyiv police"); they never stand for the government. */
  cities: words.optional(),
  /** Classes of ships, aircraft and arms that place a phrase ("an Arleigh Burke-class destroyer"). */
  materiel: words.optional(),
  status: z.enum(['un-member', 'un-observer', 'other']),
  /** Subregion after UN M49. */
  region: z.string(),
  /** e.g. arab, muslim-majority, g7, g20, p5, gulf, central-asia, baltic, nordic. */
  groups: z.array(slug).default([]),
  /** Names of this entry that also mean something else, and need support from the text. */
  homonyms: words.default([]),
});
export type StateEntry = z.infer<typeof stateSchema>;

export const officeHolderSchema = z.strictObject({
  state: code,
  office: z.enum([
    'head-of-state',
    'head-of-government',
    'foreign-minister',
    'defence-minister',
    'head-of-body',
    'envoy',
  ]),
  title: z.string(),
  person: z.string(),
  /** Other spellings; the bare family name only where it is safe to read it alone. */
  names: words.default([]),
  from: when.nullable().default(null),
  to: when.nullable().default(null),
});
export type OfficeHolder = z.infer<typeof officeHolderSchema>;

/** An office that a state does not have, or that nobody holds for a time: why a row among the office-holders is missing. */
export const vacancySchema = z.strictObject({
  state: code,
  office: officeHolderSchema.shape.office,
  from: when.nullable().default(null),
  to: when.nullable().default(null),
  why: z.string().min(10),
});
export type Vacancy = z.infer<typeof vacancySchema>;

/**
 * A person or an institution that news names without its state, and what it was from when to when, by sector after
 * PLOVER (`MIL 2019-07/2025`); `..` is an end that is not known. The most telling role comes first. Notables place a
 * phrase or tell a name from other words; in a dispatch they are no actors.
 */
export const notableSchema = z.strictObject({
  name: z.string(),
  names: words.default([]),
  kind: z.enum(['person', 'institution']).default('person'),
  state: code,
  roles: z
    .array(z.string().regex(/^[A-Z]{3}(?: \d{4}(?:-\d\d){0,2}\/(?:\.\.|\d{4}(?:-\d\d){0,2}))?$/))
    .min(1),
});
export type NotableEntry = z.infer<typeof notableSchema>;

/** Organs of organisations, movements and other actors that are neither a state nor an accord. */
export const bodySchema = z.strictObject({
  code,
  name: z.string(),
  article: z.boolean().default(false),
  names: words.default([]),
  kind: z.enum(['organ', 'organisation', 'armed-movement', 'authority']),
  /** The state or organisation that it speaks for, if any. */
  of: code.nullable().default(null),
  /** The state that it comes from, where it speaks for none (movements, parties); says nothing about recognition. */
  home: code.optional(),
  /** Sector after PLOVER (`MIL`, `SPY`, `PTY`, `REB`, ...) where its kind and name do not say it. */
  sector: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  seats: words.default([]),
});
export type BodyEntry = z.infer<typeof bodySchema>;

/** States that news names together ("the Baltic states", "Central Asian leaders"). */
export const groupSchema = z.strictObject({
  id: slug,
  name: z.string(),
  names: words.default([]),
  members: z.array(code),
});
export type GroupEntry = z.infer<typeof groupSchema>;

/** One code or a list of them; none where it is left out. */
const codes = z
  .union([code, z.array(code)])
  .nullable()
  .transform((given) => (given === null ? [] : Array.isArray(given) ? given : [given]));

export const partySchema = z.strictObject({
  state: code,
  stage: z.enum(STAGES),
  since: when.nullable().default(null),
  signed: when.nullable().default(null),
  /** Day of its consent to be bound, and by what act where that is known; the accord may bind it later. */
  consented: when.optional(),
  by: z.enum(['ratified', 'accepted', 'approved', 'acceded']).optional(),
  /** Day on which it gave notice of leaving; the day of effect is that of the stage `withdrawn`. */
  notified: when.optional(),
  /** Day on which a notice of leaving takes effect, while the stage is `withdrawal-notified`. */
  effect: when.optional(),
  note: z.string().optional(),
});
export type PartyEntry = z.infer<typeof partySchema>;

export const accordSchema = z.strictObject({
  id: slug,
  name: z.string(),
  article: z.boolean().default(true),
  plural: z.boolean().default(false),
  /** Names in use: short, long, abbreviations. */
  names: words.default([]),
  /** Descriptions that identify it without its name ("the mine-ban treaty"). */
  descriptions: words.default([]),
  kind: z.enum([
    'treaty',
    'protocol',
    'convention',
    'charter',
    'declaration',
    'framework',
    'initiative',
    'organisation',
    'format',
    'deal',
  ]),
  /** Which ladder its parties climb. */
  ladder: z.enum(['accord', 'organisation']),
  /** Code of the organisation as an actor ("EU", "NATO"); null for accords that are no actor. */
  organisation: code.nullable().default(null),
  seats: words.default([]),
  /** Who keeps the instruments: one code, or several where an accord has several depositaries. */
  depositary: codes.default([]),
  brokers: z.array(code).default([]),
  adopted: when.nullable().default(null),
  signed: when.nullable().default(null),
  inForce: when.nullable().default(null),
  /** The organisation that this accord founds: who is bound by the one is a member of the other, and has one entry. */
  charterOf: slug.optional(),
  /** What entry into force needs, in one sentence; null if not known. */
  entryIntoForce: z.string().nullable().default(null),
  sectors: z.array(slug).default([]),
  parties: z.array(partySchema).default([]),
  /** Whether `parties` is meant to be complete as of the file's day. */
  partiesComplete: z.boolean().default(false),
  about: z.string().nullable().default(null),
});
export type AccordEntry = z.infer<typeof accordSchema>;

export const relationSchema = z.strictObject({
  a: code,
  b: code,
  state: z.enum(['established', 'recognised', 'downgraded', 'severed', 'restored', 'none']),
  since: when.nullable().default(null),
  note: z.string().optional(),
});
export type RelationEntry = z.infer<typeof relationSchema>;

export const sectorSchema = z.strictObject({
  id: slug,
  name: z.string(),
  words,
  /** Phrases that hold one of the words and are about something else ("air force one"). */
  notIn: z.array(z.string()).default([]),
});
export type SectorEntry = z.infer<typeof sectorSchema>;

/** One row for every treaty action and bilateral act: its codes, its words and the rungs it leads to. */
export const actionSchema = z.strictObject({
  action: z.enum([...TREATY_ACTIONS, ...BILATERAL_ACTS]),
  kind: z.enum(['treaty', 'bilateral']),
  root: z.enum(PLOVER_ROOTS),
  /** Root when planned, expected, conditional or hypothetical, if another. */
  rootAhead: z.enum(PLOVER_ROOTS).nullable().default(null),
  cameo: z.string().regex(/^\d{2,4}$/),
  /** PLOVER's mode, where the root has modes. */
  mode: slug.optional(),
  /** The mode of `rootAhead`, where that root has modes. */
  modeAhead: slug.optional(),
  /** For people: noun ("accession") and past verb phrase ("acceded to"). */
  noun: z.string(),
});
export type ActionEntry = z.infer<typeof actionSchema>;

/** Stage from action and modality; the first row that fits decides. */
export const stageRuleSchema = z.strictObject({
  id: slug,
  actions: z.array(z.enum([...TREATY_ACTIONS, ...BILATERAL_ACTS])),
  modalities: z.array(z.enum(MODALITIES)),
  ladder: z.enum(['accord', 'organisation', 'relation', 'any']),
  stage: z.enum(STAGES).nullable(),
  why: z.string(),
});
export type StageRule = z.infer<typeof stageRuleSchema>;

/** Which class of evidence may move a standing to which rung; the first row that fits decides. */
export const standingRuleSchema = z.strictObject({
  id: slug,
  stages: z.array(z.enum(STAGES)),
  /** The weakest class that moves the standing. */
  atLeast: z.enum(EVIDENCE_CLASSES),
  /** The row holds only for an entry that already stands on one of these; the standing then rests on that step too. */
  after: z.array(z.enum(STAGES)).optional(),
  why: z.string(),
});
export type StandingRule = z.infer<typeof standingRuleSchema>;

/** Words that mark how sure and on whose word an act is. */
export const cueSchema = z.strictObject({
  id: slug,
  kind: z.enum([
    'governing-verb',
    'interest-verb',
    'invite-verb',
    'request-verb',
    'adjective',
    'planned-adjective',
    'governing-noun',
    'interest-noun',
    'modal',
    'condition',
    'saying-verb',
    'denying-verb',
    'anonymous-noun',
    'actor-noun',
    'private-noun',
    'took-effect',
    'deictic-noun',
    'own-word',
  ]),
  modality: z.enum(MODALITIES),
  words,
  why: z.string(),
});
export type CueEntry = z.infer<typeof cueSchema>;

/**
 * A set phrase of notices and reports that no verb pattern reads: what a depositary writes, how a standing is told in
 * passing, how a date is set. `match` is a regular expression over one sentence in which names stand as places:
 * `{S}` one actor or a list, `{A}` an accord, `{D}` a day, `{~}` a few words. Where the sentence names no accord, the one
 * that the dispatch is about is meant; without one the phrase is not read.
 */
export const formulaSchema = z.strictObject({
  id: slug,
  match: z.string().min(8),
  /** `carried`: the action of the act told before. */
  action: z.union([z.enum([...TREATY_ACTIONS, ...BILATERAL_ACTS]), z.literal('carried')]),
  modality: z.enum(MODALITIES),
  /** Who acts: the `{S}` of the phrase, those of the act before, the organisation of the accord, or nobody that is named. */
  subject: z.enum(['named', 'carried', 'host', 'none']).default('named'),
  /** A rung that the action alone does not say ("turned down its invitation" is declined). */
  stage: z.enum(STAGES).optional(),
  /** Read only where the phrase or its sentence gives a day or a span of time. */
  needsDay: z.boolean().default(false),
  isBackground: z.boolean().default(false),
  /** A text in which it must be found, and one in which it must not; both are tests. */
  matches: z.string(),
  refuses: z.string(),
});
export type FormulaEntry = z.infer<typeof formulaSchema>;

/**
 * Words that event data codes: what a verb, noun or idiom between two actors means. A phrase is lemmas with blanks
 * between; `a/b` allows either, `a_b` is two words of one alternative, `..` stands for up to six words, `=V` and `=N`
 * ask for a verb or a noun.
 */
export const codingPhraseSchema = z.strictObject({
  id: slug,
  /** Null for words that only carry what follows ("announce", "begin", "issue a statement"). */
  root: z.enum(PLOVER_ROOTS).nullable(),
  /** PLOVER's mode, where the root has modes and the words decide. */
  mode: slug.nullable().default(null),
  cameo: z.string().regex(/^\d{2,4}$/),
  phrases: words.min(1),
  /** The root of what these words govern ("promises to", "refuses to"), by the side of the act that follows. */
  before: z
    .strictObject({ cooperation: z.enum(PLOVER_ROOTS), conflict: z.enum(PLOVER_ROOTS) })
    .nullable()
    .default(null),
});
export type CodingPhrase = z.infer<typeof codingPhraseSchema>;

/** A file of the lexicon. */
export function lexiconFileSchema<T extends z.ZodType>(item: T) {
  return z.strictObject({ asOf: day, basis: z.string().min(10), items: z.array(item) });
}

/** Everything under `lexicon/`, read and validated. Rooms take the parts that they need as arguments. */
export interface Lexicon {
  readonly version: string;
  readonly states: readonly StateEntry[];
  readonly officeHolders: readonly OfficeHolder[];
  readonly vacancies: readonly Vacancy[];
  readonly notables: readonly NotableEntry[];
  readonly bodies: readonly BodyEntry[];
  readonly groups: readonly GroupEntry[];
  readonly accords: readonly AccordEntry[];
  readonly relations: readonly RelationEntry[];
  readonly registerParties: readonly RegisterParty[];
  readonly registerAccords: readonly RegisterAccord[];
  readonly sectors: readonly SectorEntry[];
  readonly actions: readonly ActionEntry[];
  readonly eventTypes?: readonly EventTypeEntry[];
  readonly contexts?: readonly ContextEntry[];
  readonly stageRules: readonly StageRule[];
  readonly standingRules: readonly StandingRule[];
  readonly patterns: readonly PatternEntry[];
  readonly cues: readonly CueEntry[];
  readonly formulas?: readonly FormulaEntry[];
  readonly coding: readonly CodingPhrase[];
  /** The day each file speaks of, by file name without ending. */
  readonly asOf: Readonly<Record<string, string>>;
}

/** Folder or file under `lexicon/` to the item that it holds. A folder is read as all its files in order of name. */
export const LEXICON_FILES = {
  states: stateSchema,
  'office-holders': officeHolderSchema,
  vacancies: vacancySchema,
  notables: notableSchema,
  bodies: bodySchema,
  groups: groupSchema,
  accords: accordSchema,
  relations: relationSchema,
  'register-parties': registerPartySchema,
  'register-accords': registerAccordSchema,
  sectors: sectorSchema,
  actions: actionSchema,
  'event-types': eventTypeSchema,
  contexts: contextSchema,
  'stage-rules': stageRuleSchema,
  'standing-rules': standingRuleSchema,
  patterns: patternSchema,
  cues: cueSchema,
  formulas: formulaSchema,
  coding: codingPhraseSchema,
} as const;
