const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of a text that others wrote: control characters and marks of direction must not reach a terminal. */
export function plain(text: string): string {
  return text.replace(UNSEEN, ' ').replaceAll('\n', ' ');
}

/** The same with its line feeds kept. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, ' ');
}

/** A value as JSON, indented, with every character escaped that could steer a terminal. Ends with a line feed. */
export function jsonText(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, null, indent);
  const safe = json.replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (unseen) => `\\u${unseen.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${safe}\n`;
}
