/** One line of a byte stream without its line end; `bytes` is null when it was longer than the cap. */
interface ByteLine {
  /** Counted from 1, empty lines included. */
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const LINE_FEED = 10;

/**
 * Parts a stream into lines. At most `maxLineBytes` of a line are ever held; a longer line is passed over
 * to its end and reported, so that one bad line costs neither memory nor the lines after it.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<ByteLine> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of stream) {
    let start = 0;
    while (start < chunk.length) {
      const feed = chunk.indexOf(LINE_FEED, start);
      const end = feed < 0 ? chunk.length : feed;
      size += end - start;
      if (size <= maxLineBytes) pieces.push(chunk.subarray(start, end));
      else pieces = [];
      if (feed < 0) break;
      yield { number, bytes: size > maxLineBytes ? null : Buffer.concat(pieces) };
      pieces = [];
      size = 0;
      number += 1;
      start = feed + 1;
    }
  }
  if (size > 0) yield { number, bytes: size > maxLineBytes ? null : Buffer.concat(pieces) };
}
