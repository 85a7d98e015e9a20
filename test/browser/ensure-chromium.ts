import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { argv, env, getuid, platform } from 'node:process';
import { pathToFileURL } from 'node:url';
import { findChromium, isProgram } from '../../src/desk/find-chromium.ts';

/** Fonts too: without any, text has no width and the tests of overflow would pass on nothing. */
const PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** Whether this process is root, who needs another flag for Chromium and none of sudo for apt-get. */
export function isRoot(): boolean {
  return getuid?.() === 0;
}

function ranWell(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function installed(): boolean {
  const isDebian = platform === 'linux' && existsSync('/etc/debian_version');
  if (!isDebian || !isProgram('/usr/bin/apt-get')) return false;
  const canSudo = (): boolean =>
    spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  const before = isRoot() ? [] : canSudo() ? ['sudo', '-n'] : null;
  if (before === null) return false;
  const run = (...args: string[]): boolean => {
    const [command = '', ...rest] = [...before, 'apt-get', ...args];
    return ranWell(command, rest);
  };
  return run('update') && run('install', '-y', '--no-install-recommends', ...PACKAGES);
}

function ensure(): number {
  const chosen = env['CHANCERY_CHROMIUM'];
  if (findChromium(env) !== null) return 0;
  if (chosen !== undefined && chosen !== '') {
    console.error(`CHANCERY_CHROMIUM names ${chosen}, which is no program.`);
    return 1;
  }
  console.error('No Chromium was found; the browser tests need one. Trying to install it.');
  if (installed() && findChromium(env) !== null) return 0;
  console.error(
    [
      'The browser tests need Chromium, and it could not be installed from here.',
      '  Debian or Ubuntu:  sudo apt-get install chromium',
      '  Fedora:            sudo dnf install chromium',
      '  macOS:             brew install --cask chromium',
      'or name a program with CHANCERY_CHROMIUM=/path/to/chrome.',
    ].join('\n'),
  );
  return 1;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  process.exitCode = ensure();
}
