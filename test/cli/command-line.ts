import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../cli/src/run.ts';
import type { Terminal } from '../../cli/src/terminal.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process; `stdin` is what `-` reads. */
export async function virtDoctor(argv: readonly string[], stdin: string | Uint8Array = '', more: Partial<Terminal> = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const terminal: Terminal = { write: (t) => void (out += t), complain: (t) => void (err += t), colour: false, width: 120, readStdin: () => Promise.resolve(Buffer.from(stdin)), ...more };
  return { code: await run(argv, terminal), out, err };
}

/** A folder with files, and how to be rid of it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): { readonly folder: string; at(name: string): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'virt-doctor-cli-'));
  const at = (name: string): string => join(folder, name);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  }
  return { folder, at, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const domain = (devices: string, name = 'a'): string => `<domain type='test'>
  <name>${name}</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
${devices}  </devices>
</domain>
`;

export const HEALTHY = domain("    <controller type='scsi' index='0' model='virtio-scsi'/>\n");
/** One error, duplicate-controller at 7:29. */
export const BROKEN = domain("    <controller type='scsi' index='0' model='virtio-scsi'/>\n    <controller type='scsi' index='0' model='virtio-scsi'/>\n");
/** One warning, unknown-element. */
export const WARNED = domain("    <controler type='scsi'/>\n");
/** Two mistakes that are certain to mend. */
export const FIXABLE = HEALTHY.replace("index='0'", 'index=0').replace("'test'", "'test");
