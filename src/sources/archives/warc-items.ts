import { parseInstant } from '../../kernel/index.ts';
import { decodeText } from '../decode-text.ts';
import { EMPTY_META } from '../empty-meta.ts';
import type { MediaType, SourceItem } from '../types.ts';
import { type ArchiveEntry, brokenEntry, readingOf, recordRefusal } from './archive-entry.ts';
import { bodyOf, parseHttpAnswer } from './http-message.ts';
import { hasDigest, type WarcRecord } from './warc-record.ts';

const TEXT_TYPES: Readonly<Record<string, MediaType>> = {
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/plain': 'text/plain',
  'text/markdown': 'text/markdown',
};

function isWebAddress(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Identifiers were written in angle brackets by some makers, as the standard's grammar has it. */
function addressOf(record: WarcRecord): string | null {
  const target = (record.fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
  return isWebAddress(target) ? target : null;
}

function itemOf(record: WarcRecord, name: string, number: number): SourceItem | null {
  const { fields, block } = record;
  const refused = (why: string): SourceItem => recordRefusal(name, number, why);
  if (!hasDigest(block, fields.get('warc-block-digest')))
    return refused('its bytes do not have the digest that it states');
  if (fields.get('warc-truncated') !== undefined)
    return refused(`it was cut off when it was made (${fields.get('warc-truncated')})`);
  const answer = parseHttpAnswer(block);
  if (answer === null) return refused('it holds no answer of a server');
  const [type = '', ...parameters] = (answer.fields.get('content-type') ?? 'text/html').split(';');
  const mediaType = TEXT_TYPES[type.trim().toLowerCase()];
  if (mediaType === undefined) return null;
  if (answer.status !== 200) return refused(`the server answered ${answer.status}`);
  const isDechunked = answer.fields.get('transfer-encoding') === undefined;
  if (isDechunked && !hasDigest(answer.sent, fields.get('warc-payload-digest')))
    return refused('its page does not have the digest that it states');
  const body = bodyOf(answer);
  if (typeof body === 'string') return refused(body);
  const charset = /charset\s{0,4}=\s{0,4}"?([\w.:-]{2,40})/i.exec(parameters.join(';'))?.[1];
  const called = `${name}#${number}`;
  return readingOf(name, number, () => ({
    kind: 'document',
    document: {
      name: called,
      mediaType,
      content: decodeText(body, {
        name: called,
        charset: charset ?? null,
        mayDeclareCharset: mediaType === 'text/html',
      }),
      sizeBytes: body.length,
      meta: { ...EMPTY_META, address: addressOf(record) },
    },
  }));
}

/** The entry of a record: answers of servers are read, whatever else an archive holds is passed over. */
export function warcEntry(record: WarcRecord | string, name: string, number: number): ArchiveEntry {
  if (typeof record === 'string') return brokenEntry(name, number, record);
  const { fields } = record;
  return {
    record: number,
    address: addressOf(record),
    day: parseInstant(fields.get('warc-date') ?? '')?.day ?? null,
    read: () => (fields.get('warc-type') === 'response' ? itemOf(record, name, number) : null),
  };
}
