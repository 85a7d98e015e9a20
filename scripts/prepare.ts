import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process, { env } from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join(ROOT, 'dist', 'src', 'surfaces', 'cli', 'main.js');

/**
 * Builds after an install. `npx chancery` in the checkout first links the checkout into npm's own cache and
 * runs this script again while a person waits; what is built already is not built twice then.
 */
function prepare(): void {
  if (env['npm_command'] === 'exec' && existsSync(PROGRAM)) return;
  const { status } = spawnSync('npm run build', { cwd: ROOT, stdio: 'inherit', shell: true });
  process.exitCode = status ?? 1;
}

prepare();
