import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAddress, pull } from '../../host/index.ts';
import { listing, plans } from '../../host/plan.ts';
import { quoted } from '../../host/shell-words.ts';
import { diskXml, domainXml } from './domain.ts';
import type { Lab } from './lab.ts';

/** Milliseconds, each the least of several runs: what else this machine does only adds to them. */
export interface PullTimes {
  readonly pull: number;
  /** The questions by an ssh of their own, the slowest first. */
  readonly parts: readonly { readonly id: string; readonly asksLibvirt: boolean; readonly milliseconds: number }[];
}

/** Defines `count` machines with a disk and an interface each. */
export async function defineMany(lab: Lab, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await lab.define(domainXml(`many${i}`, { devices: `${diskXml(`/var/lib/libvirt/images/many${i}.img`)}<interface type='user'/>` }));
}

async function least(runs: number, work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await work();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** A pull of one machine over ssh, beside each of its questions (those that are wanted) by an ssh of its own. Every connection is a fresh one. */
export async function measurePull(lab: Lab, vm: string, runs: number, isWanted: (id: string) => boolean = () => true): Promise<PullTimes> {
  const address = parseAddress('lab');
  const uuid = (await lab.must(['virsh', 'domuuid', vm])).trim();
  const uuids = (await lab.must(['virsh', 'list', '--all', '--uuid'])).trim().split(/\s+/).join(' ');
  const values: Readonly<Record<string, string>> = { uri: 'qemu:///system', uuid, uuids, vm };
  // The first value of an option counts: no connection is shared.
  const ssh = join(lab.folder, 'fresh-ssh');
  writeFileSync(ssh, `#!/bin/sh\nexec '${lab.ssh.program}' -o ControlMaster=no -o ControlPath=none "$@"\n`, { mode: 0o755 });
  const pulling = async (): Promise<void> => {
    const answer = address.ok ? await pull(address.value, vm, { sshPath: ssh }) : address;
    if (!answer.ok) throw new Error(answer.failure.message);
  };
  let fastest = await least(runs, pulling);
  const parts = [];
  for (const { id, argv } of [listing, ...plans.pull.flat()].filter((question) => isWanted(question.id))) {
    const command = `PATH=$PATH:/usr/sbin:/sbin; ${argv.map((word) => quoted(word.replace(/\{(\w+)\}/g, (_, name: string) => values[name]!))).join(' ')}`;
    const milliseconds = await least(runs, () => spawnSync(ssh, ['lab', command], { stdio: 'ignore', timeout: 30_000 }));
    parts.push({ id, asksLibvirt: argv.join(' ').includes('virsh'), milliseconds });
    if (parts.length % 10 === 0) fastest = Math.min(fastest, await least(1, pulling));
  }
  return { pull: fastest, parts: parts.sort((a, b) => b.milliseconds - a.milliseconds) };
}
