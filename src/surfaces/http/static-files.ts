import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ChanceryError, digestOf } from '../../kernel/index.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

const COMPRESSED = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt']);

interface StaticFile {
  readonly mediaType: string;
  readonly etag: string;
  /** The build puts a digest into these names, so they never change. */
  readonly isHashed: boolean;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly encoded: ReadonlyMap<'br' | 'gzip', Uint8Array<ArrayBuffer>>;
}

function read(path: string, name: string): StaticFile {
  const plain = new Uint8Array(readFileSync(path));
  const kind = extname(path);
  const encoded = new Map<'br' | 'gzip', Uint8Array<ArrayBuffer>>();
  if (COMPRESSED.has(kind) && plain.length > 512) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    encoded.set('br', new Uint8Array(brotliCompressSync(plain, { params })));
    encoded.set('gzip', new Uint8Array(gzipSync(plain)));
  }
  return {
    mediaType: MEDIA_TYPES[kind] ?? 'application/octet-stream',
    etag: `W/"${digestOf(plain).slice(0, 24)}"`,
    isHashed: name.startsWith('/assets/'),
    plain,
    encoded,
  };
}

function filesOf(webRoot: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(webRoot, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(webRoot, path).split(sep).join('/')}`;
    files.set(name, read(path, name));
  }
  return files;
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function answer(file: StaticFile, request: Request): Response {
  const headers = new Headers({
    'Content-Type': file.mediaType,
    'Cache-Control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  });
  if (request.headers.get('If-None-Match') === file.etag) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = request.headers.get('Accept-Encoding') ?? '';
  const encoding = (['br', 'gzip'] as const).find(
    (name) => file.encoded.has(name) && new RegExp(`\\b${name}\\b`).test(accepted),
  );
  if (encoding !== undefined) headers.set('Content-Encoding', encoding);
  return new Response((encoding && file.encoded.get(encoding)) ?? file.plain, { headers });
}

/**
 * The built pages, read once into memory: what was not listed then cannot be asked for, whatever the path.
 * Paths without a file get `index.html`, because the pages route themselves; a name under `/assets/` or with
 * a file's ending does not. Throws `http.not-built` while there is no build.
 */
export function staticFiles(webRoot: string): (request: Request) => Response {
  let files: Map<string, StaticFile> | null = null;
  const load = (): Map<string, StaticFile> => {
    try {
      return filesOf(webRoot);
    } catch (cause) {
      if (isMissing(cause)) throw new ChanceryError('http.not-built', {}, cause);
      throw cause;
    }
  };
  return (request) => {
    files ??= load();
    const { pathname } = new URL(request.url);
    const isFileName = pathname.startsWith('/assets/') || extname(pathname) in MEDIA_TYPES;
    const file = files.get(pathname) ?? (isFileName ? undefined : files.get('/index.html'));
    if (file !== undefined) return answer(file, request);
    if (isFileName) throw new ChanceryError('http.no-such-route', { path: pathname.slice(0, 200) });
    throw new ChanceryError('http.not-built');
  };
}
