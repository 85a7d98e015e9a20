#!/usr/bin/env node
import { runCli } from './run-cli.ts';
import { drained, systemDeps } from './system-deps.ts';

const status = await runCli(process.argv.slice(2), systemDeps());
await drained();
// Connections that idle after a fetch would hold the process for seconds.
process.exit(status);
