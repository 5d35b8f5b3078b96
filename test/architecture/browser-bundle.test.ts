import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import esbuild from 'esbuild';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

test('the engine runs where there is nothing but the language itself', async () => {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root, entryPoints: ['engine/index.ts'], bundle: true, write: false, platform: 'browser', format: 'iife', globalName: 'engine', target: 'es2022', logLevel: 'silent',
  });
  const bare = createContext({});
  runInContext(outputFiles[0]!.text, bare);
  const codes = runInContext("engine.lint(\"<domain type='kvm'><name>a</name><memory>1</memory><vcpu>\").findings.map((f) => f.code).join()", bare) as string;
  expect(codes).toContain('tag-not-closed');
  expect(runInContext("engine.explain('qemu-system-x86_64: Could not open \\'/a\\': No such file or directory').hits.length", bare)).toBeGreaterThan(0);
});

test('the server for a web worker builds without Node', async () => {
  const { errors, metafile } = await esbuild.build({
    absWorkingDir: root, entryPoints: ['server/src/browser.ts'], bundle: true, write: false, metafile: true, platform: 'browser', format: 'iife', target: 'es2022', logLevel: 'silent',
  });
  expect(errors).toEqual([]);
  expect(Object.values(metafile.outputs).flatMap((o) => o.imports.map((i) => i.path))).toEqual([]);
});
