import { geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { BORDERS, COUNTRIES } from './world.ts';

/** Width and height of a picture in its own units, each about a pixel where it is drawn. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One country as it is drawn. */
export interface Plotted {
  /** ISO 3166-1 alpha-3; null where the standard has none. */
  readonly code: string | null;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  /** Too small to be seen as a shape: a point stands for it. */
  readonly isPoint: boolean;
}

export interface Plot {
  readonly countries: readonly Plotted[];
  readonly borders: string;
}

/** Below so many square units a country is drawn as a point. */
const POINT_AREA = 20;
const MARGIN = 12;
/** Degrees around the midpoints of what is marked; and beyond what width the whole world is shown. */
const AROUND = 9;
const WIDEST_PART = 140;

const midpoints = new Map(
  COUNTRIES.flatMap((country) =>
    country.properties.code === null
      ? []
      : [[country.properties.code, geoCentroid(country)] as const],
  ),
);

/** Corners of the part of the world in which all marked countries lie; null where that is most of it. */
function partAround(codes: readonly string[]): [number, number][] | null {
  const points = codes.flatMap((code) => {
    const point = midpoints.get(code);
    return point === undefined ? [] : [point];
  });
  if (points.length === 0) return null;
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [south, north] = [
    Math.min(...points.map(([, y]) => y)),
    Math.max(...points.map(([, y]) => y)),
  ];
  if (east - west > WIDEST_PART) return null;
  const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
  return [
    [clamp(west - AROUND, 180), clamp(south - AROUND, 85)],
    [clamp(east + AROUND, 180), clamp(north + AROUND, 85)],
  ];
}

/**
 * The world in the Equal Earth projection, or the part of it that holds all of `marked`.
 * @param marked ISO 3166-1 alpha-3 codes of what the picture is about.
 */
export function plotWorld(size: Size, marked: readonly string[]): Plot {
  const part = partAround(marked);
  const frame: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [size.width - MARGIN, size.height - MARGIN],
  ];
  const projection = geoEqualEarth();
  if (part === null) projection.fitExtent(frame, { type: 'Sphere' });
  else projection.fitExtent(frame, { type: 'MultiPoint', coordinates: part });
  projection.clipExtent([
    [0, 0],
    [size.width, size.height],
  ]);
  const path = geoPath(projection).digits(1);
  const countries = COUNTRIES.flatMap((country): Plotted[] => {
    const { code } = country.properties;
    const drawn = path(country) ?? '';
    const at = (code === null ? undefined : midpoints.get(code)) ?? geoCentroid(country);
    const [x, y] = projection(at) ?? [-1, -1];
    const isInside = x >= 0 && x <= size.width && y >= 0 && y <= size.height;
    if (drawn === '' && !isInside) return [];
    return [{ code, path: drawn, x, y, isPoint: path.area(country) < POINT_AREA && isInside }];
  });
  return { countries, borders: path(BORDERS) ?? '' };
}
