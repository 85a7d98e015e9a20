import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';
import { iso31661 } from 'iso-3166';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };

/** A country's shape with its ISO 3166-1 alpha-3 code; null where the standard has none. */
export type Country = Feature<Geometry, { readonly code: string | null }>;

/** Shapes that the atlas names without a number of ISO 3166-1. */
const UNNUMBERED: Readonly<Record<string, string>> = { Kosovo: 'XKX' };

/** Nobody signs accords for it, and it takes a third of the picture. */
const LEFT_OUT = 'ATA';

const topology = atlas as unknown as Topology<{
  countries: GeometryCollection<{ name: string }>;
}>;
const codes = new Map(iso31661.map(({ numeric, alpha3 }) => [numeric, alpha3]));

function codeOf(id: string | number | undefined, name: string): string | null {
  return (id === undefined ? undefined : codes.get(String(id))) ?? UNNUMBERED[name] ?? null;
}

const all: FeatureCollection<Geometry, { name: string }> = feature(
  topology,
  topology.objects.countries,
);

/** The countries of Natural Earth at 1:50 million, but for Antarctica. */
export const COUNTRIES: readonly Country[] = all.features
  .map(({ id, geometry, properties }) => ({
    type: 'Feature' as const,
    geometry,
    properties: { code: codeOf(id, properties.name) },
  }))
  .filter(({ properties }) => properties.code !== LEFT_OUT);

/** Borders that two countries share, each once. */
export const BORDERS: MultiLineString = mesh(
  topology,
  topology.objects.countries,
  (a, b) => a !== b,
);
