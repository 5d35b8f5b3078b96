import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const proofs = [...readFileSync(join(root, 'docs/safety.md'), 'utf8').matchAll(/`(test\/[\w./-]+\.ts)` “([^”]+)”/g)].map(([, file, title]) => ({ file: file!, title: title! }));

test('what safety.md claims is tested where it says', () => {
  expect(proofs.length).toBeGreaterThan(45);
  const missing = proofs.filter(({ file, title }) => !readFileSync(join(root, file), 'utf8').includes(`'${title}', `));
  expect(missing).toEqual([]);
});

test('each line of its tables has a proof', () => {
  const lines = readFileSync(join(root, 'docs/safety.md'), 'utf8').split('\n').filter((line) => /^\| (?!what|-)/.test(line));
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => !/`test\/[\w./-]+\.ts` “/.test(line))).toEqual([]);
});
