import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { openCodeCache } from './code-cache.ts';

/** For each of our programs the digest of its source: its code in the cache is named by that. Written by scripts/build.mjs. */
declare const __PROGRAMS__: Readonly<Record<string, string>>;

type Program = (exports: object, require: (id: string) => unknown, module: { exports: object }, file: string, folder: string) => void;

const fromHere = createRequire(__filename);
const cache = openCodeCache(process.env);
const loaded = new Map<string, { exports: object }>();
/** Those whose code is not in the cache yet. */
const compiled = new Map<string, Script>();

/** As Node loads a module, but with code that is kept. */
function load(name: string, digest: string): object {
  const known = loaded.get(name);
  if (known) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const path = join(__dirname, name);
  const cachedData = cache?.read(`${name}-${digest}`);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) { ${readFileSync(path, 'utf8')}\n})`, { filename: path, ...(cachedData && { cachedData }) });
  if (!cachedData || script.cachedDataRejected) compiled.set(`${name}-${digest}`, script);
  (script.runInThisContext() as Program)(module.exports, requireProgram, module, path, dirname(path));
  return module.exports;
}

function requireProgram(id: string): unknown {
  const name = id.slice(2);
  const digest = id.startsWith('./') && Object.hasOwn(__PROGRAMS__, name) ? __PROGRAMS__[name] : undefined;
  return digest === undefined ? fromHere(id) : load(name, digest);
}

// By then all that a start needs was called, and is compiled.
if (cache) process.once('exit', () => { for (const [name, script] of compiled) cache.write(name, script); });
requireProgram('./command.js');
