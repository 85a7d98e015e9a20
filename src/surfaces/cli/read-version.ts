import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The version in `package.json`, which stands three folders above this file, four above its compiled form. */
export function readVersion(): string {
  for (const up of ['../../../package.json', '../../../../package.json']) {
    const path = fileURLToPath(new URL(up, import.meta.url));
    if (!existsSync(path)) continue;
    const { version }: { version?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof version === 'string') return version;
  }
  throw new Error('package.json was not found');
}
