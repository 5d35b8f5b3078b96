import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

/** What each layer may import, besides itself. Everything that is not listed is forbidden. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  'engine/core': [],
  'engine/xml': ['engine/core'],
  'engine/log': ['engine/core', 'engine/signatures'],
  'engine/facts': ['engine/core', 'engine/xml', 'engine/log', 'fast-xml-parser'],
  'engine/schema': ['engine/core', 'engine/xml', 'engine/facts'],
  'engine/rules': ['engine/core', 'engine/xml', 'engine/facts', 'engine/schema'],
  'engine/signatures': ['engine/core'],
  'engine/config': ['engine/core', 'engine/xml', 'engine/schema', 'engine/rules', 'engine/signatures', 'jsonc-parser'],
  'engine/diagnosis': ['engine/core', 'engine/xml', 'engine/log', 'engine/facts', 'engine/schema', 'engine/rules', 'engine/signatures'],
  'engine/features': ['engine/core', 'engine/xml', 'engine/log', 'engine/facts', 'engine/schema', 'engine/rules', 'engine/signatures', 'engine/config', 'engine/diagnosis'],
  engine: ['engine/*'],
  protocol: ['engine'],
  host: ['engine', 'node:*', 'tar/header', 'tar/parse'],
  server: ['engine', 'protocol', 'node:*', 'vscode-languageserver', 'vscode-languageserver-textdocument', 're2js'],
  client: ['engine', 'protocol', 'host', 'node:*', 'vscode', 'vscode-languageclient', 're2js'],
  cli: ['engine', 'host', 'node:*', 'picomatch', 'diff', 're2js'],
};

/** `engine/rules` for engine/rules/memory/x.ts, `engine` for engine/index.ts, `cli` for cli/src/x.ts. */
function layerOf(path: string): string {
  const [first, second] = path.split('/');
  return first === 'engine' && second !== 'index.ts' ? `engine/${second}` : first!;
}

/** Every module a file imports or re-exports, as a path from the repository's root or a package name. */
function importsOf(path: string): string[] {
  const source = readFileSync(join(root, path), 'utf8');
  return [...source.matchAll(/^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm)]
    .map((m) => m[1] ?? m[2] ?? m[3]!)
    .map((name) => (name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name));
}

const allows = (patterns: readonly string[], target: string): boolean =>
  patterns.some((p) => target === p || (p.endsWith('*') ? target.startsWith(p.slice(0, -1)) : target.startsWith(`${p}/`) && !p.startsWith('engine')));

function offences(path: string): string[] {
  const layer = layerOf(path);
  return importsOf(path).filter((target) => {
    const isOurs = /\.ts$/.test(target);
    const to = isOurs ? layerOf(target) : target;
    if (isOurs && to === layer) return false;
    return !allows(MAY[layer]!, to);
  }).map((target) => `${path} → ${target}`);
}

test.each(['engine', 'protocol', 'host', 'server', 'client', 'cli'])('%s imports only what its layer may', (room) => {
  const files = filesBelow(room);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap(offences)).toEqual([]);
});

test('outsiders enter the engine by its front door', () => {
  const inner = ['protocol', 'host', 'server', 'client', 'cli'].flatMap(filesBelow).flatMap((path) => importsOf(path).filter((t) => t.startsWith('engine/') && t !== 'engine/index.ts').map((t) => `${path} → ${t}`));
  expect(inner).toEqual([]);
});

test('a rule or a signature imports its form and the rooms below, never another one of its kind', () => {
  const data = [...filesBelow('engine/rules'), ...filesBelow('engine/signatures')].filter((path) => path.split('/').length === 4);
  expect(data.length).toBeGreaterThan(0);
  const crossed = data.flatMap((path) => importsOf(path).filter((t) => /^engine\/(rules|signatures)\//.test(t) && !/^engine\/(rules\/(?:rule|edits)|signatures\/signature)\.ts$/.test(t)).map((t) => `${path} → ${t}`));
  expect(crossed).toEqual([]);
});

test('each data file bears the id it defines', () => {
  const data = [...filesBelow('engine/rules'), ...filesBelow('engine/signatures')].filter((path) => path.split('/').length === 4);
  const wrong = data.filter((path) => !readFileSync(join(root, path), 'utf8').includes(`id: '${path.split('/').at(-1)!.replace(/\.ts$/, '')}'`));
  expect(wrong).toEqual([]);
});

test('nothing committed knows this machine or a registry', () => {
  const rooms = ['engine', 'protocol', 'host', 'server', 'client', 'cli', 'scripts', 'test', 'examples', 'docs'];
  const files = rooms.flatMap(function all(folder: string): string[] {
    return readdirSync(join(root, folder)).flatMap((name) => {
      const path = join(folder, name);
      return statSync(join(root, path)).isDirectory() ? (name === 'node_modules' ? [] : all(path)) : [path];
    });
  }).filter((path) => /\.(ts|mjs|js|md|sh|json|xml|log)$/.test(path) && path !== 'test/architecture/layers.test.ts');
  const bad = files.filter((path) => /\/work\/(main|shared)|\/tmp\/(ref|w)\/|registry\.npmjs|deb\.debian\.org/.test(readFileSync(join(root, path), 'utf8')));
  expect(bad).toEqual([]);
});
