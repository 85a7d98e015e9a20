import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { ChanceryError } from '../kernel/index.ts';

/** Two layers are as many as servers are seen to use; each layer more is a bomb's multiplier. */
const MAX_CODINGS = 2;

export interface BodyLimits {
  readonly address: string;
  /** Counted before and again after decompression. */
  readonly maxBytes: number;
}

async function* capped(
  stream: AsyncIterable<Uint8Array>,
  limits: BodyLimits,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limits.maxBytes) {
      throw new ChanceryError('fetch.too-large', {
        address: limits.address,
        limitBytes: limits.maxBytes,
      });
    }
    yield chunk;
  }
}

/** `deflate` means zlib by the standard and a raw stream by some servers: the first byte tells them apart. */
async function* inflated(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const isZlib = ((first.value[0] ?? 0) & 0x0f) === 8;
  async function* whole(head: Uint8Array): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  }
  yield* through(whole(first.value), isZlib ? createInflate() : createInflateRaw());
}

async function* through(
  stream: AsyncIterable<Uint8Array>,
  transform: Transform,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(stream, { objectMode: true });
  source.on('error', (cause) => transform.destroy(cause));
  source.pipe(transform);
  try {
    for await (const chunk of transform) yield chunk as Uint8Array;
  } finally {
    source.destroy();
    transform.destroy();
  }
}

function decoded(
  stream: AsyncIterable<Uint8Array>,
  coding: string,
  address: string,
): AsyncIterable<Uint8Array> {
  if (coding === 'gzip' || coding === 'x-gzip') return through(stream, createGunzip());
  if (coding === 'br') return through(stream, createBrotliDecompress());
  if (coding === 'deflate') return inflated(stream);
  throw new ChanceryError('fetch.failed', {
    address,
    why: `it is sent in the coding “${coding.slice(0, 40)}”, which is not read`,
  });
}

/**
 * The bytes of an answer with its content codings (gzip, deflate, br) undone. Memory stays within the
 * limit: a stream is given up at the first piece that passes it, on either side of decompression.
 * Throws `fetch.too-large` and, for unknown or broken codings, `fetch.failed` or an error of zlib.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string,
  limits: BodyLimits,
): Promise<Uint8Array> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MAX_CODINGS) {
    throw new ChanceryError('fetch.failed', {
      address: limits.address,
      why: `it is compressed ${codings.length} times over`,
    });
  }
  let stream: AsyncIterable<Uint8Array> = capped(body, limits);
  for (const coding of codings.reverse()) {
    stream = capped(decoded(stream, coding, limits.address), limits);
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
