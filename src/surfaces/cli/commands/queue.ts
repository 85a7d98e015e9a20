import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { gatherInputs } from '../gather-inputs.ts';
import { given, parseDay, parseLimit, parseWhole } from '../parse-options.ts';
import { startProgress } from '../progress.ts';
import { parseSelection, type SelectionOptions } from '../selection-options.ts';
import { addRefusals, spoken } from '../text/dispatch-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { type OpenWork, withWork } from '../with-work.ts';

export interface QueueOptions {
  readonly store?: string;
  readonly json?: true;
}

export interface QueueAddOptions extends QueueOptions, SelectionOptions {
  readonly on?: string;
  readonly first?: true;
  readonly wait: boolean;
  readonly cap: string;
  readonly allowHost: readonly string[];
}

const MAX_TICKET = Number.MAX_SAFE_INTEGER;

/** A length of time in its largest whole unit: `3 hours`. */
function spanWords(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 2) return counted(Math.round(ms / 1_000), 'second');
  if (minutes < 120) return counted(Math.round(minutes), 'minute');
  const hours = minutes / 60;
  return hours < 48 ? counted(Math.round(hours), 'hour') : counted(Math.round(hours / 24), 'day');
}

/** `chancery queue add`. Throws `work.full` with `--no-wait`, and what the store throws; what was added before stays. */
export async function queueAddCommand(
  deps: CliDeps,
  inputs: readonly string[],
  options: QueueAddOptions,
): Promise<ExitStatus> {
  const { terminal } = deps;
  const isJson = options.json === true;
  const day = given({ on: parseDay(options.on) });
  const cap = parseWhole(options.cap, { name: '--cap', min: 1, max: 100_000_000 });
  const selection = parseSelection(options);
  return withWork(deps, { store: options.store, isMade: true }, async (work, room) => {
    const gathered = gatherInputs(deps, room, inputs, {
      allowHosts: options.allowHost,
      isFolderRead: true,
      isJson,
      reading: { selection },
    });
    const progress = startProgress(terminal, 'Adding');
    const added = await work
      .add(gathered.items, {
        ...day,
        cap,
        priority: options.first === true ? 'person' : 'backlog',
        isPatient: options.wait,
        onProgress: progress.step,
      })
      .finally(() => progress.end());
    const refused = added.refused.map((one) => ({ ...one, refusals: spoken(one.refusals) }));
    if (isJson) terminal.out(jsonText({ ...added, refused }));
    else {
      const page = new Page(terminal);
      const { firstTicket, lastTicket, known } = added;
      const tickets = firstTicket === null ? [] : [`Tickets ${firstTicket} to ${lastTicket}`];
      const waiting = known === 0 ? [] : [`${counted(known, 'document')} in the list already`];
      page.title(`${counted(added.added, 'document')} added`, ...tickets, ...waiting);
      addRefusals(
        page,
        added.refused.flatMap(({ refusals }) => refusals),
      );
      terminal.out(`${page}`);
    }
    const status = gathered.status();
    if (status === EXIT_STATUS.done && added.added + added.known === 0)
      throw new ChanceryError('input.nothing-read');
    return status;
  });
}

async function statusOf(work: OpenWork): Promise<{ json: object; lines: readonly string[] }> {
  const status = await work.status();
  const { waiting, leased, read, filed, quarantined, oldestMs, filedPerSecond, leftMs } = status;
  const pace =
    filedPerSecond === null
      ? ['Nothing was filed in the last five minutes']
      : [
          `${filedPerSecond.toFixed(1)} a second filed; all of it in about ${spanWords(leftMs ?? 0)}`,
        ];
  const size = `${(status.documentBytes / 1e6).toFixed(1)} MB`;
  return {
    json: status,
    lines: [
      waiting + read === 0
        ? 'Nothing waits.'
        : `${counted(waiting, 'document')} to read, ${read} read and not filed`,
      ...(leased === 0 ? [] : [`${leased} of them are being read`]),
      ...(oldestMs === null ? [] : [`The oldest came ${spanWords(oldestMs)} ago`]),
      ...(waiting + read === 0 ? [] : pace),
      `${filed} filed, ${quarantined} in quarantine`,
      `${counted(status.documents, 'document')} kept as they came, ${size}`,
      status.applier === null ? 'No worker files' : `Filed by ${status.applier}`,
    ],
  };
}

