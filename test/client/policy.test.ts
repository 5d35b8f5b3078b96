import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { policyFile, policyForbidsEditing } from '../../client/src/editing/policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [undefined, false], ['{}', false], ['{"remoteEditing":true}', false], ['{"other":1}', false],
  ['{"remoteEditing":false}', true], ['{"remoteEditing":"no"}', true], ['{"remoteEditing":null}', true], ['', true], ['{', true], ['null', true], ['7', true],
] as const)('a policy of %j: forbids editing: %j', (text, forbids) => {
  const path = join(folder, `${Math.random()}.json`);
  if (text !== undefined) writeFileSync(path, text);
  expect(policyForbidsEditing(path)).toBe(forbids);
});

test('what cannot be read forbids', () => expect(policyForbidsEditing(folder)).toBe(true));

test('lies where users cannot write', () => {
  expect(policyFile('linux')).toBe('/etc/virt-doctor/policy.json');
  expect(policyFile('darwin')).toMatch(/^\/Library\//);
  expect(policyFile('win32', 'C:\\ProgramData')).toContain('ProgramData');
});
