import type { Desk } from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { LogLevel } from '../../log/open-log.ts';
import type { CliDeps, ServedDesk, Sources } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { openOperations } from '../open-operations.ts';
import { parsePort } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { reportError } from '../report-error.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { keepDelivering, openDeliveries } from '../with-deliveries.ts';
import { chosenPath, type Session, withDesk } from '../with-desk.ts';
import { type OpenSources, withSources } from '../with-sources.ts';

const DEFAULT_PORT = '4600';

export interface DeskCommandOptions {
  readonly port?: string;
  readonly host: string;
  readonly publicUrl?: string;
  readonly requireToken?: true;
  readonly rate: string;
  readonly examples: boolean;
  readonly deliver: boolean;
  readonly prepare: boolean;
  readonly allowHost: readonly string[];
  readonly logLevel: LogLevel;
  readonly store?: string;
  readonly json?: true;
}

interface Access {
  readonly publicUrl: URL | null;
  readonly needsToken: boolean;
  readonly ratePerMinute: number;
}

/** Throws `input.argument`. */
function accessOf({ publicUrl, requireToken, rate }: DeskCommandOptions): Access {
  const fail = (why: string): never => {
    throw new ChanceryError('input.argument', { why });
  };
  if (!/^\d{1,7}$/.test(rate)) fail('--rate takes a number from 0 to 9999999.');
  const ratePerMinute = Number(rate);
  const needsToken = requireToken === true;
  if (publicUrl === undefined) return { publicUrl: null, needsToken, ratePerMinute };
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    return fail('--public-url takes an http or https address without a path.');
  return { publicUrl: url, needsToken, ratePerMinute };
}

/** What the person is told once the desk is open. */
interface Opening {
  readonly address: string;
  readonly store: string;
  /** Dispatches that were read now. */
  readonly read: number;
  /** Dispatches in the record. */
  readonly dispatches: number;
  readonly brief: { readonly id: string; readonly title: string; readonly address: string } | null;
  readonly seconds: number;
}

/** A stream that ends early once the process is asked to stop, so that what is under way is filed and no more begun. */
async function* untilAsked(sources: Sources, isAsked: () => boolean): Sources {
  for await (const item of sources) {
    if (isAsked()) return;
    yield item;
  }
}

async function readDossier(
  deps: CliDeps,
  { desk, room }: Session,
  isAsked: () => boolean,
): Promise<number> {
  const progress = startProgress(deps.terminal, 'Reading the dossier');
  const onProgress = progress.step;
  const taken = await desk
    .take(untilAsked(room.readBundledDossier(), isAsked), { onProgress })
    .finally(() => progress.end());
  return taken.filter((one) => one.dispatch !== null).length;
}

async function firstBrief(desk: Desk, address: string): Promise<Opening['brief']> {
  const [row] = await desk.developments({ limit: 1 });
  if (row === undefined) return null;
  const { id, title } = row;
  return { id, title, address: `${address}/brief/${encodeURIComponent(id)}` };
}

function openingText(opening: Opening): string {
  const { address, brief, read, dispatches, seconds, store } = opening;
  const about =
    read > 0
      ? `${counted(read, 'dispatch', 'dispatches')} read just now`
      : `${counted(dispatches, 'dispatch', 'dispatches')}`;
  const lines = [
    `The desk is open at ${address}`,
    '',
    `  Record   ${plain(store)}: ${about}`,
    ...(brief === null
      ? ['  Brief    none yet; file texts with chancery take']
      : [`  Brief    ${plain(brief.title)}`, `           ${brief.address}`]),
    `  Ready    in ${seconds.toFixed(1)} seconds`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}

async function open(
  deps: CliDeps,
  session: Session,
  asked: {
    readonly served: ServedDesk;
    readonly startedMs: number;
    readonly hasExamples: boolean;
    readonly isAsked: () => boolean;
  },
): Promise<Opening> {
  const { desk, storePath } = session;
  const { address } = asked.served;
  const isEmpty = (await desk.status()).dispatches === 0;
  const read = isEmpty && asked.hasExamples ? await readDossier(deps, session, asked.isAsked) : 0;
  const { dispatches } = await desk.status();
  const brief = asked.isAsked() ? null : await firstBrief(desk, address);
  const seconds = (deps.terminal.monotonicMs() - asked.startedMs) / 1_000;
  return {
    address,
    store: storePath,
    read,
    dispatches,
    brief,
    seconds: Number(seconds.toFixed(2)),
  };
}

/** `chancery desk`: serves until SIGINT or SIGTERM. Throws `desk.port-invalid` and `desk.port-in-use`. */
export async function deskCommand(deps: CliDeps, options: DeskCommandOptions): Promise<ExitStatus> {
  const { terminal } = deps;
  const startedMs = terminal.monotonicMs();
  const named = terminal.env['CHANCERY_PORT'] ?? '';
  const port = parsePort(options.port ?? (named === '' ? DEFAULT_PORT : named));
  const access = accessOf(options);
  const sourcesOf = { store: options.store, allowHosts: options.allowHost };
  const serveDesk = await deps.loadServe();
  const serve = async (session: Session, sources: OpenSources): Promise<ExitStatus> => {
    const { desk, room } = session;
    room.keepServingHeapSmall();
    let isStopping = false;
    const stopped = terminal.untilStopped().then(() => {
      isStopping = true;
    });
    const storePath = chosenPath(deps, room, options.store);
    const tokens = await room.TokenBook.open({ storePath });
    const base = access.publicUrl?.origin;
    const deliveries = await openDeliveries(deps, {
      ...options,
      ...(base === undefined ? {} : { base }),
    });
    const level = options.logLevel;
    const told = await openOperations(deps, room, { storePath, level, sources });
    const onFault = (fault: unknown): void => {
      reportError(fault, terminal, options.json === true);
    };
    const served = await serveDesk({
      desk,
      sources,
      deliveries,
      operations: told.operations,
      access: { ...access, verify: (secret) => tokens.verify(secret) },
      host: options.host,
      port,
      webRoot: room.webRoot(),
      version: deps.readVersion(),
      onFault,
    }).catch(async (error) => {
      await told.close();
      tokens.close();
      deliveries.close();
      throw error;
    });
    const running = new AbortController();
    let delivering: Promise<void> | null = null;
    let preparing: Promise<void> | null = null;
    try {
      const opening = await open(deps, session, {
        served,
        startedMs,
        hasExamples: options.examples,
        isAsked: () => isStopping,
      });
      if (!isStopping) {
        terminal.out(options.json === true ? jsonText(opening, 0) : openingText(opening));
        if (terminal.isErrTerminal) terminal.err('Ctrl+C closes it.\n');
      }
      // Rows of the first list and of the pages are composed now, so that whoever opens them does not wait for them.
      if (options.prepare && !isStopping) {
        const { signal } = running;
        preparing = desk.keepPrepared({ signal }).catch(onFault);
      }
      if (options.deliver && !isStopping)
        delivering = keepDelivering(deps, { desk, deliveries, signal: running.signal });
      await stopped;
    } finally {
      running.abort();
      await preparing;
      await served.close();
      await delivering;
      await told.close();
      tokens.close();
      deliveries.close();
    }
    return EXIT_STATUS.done;
  };
  return withDesk(deps, { store: options.store, mode: 'write' }, (session) =>
    withSources(deps, sourcesOf, (sources) => serve(session, sources)),
  );
}
