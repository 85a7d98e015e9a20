import {
  type Delivery,
  type DeliverySchedule,
  type DeliveryWanted,
  type Sending,
  WEEKDAYS,
} from '../../../desk/index.ts';
import { ChanceryError } from '../../../kernel/index.ts';
import type { CliDeps } from '../cli-deps.ts';
import { EXIT_STATUS, type ExitStatus } from '../exit-codes.ts';
import { given, parseLimit } from '../parse-options.ts';
import { deliveryCells, runText, sendingLines } from '../text/delivery-lines.ts';
import { Page } from '../text/page.ts';
import { jsonText, plain } from '../text/plain.ts';
import { counted } from '../text/words.ts';
import { type OpenDeliveries, withDeliveries } from '../with-deliveries.ts';
import { withDesk } from '../with-desk.ts';

interface Common {
  readonly store?: string;
  readonly json?: true;
}

interface Sends extends Common {
  readonly allowHost: readonly string[];
}

export interface AddOptions extends Sends {
  readonly mail?: string;
  readonly webhook?: string;
  readonly search?: string;
  readonly daily?: string;
  readonly weekly?: string;
  readonly zone?: string;
  readonly evenIfQuiet?: true;
  readonly secretFile?: string;
}

const MOST_SHOWN = 50;

function wrong(why: string): ChanceryError {
  return new ChanceryError('input.argument', { why });
}

function scheduleOf({ daily, weekly, zone }: AddOptions): DeliverySchedule {
  const own = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (daily !== undefined && weekly !== undefined)
    throw wrong('--daily and --weekly are two schedules; give one.');
  if (daily !== undefined) return { kind: 'daily', at: daily, zone: own };
  if (weekly === undefined) {
    if (zone !== undefined) throw wrong('--zone goes with --daily or --weekly.');
    return { kind: 'news' };
  }
  const [, day = '', at = ''] = /^(\S+)\s+(\S+)$/.exec(weekly.trim()) ?? [];
  const weekday = WEEKDAYS.find((one) => one === day.toLowerCase());
  if (weekday === undefined)
    throw wrong('--weekly takes a day and a time, such as “monday 07:00”.');
  return { kind: 'weekly', weekday, at, zone: own };
}

function placeOf({ mail, webhook }: AddOptions): Pick<DeliveryWanted, 'channel' | 'to'> {
  if (mail !== undefined && webhook === undefined) return { channel: 'mail', to: mail };
  if (webhook !== undefined && mail === undefined) return { channel: 'webhook', to: webhook };
  throw wrong('Give one of --mail and --webhook.');
}

/** `chancery deliver add NAME`. Throws `deliver.*`, `fetch.address-invalid`, `input.*`. */
export function addCommand(deps: CliDeps, name: string, options: AddOptions): Promise<ExitStatus> {
  const { secretFile } = options;
  const wanted = {
    name,
    search: options.search ?? null,
    ...placeOf(options),
    schedule: scheduleOf(options),
    tellsQuiet: options.evenIfQuiet === true,
  };
  return withDesk(deps, { store: options.store, mode: 'write' }, ({ desk, room }) =>
    withDeliveries(deps, options, async (list) => {
      const secret = secretFile === undefined ? {} : { secret: room.readSecretFile(secretFile) };
      const made = await list.add(desk, { ...wanted, ...secret });
      if (options.json === true) {
        deps.terminal.out(jsonText(made));
        return EXIT_STATUS.done;
      }
      if (made.secret !== null) deps.terminal.out(`${made.secret}\n`);
      const shown =
        made.secret === null
          ? ''
          : ' The secret is shown this once; the receiver checks signatures by it.';
      deps.terminal.err(
        `Delivery “${plain(made.delivery.name)}” (${made.delivery.id}) added.${shown} chancery deliver test ${made.delivery.id} tries it.\n`,
      );
      const { isSetUp, why } = list.mailState();
      if (made.delivery.channel === 'mail' && !isSetUp) deps.terminal.err(`${plain(why ?? '')}\n`);
      return EXIT_STATUS.done;
    }),
  );
}

