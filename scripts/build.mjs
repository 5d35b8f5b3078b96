// Bundles the four programs into dist/: the extension, the language server for Node and for a web worker, and the command line.
//   node scripts/build.mjs            minified, as shipped
//   node scripts/build.mjs --dev      with source maps
//   node scripts/build.mjs --watch    --dev, again at each change
import { chmodSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shebang = { js: '#!/usr/bin/env node' };

const node = { platform: 'node', format: 'cjs', target: 'node20' };
const programs = [
  { in: 'client/src/extension.ts', out: 'dist/client.js', options: { ...node, external: ['vscode'] } },
  { in: 'server/src/node.ts', out: 'dist/server.js', options: { ...node, banner: shebang }, executable: true },
  { in: 'server/src/browser.ts', out: 'dist/browser-server.js', options: { platform: 'browser', format: 'iife', target: 'es2022' } },
  { in: 'cli/src/main.ts', out: 'dist/cli.js', options: { ...node, banner: shebang }, executable: true },
];

/** The esbuild options of one program. */
function optionsOf(program, dev) {
  return {
    absWorkingDir: root,
    entryPoints: [program.in],
    outfile: program.out,
    bundle: true,
    minify: !dev,
    sourcemap: dev ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'warning',
    ...program.options,
  };
}

/** Builds everything into dist/, from nothing. Throws when a program does not build. */
export async function build({ dev = false } = {}) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await Promise.all(programs.map((program) => esbuild.build(optionsOf(program, dev))));
  for (const program of programs) if (program.executable) chmodSync(join(root, program.out), 0o755);
}

async function watch() {
  for (const program of programs) await (await esbuild.context({ ...optionsOf(program, true), logLevel: 'info' })).watch();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--watch')) await watch();
  else {
    await build({ dev: process.argv.includes('--dev') }).catch(() => process.exit(1));
    for (const { out } of programs) console.log(`${out.padEnd(24)} ${(statSync(join(root, out)).size / 1024).toFixed(0).padStart(5)} KiB`);
  }
}
