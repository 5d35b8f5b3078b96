import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../../cli/src/run.ts';
import type { Terminal } from '../../../cli/src/terminal.ts';
import type { Lab, Ran } from '../lab.ts';
import type { Fault } from './fault.ts';
import { guest } from './guest.ts';
import { judge, type NamedCause, type Verdict } from './judge.ts';

export interface FaultRun {
  readonly fault: Fault;
  readonly verdict: Verdict;
  readonly causes: readonly NamedCause[];
  /** What the user was told when it failed. */
  readonly said: string;
  readonly seconds: { readonly all: number; readonly diagnosis: number };
}

const here = (name: string): string => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');

const XML = '/run/lab/work/guest.xml';

/** Makes a lab ready for faults. */
export async function prepare(lab: Lab): Promise<void> {
  await lab.write('/run/lab/prelude.sh', here('prelude.sh'));
  await lab.write('/run/lab/reset.sh', here('reset.sh'));
  await lab.must(['bash', '/run/lab/reset.sh']);
}

const step = (lab: Lab, script: string): Promise<Ran> => lab.exec(['bash', '-c', `. /run/lab/prelude.sh; ${script}`]);

async function must(lab: Lab, script: string, what: string): Promise<void> {
  const ran = await step(lab, `set -e; ${script}`);
  if (ran.code !== 0) throw new Error(`${what} ended with ${ran.code}: ${ran.stderr}${ran.stdout}`);
}

/** Makes the failure; throws when it does not happen, because then nothing is proven. */
async function makeFail(lab: Lab, fault: Fault): Promise<string> {
  if (fault.inject !== undefined) await must(lab, fault.inject, 'inject');
  await lab.write(XML, fault.xml ?? guest());
  await must(lab, `virsh define ${XML}`, 'the definition');
  if (fault.refused !== undefined) await lab.write(XML, fault.refused);
  const ran = await step(lab, fault.start ?? (fault.refused === undefined ? 'virsh start guest' : `virsh define ${XML}`));
  if (fault.failed !== undefined) await must(lab, fault.failed, `it did not come to pass after "${ran.stderr.trim()}"; its test`);
  else if (fault.expect.cause.length > 0 && ran.code === 0) throw new Error(`it did not fail: ${ran.stdout}`);
  else if (fault.expect.cause.length === 0 && ran.code !== 0) throw new Error(`it is not healthy: ${ran.stderr}`);
  return `${ran.stderr}${ran.stdout}`.trim();
}

/** Runs the command line in this process. */
export async function virtDoctor(argv: readonly string[]): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const terminal: Terminal = { write: (text) => void (out += text), complain: (text) => void (err += text), colour: false, width: 120, readStdin: () => Promise.resolve(new Uint8Array()) };
  const exit = await run(argv, terminal);
  return { exit, out, err };
}

/** One pull over ssh, judged as the command line judges it, with what the user was told where libvirt does not log it. What libvirt refused to define is put with it: the host does not keep it. */
async function diagnose(lab: Lab, fault: Fault, said: string, folder: string): Promise<readonly NamedCause[]> {
  const { exit, out, err } = await virtDoctor(['diagnose', 'lab-root', 'guest', '--ssh', lab.ssh.program, '--format', 'json', '--save', folder, ...(fault.told ? ['--told', said] : [])]);
  if (exit > 1) throw new Error(`virt-doctor diagnose ended with ${exit}: ${err}`);
  if (fault.refused === undefined) return (JSON.parse(out) as { causes: NamedCause[] }).causes;
  writeFileSync(join(folder, 'domain.xml'), fault.refused);
  const again = await virtDoctor(['diagnose', folder, '--format', 'json']);
  if (again.exit > 1) throw new Error(`virt-doctor diagnose of what was saved ended with ${again.exit}: ${again.err}`);
  return (JSON.parse(again.out) as { causes: NamedCause[] }).causes;
}

const readFolder = (folder: string): ReadonlyMap<string, string> => new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** Makes a fault in a prepared lab and has it diagnosed. With `keep`, what was pulled stays there. Throws when the fault does not come to pass. */
export async function runFault(lab: Lab, fault: Fault, keep?: string): Promise<FaultRun> {
  const began = performance.now();
  const folder = join(keep ?? lab.folder, fault.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, '..'), { recursive: true });
  try {
    const said = await makeFail(lab, fault);
    const asked = performance.now();
    const causes = await diagnose(lab, fault, said, folder);
    const seconds = { all: (performance.now() - began) / 1000, diagnosis: (performance.now() - asked) / 1000 };
    return { fault, verdict: judge(fault.expect, causes, readFolder(folder)), causes, said, seconds };
  } finally {
    if (!fault.spoils) await lab.exec(['bash', '/run/lab/reset.sh']);
  }
}
