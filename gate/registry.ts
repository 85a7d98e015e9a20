import type { GateSet } from './set.ts';
import { actorsSet } from './sets/actors.ts';
import { actsSet } from './sets/acts.ts';
import { clustersSet } from './sets/clusters.ts';
import { codingSet } from './sets/coding.ts';
import { datesSet } from './sets/dates.ts';
import { datesSpecSet } from './sets/dates-spec.ts';
import { dossiersSet } from './sets/dossiers.ts';
import { entitiesSet } from './sets/entities.ts';
import { extractionSet } from './sets/extraction.ts';
import { geoSet } from './sets/geo.ts';
import { metadataSet } from './sets/metadata.ts';

/** The sets that can be measured, in the order in which they are. */
export const GATE_SETS: readonly GateSet[] = [
  extractionSet,
  metadataSet,
  datesSet,
  datesSpecSet,
  actorsSet,
  geoSet,
  entitiesSet,
  actsSet,
  codingSet,
  clustersSet,
  dossiersSet,
];

/** Sets of the corpora that the gate knows of and does not measure yet. */
export const NOT_MEASURED: readonly string[] = [
  'discourse',
  'factuality',
  'feeds',
  'fivew',
  'ledgers',
  'petrarch',
  'spans',
  'treaties',
  'types',
];
