import type { Understood } from '../../src/briefs/index.ts';
import type { CivilDay, Modality, Stage } from '../../src/kernel/index.ts';
import { edtf, shortId } from '../../src/kernel/index.ts';
import type { Act, Mention, Sentence } from './small-reader-types.ts';

/** A name, its code, and for accords their identifier. */
interface Name {
  readonly words: string;
  readonly code: string;
}

const ACTORS: readonly Name[] = [
  { words: 'United Arab Emirates', code: 'ARE' },
  { words: 'United States', code: 'USA' },
  { words: 'President Trump', code: 'USA' },
  { words: 'Kazakhstan', code: 'KAZ' },
  { words: 'Israel', code: 'ISR' },
  { words: 'Bahrain', code: 'BHR' },
  { words: 'Morocco', code: 'MAR' },
  { words: 'Sudan', code: 'SDN' },
  { words: 'Hamas', code: 'HAMAS' },
  { words: 'Lithuania', code: 'LTU' },
  { words: 'Gabon', code: 'GAB' },
  { words: 'Norway', code: 'NOR' },
  { words: 'Saudi Arabia', code: 'SAU' },
  { words: 'Iran', code: 'IRN' },
  { words: 'Timor-Leste', code: 'TLS' },
  { words: 'Bangladesh', code: 'BGD' },
  { words: 'Nepal', code: 'NPL' },
];

const ACCORDS: readonly Name[] = [
  { words: 'Abraham Accords', code: 'abraham-accords' },
  { words: 'Mine Ban Convention', code: 'mine-ban-convention' },
  { words: 'High Seas Treaty', code: 'high-seas-treaty' },
  { words: 'ASEAN', code: 'asean' },
  { words: 'Cedar River Compact', code: 'x-cedar-river-compact' },
];

interface Rule {
  readonly words: RegExp;
  readonly action: string;
  readonly isTreaty: boolean;
  readonly stage: Stage | null;
  readonly modality: Modality;
}

const RULES: readonly Rule[] = [
  {
    words: /\b(?:will|would|set to|is to) (?:join|accede to)\b/g,
    action: 'accession',
    isTreaty: true,
    stage: 'announced',
    modality: 'planned',
  },
  {
    words: /\b(?:expected to|will|is to|are to) sign\b/g,
    action: 'signature',
    isTreaty: true,
    stage: null,
    modality: 'expected',
  },
  {
    words: /\bsigning ceremony\b/g,
    action: 'signature',
    isTreaty: true,
    stage: null,
    modality: 'expected',
  },
  {
    words: /\b(?:signed|signs)\b/g,
    action: 'signature',
    isTreaty: true,
    stage: 'signed',
    modality: 'done',
  },
  {
    words: /\b(?:joined|joins|acceded to)\b/g,
    action: 'accession',
    isTreaty: true,
    stage: 'acceded',
    modality: 'done',
  },
  {
    words: /\badmitted to\b/g,
    action: 'admission',
    isTreaty: true,
    stage: 'member',
    modality: 'done',
  },
  {
    words: /\b(?:gave|gives) notice of withdrawal\b/g,
    action: 'withdrawal-notice',
    isTreaty: true,
    stage: 'withdrawal-notified',
    modality: 'done',
  },
  {
    words: /\b(?:restored|restores|restore) diplomatic relations\b/g,
    action: 'restore-relations',
    isTreaty: false,
    stage: null,
    modality: 'done',
  },
  {
    words: /\b(?:severed|severs) diplomatic relations\b/g,
    action: 'sever-relations',
    isTreaty: false,
    stage: null,
    modality: 'done',
  },
  { words: /\bhosted\b/g, action: 'host-talks', isTreaty: false, stage: null, modality: 'done' },
  {
    words: /\b(?:condemned|criticised)\b/g,
    action: 'condemn',
    isTreaty: false,
    stage: null,
    modality: 'done',
  },
];

function find(text: string, names: readonly Name[]): { start: number; end: number; name: Name }[] {
  return names
    .flatMap((name) =>
      [...text.matchAll(new RegExp(`\\b${name.words}\\b`, 'g'))].map((match) => ({
        start: match.index,
        end: match.index + name.words.length,
        name,
      })),
    )
    .sort((a, b) => a.start - b.start);
}

