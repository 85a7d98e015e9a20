import type {
  AsOf,
  Brief,
  Desk,
  DraftEndpoint,
  OverviewTopic,
  Taken,
} from '../../../desk/index.ts';
import {
  ChanceryError,
  type CivilDay,
  canonicalJson,
  type Refusal,
  refusalText,
} from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { gatherInputs } from '../gather-inputs.ts';
import { given, parseDay, parseLimit } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { askById, resolveAs } from '../resolve-name.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { type Session, withDesk } from '../with-desk.ts';

const NEWEST = 3;

export interface BriefOptions {
  readonly on?: string;
  readonly asOf?: string;
  readonly store?: string;
  readonly development?: string;
  readonly accord?: string;
  readonly state: readonly string[];
  readonly day?: string;
  readonly limit?: string;
  readonly format: 'text' | 'md' | 'html' | 'json' | 'pdf';
  readonly out?: string;
  readonly draft?: true;
  readonly json?: true;
  readonly allowHost: readonly string[];
}

/** What was briefed; `status` is that of an input that could not be opened, `trouble` why there is no brief. */
interface Briefed {
  readonly briefs: readonly Brief[];
  readonly refusals: readonly Refusal[];
  readonly status: ExitStatus;
  readonly trouble: ChanceryError | null;
}

function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  const byContent = new Map(
    refusals.map((refusal) => [
      canonicalJson({ ...refusal, span: refusal.span === null ? null : { ...refusal.span } }),
      refusal,
    ]),
  );
  return [...byContent.values()];
}

/** Whether there was anything of the development on the day that was asked for. */
function isNotYet(error: unknown): boolean {
  return error instanceof ChanceryError && error.code === 'record.unknown';
}

/** The developments in which the texts stand by now: one that came in later may have given its development another name. */
async function developmentsOf(desk: Desk, taken: readonly Taken[]): Promise<readonly string[]> {
  const filed = taken.filter((one) => one.development !== null);
  const views = await Promise.all(
    filed.flatMap((one) => (one.dispatch === null ? [] : [desk.dispatch(one.dispatch)])),
  );
  return views.flatMap((view) => view.development ?? []);
}

async function oldestFirst(desk: Desk, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await Promise.all([...new Set(ids)].map((id) => desk.development(id)));
  return rows
    .map((row) => `${row.firstDay} ${row.lastDay} ${row.id}`)
    .sort()
    .map((key) => key.slice(key.lastIndexOf(' ') + 1));
}

function unreadInWords(taken: readonly Taken[]): readonly string[] {
  return taken
    .filter((one) => one.status === 'refused' || one.development === null)
    .flatMap(({ name, refusals }) =>
      refusals.map((refusal) => plain(`${name}: ${refusalText(refusal)}`)),
    );
}

/** The model that the person has named. Throws `draft.not-configured`. */
function draftEndpoint(env: CliDeps['terminal']['env']): DraftEndpoint {
  const url = env['CHANCERY_DRAFT_URL'] ?? '';
  const model = env['CHANCERY_DRAFT_MODEL'] ?? '';
  if (url === '' || model === '') throw new ChanceryError('draft.not-configured');
  const key = env['CHANCERY_DRAFT_KEY'] ?? '';
  return { url, model, key: key === '' ? null : key };
}

type Asking = AsOf & { readonly draft?: DraftEndpoint };

const FAILURES: Readonly<Record<string, string>> = {
  unreachable: 'its server could not be reached',
  timeout: 'it did not answer in time',
  'rate-limited': 'its server asks to come back later',
  status: 'its server answered with an error',
  'too-large': 'it answered with too much',
  'not-json': 'it did not answer in the form that was asked for',
  refused: 'it gave no answer',
  'nothing-held': 'nothing that it wrote passed the check',
};

/** What came of the drafting, in a line. */
function draftedInWords({ drafting }: Brief): string {
  if (drafting === undefined) return '';
  const { model, kept, dropped, failure } = drafting;
  const why = failure === null ? null : (FAILURES[failure] ?? failure);
  return why === null
    ? `${plain(model)}: ${counted(kept, 'sentence')} kept, ${dropped} left out.\n`
    : `${plain(model)}: ${why}. The brief is as it was composed.\n`;
}

