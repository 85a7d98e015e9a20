import { governorOf, leftEdge, rightEdge } from './clause-edges.ts';
import { shapeOf } from './verb-forms.ts';
import type { VerbGroup } from './verb-group.ts';
import { BE, type GroupInput, isVerb, MODALS, type RawGroup, rawGroups } from './verb-runs.ts';

function kindOf(input: GroupInput, raw: RawGroup, hasLaterFinite: boolean): VerbGroup['kind'] {
  if (raw.isInfinitive) return 'infinitive';
  if (
    raw.auxiliaries.length > 0 &&
    raw.auxiliaries[0] !== 'having' &&
    raw.auxiliaries[0] !== 'being'
  )
    return 'finite';
  const lower = input.tokens[raw.head]?.lower ?? '';
  const shapes = shapeOf(raw.auxiliaries.length > 0 ? (raw.auxiliaries[0] ?? '') : lower);
  if (shapes.includes('ing')) return 'ing';
  if (!shapes.includes('participle')) return 'finite';
  const before = input.tokens[raw.first - 1];
  const after = input.tokens[raw.last + 1]?.lower;
  if (after === 'by' && raw.auxiliaries.length === 0) return 'participle';
  if (!shapes.includes('past')) return 'participle';
  const afterComma = before?.lower === ',';
  const opensAside = afterComma && hasLaterFinite && closesWithComma(input, raw.last);
  return opensAside ? 'participle' : 'finite';
}

/** Whether a comma follows before any other verb: ", announced on Thursday, is". */
function closesWithComma(input: GroupInput, last: number): boolean {
  for (let k = last + 1; k < Math.min(input.tokens.length, last + 9); k += 1) {
    if (input.tokens[k]?.lower === ',') {
      const next = input.tokens[k + 1];
      return next !== undefined && isVerb(input, k + 1);
    }
    if (isVerb(input, k)) return false;
  }
  return false;
}
function isPassive(input: GroupInput, raw: RawGroup, kind: VerbGroup['kind']): boolean {
  const head = input.tokens[raw.head]?.lower ?? '';
  if (!shapeOf(head).includes('participle')) return false;
  if (kind === 'participle') return true;
  const lastAuxiliary = raw.auxiliaries.at(-1);
  return lastAuxiliary !== undefined && BE.has(lastAuxiliary);
}

function tenseOf(raw: RawGroup, head: string): VerbGroup['tense'] {
  const first = raw.auxiliaries[0];
  if (first !== undefined) return /^(was|were|had|did|got)$/.test(first) ? 'past' : 'present';
  if (/^(was|were|had|did)$/.test(head)) return 'past';
  return shapeOf(head).includes('past') ? 'past' : 'present';
}

/** Finds the verb groups of a sentence with their clauses. Linear in the number of tokens but for short looks back. */
export function findGroups(input: GroupInput): VerbGroup[] {
  const raws = rawGroups(input);
  const owner = new Int32Array(input.tokens.length).fill(-1);
  raws.forEach((raw, index) => {
    for (let k = raw.first; k <= raw.last; k += 1) owner[k] = index;
  });
  const lastFinite = raws.findLastIndex(
    (raw) => !raw.isInfinitive && raw.auxiliaries.length + 1 > 0,
  );
  const shaped = raws.map((raw, index) => {
    const kind = kindOf(input, raw, index < lastFinite);
    return { raw, kind, edge: leftEdge(input, raw.first, owner) };
  });
  return shaped.map(({ raw, kind, edge }, index) => {
    const after = shaped[index + 1];
    const head = input.tokens[raw.head]?.lower ?? '';
    const modal = raw.auxiliaries.find((word) => MODALS.has(word)) ?? null;
    const next =
      after === undefined ? null : { first: after.raw.first, kind: after.kind, ...after.edge };
    const lastAuxiliary = raw.auxiliaries.at(-1);
    return {
      index,
      first: raw.first,
      last: raw.last,
      head: raw.head,
      kind,
      isPassive: isPassive(input, raw, kind),
      isNegated:
        raw.isNegated || /^(never|no longer)$/.test(input.tokens[raw.first - 1]?.lower ?? ''),
      isProgressive: head.endsWith('ing') && lastAuxiliary !== undefined && BE.has(lastAuxiliary),
      modal,
      tense: kind === 'finite' ? tenseOf(raw, head) : 'none',
      left: edge.left,
      opening: edge.opening,
      marker: edge.marker,
      right: rightEdge(input, raw, next),
      governor: kind === 'infinitive' || kind === 'ing' ? governorOf(input, raws, index) : null,
    };
  });
}