function print(
  deps: CliDeps,
  options: QueueOptions,
  { json, lines }: { readonly json: object; readonly lines: readonly string[] },
): ExitStatus {
  if (options.json === true) deps.terminal.out(jsonText(json));
  else {
    const page = new Page(deps.terminal);
    page.title(lines[0] ?? '', ...lines.slice(1));
    deps.terminal.out(`${page}`);
  }
  return EXIT_STATUS.done;
}

/** `chancery queue status`. */
export function queueStatusCommand(deps: CliDeps, options: QueueOptions): Promise<ExitStatus> {
  return withWork(deps, { store: options.store, isMade: false }, async (work) =>
    print(deps, options, await statusOf(work)),
  );
}

/** `chancery queue show TICKET`. Throws `work.unknown`. */
export function queueShowCommand(
  deps: CliDeps,
  word: string,
  options: QueueOptions,
): Promise<ExitStatus> {
  const ticket = parseWhole(word, { name: 'A ticket', min: 1, max: MAX_TICKET });
  return withWork(deps, { store: options.store, isMade: false }, async (work) => {
    const { state, taken } = await work.outcome(ticket);
    const about =
      taken === null
        ? []
        : [taken.status, taken.dispatch ?? '', taken.development ?? ''].filter((one) => one !== '');
    return print(deps, options, {
      json: { ticket, state, taken },
      lines: [`Ticket ${ticket}: ${state}`, ...(about.length === 0 ? [] : [about.join(' · ')])],
    });
  });
}

/** `chancery queue quarantined`. */
export function quarantinedCommand(
  deps: CliDeps,
  options: QueueOptions & { readonly limit?: string },
): Promise<ExitStatus> {
  const limit = parseLimit(options.limit) ?? 20;
  return withWork(deps, { store: options.store, isMade: false }, async (work) => {
    const found = await work.quarantined(limit);
    return print(deps, options, {
      json: { quarantined: found },
      lines: [
        found.length === 0
          ? 'Nothing is in quarantine.'
          : `${counted(found.length, 'document')} in quarantine`,
        ...found.map(({ ticket, name, attempts, reason }) => {
          return `${ticket} ${name}: read ${counted(attempts, 'time')}, ${reason}`;
        }),
      ],
    });
  });
}

/** `chancery queue retry`. Throws `work.unknown` and `input.argument`. */
export function retryCommand(
  deps: CliDeps,
  words: readonly string[],
  options: QueueOptions & { readonly all?: true },
): Promise<ExitStatus> {
  const isAll = options.all === true;
  if (isAll === words.length > 0)
    throw new ChanceryError('input.argument', { why: 'Give tickets, or --all.' });
  const tickets = words.map((word) =>
    parseWhole(word, { name: 'A ticket', min: 1, max: MAX_TICKET }),
  );
  return withWork(deps, { store: options.store, isMade: false }, async (work) => {
    const freed = await work.retry(isAll ? null : tickets);
    return print(deps, options, {
      json: { freed },
      lines: [`${counted(freed, 'document')} will be read again.`],
    });
  });
}

/** `chancery store trim`. Throws `input.day-invalid` and `input.argument`. */
export function trimCommand(
  deps: CliDeps,
  options: QueueOptions & { readonly bytesBefore?: string },
): Promise<ExitStatus> {
  const before = parseDay(options.bytesBefore);
  if (before === undefined)
    throw new ChanceryError('input.argument', { why: '--bytes-before takes a day.' });
  return withWork(deps, { store: options.store, isMade: false }, async (work) => {
    const { documents, bytes } = await work.trim(before);
    return print(deps, options, {
      json: { documents, bytes },
      lines: [
        `${counted(documents, 'document')} as they came were dropped, ${(bytes / 1e6).toFixed(1)} MB.`,
        'The record is as it was.',
      ],
    });
  });
}
