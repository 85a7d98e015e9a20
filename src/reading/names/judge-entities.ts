import type { Span } from '../../kernel/index.ts';
import type { Entity, EntityJudge } from '../types.ts';
import { type CandidateContext, candidatesOf } from './entity-features.ts';

type Kind = Entity['kind'];
const KINDS: readonly Kind[] = ['state', 'organisation', 'person'];

/** Likeliest from here on is taken; by cross-validation on the set `entities`, flat from 0.40 to 0.50. */
const THRESHOLD = 0.4;
/** How much the same name elsewhere in the text counts, of one. */
const ELSEWHERE = 0.5;
/** Less likely stretches say nothing about the same name elsewhere. */
const FLOOR = 0.02;

/** Units of text a block; longer than any entity. */
const BLOCK = 1000;

interface Judged extends Span {
  readonly text: string;
  readonly shares: Readonly<Record<Kind, number>>;
}

function total(shares: Judged['shares']): number {
  return KINDS.reduce((sum, kind) => sum + shares[kind], 0);
}

function likeliest(shares: Judged['shares']): Kind {
  if (shares.state >= shares.organisation && shares.state >= shares.person) return 'state';
  return shares.organisation >= shares.person ? 'organisation' : 'person';
}

/** Names that stand several times are judged together: a text hardly ever means two things by one name. */
function levelled(judged: readonly Judged[]): Judged[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    if (!/\p{Lu}\p{L}/u.test(one.text) || total(one.shares) < FLOOR) continue;
    const group = groups.get(one.text);
    if (group === undefined) groups.set(one.text, [one]);
    else group.push(one);
  }
  const means = new Map<string, Judged['shares']>();
  const meanOf = (group: readonly Judged[], kind: Kind): number =>
    group.reduce((sum, { shares }) => sum + shares[kind], 0) / group.length;
  for (const [text, group] of groups)
    means.set(text, {
      state: meanOf(group, 'state'),
      organisation: meanOf(group, 'organisation'),
      person: meanOf(group, 'person'),
    });
  return judged.map((one) => {
    const mean = means.get(one.text);
    if (mean === undefined || total(one.shares) < FLOOR) return one;
    const mixed = (kind: Kind): number =>
      (1 - ELSEWHERE) * one.shares[kind] + ELSEWHERE * mean[kind];
    const shares = {
      state: mixed('state'),
      organisation: mixed('organisation'),
      person: mixed('person'),
    };
    return { ...one, shares };
  });
}

/** Whether a stretch overlaps one that is taken without holding it or lying in it. */
function cuts(taken: readonly Span[], { start, end }: Span): boolean {
  return taken.some(
    (one) =>
      (start < one.start && end > one.start && end < one.end) ||
      (start > one.start && start < one.end && end > one.end),
  );
}

/**
 * Entities as a model judges them: every stretch that may be one, the likeliest first, unless it cuts one already
 * taken; they may hold one another. Pure; in order of start.
 */
export function judgeEntities(
  text: string,
  judge: EntityJudge,
  context: Omit<CandidateContext, 'means'>,
): Entity[] {
  const judged: Judged[] = [];
  for (const { start, end, features } of candidatesOf(text, { ...context, means: judge.words })) {
    const scores = judge.scores(features);
    const of = (kind: Kind): number => scores.get(kind) ?? 0;
    const shares = { state: of('state'), organisation: of('organisation'), person: of('person') };
    if (total(shares) < FLOOR) continue;
    judged.push({ start, end, text: text.slice(start, end), shares });
  }
  const likely = levelled(judged)
    .filter(({ shares }) => total(shares) >= THRESHOLD)
    .sort((a, b) => total(b.shares) - total(a.shares) || a.start - b.start || b.end - a.end);
  const rules = new Map(context.rules.map((rule) => [`${rule.start}:${rule.end}`, rule.rule]));
  const taken: Entity[] = [];
  const near = new Map<number, Span[]>();
  for (const { start, end, text: words, shares } of likely) {
    // Only what lies in the same or the next block of the text can cut a stretch.
    const block = Math.floor(start / BLOCK);
    const around = [block - 1, block, block + 1].flatMap((at) => near.get(at) ?? []);
    if (cuts(around, { start, end })) continue;
    const kind = likeliest(shares);
    const rule = `model ${rules.get(`${start}:${end}`) ?? 'form'}`;
    taken.push({ start, end, kind, text: words, rule });
    const list = near.get(block);
    if (list === undefined) near.set(block, [{ start, end }]);
    else list.push({ start, end });
  }
  return taken.sort((a, b) => a.start - b.start || b.end - a.end);
}
