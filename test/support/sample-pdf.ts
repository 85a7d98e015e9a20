import { deflateSync } from 'node:zlib';

/** PDFs for tests, written by hand: one font, text at places. */

export interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly text: string;
}

export interface PdfOptions {
  readonly title?: string;
  /** Filters a page's stream bears, and the bytes as they stand in it. */
  readonly stream?: (content: Buffer) => { readonly filter: string; readonly bytes: Buffer };
  readonly trailer?: string;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`);
}

function contentOf(lines: readonly PdfLine[]): Buffer {
  const parts = lines.map(
    ({ x, y, size = 11, text }) =>
      `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`,
  );
  return Buffer.from(parts.join('\n'), 'latin1');
}

export function pdfOf(pages: readonly (readonly PdfLine[])[], options: PdfOptions = {}): Buffer {
  const objects: Buffer[] = [];
  const put = (text: string | Buffer): number => objects.push(Buffer.from(text));
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  put('<< /Type /Catalog /Pages 2 0 R >>');
  put(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  put('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, lines] of pages.entries()) {
    put(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
    );
    const content = contentOf(lines);
    const { filter, bytes } = options.stream?.(content) ?? {
      filter: '/FlateDecode',
      bytes: deflateSync(content),
    };
    put(
      Buffer.concat([
        Buffer.from(`<< /Length ${bytes.length} /Filter ${filter} >>\nstream\n`),
        bytes,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const info = put(`<< /Title (${escaped(options.title ?? '')}) >>`);
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R ${options.trailer ?? ''} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
