import type { Refusal } from '../../kernel/index.ts';
import { type CheckGround, checkSentence } from '../check-sentence.ts';
import { contentWords, coverage } from '../content-words.ts';
import { type Context, contextOf } from '../context.ts';
import { entryFactsOf } from '../entry-facts.ts';
import { overstates } from '../reported.ts';
import { speaksAhead, speaksOfNotYet } from '../time-words.ts';
import {
  type Brief,
  type BriefDeps,
  type BriefInput,
  type BriefSection,
  type BriefSentence,
  SECTION_NAMES,
  type SectionName,
} from '../types.ts';
import type { EvidencePack } from './evidence-pack.ts';
import type { Drafted } from './parse-drafted.ts';

/** Share of a drafted sentence's content words that its evidence must hold: prose may join, not invent. */
const BORNE_WORDS = 0.6;
const SHORTEST = 20;
const LONGEST = 420;
const SENTENCES_AT_MOST = 5;

type DraftedSentence = Drafted[SectionName][number];

/** A brief with a model's prose in it, what was kept and dropped, and why. */
export interface Adopted {
  readonly brief: Brief;
  readonly kept: number;
  readonly refusals: readonly Refusal[];
}

interface Bench {
  readonly context: Context;
  readonly ground: CheckGround;
  readonly pack: EvidencePack;
}

/** A line of prose: no markup, no address, no control characters, an end. */
function isProse(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST) return false;
  if (
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>{}[\]`*_#|\\]/.test(text)
  )
    return false;
  return !/https?:|www\./i.test(text) && /[.!?]["”’)]?$/.test(text);
}

function cited({ cites }: DraftedSentence, { pack }: Bench) {
  const passages = pack.passages.filter(({ id }) => cites.includes(id));
  const statements = pack.statements.filter(({ id }) => cites.includes(id));
  const evidence = [
    ...passages.map((one) => one.evidence),
    ...statements.flatMap((one) => one.sentence.evidence),
  ];
  const distinct = new Map(
    evidence.map((one) => [`${one.dispatch}:${one.start}-${one.end}`, one] as const),
  );
  return {
    words: [...passages, ...statements].map((one) => one.words).join(' '),
    evidence: [...distinct.values()],
    entries: [...new Set(statements.flatMap((one) => one.sentence.entries))],
  };
}

/** What is wrong with a drafted sentence; null where it may be printed. */
function fault(
  sentence: BriefSentence,
  section: SectionName,
  bench: Bench & { readonly words: string },
): string | null {
  const { context, ground, words } = bench;
  if (!isProse(sentence.text)) return 'it is no line of prose';
  const [first] = checkSentence(sentence, ground);
  if (first !== undefined) return `${first.what} “${first.value}”`;
  const { acts } = ground.deps.understand(sentence.text, null);
  if (overstates(sentence.text, acts, context)) return 'it goes further than the record';
  const isAhead = speaksAhead(sentence.text) || speaksOfNotYet(sentence.text);
  if (section === 'next' && !isAhead) return 'it does not speak of what is to come';
  const isBorne = coverage(contentWords(sentence.text), contentWords(words)) >= BORNE_WORDS;
  return isBorne ? null : 'its words are not in what it cites';
}

function refusal(sentence: BriefSentence, why: string): Refusal {
  return {
    stage: 'briefs',
    code: 'briefs.draft-dropped',
    dispatch: null,
    span: null,
    params: { why, sentence: sentence.text.slice(0, LONGEST) },
  };
}

/** Whether the first sentence still says who and which accord, as the composed one did. */
function isLead(text: string, { context, ground }: Bench): boolean {
  const { mentions, accords } = ground.deps.understand(text, null);
  const actors = new Set(mentions.flatMap((mention) => mention.actors));
  const named = new Set(accords.map((accord) => accord.accord));
  const hasAccord = context.accord === null || named.has(context.accord);
  return hasAccord && context.subjects.every((code) => actors.has(code));
}

function adoptSection(
  name: SectionName,
  given: { readonly drafted: readonly DraftedSentence[]; readonly composed: BriefSection },
  bench: Bench,
): { readonly section: BriefSection; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const kept: BriefSentence[] = [];
  for (const one of given.drafted) {
    const { words, evidence, entries } = cited(one, bench);
    const text = one.text.replace(/\s+/g, ' ').trim();
    const sentence: BriefSentence = { text, kind: 'record', evidence, entries, isDrafted: true };
    const why = fault(sentence, name, { ...bench, words });
    if (why !== null) refusals.push(refusal(sentence, why));
    else if (kept.length < SENTENCES_AT_MOST && !kept.some((other) => other.text === text))
      kept.push(sentence);
  }
  const [lead] = given.composed.sentences;
  const [first] = kept;
  if (first === undefined) return { section: given.composed, refusals };
  const needsLead = name === 'happening' && lead !== undefined && !isLead(first.text, bench);
  const sentences = needsLead ? [lead, ...kept].slice(0, SENTENCES_AT_MOST) : kept;
  return { section: { sentences }, refusals };
}

/**
 * Puts a model's sentences in place of the composed ones, section by section, where they pass the grounding check,
 * go no further than the record, and use the words of what they cite. A section of which nothing is left stays as it
 * was composed; so does the first sentence where no drafted one says who and which accord. Pure; throws nothing.
 */
export function adoptDrafted(
  brief: Brief,
  input: BriefInput,
  given: { readonly drafted: Drafted; readonly pack: EvidencePack; readonly deps: BriefDeps },
): Adopted {
  const context = contextOf(input, given.deps);
  const ground: CheckGround = {
    book: context.book,
    entries: entryFactsOf(input, context.deps),
    deps: context.deps.check,
    asOf: input.asOf,
  };
  const bench: Bench = { context, ground, pack: given.pack };
  const refusals: Refusal[] = [];
  const sections = SECTION_NAMES.map((name): [SectionName, BriefSection] => {
    const composed = brief.sections[name];
    const done = adoptSection(name, { drafted: given.drafted[name], composed }, bench);
    refusals.push(...done.refusals);
    return [name, done.section];
  });
  const adopted = Object.fromEntries(sections) as Brief['sections'];
  const kept = SECTION_NAMES.flatMap((name) => adopted[name].sentences).filter(
    (sentence) => sentence.isDrafted === true,
  ).length;
  return { brief: { ...brief, sections: adopted }, kept, refusals };
}
