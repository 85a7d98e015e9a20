/** What of an archive is read at most, whatever it says of itself. */
export const ARCHIVE_LIMITS = {
  /** One record, packed or unpacked; a news page with its headers is under 1 MiB, and 8 MiB make no dispatch. */
  recordBytes: 16 * 1024 * 1024,
  /** Unpacked to packed. Markup that repeats itself reaches 60; deflate can reach 1,032, and only bombs do. */
  ratio: 250,
  /** The ratio is looked at above this size: a short page of white space harms nobody. */
  ratioFromBytes: 1024 * 1024,
  /** Files listed in one ZIP, and the bytes of that list. */
  zipEntries: 200_000,
  zipListBytes: 64 * 1024 * 1024,
  /** Parts inside parts of one message. */
  mailNesting: 20,
  mailHeaderBytes: 256 * 1024,
} as const;