/** Sentences of a text whose first line is its title; the rest is body. */
export function sentencesOf(text: string): readonly Sentence[] {
  const out: Sentence[] = [];
  let paragraph = 0;
  for (const match of text.matchAll(/[^\n.!?]+[.!?]?["”]?/g)) {
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    if (end <= start) continue;
    if (/\n\s*$/.test(text.slice(0, start))) paragraph += 1;
    const isTitle = out.length === 0;
    out.push({
      index: out.length,
      paragraph,
      role: isTitle ? 'headline' : 'body',
      start,
      end,
      wordsStart: start,
    });
  }
  return out;
}

function actOf(text: string, sentence: Sentence, rule: Rule, at: number, length: number): Act {
  const words = text.slice(sentence.start, sentence.end);
  const actors = find(words, ACTORS);
  const accord = find(words, ACCORDS)[0] ?? null;
  const before = actors.filter((actor) => actor.end <= at);
  const last = before[before.length - 1];
  const prior = before[before.length - 2];
  const isPair =
    last !== undefined && prior !== undefined && words.slice(prior.end, last.start) === ' and ';
  const subjects = [...(isPair && prior ? [prior] : []), ...(last ? [last] : [])].map(
    (item) => item.name.code,
  );
  const speaker =
    before.find((actor) => !subjects.includes(actor.name.code) && /announced|said/.test(words)) ??
    null;
  const year = /\bsince (\d{4})\b/.exec(words)?.[1] ?? null;
  const trigger = { start: sentence.start + at, end: sentence.start + at + length };
  const objects = [
    ...new Set(actors.filter((actor) => actor.start > at).map((actor) => actor.name.code)),
  ];
  return {
    id: shortId('a', text, String(trigger.start), rule.action),
    dispatch: '',
    sentence: sentence.index,
    treatyAction: rule.isTreaty ? (rule.action as never) : null,
    bilateralAct: rule.isTreaty ? null : (rule.action as never),
    root: 'AGREE',
    cameo: '057',
    subjects,
    objects: rule.isTreaty ? [] : objects,
    subjectWords: null,
    accord:
      accord === null
        ? null
        : {
            id: accord.name.code,
            name: accord.name.words,
            isKnown: !accord.name.code.startsWith('x-'),
            span: { start: sentence.start + accord.start, end: sentence.start + accord.end },
          },
    stage: rule.stage,
    modality: rule.modality,
    day: year === null ? null : { value: edtf(year), basis: 'stated', from: '', span: null },
    saidDay: null,
    place: null,
    sectors: /\benergy\b/.test(words) ? ['energy', 'trade'] : [],
    sectorSpans: /\benergy\b/.test(words) ? [{ start: sentence.start, end: sentence.end }] : [],
    speaker:
      speaker === null
        ? null
        : {
            actors: [speaker.name.code],
            text: speaker.name.words,
            isAnonymous: false,
            span: { start: sentence.start + speaker.start, end: sentence.start + speaker.end },
          },
    person: null,
    trigger,
    evidence: { start: sentence.start, end: sentence.end },
    isBackground: year !== null,
    reasons: [],
  };
}

/** Understands the few names and verbs of the tests; negations ("no", "not") take an act away. */
export function smallReader(text: string, _referenceDay: CivilDay | null): Understood {
  const sentences = sentencesOf(text);
  const inSentence = (at: number): number =>
    sentences.find((sentence) => sentence.start <= at && at < sentence.end)?.index ?? 0;
  const mentions: Mention[] = find(text, ACTORS).map(({ start, end, name }) => ({
    start,
    end,
    sentence: inSentence(start),
    text: name.words,
    actors: [name.code],
    via: 'name',
    person: null,
    office: null,
    rule: 'name',
  }));
  return {
    mentions,
    accords: find(text, ACCORDS).map(({ start, end, name }) => ({
      start,
      end,
      sentence: inSentence(start),
      text: name.words,
      accord: name.code,
      name: name.words,
      isKnown: !name.code.startsWith('x-'),
      via: 'name',
      rule: 'name',
    })),
    days: [],
    acts: sentences.flatMap((sentence) =>
      RULES.flatMap((rule) =>
        [...text.slice(sentence.start, sentence.end).matchAll(rule.words)].map((match) =>
          actOf(text, sentence, rule, match.index, match[0].length),
        ),
      ),
    ),
  };
}
