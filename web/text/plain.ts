const DIRECTION_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/** The text with controls that could turn its neighbours around made visible. */
export function plain(text: string): string {
  return text.replace(DIRECTION_CONTROLS, '\ufffd');
}

/** `1 outlet`, `5 outlets`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : noun.endsWith('ch') ? `${noun}es` : `${noun}s`}`;
}

/** The first `limit` characters, cut at a blank where there is one. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > limit / 2 ? blank : limit)} …`;
}
