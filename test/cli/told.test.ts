import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../cli/src/run.ts';
import type { Terminal } from '../../cli/src/terminal.ts';
import { readEvidence, savePull, withTold } from '../../host/index.ts';

async function told(argv: readonly string[], stdin = ''): Promise<{ exit: number; causes: { id: string; evidence: { file: string; line: number }[] }[] }> {
  let out = '';
  const terminal: Terminal = { write: (text) => void (out += text), complain: () => undefined, colour: false, width: 100, readStdin: () => Promise.resolve(new TextEncoder().encode(stdin)) };
  const exit = await run(['diagnose', '--format', 'json', ...argv], terminal);
  return { exit, causes: (JSON.parse(out) as { causes: { id: string; evidence: { file: string; line: number }[] }[] }).causes };
}

describe('what the user was told', () => {
  test('is evidence of its own', async () => {
    const { exit, causes } = await told(['--told', "Failed to start the machine:\nerror: Requested operation is not valid: network 'backoffice' is not active"]);
    expect(exit).toBe(1);
    expect(causes[0]).toMatchObject({ id: 'net-not-active', evidence: [{ file: 'told.txt', line: 2 }] });
  });
  test('may come on standard input', async () => {
    expect((await told(['--told', '-'], 'error: Domain is already active\n')).causes[0]).toMatchObject({ id: 'virsh-already-running' });
  });
  test('goes before what a log of all VMs says', async () => {
    const { causes } = await told(['examples/recorded-host/archive', '--told', 'error: Domain is already active']);
    expect(causes.map(({ id }) => id)).toContain('virsh-already-running');
    expect(causes.map(({ id }) => id)).toContain('up-not-format');
  });
  test('is evidence again where it was saved, whatever its words are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-told-'));
    try {
      const bundle = withTold({ vm: 'web', logs: [] }, 'nothing that looks like a log\npassword="x"');
      await savePull({ bundle, facts: {}, notes: [], ran: [] }, join(folder, 'web'));
      expect((await readEvidence([join(folder, 'web')])).bundles[0]).toMatchObject({ vm: 'web', logs: [{ name: 'told.txt', text: 'nothing that looks like a log\npassword="***"\n', told: true }] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
