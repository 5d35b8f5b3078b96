// Makes the extension as it is shipped: out/virt-doctor.vsix, from a fresh build. What goes in is the `files` list of package.json, without the
// command line, which npm installs.
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { createVSIX } from '@vscode/vsce';
import picomatch from 'picomatch';
import { build, buildLogWorker } from './build.mjs';
import { root } from './setup.mjs';

/** Where the packed extension lies. */
export const vsix = join(root, 'out/virt-doctor.vsix');

/** vsce prints what it packs; the test of the package says it better. */
async function quietly(work) {
  const { info, log } = console;
  console.info = console.log = () => undefined;
  await work().finally(() => Object.assign(console, { info, log }));
}

/** What runs in a terminal only. */
const COMMAND_LINE = ['dist/cli.js', 'dist/command.js', 'dist/explain.js'];

const stage = join(root, 'out/extension');

/** The files that a path or pattern of the list means; only the last name of one may have stars. */
function matches(pattern) {
  const isMeant = picomatch(pattern);
  return readdirSync(join(root, dirname(pattern))).map((name) => join(dirname(pattern), name)).filter((path) => isMeant(path));
}

/**
 * The engine is mostly texts, which an archive packs badly: Brotli saves a seventh of the whole package, for some milliseconds when the engine
 * is first asked for; of re2js, which few need, a ninth. Nothing is written where it is installed.
 */
const BROTLI = ['dist/engine.js', 'dist/re2js.js'];
const unpacking = (name) => `const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { compileFunction } = require('node:vm');
const { brotliDecompressSync } = require('node:zlib');
const text = brotliDecompressSync(readFileSync(join(__dirname, '${name}.br'))).toString();
compileFunction(text, ['exports', 'require', 'module'], { filename: __filename })(exports, require, module);
`;

function packWithBrotli(file) {
  const path = join(stage, file);
  const text = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params }));
  writeFileSync(path, unpacking(basename(file)));
}

/** Lays out what goes into the package, with a manifest that says only what an editor asks for. */
function layOut() {
  const { scripts, devDependencies, bin: _, files, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packed = files.filter((file) => !COMMAND_LINE.includes(file));
  rmSync(stage, { recursive: true, force: true });
  for (const file of packed.flatMap(matches)) cpSync(join(root, file), join(stage, file));
  writeFileSync(join(stage, 'package.json'), JSON.stringify({ ...manifest, files: [...packed, ...BROTLI.map((file) => `${file}.br`)] }, null, 2));
  BROTLI.forEach(packWithBrotli);
}

/** Builds and packs; returns the size in bytes. */
export async function packExtension() {
  await build();
  layOut();
  await buildLogWorker(join(stage, 'dist'), { small: true });
  await quietly(() => createVSIX({ cwd: stage, packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false }));
  return statSync(vsix).size;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  packExtension().then(
    (bytes) => console.log(`${relative(process.cwd(), vsix)}: ${(bytes / 1024).toFixed(0)} KiB`),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