async function briefsOf(
  desk: Desk,
  ids: readonly string[],
  asOf: Asking,
): Promise<{ readonly briefs: readonly Brief[]; readonly refusals: readonly Refusal[] }> {
  const briefs: Brief[] = [];
  const refusals: Refusal[] = [];
  for (const id of ids) {
    const result = await desk.brief(id, asOf);
    briefs.push(result.items);
    refusals.push(...result.refusals);
  }
  return { briefs, refusals };
}

async function briefInputs(
  deps: CliDeps,
  { desk, room }: Session,
  asked: {
    readonly inputs: readonly string[];
    readonly options: BriefOptions;
    readonly asOf: Asking;
  },
): Promise<Briefed> {
  const { inputs, options, asOf } = asked;
  const { terminal } = deps;
  const isJson = options.format === 'json';
  const gathered = gatherInputs(deps, room, inputs, {
    allowHosts: options.allowHost,
    isFolderRead: false,
    isJson,
  });
  const progress = startProgress(terminal, 'Reading');
  const onProgress = progress.step;
  const taken = await desk
    .take(gathered.items, { onProgress, ...given({ on: parseDay(options.on) }) })
    .finally(() => progress.end());
  const topic = await topicOf(desk, options, asOf);
  if (topic !== null) {
    const found = await desk.overview(topic, asOf);
    const all = distinct([...taken.flatMap((one) => one.refusals), ...found.refusals]);
    return { briefs: [found.items], refusals: all, status: gathered.status(), trouble: null };
  }
  const all = await developmentsOf(desk, taken);
  const wanted = all.filter((id) => (options.development ?? id) === id);
  const ids = await oldestFirst(desk, wanted);
  const briefs: Brief[] = [];
  const refusals: Refusal[] = taken.flatMap((one) => one.refusals);
  const early: string[] = [];
  for (const id of ids) {
    try {
      const found = await briefsOf(desk, [id], asOf);
      briefs.push(...found.briefs);
      refusals.push(...found.refusals);
    } catch (error) {
      if (asOf.asOf === undefined || !isNotYet(error)) throw error;
      early.push(id);
    }
  }
  if (!isJson) for (const words of unreadInWords(taken)) terminal.err(`${words}\n`);
  const status = gathered.status();
  const isTroubled = briefs.length === 0 && status === EXIT_STATUS.done;
  const trouble = isTroubled ? whyNothing(taken, early, asOf) : null;
  return { briefs, refusals: distinct(refusals), status, trouble };
}

/** Why no brief could be written of inputs that were opened. */
function whyNothing(taken: readonly Taken[], early: readonly string[], asOf: AsOf): ChanceryError {
  const [id] = early;
  if (id !== undefined && asOf.asOf !== undefined)
    return new ChanceryError('record.not-yet', { id, day: asOf.asOf });
  const isRead = taken.some((one) => one.status !== 'refused');
  return new ChanceryError(isRead ? 'input.nothing-briefed' : 'input.nothing-read');
}

/** What a brief over several developments is asked about; null where none is. */
async function topicOf(
  desk: Desk,
  options: BriefOptions,
  asOf: AsOf,
): Promise<OverviewTopic | null> {
  const { accord, state, day } = options;
  const asked = [accord, state.length === 0 ? undefined : 'state', day].filter(
    (one) => one !== undefined,
  );
  if (asked.length > 1)
    throw new ChanceryError('input.argument', { why: 'Give one of --accord, --state and --day.' });
  if (state.length > 2)
    throw new ChanceryError('input.argument', {
      why: '--state takes one state, or two for a pair.',
    });
  const resolve = (name: string, kind: 'state' | 'accord'): Promise<string> =>
    resolveAs(desk, name, { kind, asOf });
  const ofDay = parseDay(day);
  if (ofDay !== undefined) return { kind: 'day', day: ofDay };
  if (accord !== undefined) return { kind: 'accord', accord: await resolve(accord, 'accord') };
  const [first, second] = state;
  if (first === undefined) return null;
  const one = await resolve(first, 'state');
  if (second === undefined) return { kind: 'state', state: one };
  const other = await resolve(second, 'state');
  if (other === one) throw new ChanceryError('input.argument', { why: 'A pair is of two states.' });
  return { kind: 'pair', states: [one, other] };
}

