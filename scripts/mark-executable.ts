import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Lets the compiled program be called by its name. `npx chancery` in a checkout marks it when it first links the checkout
 * into npm's own cache, and not again for a program that is built anew.
 */
chmodSync(fileURLToPath(new URL('../dist/src/surfaces/cli/main.js', import.meta.url)), 0o755);
