import type { BriefRuling } from '../briefs/index.ts';
import type { CivilDay, Dispatch } from '../kernel/index.ts';
import { type Claim, isRejected, parseSet, type Ruling } from '../record/index.ts';
import type { Inquiry } from './knowledge.ts';
import type { DevelopmentThen } from './past-developments.ts';
import { type Ground, movedBy } from './regrouped-since.ts';
import { isOnGrouping, meantBy, namedIn, type RulingMeant } from './ruling-meant.ts';

/** The entries that the lead of a development is about: its states under its accord, their relation, the accord. */
function isOfMatter(entry: string, { development: { leadAct }, items }: DevelopmentThen): boolean {
  const acts = leadAct === null ? items.flatMap((item) => item.acts) : [leadAct];
  return acts.some(({ accord, subjects, objects }) => {
    const [kind, a = '', b = ''] = entry.split('/');
    const codes = [...subjects, ...objects];
    if (kind === 'relation') return codes.includes(a) && codes.includes(b);
    return accord?.id === a && (kind === 'accord' || codes.includes(b));
  });
}

function targets(ruling: Ruling, claims: readonly Claim[]): Claim[] {
  const { target } = ruling.body;
  return claims.filter(
    (claim) =>
      claim.id === target ||
      isRejected({ claim: claim.id, act: claim.act, dispatch: claim.dispatch }, [ruling]) !== null,
  );
}

/** The accord of the lead; where nothing leads, every accord that is told. */
function isAccordOf(id: string, then: DevelopmentThen, { accords }: Inquiry): boolean {
  const { leadAct } = then.development;
  const acts = leadAct === null ? then.items.flatMap((item) => item.acts) : [leadAct];
  return acts.some(({ accord }) => accord !== null && [id, accords.idOf(id)].includes(accord.id));
}

/** Whether a word is on the dispatches of a development, on what was claimed for its matter, or on an entry or name of it. */
function isOn(
  base: Ruling,
  {
    then,
    inquiry,
    ofMatter,
  }: {
    readonly then: DevelopmentThen;
    readonly inquiry: Inquiry;
    readonly ofMatter: readonly Claim[];
  },
): boolean {
  const { ruling: kind, target } = base.body;
  const isOwn = (id: string): boolean =>
    id.startsWith('d-') ? then.development.dispatches.includes(id) : isAccordOf(id, then, inquiry);
  if (kind === 'set') return isOfMatter(target, then);
  if (isOnGrouping(base)) return namedIn(base).some(isOwn);
  if (kind === 'rename') return isOwn(target);
  return then.dispatches.some(({ id }) => id === target) || targets(base, ofMatter).length > 0;
}

/**
 * The rulings that a brief of the day tells of, in order of the log: known no earlier than its newest dispatch that is
 * heard, on one of its dispatches, on what was claimed for its matter, on an entry of it or on its name; what undoes such
 * a word is one.
 */
export function ruledSince(
  inquiry: Inquiry,
  then: DevelopmentThen,
  claims: readonly Claim[],
): readonly RulingMeant[] {
  const { rulings, made } = inquiry;
  if (rulings.length === 0) return [];
  const own = new Set(then.dispatches.map(({ id }) => id));
  const heard = then.dispatches.filter(({ id }) => isRejected({ dispatch: id }, rulings) === null);
  const newest =
    heard
      .map(({ knownDay }) => knownDay)
      .sort()
      .at(-1) ?? ('' as CivilDay);
  const ofMatter = claims.filter(
    (claim) => own.has(claim.dispatch ?? '') || isOfMatter(claim.entry, then),
  );
  return rulings
    .filter(({ knownDay }) => knownDay >= newest)
    .flatMap((ruling) => meantBy(ruling, made) ?? [])
    .filter(({ base }) => isOn(base, { then, inquiry, ofMatter }));
}

type Dispatches = ReadonlyMap<string, Dispatch>;

function sourceOf(id: string, dispatches: Dispatches) {
  const { outlet = null, knownDay = null } = dispatches.get(id) ?? {};
  return { outlet, day: knownDay };
}

