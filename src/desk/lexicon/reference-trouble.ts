import type { AccordEntry, EventTypeEntry, Lexicon, PloverRoot } from '../../kernel/index.ts';

/** An item that names something which is not there, or that is there twice. */
export interface ReferenceTrouble {
  readonly item: object;
  readonly why: string;
}

type Found = Generator<ReferenceTrouble>;

function* twice<T extends object>(
  items: readonly T[],
  what: string,
  nameOf: (item: T) => string | null,
): Found {
  const seen = new Set<string>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === null) continue;
    if (seen.has(name)) yield { item, why: `${what} ${name} stands twice` };
    seen.add(name);
  }
}

/** Items that name codes, judged against the codes that there are. */
type CodeCheck = (item: object, where: string, named: readonly (string | null)[]) => Found;

function codeCheck(known: ReadonlySet<string>): CodeCheck {
  return function* unknownCodes(item, where, named) {
    for (const code of named) {
      if (code !== null && !known.has(code)) {
        yield { item, why: `${where}: ${code} is no state, organisation or body` };
      }
    }
  };
}

function* inAccord(accord: AccordEntry, unknownCodes: CodeCheck, sectors: Set<string>): Found {
  const parties = accord.parties.map(({ state }) => state);
  yield* unknownCodes(accord, `${accord.id}, parties`, parties);
  yield* unknownCodes(accord, `${accord.id}, brokers`, accord.brokers);
  yield* unknownCodes(accord, `${accord.id}, depositary`, accord.depositary);
  for (const sector of accord.sectors) {
    if (!sectors.has(sector)) yield { item: accord, why: `${accord.id}: no sector ${sector}` };
  }
  for (const { why } of twice(accord.parties, 'party', ({ state }) => state)) {
    yield { item: accord, why: `${accord.id}: ${why}` };
  }
}

function* doubled(lexicon: Lexicon): Found {
  const { states, bodies, accords, relations } = lexicon;
  yield* twice([...states, ...bodies], 'code', ({ code }) => code);
  yield* twice(states, 'two-letter code', ({ alpha2 }) => alpha2);
  yield* twice(accords, 'organisation', ({ organisation }) => organisation);
  yield* twice(accords, 'accord', ({ id }) => id);
  yield* twice(relations, 'relation', ({ a, b }) => [a, b].sort().join(' and '));
  yield* twice(lexicon.registerParties, 'party of registers', ({ code }) => code);
  yield* twice(lexicon.registerAccords, 'accord of registers', ({ accord }) => accord);
  yield* twice(lexicon.groups, 'group', ({ id }) => id);
  yield* twice(lexicon.sectors, 'sector', ({ id }) => id);
  yield* twice(lexicon.actions, 'action', ({ action }) => action);
  yield* twice(lexicon.eventTypes ?? [], 'root', ({ root }) => root);
  yield* twice(lexicon.contexts ?? [], 'context', ({ id }) => id);
  yield* twice(lexicon.stageRules, 'rule', ({ id }) => id);
  yield* twice(lexicon.standingRules, 'rule', ({ id }) => id);
  yield* twice(lexicon.patterns, 'pattern', ({ id }) => id);
  yield* twice(lexicon.cues, 'cue', ({ id }) => id);
  yield* twice(lexicon.formulas ?? [], 'formula', ({ id }) => id);
  yield* twice(lexicon.coding, 'row of coding', ({ id }) => id);
}

/** Modes that their root does not have, roots without a row, and sectors of contexts that are none. */
function* inOntology({ eventTypes = [], contexts = [], actions, coding, sectors }: Lexicon): Found {
  const types = new Map<PloverRoot, EventTypeEntry>(eventTypes.map((type) => [type.root, type]));
  const hasMode = (root: PloverRoot, mode: string): boolean =>
    types.get(root)?.modes.some(({ id }) => id === mode) ?? false;
  for (const type of eventTypes) {
    for (const { why } of twice(type.modes, 'mode', ({ id }) => id))
      yield { item: type, why: `${type.root}: ${why}` };
  }
  for (const row of actions) {
    const { action, root, rootAhead, mode, modeAhead } = row;
    for (const one of [root, rootAhead ?? root])
      if (!types.has(one)) yield { item: row, why: `${action}: no root ${one}` };
    if (mode !== undefined && !hasMode(root, mode))
      yield { item: row, why: `${action}: ${root} has no mode ${mode}` };
    if (modeAhead !== undefined && !hasMode(rootAhead ?? root, modeAhead))
      yield { item: row, why: `${action}: ${rootAhead ?? root} has no mode ${modeAhead}` };
  }
  for (const row of coding) {
    if (row.root !== null && row.mode !== null && !hasMode(row.root, row.mode))
      yield { item: row, why: `${row.id}: ${row.root} has no mode ${row.mode}` };
  }
  const known = new Set(sectors.map(({ id }) => id));
  for (const context of contexts) {
    const strange = context.sectors.find((sector) => !known.has(sector));
    if (strange !== undefined) yield { item: context, why: `${context.id}: no sector ${strange}` };
  }
}

function* dangling(lexicon: Lexicon): Found {
  const { states, bodies, accords, actions } = lexicon;
  const unknownCodes = codeCheck(
    new Set([
      ...states.map(({ code }) => code),
      ...bodies.map(({ code }) => code),
      ...accords.flatMap(({ organisation }) => organisation ?? []),
    ]),
  );
  const sectors = new Set(lexicon.sectors.map(({ id }) => id));
  for (const accord of accords) yield* inAccord(accord, unknownCodes, sectors);
  for (const holder of lexicon.officeHolders) {
    yield* unknownCodes(holder, holder.person, [holder.state]);
  }
  for (const vacancy of lexicon.vacancies) {
    yield* unknownCodes(vacancy, vacancy.office, [vacancy.state]);
  }
  for (const notable of lexicon.notables) {
    yield* unknownCodes(notable, notable.name, [notable.state]);
  }
  for (const body of bodies) yield* unknownCodes(body, `${body.code}, of`, [body.of]);
  for (const group of lexicon.groups) {
    yield* unknownCodes(group, `${group.id}, members`, group.members);
  }
  for (const relation of lexicon.relations) {
    yield* unknownCodes(relation, 'relation', [relation.a, relation.b]);
  }
  for (const party of lexicon.registerParties) {
    if (party.former === undefined) yield* unknownCodes(party, 'party of registers', [party.code]);
  }
  yield* inOntology(lexicon);
  const ids = new Set(accords.map(({ id }) => id));
  for (const named of lexicon.registerAccords) {
    if (!ids.has(named.accord)) yield { item: named, why: `no accord ${named.accord}` };
  }
  const coded = new Set(actions.map(({ action }) => action));
  for (const pattern of lexicon.patterns) {
    if (pattern.action === null && (pattern.root === null || pattern.cameo === null)) {
      yield { item: pattern, why: `${pattern.id}: neither an action nor a root with its code` };
    }
    if (pattern.action !== null && !coded.has(pattern.action)) {
      yield { item: pattern, why: `${pattern.id}: no action ${pattern.action}` };
    }
  }
}

/**
 * The first reference that does not hold; null when all do. While lists are being written, `isWhole`
 * is false and only what stands twice is looked for: what seems to name nothing may name what is to come.
 */
export function referenceTrouble(lexicon: Lexicon, isWhole: boolean): ReferenceTrouble | null {
  for (const trouble of doubled(lexicon)) return trouble;
  if (!isWhole) return null;
  for (const trouble of dangling(lexicon)) return trouble;
  return null;
}
