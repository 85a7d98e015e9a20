// Control characters but tab, line feed and carriage return; bidirectional embeddings, overrides and
// isolates, which can make a quoted passage look like another one; and what no text can mean by them:
// lone surrogates, the byte-order mark inside a text, soft hyphens and zero-width spaces.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]/gu;

/** The text without characters that a reader cannot see and that could mislead one. Line breaks stay. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** One line: unseen characters taken out, every run of white space one blank, none at the ends. */
export function foldLine(text: string): string {
  return withoutUnseen(text).replace(/\s+/g, ' ').trim();
}
