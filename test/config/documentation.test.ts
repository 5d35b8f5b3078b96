import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { configSchema, readConfig } from '../../engine/index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test('the examples of the documentation are read without a problem', () => {
  const examples = ['docs/configuration.md', 'docs/ci.md'].flatMap((path) => [...read(path).matchAll(/```jsonc?\n(\{[\s\S]*?)```/g)].map((match) => match[1]!));
  expect(examples.length).toBeGreaterThan(1);
  for (const example of examples) expect(readConfig(example).problems).toEqual([]);
});

test('the documentation and the schema are fresh', () => {
  const { properties } = configSchema() as { properties: object };
  for (const key of Object.keys(properties)) if (key !== '$schema') expect(read('docs/configuration.md')).toContain(`| \`${key}\` |`);
  expect(JSON.parse(read('schemas/virt-doctor.schema.json'))).toEqual(configSchema());
});
