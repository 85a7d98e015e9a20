import type { Desk } from '../../desk/index.ts';
import type { CliDeps, DeskRoom } from './cli-deps.ts';
import { DEFAULT_PORT } from './command-parts.ts';
import { baseAddress } from './parse-options.ts';
import { runText } from './text/delivery-lines.ts';
import { plainLines } from './text/plain.ts';
import { chosenPath } from './with-desk.ts';

export type OpenDeliveries = Awaited<ReturnType<DeskRoom['DeliveryDesk']['open']>>;

export interface DeliveryChoice {
  readonly store?: string;
  readonly allowHost?: readonly string[];
  /** Where the desk is reached, if that is known; else `CHANCERY_DESK_URL`. */
  readonly base?: string;
}

function variable({ terminal }: CliDeps, name: string): string | undefined {
  const value = terminal.env[name] ?? '';
  return value === '' ? undefined : value;
}

/** Opens saved searches and deliveries beside the record. Throws `input.argument` for an address that is none. */
export async function openDeliveries(
  deps: CliDeps,
  choice: DeliveryChoice,
): Promise<OpenDeliveries> {
  const room = await deps.loadDesk();
  const own = (name: string) => variable(deps, name);
  const settings = {
    smtpUrl: own('CHANCERY_SMTP_URL'),
    smtpPassword: own('CHANCERY_SMTP_PASSWORD'),
    smtpPasswordFile: own('CHANCERY_SMTP_PASSWORD_FILE'),
    smtpCaFile: own('CHANCERY_SMTP_CA_FILE'),
    mailFrom: own('CHANCERY_MAIL_FROM'),
  };
  const mail = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
  const base = choice.base ?? own('CHANCERY_DESK_URL') ?? `http://127.0.0.1:${DEFAULT_PORT}`;
  return room.DeliveryDesk.open({
    storePath: chosenPath(deps, room, choice.store),
    version: deps.readVersion(),
    base: baseAddress(base, 'CHANCERY_DESK_URL'),
    mail,
    allowHosts: choice.allowHost ?? [],
  });
}

export async function withDeliveries<T>(
  deps: CliDeps,
  choice: DeliveryChoice,
  work: (deliveries: OpenDeliveries) => Promise<T>,
): Promise<T> {
  const deliveries = await openDeliveries(deps, choice);
  try {
    return await work(deliveries);
  } finally {
    deliveries.close();
  }
}

/**
 * Sends what is due whenever it is, until the signal. What was not sent is told on standard error; a fault of the program says
 * so and stops nothing.
 */
export function keepDelivering(
  { terminal }: CliDeps,
  options: {
    readonly desk: Desk;
    readonly deliveries: OpenDeliveries;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { desk, deliveries, signal } = options;
  return deliveries.keepRunning(desk, {
    signal,
    onRun: (run) => {
      if (run.failed.length > 0) terminal.err(`Deliveries: ${plainLines(runText(run))}\n`);
    },
    onFault: (fault) => terminal.err(`Deliveries: ${plainLines(String(fault))}\n`),
  });
}
