import type { GateSet } from './set.ts';

/** A set by name, loaded when it is asked for: the reading sets need no record and no briefs. */
export interface RegisteredSet {
  readonly name: string;
  readonly load: () => Promise<GateSet>;
}

/** The sets that can be measured, in the order in which they are. */
export const GATE_SETS: readonly RegisteredSet[] = [
  { name: 'extraction', load: async () => (await import('./sets/extraction.ts')).extractionSet },
  { name: 'metadata', load: async () => (await import('./sets/metadata.ts')).metadataSet },
  { name: 'feeds', load: async () => (await import('./sets/feeds.ts')).feedsSet },
  { name: 'dates', load: async () => (await import('./sets/dates.ts')).datesSet },
  { name: 'dates-spec', load: async () => (await import('./sets/dates-spec.ts')).datesSpecSet },
  { name: 'actors', load: async () => (await import('./sets/actors.ts')).actorsSet },
  { name: 'geo', load: async () => (await import('./sets/geo.ts')).geoSet },
  { name: 'entities', load: async () => (await import('./sets/entities.ts')).entitiesSet },
  { name: 'acts', load: async () => (await import('./sets/acts.ts')).actsSet },
  { name: 'coding', load: async () => (await import('./sets/coding.ts')).codingSet },
  { name: 'factuality', load: async () => (await import('./sets/factuality.ts')).factualitySet },
  { name: 'types', load: async () => (await import('./sets/types.ts')).typesSet },
  { name: 'spans', load: async () => (await import('./sets/spans.ts')).spansSet },
  { name: 'petrarch', load: async () => (await import('./sets/petrarch.ts')).petrarchSet },
  { name: 'clusters', load: async () => (await import('./sets/clusters.ts')).clustersSet },
  { name: 'ledgers', load: async () => (await import('./sets/ledgers.ts')).ledgersSet },
  { name: 'treaties', load: async () => (await import('./sets/treaties.ts')).treatiesSet },
  { name: 'fivew', load: async () => (await import('./sets/fivew.ts')).fivewSet },
  { name: 'discourse', load: async () => (await import('./sets/discourse.ts')).discourseSet },
  { name: 'dossiers', load: async () => (await import('./sets/dossiers.ts')).dossiersSet },
];

/** Sets of the corpora that the gate knows of and does not measure yet. */
export const NOT_MEASURED: readonly string[] = [];
