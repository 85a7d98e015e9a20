import {
  ChanceryError,
  type CivilDay,
  type Clock,
  civilDayAt,
  type Lexicon,
} from '../kernel/index.ts';
import {
  newFact,
  parseSet,
  partsOfEntry,
  type Ruling,
  rulingOf,
  rulingsInEffect,
} from '../record/index.ts';
import { applyFacts } from './apply-fact.ts';
import type { Store, StoreTx, StoreView } from './store/contract.ts';
import type { RulingCommand, RulingView } from './types.ts';
import { refuseUnseen } from './unseen-rulings.ts';

/** Longest author, reason or name that is kept. */
const MAX_UNITS = 500;

function refuse(why: string): ChanceryError {
  return new ChanceryError('input.argument', { why });
}

function wordsOf(text: string, what: string): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  if (words === '') throw refuse(`A ruling needs ${what}.`);
  if (words.length > MAX_UNITS) throw refuse(`${what} is longer than ${MAX_UNITS} characters.`);
  return words;
}

interface Aim {
  readonly target: string;
  readonly value: string | null;
}

async function requireDispatch(view: StoreView, id: string): Promise<string> {
  if ((await view.dispatch(id)) === null) throw new ChanceryError('record.unknown', { id });
  return id;
}

/** The dispatches of a development, or the one that is named itself. */
async function toldIn(view: StoreView, id: string): Promise<readonly string[]> {
  if (id.startsWith('d-')) return [await requireDispatch(view, id)];
  const development = await view.development(id);
  if (development === null) throw new ChanceryError('record.unknown', { id });
  return development.dispatches;
}

async function firstOf(view: StoreView, id: string): Promise<string> {
  const [first] = await toldIn(view, id);
  if (first === undefined) throw new ChanceryError('record.unknown', { id });
  return first;
}

async function aimOfJudgement(view: StoreView, command: RulingCommand): Promise<Aim> {
  const { target, ruling } = command;
  const isKnown =
    (await view.claim(target)) !== null ||
    (ruling === 'reject' &&
      ((await view.act(target)) !== null || (await view.dispatch(target)) !== null));
  if (!isKnown) throw new ChanceryError('record.unknown', { id: target });
  return { target, value: null };
}

function aimOfSet({ target, values }: RulingCommand, lexicon: Lexicon): Aim {
  const place = partsOfEntry(target);
  if (place === null)
    throw refuse(
      `“${target}” is no entry; write party/ACCORD/STATE, relation/A/B with the codes in order, or accord/ACCORD.`,
    );
  const { accord } = place;
  if (
    accord !== null &&
    !accord.startsWith('x-') &&
    !lexicon.accords.some(({ id }) => id === accord)
  )
    throw new ChanceryError('record.unknown', { id: accord });
  const value = values.join(' ');
  if (parseSet(value) === null)
    throw refuse(
      `“${value}” is no stage, with a day (YYYY, YYYY-MM or YYYY-MM-DD) where one is known.`,
    );
  return { target, value };
}

/** Accords that are one, or two: the news knows at least one of them without the lexicon. */
async function aimOfAccords(
  view: StoreView,
  { ruling, target, values }: RulingCommand,
  lexicon: Lexicon,
): Promise<Aim> {
  for (const id of [target, ...values]) {
    const isKnown =
      lexicon.accords.some((accord) => accord.id === id) ||
      (id.startsWith('x-') &&
        ((await view.claimsByAccord(id)).length > 0 ||
          (await view.dispatchesKeyed(`accord:${id}`)).length > 0));
    if (!isKnown) throw new ChanceryError('record.unknown', { id });
  }
  if (values.includes(target)) throw refuse('They are one accord already.');
  if (ruling === 'merge' && [target, ...values].filter((id) => !id.startsWith('x-')).length > 1)
    throw refuse('Two accords of the lexicon are two.');
  return { target, value: values.join(',') };
}

