import type { MediaType } from './types.ts';

const BY_ENDING: Readonly<Record<string, MediaType>> = {
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
};

/** The media type that a file's ending stands for; null when the content has to say. */
export function mediaTypeOfEnding(ending: string): MediaType | null {
  return BY_ENDING[ending.toLowerCase()] ?? null;
}

/** What a text looks like: HTML by its doctype or first tag, Markdown by a first heading, else plain. */
export function sniffMediaType(content: string): MediaType {
  const head = content.slice(0, 1024).trimStart();
  if (/^(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype\s{1,20}html|html|head|body)\b/i.test(head))
    return 'text/html';
  if (/^<!--/.test(head) && /<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return 'text/html';
  return /^#{1,3} \S/.test(head) ? 'text/markdown' : 'text/plain';
}
