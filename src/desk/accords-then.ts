import type { CivilDay } from '../kernel/index.ts';
import { boundsOf, digestOf, type Edtf, type Lexicon } from '../kernel/index.ts';
import {
  type AccordTold,
  type ActKnown,
  accordPairsOf,
  accordsTold,
  type Claim,
  type DoubtfulAccord,
  type Ruling,
  topicsOfName,
  type UnitedAccord,
  uniteAccords,
} from '../record/index.ts';
import type { StoreView } from './store/contract.ts';

/** The accords that no lexicon holds, as the record knew them on a day, and which of them are one. */
export interface AccordsThen {
  /** What the news tells of each, by identifier. */
  readonly told: ReadonlyMap<string, AccordTold>;
  readonly united: readonly UnitedAccord[];
  readonly doubtful: readonly DoubtfulAccord[];
  /** The identifier under which the record keeps it; itself where it is one with no other. */
  readonly idOf: (id: string) => string;
  /** Every identifier that is kept under this one, itself first. */
  readonly idsOf: (id: string) => readonly string[];
  /** The name in use of one that the lexicon does not hold; null where the news gives it none. */
  readonly nameOf: (id: string) => string | null;
}

/** Accords of registers between the two, with the day on which both of them signed. */
function registeredOf(claims: readonly Claim[], lexicon: Lexicon): AccordTold[] {
  const byAccord = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.accord === null) continue;
    const list = byAccord.get(claim.accord);
    if (list === undefined) byAccord.set(claim.accord, [claim]);
    else list.push(claim);
  }
  return [...byAccord].flatMap(([id, own]): AccordTold[] => {
    const days = own.flatMap(({ stage, holds }) =>
      stage === 'signed' && holds !== null ? [holds] : [],
    );
    const [first] = own;
    const name = lexicon.accords.find((accord) => accord.id === id)?.name ?? wordsOfSlug(id);
    if (first === undefined || days.length === 0) return [];
    return [
      {
        id,
        name,
        isNamed: true,
        parties: [...new Set(own.map(({ subject }) => subject))].sort(),
        topics: topicsOfName(name, lexicon),
        kind: null,
        signed: [...new Set(days)].sort() as Edtf[],
        firstDay: first.knownDay,
        lastDay: boundsOf(days[0] as Edtf).last ?? first.knownDay,
      },
    ];
  });
}

function wordsOfSlug(id: string): string {
  return id.replace(/^x-/, '').replaceAll('-', ' ');
}

/** Registers are asked only for pairs of which a paper without a name was signed on a day that is known. */
async function registeredFor(
  view: StoreView,
  told: readonly AccordTold[],
  { asOf, lexicon }: { readonly asOf: CivilDay; readonly lexicon: Lexicon },
): Promise<AccordTold[]> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { isNamed, signed, parties } of told) {
    const [a, b, more] = parties;
    if (isNamed || signed.length === 0 || a === undefined || b === undefined || more !== undefined)
      continue;
    pairs.set(`${a} ${b}`, [a, b]);
  }
  const found = new Map<string, AccordTold>();
  for (const [a, b] of pairs.values()) {
    const claims = await view.registeredOfBoth(a, b, { asOf });
    for (const one of registeredOf(claims, lexicon))
      if (!lexicon.accords.some(({ id }) => id === one.id)) found.set(one.id, one);
  }
  return [...found.values()];
}

/** Chains of what was put together by hand are short; a circle of them ends here. */
const MAX_CHAIN = 8;

function resolved(told: readonly AccordTold[], united: readonly UnitedAccord[]) {
  const into = new Map(united.map((one) => [one.id, one.into]));
  const idOf = (id: string): string => {
    let at = id;
    for (let step = 0; step < MAX_CHAIN; step += 1) {
      const next = into.get(at);
      if (next === undefined || next === id) break;
      at = next;
    }
    return at;
  };
  const members = new Map<string, string[]>();
  for (const { id } of united) {
    const root = idOf(id);
    if (root !== id) members.set(root, [...(members.get(root) ?? []), id]);
  }
  const byId = new Map(told.map((one) => [one.id, one]));
  return {
    told: byId,
    idOf,
    idsOf: (id: string) => [idOf(id), ...(members.get(idOf(id)) ?? [])],
    nameOf: (id: string) => {
      const one = byId.get(idOf(id));
      return one?.isNamed === true ? one.name : null;
    },
  };
}

/** Which accords of the news are one, as known on a day: from the acts under them that were known by then and the rulings of then. */
export async function accordsThen(
  view: StoreView,
  known: readonly ActKnown[],
  then: {
    readonly asOf: CivilDay;
    readonly rulings: readonly Ruling[];
    readonly lexicon: Lexicon;
  },
): Promise<AccordsThen> {
  const told = accordsTold(known, then.lexicon);
  const { united, doubtful } = uniteAccords(told, {
    lexicon: then.lexicon,
    rulings: accordPairsOf(then.rulings),
    registered: await registeredFor(view, told, then),
  });
  return { ...resolved(told, united), united, doubtful };
}

const marks = new WeakMap<AccordsThen, string>();

/** Tells which accords are one from any other set of them. */
export function markOf(accords: AccordsThen): string {
  const known = marks.get(accords);
  if (known !== undefined) return known;
  const mark = digestOf(accords.united.map(({ id, into }) => `${id} ${into}`).join('\n'));
  marks.set(accords, mark);
  return mark;
}
