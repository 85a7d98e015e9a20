import {
  type Brief,
  type BriefInput,
  type BriefResult,
  type CheckDeps,
  composeOverview,
  type EntryLookup,
  entryFactsOf,
  type NameInText,
  type OverviewPart,
  type OverviewTopic,
} from '../briefs/index.ts';
import { type CivilDay, parseCivilDay } from '../kernel/index.ts';
import { partsOfEntry, type Ruling } from '../record/index.ts';
import type { Development } from '../stories/index.ts';
import { briefInputOf } from './development-state.ts';
import { type Inquiry, knownOf } from './knowledge.ts';
import { briefNames, type Names } from './names.ts';
import { isOnGrouping, meantBy, namedIn } from './ruling-meant.ts';

/** What the check of a brief is handed. */
export interface CheckTools {
  readonly names: Names;
  readonly check: CheckDeps;
}

/** Developments that one brief draws together; the newest where there are more. */
const DEVELOPMENTS_AT_MOST = 12;
/** Developments of an accord that a ruling on it is told for; the newest. */
const RULED_OF_AN_ACCORD = 2;
/** Developments that are looked through for those of a pair or a day. */
const LOOKED_THROUGH = 200;

async function developmentsOf(
  inquiry: Inquiry,
  topic: OverviewTopic,
): Promise<readonly Development[]> {
  const { view, then } = inquiry;
  if (topic.kind === 'accord')
    return then.among(
      (page) => view.developmentsByAccord(topic.accord, page),
      DEVELOPMENTS_AT_MOST,
    );
  if (topic.kind === 'state')
    return then.among((page) => view.developmentsByActor(topic.state, page), DEVELOPMENTS_AT_MOST);
  if (topic.kind === 'day')
    return (await then.list(LOOKED_THROUGH)).filter(({ lastDay }) => lastDay === topic.day);
  return then.among((page) => view.developmentsByActor(topic.states[0], page), LOOKED_THROUGH);
}

/** Whether a development belongs to the topic: for a pair, an act joins the two of them. */
function isOfTopic({ dispatches }: BriefInput, topic: OverviewTopic): boolean {
  if (topic.kind !== 'pair') return true;
  return dispatches.some(({ acts }) =>
    acts.some((act) => {
      const actors = [...act.subjects, ...act.objects];
      return topic.states.every((state) => actors.includes(state));
    }),
  );
}

function scopeOf(topic: OverviewTopic) {
  if (topic.kind === 'accord') return { accords: [topic.accord], states: [], pairs: [] };
  if (topic.kind === 'state') return { accords: [], states: [topic.state] };
  if (topic.kind === 'pair') return { accords: [], states: topic.states, pairs: topic.states };
  return { accords: [], states: [], pairs: [] };
}

/** What a brief of a topic draws on. */
interface Gathered {
  readonly inputs: readonly BriefInput[];
  readonly state: BriefInput['state'];
}

async function gather(inquiry: Inquiry, topic: OverviewTopic): Promise<Gathered> {
  const inputs: BriefInput[] = [];
  for (const { id } of await developmentsOf(inquiry, topic)) {
    if (inputs.length >= DEVELOPMENTS_AT_MOST) break;
    const input = await briefInputOf(inquiry, id);
    if (isOfTopic(input, topic)) inputs.push(input);
  }
  const { standings, claims } = await knownOf(inquiry, scopeOf(topic));
  return { inputs, state: { standings, claims, expectations: [], differences: [] } };
}

/** The dispatch that a word of an editor is on, and the accord; neither for one on an entry of two states. */
async function aimOf(
  { view }: Inquiry,
  base: Ruling,
): Promise<{ readonly dispatches: readonly string[]; readonly accord: string | null }> {
  const { target } = base.body;
  const accord = partsOfEntry(target)?.accord ?? null;
  if (accord !== null) return { dispatches: [], accord };
  const claim = target.startsWith('c-') ? await view.claim(target) : null;
  const act = target.startsWith('a-') ? await view.act(target) : null;
  const own = isOnGrouping(base) ? namedIn(base) : [target];
  const dispatches = [...own, claim?.dispatch ?? '', act?.dispatch ?? ''];
  const isDispatch = (id: string): boolean => id.startsWith('d-');
  const isAccord = !/^[acdf]-[0-9a-f]{12}$/.test(target) && !target.includes('/');
  return { dispatches: dispatches.filter(isDispatch), accord: isAccord ? target : null };
}

