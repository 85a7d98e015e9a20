import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOf } from '../gate/folder.ts';
import { openSystem } from '../gate/system.ts';
import { modelFolder } from '../src/desk/load-coders.ts';
import { codingTrainer } from './coding.ts';
import { entityTrainer } from './entities.ts';
import { newsFactualityTrainer, plainFactualityTrainer } from './factuality.ts';
import { spansTrainer } from './spans.ts';
import type { Trainer } from './trainer.ts';
import { typesTrainer } from './types.ts';
import { writeWordVectors } from './word-vectors.ts';

const USAGE =
  'npm run train -- --corpora DIR --model NAME [--folds COUNT] [--write]\n       npm run train -- --model word-vectors --vectors FILE';

const TRAINERS: readonly Trainer[] = [
  codingTrainer,
  plainFactualityTrainer,
  newsFactualityTrainer,
  typesTrainer,
  spansTrainer,
  entityTrainer,
];

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface TrainOptions {
  readonly corpora: string;
  readonly folds: number;
  readonly isWritten: boolean;
}

/** Cross-validates, prints the figures, and with `--write` keeps the parameters from all items. */
async function train(trainer: Trainer, options: TrainOptions): Promise<void> {
  const system = await openSystem();
  try {
    const folder = join(options.corpora, trainer.set);
    const digest = await digestOf(folder);
    const { items, figures, data } = await trainer.run({
      folder,
      system,
      folds: options.folds,
      trainedOn: (count) => `set ${trainer.set}, ${count} items, digest ${digest.slice(0, 16)}`,
    });
    print(`${trainer.model}  n ${items}  ${options.folds} folds, each judged by the others`);
    for (const [metric, figure] of Object.entries(figures))
      print(`  ${metric.padEnd(28)} ${figure.toFixed(4)}`);
    if (!options.isWritten) return;
    const path = join(modelFolder(), `${trainer.model}.json`);
    const json = `${JSON.stringify(data)}\n`;
    await writeFile(path, json);
    print(`  written, ${Math.round(json.length / 1024)} KiB`);
  } finally {
    await system.close();
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      corpora: { type: 'string' },
      model: { type: 'string' },
      vectors: { type: 'string' },
      folds: { type: 'string', default: '10' },
      write: { type: 'boolean', default: false },
    },
  });
  const folds = Number(values.folds);
  if (values.model === 'word-vectors' && values.vectors !== undefined) {
    print(await writeWordVectors(resolve(values.vectors), modelFolder()));
    return 0;
  }
  const trainer = TRAINERS.find(({ model }) => model === values.model);
  if (trainer === undefined || values.corpora === undefined || !(folds >= 2)) {
    process.stderr.write(
      `usage: ${USAGE}\nmodels: ${TRAINERS.map(({ model }) => model).join(', ')}, word-vectors\n`,
    );
    return 2;
  }
  await train(trainer, { corpora: resolve(values.corpora), folds, isWritten: values.write });
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
    process.exitCode = 2;
  },
);
