import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** Archives for tests and the bench, made from pages of their own. */

export interface SamplePage {
  readonly address: string;
  readonly html: string;
  /** The instant of the capture. */
  readonly captured: string;
  readonly status?: number;
  readonly type?: string;
  /** More fields of the record, each with its line end. */
  readonly fields?: string;
  /** A length other than the true one. */
  readonly statedLength?: number;
}

/** A record of type `response` with the two line ends behind it. */
export function warcRecord(page: SamplePage): Buffer {
  const answer = Buffer.from(
    `HTTP/1.1 ${page.status ?? 200} Answer\r\nContent-Type: ${page.type ?? 'text/html; charset=utf-8'}\r\n\r\n${page.html}`,
  );
  const header =
    `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:sample:${page.address}>\r\n` +
    `WARC-Date: ${page.captured}\r\nWARC-Target-URI: ${page.address}\r\n${page.fields ?? ''}` +
    `Content-Type: application/http; msgtype=response\r\nContent-Length: ${page.statedLength ?? answer.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), answer, Buffer.from('\r\n\r\n')]);
}

/** A web archive as crawlers write it: each record a gzip member of its own. */
export function warcGzip(pages: readonly SamplePage[]): Buffer {
  return Buffer.concat(pages.map((page) => gzipSync(warcRecord(page))));
}

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the list says, where it lies. */
  readonly listed?: { readonly bytes?: number; readonly crc?: number; readonly flags?: number };
}

/** A ZIP with its list at the end. */
export function zipOf(files: readonly SampleFile[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, listed = {} } of files) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(listed.flags ?? 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(listed.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(listed.bytes ?? bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, title);
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