async function aimOfGrouping(
  view: StoreView,
  command: RulingCommand,
  lexicon: Lexicon,
): Promise<Aim> {
  const { ruling, target, values } = command;
  if (values.length === 0)
    throw refuse(
      ruling === 'merge' ? 'Name what it is merged with.' : 'Name the dispatches to part.',
    );
  if ([target, ...values].some((id) => id.startsWith('x-')))
    return aimOfAccords(view, command, lexicon);
  if (ruling === 'merge') {
    const others = await Promise.all(values.map((id) => firstOf(view, id)));
    const first = await firstOf(view, target);
    if (others.includes(first)) throw refuse('They are one development already.');
    return { target: first, value: others.join(',') };
  }
  const told = await toldIn(view, target);
  const parted = await Promise.all(values.map((id) => requireDispatch(view, id)));
  const strange = parted.find((id) => !told.includes(id));
  if (strange !== undefined) throw refuse(`${strange} is not in ${target}.`);
  const stays = told.find((id) => !parted.includes(id));
  if (stays === undefined) throw refuse('At least one dispatch has to stay.');
  return { target: stays, value: parted.join(',') };
}

async function aimOfRename(
  view: StoreView,
  { target, values }: RulingCommand,
  lexicon: Lexicon,
): Promise<Aim> {
  const value = wordsOf(values.join(' '), 'a name');
  const isAccord =
    lexicon.accords.some(({ id }) => id === target) ||
    (await view.developmentsByAccord(target, { limit: 1 })).length > 0;
  return { target: isAccord ? target : await firstOf(view, target), value };
}

async function aimOf(
  tx: StoreTx,
  command: RulingCommand,
  { lexicon, made }: { readonly lexicon: Lexicon; readonly made: readonly Ruling[] },
): Promise<Aim> {
  switch (command.ruling) {
    case 'confirm':
    case 'reject':
      return aimOfJudgement(tx, command);
    case 'set':
      return aimOfSet(command, lexicon);
    case 'merge':
    case 'split':
      return aimOfGrouping(tx, command, lexicon);
    case 'rename':
      return aimOfRename(tx, command, lexicon);
    case 'undo':
      if (!made.some(({ id }) => id === command.target))
        throw new ChanceryError('record.unknown', { id: command.target });
      if (!rulingsInEffect(made, null).some(({ id }) => id === command.target))
        throw refuse(`${command.target} is undone already.`);
      return { target: command.target, value: null };
  }
}

function viewOf(ruling: Ruling, made: readonly Ruling[]): RulingView {
  const inEffect = rulingsInEffect(made, null);
  const undoneBy = inEffect.find(({ body }) => body.ruling === 'undo' && body.target === ruling.id);
  const { id, knownDay, body } = ruling;
  return {
    id,
    knownDay,
    ruling: body.ruling,
    target: body.target,
    value: body.value,
    author: body.author,
    reason: body.reason,
    undoneBy: undoneBy?.id ?? null,
  };
}

/**
 * Files an editor's ruling as a fact and brings the tables up to it. Throws `record.unknown` for what it names and the
 * record does not hold, `record.ruled-meanwhile`, and `input.argument` for what cannot be ruled.
 */
export async function makeRuling(
  parts: { readonly store: Store; readonly lexicon: Lexicon; readonly clock: Clock },
  command: RulingCommand,
): Promise<RulingView> {
  const { store, lexicon, clock } = parts;
  const author = wordsOf(command.author, 'an author');
  const reason = wordsOf(command.reason, 'a reason');
  return store.write(async (tx) => {
    const made = (await tx.factsOfKind('ruling-made')).map(rulingOf);
    const aim = await aimOf(tx, command, { lexicon, made });
    if (command.expected !== undefined)
      await refuseUnseen(tx, { command, aim, made }, command.expected);
    const last = made.at(-1)?.id;
    const knownDay = command.on ?? civilDayAt(clock.nowAt());
    const fact = newFact('ruling-made', {
      holds: null,
      knownDay,
      recordedAt: clock.nowAt(),
      body: {
        ruling: command.ruling,
        ...aim,
        author,
        reason,
        ...(last === undefined ? {} : { after: last }),
      },
    });
    await applyFacts(tx, await tx.append([fact]), lexicon);
    const all = (await tx.factsOfKind('ruling-made')).map(rulingOf);
    const own = all.find(({ id }) => id === fact.id);
    if (own === undefined) throw new Error(`ruling ${fact.id} is not in the log`);
    return viewOf(own, all);
  });
}

/** Every ruling known by a day, in order of the log, with what undid it. */
export async function rulingViews(view: StoreView, asOf: CivilDay): Promise<RulingView[]> {
  const made = (await view.factsOfKind('ruling-made', { asOf })).map(rulingOf);
  return made.map((ruling) => viewOf(ruling, made));
}
