import { Gauge, Histogram, Registry } from 'prom-client';
import type { SourceHealth, WorkDesk } from '../../../desk/index.ts';

type Status = Awaited<ReturnType<WorkDesk['status']>>;
type Tallies = Awaited<ReturnType<WorkDesk['tallies']>>;

/** Whatever is told of a record, its work list and its sources; sums come from the store and hold for all processes. */
export interface Measured {
  readonly status: Status;
  readonly tallies: Tallies;
  readonly sources: readonly SourceHealth[];
}

const NAMESPACE = 'chancery';

function gauge(
  registry: Registry,
  name: string,
  about: { readonly help: string; readonly label?: string },
): (value: number, label?: string) => void {
  const { help, label } = about;
  const labelNames = label === undefined ? [] : [label];
  const made = new Gauge({ name: `${NAMESPACE}_${name}`, help, labelNames, registers: [registry] });
  return (value, of) => {
    if (label === undefined) made.set(value);
    else made.set({ [label]: of ?? '' }, value);
  };
}

function putQueue(registry: Registry, status: Status): void {
  const documents = gauge(registry, 'queue_documents', {
    help: 'Documents of the work list by their state.',
    label: 'state',
  });
  for (const state of ['waiting', 'leased', 'read', 'quarantined'] as const)
    documents(status[state], state);
  gauge(registry, 'queue_oldest_seconds', {
    help: 'Age of the oldest document that is not filed and not in quarantine; 0 where there is none.',
  })((status.oldestMs ?? 0) / 1_000);
  gauge(registry, 'queue_filed_per_second', {
    help: 'Documents filed a second over the last minutes.',
  })(status.filedPerSecond ?? 0);
  gauge(registry, 'queue_kept_bytes', {
    help: 'Size of the documents that are kept as they came, in bytes.',
  })(status.documentBytes);
  gauge(registry, 'applier_present', { help: '1 where a worker files, else 0.' })(
    status.applier === null ? 0 : 1,
  );
}

/** What each sum of the store is called outside. */
const SUMS: Readonly<
  Record<
    string,
    { readonly name: string; readonly help: string; readonly label: string; readonly unit: number }
  >
> = {
  documents: {
    name: 'documents_total',
    help: 'Documents that came into the record, by what became of them.',
    label: 'status',
    unit: 1,
  },
  refusals: {
    name: 'refusals_total',
    help: 'What was not asserted, by code.',
    label: 'code',
    unit: 1,
  },
  'stage-us': {
    name: 'stage_seconds_total',
    help: 'Time spent in each stage, summed over all processes.',
    label: 'stage',
    unit: 1e-6,
  },
};

function putSums(registry: Registry, tallies: Tallies): void {
  for (const [sum, about] of Object.entries(SUMS)) {
    const put = gauge(registry, about.name, about);
    for (const { name, label, value } of tallies) if (name === sum) put(value * about.unit, label);
  }
}

function putSources(registry: Registry, sources: readonly SourceHealth[]): void {
  const failures = gauge(registry, 'source_failures', {
    help: 'Asks of a source that failed in a row; sources that are on.',
    label: 'source',
  });
  const on = sources.filter(({ source }) => source.isOn);
  for (const { source } of on) failures(source.failures, source.id);
}

/** How long requests took, of this process. */
export class RequestTimes {
  readonly registry = new Registry();
  readonly #seconds = new Histogram({
    name: `${NAMESPACE}_http_request_seconds`,
    help: 'Time to answer a request, of this process, by method and class of the status.',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  note(method: string, status: number, ms: number): void {
    const known = ['GET', 'HEAD', 'POST'].includes(method) ? method : 'other';
    this.#seconds.observe({ method: known, status: `${Math.floor(status / 100)}xx` }, ms / 1_000);
  }
}

/** The text format of Prometheus (version 0.0.4). */
export async function metricsText(measured: Measured, times: RequestTimes): Promise<string> {
  const registry = new Registry();
  putQueue(registry, measured.status);
  putSums(registry, measured.tallies);
  putSources(registry, measured.sources);
  return `${await registry.metrics()}${await times.registry.metrics()}`;
}