/** `chancery deliver list`. */
export function listCommand(deps: CliDeps, options: Common): Promise<ExitStatus> {
  return withDeliveries(deps, options, async (list) => {
    const deliveries = list.list();
    if (options.json === true) {
      deps.terminal.out(jsonText({ deliveries }));
      return EXIT_STATUS.done;
    }
    const page = new Page(deps.terminal);
    page.title(counted(deliveries.length, 'delivery', 'deliveries'));
    page.table(
      '',
      ['Delivery', 'To', 'What', 'When', 'Next'].map((title) => ({ title })),
      deliveries.map(deliveryCells),
    );
    page.list(
      'Paused by the desk',
      deliveries.flatMap(({ id, pausedWhy }) =>
        pausedWhy === null ? [] : [`${id}: ${pausedWhy}`],
      ),
    );
    deps.terminal.out(`${page}`);
    return EXIT_STATUS.done;
  });
}

function change(
  done: string,
  work: (list: OpenDeliveries, name: string) => Delivery,
): (deps: CliDeps, names: readonly string[], options: Common) => Promise<ExitStatus> {
  return (deps, names, options) =>
    withDeliveries(deps, options, async (list) => {
      if (names.length === 0) throw wrong('Name the delivery.');
      const deliveries = names.map((name) => work(list, name));
      if (options.json === true) deps.terminal.out(jsonText({ deliveries }));
      else
        for (const { id, name } of deliveries)
          deps.terminal.out(`${done} “${plain(name)}” (${id}).\n`);
      return EXIT_STATUS.done;
    });
}

/** Throw `deliver.unknown`; those before it are changed. */
export const changeCommands = {
  pause: change('Paused', (list, name) => list.setPaused(name, true)),
  resume: change('Resumed', (list, name) => list.setPaused(name, false)),
  remove: change('Removed', (list, name) => list.setRemoved(name, true)),
  restore: change('Restored', (list, name) => list.setRemoved(name, false)),
} as const;

function showSendings(deps: CliDeps, title: string, sendings: readonly Sending[]): void {
  const page = new Page(deps.terminal);
  page.title(title);
  page.entries('', sendings.map(sendingLines));
  deps.terminal.out(`${page}`);
}

/** `chancery deliver test NAME`. Throws `deliver.unknown`; what the other side says is in the answer. */
export function testCommand(deps: CliDeps, name: string, options: Sends): Promise<ExitStatus> {
  return withDesk(deps, { store: options.store, mode: 'existing' }, ({ desk }) =>
    withDeliveries(deps, options, async (list) => {
      const sending = await list.test(desk, name);
      if (options.json === true) deps.terminal.out(jsonText({ sending }));
      else showSendings(deps, 'Test', [sending]);
      return sending.state === 'sent' ? EXIT_STATUS.done : EXIT_STATUS.unavailable;
    }),
  );
}

/** `chancery deliver log`. Throws `deliver.unknown`. */
export function logCommand(
  deps: CliDeps,
  delivery: string | undefined,
  options: Common & { readonly limit?: string },
): Promise<ExitStatus> {
  const limit = parseLimit(options.limit) ?? MOST_SHOWN;
  return withDeliveries(deps, options, async (list) => {
    const sendings = list.log({ limit, ...given({ delivery }) });
    if (options.json === true) deps.terminal.out(jsonText({ sendings }));
    else showSendings(deps, counted(sendings.length, 'sending'), sendings);
    return EXIT_STATUS.done;
  });
}

/** `chancery deliver retry ID...`. Throws `deliver.sending-unknown`; those before it are put back. */
export function retryCommand(
  deps: CliDeps,
  ids: readonly string[],
  options: Common,
): Promise<ExitStatus> {
  return withDeliveries(deps, options, async (list) => {
    const sendings = ids.map((id) => list.retry(id));
    if (options.json === true) deps.terminal.out(jsonText({ sendings }));
    else for (const { id } of sendings) deps.terminal.out(`${id} is tried with the next run.\n`);
    return EXIT_STATUS.done;
  });
}

/** `chancery deliver run`. What could not be sent is in the answer; the status is then 6. */
export function runCommand(deps: CliDeps, options: Sends): Promise<ExitStatus> {
  const stop = new AbortController();
  const release = deps.terminal.onInterrupt(() => stop.abort());
  return withDesk(deps, { store: options.store, mode: 'existing' }, ({ desk }) =>
    withDeliveries(deps, options, async (list) => {
      const run = await list.run(desk, stop.signal);
      deps.terminal.out(options.json === true ? jsonText(run) : `${runText(run)}\n`);
      return run.failed.length > 0 ? EXIT_STATUS.unavailable : EXIT_STATUS.done;
    }),
  ).finally(release);
}
