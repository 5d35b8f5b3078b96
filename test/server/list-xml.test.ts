import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listXml } from '../../server/src/list-xml.ts';

let folder: string;
const uri = (): string => pathToFileURL(folder).href;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'virt-doctor-list-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function put(...path: string[]): void {
  mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
  writeFileSync(join(folder, ...path), '');
}

test('files are found by their names, whatever these are', async () => {
  for (const path of [['a.xml'], ['b', 'c d', "it's #1 100%.xml"], ['b', 'x.txt']]) put(...path);
  expect([...(await listXml(uri()))!].sort()).toEqual([`${uri()}/a.xml`, `${uri()}/b/c%20d/it's%20%231%20100%25.xml`]);
});

test.skipIf(process.platform === 'win32')('links, pipes and what is hidden are left out', async () => {
  for (const path of [['a.xml'], ['.git', 'x.xml'], ['node_modules', 'p', 'x.xml']]) put(...path);
  symlinkSync(folder, join(folder, 'again'));
  symlinkSync('/etc', join(folder, 'etc'));
  symlinkSync(join(folder, 'a.xml'), join(folder, 'link.xml'));
  mkdirSync(join(folder, 'folder.xml'));
  execFileSync('mkfifo', [join(folder, 'pipe.xml')]);
  expect(await listXml(uri())).toEqual([`${uri()}/a.xml`]);
});

test('there is no list of more than is judged, nor of what cannot be read', async () => {
  for (let i = 0; i < 500; i++) put(`${i}.xml`);
  expect(await listXml(uri())).toHaveLength(500);
  put('one-more.xml');
  expect(await listXml(uri())).toBeUndefined();
  for (const none of [`${uri()}/none`, `${uri()}/0.xml`, 'untitled:x', 'vscode-vfs://github/a/b']) expect(await listXml(none), none).toBeUndefined();
});
