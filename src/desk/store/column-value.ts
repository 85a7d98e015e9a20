/**
 * A value as every engine keeps it in a column: PostgreSQL keeps no NUL in a text, and one of the libraries for SQLite
 * gives back what stands before it. Objects are kept as JSON, which writes it out, so they come back as they went in.
 */
export function columnValue(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\ufffd')
    : value;
}
