import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vsix } from '../../scripts/package.mjs';
import { listVsix, unpackVsix } from './vsix.ts';

/** Everything that VS Code or a user of the package needs to run or read, and nothing else. */
const EXPECTED = [
  /^\[Content_Types\]\.xml$/, /^extension\.vsixmanifest$/, /^extension\/package\.json$/,
  /^extension\/(?:readme\.md|changelog\.md|LICENSE\.txt|icon\.png)$/i,
  /^extension\/dist\/(?:engine|re2js|client|server|log-worker)\.js$/, /^extension\/dist\/(?:engine|re2js)\.js\.br$/, /^extension\/dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^extension\/docs\/walkthrough\/[a-z]+\.md$/,
  /^extension\/(?:syntaxes\/[\w-]+\.tmLanguage|snippets\/[\w-]+|schemas\/[\w.-]+)\.json$/,
];

suite('the package', () => {
  test('is at most 1 MB', () => {
    const { size } = statSync(vsix);
    console.log(`      ${(size / 1024).toFixed(0)} KiB`);
    assert.ok(size <= 1_000_000, `${size} bytes`);
  });

  test('holds what runs and nothing else', async () => {
    const names = (await listVsix(vsix)).map((file) => file.name);
    assert.deepEqual(names.filter((name) => !EXPECTED.some((pattern) => pattern.test(name))), []);
    assert.deepEqual(EXPECTED.filter((pattern) => !names.some((name) => pattern.test(name))), []);
  });

  test('holds every file that package.json speaks of', async () => {
    const names = new Set((await listVsix(vsix)).map((file) => file.name));
    const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-package-'));
    await unpackVsix(vsix, folder);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      main: string; icon?: string; contributes: Record<'grammars' | 'snippets', { path: string }[]> & { walkthroughs: { steps: { media: { markdown: string } }[] }[] };
    };
    const named = [manifest.main, ...(manifest.icon ? [manifest.icon] : []), ...manifest.contributes.grammars.map((g) => g.path), ...manifest.contributes.snippets.map((s) => s.path), ...manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown))];
    rmSync(folder, { recursive: true });
    assert.deepEqual(named.filter((path) => !names.has(`extension/${path.replace(/^\.\//, '')}`)), []);
  });
});