async function briefRecord(
  { desk, storePath }: Session,
  options: BriefOptions,
  asOf: Asking,
): Promise<Briefed> {
  const { development: id } = options;
  const topic = await topicOf(desk, options, asOf);
  if (topic !== null) {
    const { items, refusals } = await desk.overview(topic, asOf);
    return { briefs: [items], refusals, status: EXIT_STATUS.done, trouble: null };
  }
  if (id !== undefined) {
    const found = await askById(desk, { id, asOf }, () => briefsOf(desk, [id], asOf));
    return { ...found, status: EXIT_STATUS.done, trouble: null };
  }
  const count = parseLimit(options.limit) ?? NEWEST;
  const rows = await desk.developments({ ...asOf, limit: count });
  if (rows.length === 0) throw new ChanceryError('record.empty', { path: storePath });
  const ids = rows.map((row) => row.id);
  return { ...(await briefsOf(desk, ids, asOf)), status: EXIT_STATUS.done, trouble: null };
}

const BETWEEN = { text: `\n${'═'.repeat(88)}\n\n`, md: '\n---\n\n', html: '' } as const;

/** The one brief of a page that holds no more. Throws `input.argument` where there are several. */
function onlyOne(briefs: readonly Brief[], form: string): Brief | undefined {
  if (briefs.length < 2) return briefs[0];
  const ids = briefs.map((brief) => brief.id).join(', ');
  throw new ChanceryError('input.argument', {
    why: `${form} holds one brief a page and there are ${briefs.length}: ${ids}. Choose one with --development.`,
  });
}

async function pageOf(
  deps: CliDeps,
  { desk, room }: Session,
  asked: { readonly found: Briefed; readonly format: BriefOptions['format'] },
): Promise<string | Uint8Array> {
  const { briefs, refusals } = asked.found;
  const { format } = asked;
  if (format === 'json') return jsonText({ briefs, refusals });
  if (format === 'pdf') {
    const brief = onlyOne(briefs, 'PDF');
    if (brief === undefined) return '';
    const html = await room.renderBrief(brief, 'html', desk);
    return room.printPdf(html, { env: deps.terminal.env });
  }
  if (format === 'html') onlyOne(briefs, 'HTML');
  const pages: string[] = [];
  for (const brief of briefs) pages.push(await room.renderBrief(brief, format, desk));
  return pages.join(BETWEEN[format]);
}

async function print(
  deps: CliDeps,
  session: Session,
  asked: { readonly found: Briefed; readonly options: BriefOptions },
): Promise<void> {
  const { format, out } = asked.options;
  const page = await pageOf(deps, session, { found: asked.found, format });
  if (page.length === 0) return;
  if (out !== undefined) deps.writeFile(out, page);
  else if (typeof page === 'string') deps.terminal.out(page);
}

/** `chancery brief`. Throws what the desk throws, and `input.nothing-read` or `input.nothing-briefed`. */
export async function briefCommand(
  deps: CliDeps,
  inputs: readonly string[],
  flags: BriefOptions,
): Promise<ExitStatus> {
  const options = flags.json === true ? { ...flags, format: 'json' as const } : flags;
  const asOf: Asking = given<{ asOf: CivilDay; draft: DraftEndpoint }>({
    asOf: parseDay(options.asOf) ?? parseDay(options.on),
    draft: options.draft === true ? draftEndpoint(deps.terminal.env) : undefined,
  });
  parseLimit(options.limit);
  if (options.format === 'pdf' && options.out === undefined)
    throw new ChanceryError('input.argument', { why: 'PDF goes to a file: name it with --out.' });
  const hasInputs = inputs.length > 0;
  const mode = !hasInputs ? 'read' : options.store === undefined ? 'throwaway' : 'write';
  return withDesk(deps, { store: options.store, mode }, async (session) => {
    const found = hasInputs
      ? await briefInputs(deps, session, { inputs, options, asOf })
      : await briefRecord(session, options, asOf);
    for (const brief of found.briefs) deps.terminal.err(draftedInWords(brief));
    await print(deps, session, { found, options });
    if (found.trouble !== null) throw found.trouble;
    return found.status;
  });
}
