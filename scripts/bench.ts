/**
 * `npm run bench`: what virt-doctor costs beside its peers, on this machine, as tables.
 *   npm run bench -- lint log server editor host    only some parts; host needs root, or sudo
 *   npm run bench -- memory             memory for logs of 2 GiB; needs 3 GB in /tmp
 *   npm run bench -- --mib 1024         the size of the generated log
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { benchDocument, benchMemory } from './bench/big-log.ts';
import { benchEditor } from './bench/editor.ts';
import { benchLint } from './bench/lint.ts';
import { benchLog } from './bench/log.ts';
import { benchServer } from './bench/server.ts';
import { BENCH_PACKAGES, ensureSystemPackages } from './setup.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function main(args: readonly string[]): Promise<void> {
  const wants = (part: string): boolean => !['lint', 'log', 'document', 'memory', 'server', 'editor', 'host'].some((p) => args.includes(p)) || args.includes(part);
  const mib = args.includes('--mib') ? Number(args[args.indexOf('--mib') + 1]) : 64;
  const shared = resolve(root, process.env['VIRT_DOCTOR_SHARED'] ?? '../shared');
  await ensureSystemPackages(BENCH_PACKAGES);
  await build();
  if (wants('lint')) benchLint(existsSync(shared) ? shared : undefined, join(root, 'dist/cli.js'));
  if (wants('editor')) benchEditor(existsSync(shared) ? shared : undefined);
  if (wants('log')) benchLog(mib);
  if (wants('document')) await benchDocument(join(root, 'dist/server.js'));
  if (args.includes('memory')) await benchMemory(join(root, 'dist/cli.js'), args.includes('--mib') ? mib : 2048);
  if (args.includes('host')) spawnSync(process.execPath, ['--import', 'tsx', join(root, 'test/lab/bench-pull.ts')], { stdio: 'inherit', cwd: root });
  if (wants('server')) await benchServer(join(root, 'dist/server.js'), join(root, 'examples/broken.xml'));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