/** Developments that an editor ruled on that day, or whose ruling he undid, beside those that told something on it. */
async function ruledOnDay(inquiry: Inquiry, day: CivilDay, told: ReadonlySet<string>) {
  const { view, then, made } = inquiry;
  const found = new Set<string>();
  for (const ruling of inquiry.rulings) {
    const meant = ruling.knownDay === day ? meantBy(ruling, made) : null;
    if (meant === null) continue;
    const { dispatches, accord } = await aimOf(inquiry, meant.base);
    const of = accord === null ? null : inquiry.accords.idOf(accord);
    const developments = [
      ...(of === null
        ? []
        : await then.among((page) => view.developmentsByAccord(of, page), RULED_OF_AN_ACCORD)),
      ...(await then.among(
        async () =>
          (
            await Promise.all(dispatches.map((id) => view.developmentOf(id)))
          ).flatMap((one) => one ?? []),
        DEVELOPMENTS_AT_MOST,
      )),
    ];
    for (const { id } of developments) if (!told.has(id)) found.add(id);
    if (found.size >= DEVELOPMENTS_AT_MOST) break;
  }
  return [...found].slice(0, DEVELOPMENTS_AT_MOST);
}

/**
 * The brief of an accord, a state, a pair of states or a day. `briefOf` composes (or remembers) the brief of one
 * development for the same day. Throws nothing of its own: a topic without developments is a brief that says so.
 */
export async function overviewOf(
  inquiry: Inquiry,
  topic: OverviewTopic,
  tools: CheckTools & { readonly briefOf: (development: string) => Promise<BriefResult> },
): Promise<BriefResult> {
  const { inputs, state } = await gather(inquiry, topic);
  const parts: OverviewPart[] = [];
  for (const input of inputs)
    parts.push({ input, brief: (await tools.briefOf(input.development.id)).items });
  const told = new Set(inputs.map(({ development }) => development.id));
  const others = topic.kind === 'day' ? await ruledOnDay(inquiry, topic.day, told) : [];
  const ruledOn: Brief[] = [];
  for (const id of others) ruledOn.push((await tools.briefOf(id)).items);
  return composeOverview(
    { topic, asOf: inquiry.asOf, parts, state, ruledOn },
    { ...briefNames(tools.names), nameOf: overviewName(tools.names), check: tools.check },
  );
}

/** In a brief of several affairs a paper without a name of its own goes by its parties and kind, without its month. */
function overviewName(names: Names): (id: string) => NameInText | null {
  return (id) => {
    const known = names.inText(id);
    if (known !== null || !id.startsWith('x-')) return known;
    return { name: names.of(id).replace(/ \([^()]*\d{4}\)$/, ''), article: true, plural: false };
  };
}

/** The topic that the identifier of a brief names, such as `accord/ACCORD`, `pair/A/B` or `day/DAY`; null where it is that of a development. */
export function briefTopicOf(id: string): OverviewTopic | null {
  const [kind, a = '', b = ''] = id.split('/');
  const day = kind === 'day' ? parseCivilDay(a) : null;
  if (day !== null) return { kind: 'day', day };
  if (kind === 'accord') return { kind: 'accord', accord: a };
  if (kind === 'state') return { kind: 'state', state: a };
  return kind === 'pair' && b !== '' ? { kind: 'pair', states: [a, b] } : null;
}

/** The facts behind the entries that the brief of an identifier may cite. Throws `record.unknown`. */
export async function entriesOf(
  inquiry: Inquiry,
  id: string,
  tools: CheckTools,
): Promise<EntryLookup> {
  const deps = { ...briefNames(tools.names), check: tools.check };
  const topic = briefTopicOf(id);
  if (topic === null) return entryFactsOf(await briefInputOf(inquiry, id), deps);
  const { inputs, state } = await gather(inquiry, topic);
  const own = { development: { leadAct: null }, dispatches: [], state };
  const lookups = [...inputs, own].map((input) => entryFactsOf(input, deps));
  return (entry) => {
    for (const lookup of lookups) {
      const facts = lookup(entry);
      if (facts !== null) return facts;
    }
    return null;
  };
}