/** What is told of a word on claims, acts, dispatches and entries. */
function judged(base: Ruling, claims: readonly Claim[], dispatches: Dispatches) {
  const { ruling: kind, target, value } = base.body;
  const about = targets(base, claims);
  const source = sourceOf(dispatches.has(target) ? target : (about[0]?.dispatch ?? ''), dispatches);
  const stage = kind === 'set' ? (parseSet(value)?.stage ?? null) : (about[0]?.stage ?? null);
  const what = kind !== 'reject' ? kind : dispatches.has(target) ? 'retract' : 'reject';
  return {
    what: what as 'retract' | 'reject' | 'confirm' | 'set',
    ...source,
    stage: what === 'retract' ? null : stage,
    entries: kind === 'set' ? [target] : [...new Set(about.map(({ entry }) => entry))].sort(),
  };
}

/** The name that an accord goes by without an editor's: of the lexicon, or of the news. */
function nameOfAccord(id: string, { lexicon, accords }: Inquiry): string {
  const known = lexicon.accords.find((accord) => accord.id === id)?.name;
  const words = id.replace(/^x-/, '').replaceAll('-', ' ');
  return known ?? accords.told.get(id)?.name ?? accords.nameOf(id) ?? words;
}

/** What is told of a word on grouping or names; null for one that moved nothing. */
function regrouping(
  meant: RulingMeant,
  parts: { readonly inquiry: Inquiry; readonly ground: Ground; readonly dispatches: Dispatches },
) {
  const { base } = meant;
  const { inquiry, ground, dispatches } = parts;
  const { ruling: what, target, value } = base.body;
  if (what === 'rename') {
    const accord = target.startsWith('d-') ? null : nameOfAccord(target, inquiry);
    return { what, accord, name: value ?? '', entries: [] } as const;
  }
  if (what !== 'merge' && what !== 'split') return null;
  if (!target.startsWith('d-')) {
    const names = namedIn(base).map((id) => nameOfAccord(id, inquiry));
    return { what: what === 'merge' ? 'unite' : 'part', accords: names, entries: [] } as const;
  }
  const moved = movedBy(meant, ground, inquiry);
  if (moved === null) return null;
  const told = (ids: readonly string[]) => ids.map((id) => sourceOf(id, dispatches));
  const { isParted } = moved;
  return {
    ...{ what, isParted, entries: [] },
    cameIn: told(moved.cameIn),
    wentOut: told(moved.wentOut),
  };
}

/** The same as a brief tells them; what was brought back is told once, and what moved nothing is not. */
export async function toldRulings(
  inquiry: Inquiry,
  since: readonly RulingMeant[],
  { claims, ground }: { readonly claims: readonly Claim[]; readonly ground: Ground },
): Promise<readonly BriefRuling[]> {
  const ids = [
    ...ground.items.map(({ dispatch }) => dispatch),
    ...since.map(({ base }) => base.body.target).filter((id) => id.startsWith('d-')),
    ...since.flatMap(({ base }) => targets(base, claims).flatMap((claim) => claim.dispatch ?? [])),
  ];
  const kept = await inquiry.view.dispatchesOf([...new Set(ids)]);
  const dispatches = new Map(kept.map(({ dispatch }) => [dispatch.id, dispatch]));
  const made = new Set(
    since.filter(({ effect }) => effect === 'made').map(({ ruling }) => ruling.id),
  );
  return since.flatMap((meant): BriefRuling[] => {
    const { ruling, base, effect } = meant;
    if (effect === 'restored' && made.has(base.id)) return [];
    const isOnNames = isOnGrouping(base) || base.body.ruling === 'rename';
    const word = isOnNames
      ? regrouping(meant, { inquiry, ground, dispatches })
      : judged(base, claims, dispatches);
    if (word === null) return [];
    const { author, reason } = ruling.body;
    return [{ ruling: ruling.id, effect, author, reason, knownDay: ruling.knownDay, ...word }];
  });
}
