// Bundles the programs into dist/: the extension, the language server for Node and for a web worker, and the command line.
//   node scripts/build.mjs            minified, as shipped
//   node scripts/build.mjs --dev      with source maps
//   node scripts/build.mjs --watch    --dev, again at each change
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { dataAsJson } from './data-as-json.mjs';
import { stripProofs } from './strip-proofs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ENGINE = 'engine/index.ts';
/** What other threads run when big logs are read. */
const LOG_WORKER = 'host/log-worker.ts';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The Node programs share one engine, which is most of their size, and re2js; each loads them when it first needs them. */
const shared = {
  name: 'shared',
  setup({ onResolve }) {
    onResolve({ filter: /(^|\/)engine\/index\.ts$/ }, ({ kind }) => (kind === 'entry-point' ? undefined : { path: './engine.js', external: true }));
    onResolve({ filter: /^re2js$/ }, ({ kind }) => (kind === 'entry-point' ? undefined : { path: './re2js.js', external: true }));
  },
};

/** The command that is in a hurry has a program of its own, with what logs need of the engine alone: nothing in the engine works by being imported. */
const HURRIED = { in: 'cli/src/commands/explain.ts', out: 'dist/explain.js' };
const hurried = {
  name: 'hurried',
  setup({ onResolve }) {
    onResolve({ filter: /(^|\/)commands\/explain\.ts$/ }, ({ kind }) => (kind === 'entry-point' ? undefined : { path: './explain.js', external: true }));
  },
};
const partOfEngine = {
  name: 'part-of-engine',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), sideEffects: false }));
  },
};

// jsonc-parser's `main` cannot be bundled, its `module` can. A real import() would have Node look for export names in two megabytes first.
const node = { platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'], mainFields: ['module', 'main'], supported: { 'dynamic-import': false } };
const withEngine = { ...node, plugins: [shared] };
const command = { ...withEngine, banner: { js: '#!/usr/bin/env node' } };
const programs = [
  { in: ENGINE, out: 'dist/engine.js', options: node },
  { in: 're2js', out: 'dist/re2js.js', options: node },
  { in: 'client/src/extension.ts', out: 'dist/client.js', options: withEngine },
  { in: 'server/src/node.ts', out: 'dist/server.js', options: command },
  { in: 'cli/src/main.ts', out: 'dist/command.js', options: { ...node, plugins: [hurried, shared] } },
  { ...HURRIED, options: { ...node, plugins: [partOfEngine] } },
  { in: LOG_WORKER, out: 'dist/log-worker.js', prose: false, options: { ...node, plugins: [partOfEngine] } },
  { in: 'server/src/browser.ts', out: 'dist/browser-server.js', options: { platform: 'browser', format: 'iife', target: 'es2022' } },
];

/** What the command line is started by. It keeps the code of the programs it loads, by the digests of their sources: it is built last. */
const START = { in: 'cli/src/start.ts', out: 'dist/cli.js', options: { ...node, banner: { js: '#!/usr/bin/env node' } } };
const STARTED = ['dist/command.js', 'dist/explain.js', 'dist/engine.js', 'dist/re2js.js'];

async function buildStart(dev, into) {
  const digest = (out) => createHash('sha256').update(readFileSync(join(resolve(root, into), basename(out)))).digest('hex').slice(0, 32);
  // While one develops, programs change one by one: nothing is kept of them.
  const digests = Object.fromEntries(dev ? [] : STARTED.map((out) => [basename(out), digest(out)]));
  const options = optionsOf(START, dev, () => [], into);
  return esbuild.build({ ...options, define: { ...options.define, __PROGRAMS__: JSON.stringify(digests) } });
}

/** What makes programs smaller than their sources; shared by those that are built together. */
function slimming() {
  const proofless = stripProofs();
  const asJson = dataAsJson(proofless);
  return ({ prose }) => [asJson({ prose }), proofless];
}

/** The esbuild options of one program; `into` is the folder that takes the place of dist/. */
function optionsOf(program, dev, slimmed, into = 'dist') {
  return {
    absWorkingDir: root,
    entryPoints: [program.in],
    outfile: join(into, basename(program.out)),
    bundle: true,
    minify: !dev,
    metafile: true,
    define: { __VERSION__: JSON.stringify(version) },
    sourcemap: dev ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'warning',
    ...program.options,
    plugins: [...(dev ? [] : slimmed(program)), ...(program.options.plugins ?? [])],
  };
}

/** `node_modules/a/b.js`, `node_modules/@s/a/b.js` → the package's folder. */
const packageOf = (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

/** The licences of all packages that went into the bundles; of a package without a licence text, what its package.json says. */
function notices(results) {
  const folders = new Set(results.flatMap((result) => Object.keys(result.metafile.inputs)).map(packageOf).filter(Boolean));
  return [...folders].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License.txt', 'license', 'LICENCE'].map((f) => join(root, folder, f)).find(existsSync);
    const by = typeof author === 'string' ? author : author?.name;
    return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : `Copyright ${by}`}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}

/** Builds everything into dist/, from nothing. Rejects when a program does not build. */
export async function build({ dev = false } = {}) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const slimmed = slimming();
  const results = await Promise.all(programs.map((program) => esbuild.build(optionsOf(program, dev, slimmed))));
  await buildStart(dev, 'dist');
  for (const { out, options } of [...programs, START]) if (options.banner) chmodSync(join(root, out), 0o755);
  writeFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), notices(results));
}

/** Builds the command line alone into another folder, as it ships, and gives its path: for tests that need the real program. */
export async function buildCommandLine(into) {
  const slimmed = slimming();
  await Promise.all(programs.filter(({ in: file }) => [ENGINE, 're2js', LOG_WORKER, 'cli/src/main.ts', HURRIED.in].includes(file)).map((program) => esbuild.build(optionsOf(program, false, slimmed, into))));
  await buildStart(false, into);
  return join(into, 'cli.js');
}

/** Builds the thread that reads logs with others alone into another folder, and gives its path; `small` takes the engine from beside it. */
export async function buildLogWorker(into, { small = false } = {}) {
  const program = programs.find(({ in: file }) => file === LOG_WORKER);
  await esbuild.build(optionsOf(small ? { ...program, options: withEngine } : program, false, slimming(), into));
  return join(into, 'log-worker.js');
}

async function watch() {
  for (const program of programs) await (await esbuild.context({ ...optionsOf(program, true), logLevel: 'info' })).watch();
  await buildStart(true, 'dist');
}

const printSizes = () => {
  for (const { out } of [...programs, START]) console.log(`${out.padEnd(24)} ${(statSync(join(root, out)).size / 1024).toFixed(0).padStart(5)} KiB`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const done = process.argv.includes('--watch') ? watch() : build({ dev: process.argv.includes('--dev') }).then(printSizes);
  done.catch((error) => {
    // What esbuild has to say, it has said.
    if (!error.errors) console.error(error.message);
    process.exit(1);
  });
}
