/** A feed as text, the charset that was used, and what was wrong with what the feed says of it. */
export interface DecodedFeed {
  readonly text: string;
  readonly charset: string;
  readonly fault: string | null;
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  // Without a mark, the first sign of a feed is “<”.
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  return null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400));
  const found = /<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{1,40})["']/.exec(
    head.toString('latin1'),
  );
  return found?.[1] ?? null;
}

function decoded(bytes: Uint8Array, charset: string): { text: string; name: string } | null {
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    return { text: decoder.decode(bytes), name: decoder.encoding };
  } catch (cause) {
    // An unknown charset (RangeError) or bytes that are not of it (TypeError): the next one is tried.
    if (cause instanceof RangeError || cause instanceof TypeError) return null;
    throw cause;
  }
}

/**
 * Bytes of a feed as text. A mark goes before the transport, the transport before the feed's own word, and that
 * before UTF-8; the first of them that fits the bytes is taken. Bytes that fit none are read as windows-1252, which
 * every byte is a sign of. A word that was wrong is said in `fault`; no feed is lost for it.
 */
export function decodeFeed(bytes: Uint8Array, stated: string | null): DecodedFeed {
  const mark = markOf(bytes);
  const declared = declaredIn(bytes);
  const candidates = [mark, stated, declared, 'utf-8'].filter((one) => one !== null);
  for (const [at, charset] of candidates.entries()) {
    const found = decoded(bytes, charset);
    if (found === null) continue;
    const isWrong = at > 0 && candidates[0] !== charset;
    return {
      text: found.text,
      charset: found.name,
      fault: isWrong ? `it is not in ${candidates[0]}, as it says` : null,
    };
  }
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    charset: 'windows-1252',
    fault: `it is not in ${candidates[0]}`,
  };
}
