import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { domainXml } from './domain.ts';
import { virtDoctor } from './faults/run-fault.ts';
import { type Lab, startLab } from './lab.ts';
import { defineMany, measurePull } from './measure-pull.ts';

let [one, many]: Lab[] = [];
beforeAll(async () => {
  [one, many] = await Promise.all([startLab(), startLab({ hostname: 'many' })]);
  await one.define(domainXml('guest'));
  await defineMany(many, 50);
});
afterAll(() => Promise.all([one?.stop(), many?.stop()]));

/** 1.5 is what it should be on a machine of its own (`npm run bench -- host`); this one may be busy. */
const GENEROUS = 2.5;

/** The slowest is one of these: they start several programs, or ask for all machines. */
const SLOW: readonly string[] = ['domains', 'volumes', 'pools', 'networks', 'vm-files', 'vm-images', 'capabilities', 'domain-states'];

test('a pull of a host with 50 machines takes little longer than its slowest part', async () => {
  const { pull, parts } = await measurePull(many!, 'many7', 3, (id) => SLOW.includes(id));
  const slowest = parts[0]!;
  console.log(`pull ${Math.round(pull)} ms; slowest part ${slowest.id} ${Math.round(slowest.milliseconds)} ms; ${parts.length} parts by an ssh each ${Math.round(parts.reduce((sum, part) => sum + part.milliseconds, 0))} ms`);
  expect(pull / slowest.milliseconds).toBeLessThan(GENEROUS);
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A program of another name is another user's ssh to us: no connection is shared with it. */
function freshSsh(lab: Lab, name: string): string {
  const path = join(lab.folder, name);
  copyFileSync(lab.ssh.program, path);
  return path;
}

test('from command to report takes at most three times what virsh dumpxml alone takes over ssh', async () => {
  // The first diagnosis loads the engine, which is no part of what a diagnosis costs.
  await virtDoctor(['diagnose', '/nowhere']);
  const reports: number[] = [];
  const dumps: number[] = [];
  for (let i = 0; i < 5; i++) {
    const ssh = freshSsh(one!, `ssh-${i}`);
    dumps.push(await milliseconds(() => promisify(execFile)(ssh, ['lab-root', 'virsh', '-r', '-c', 'qemu:///system', 'dumpxml', 'guest'])));
    reports.push(await milliseconds(() => virtDoctor(['diagnose', 'lab-root', 'guest', '--ssh', ssh])));
  }
  // The least of each: whatever else the machine does makes both longer.
  const [report, dump] = [Math.min(...reports), Math.min(...dumps)];
  console.log(`from command to report ${report.toFixed(0)} ms, virsh dumpxml over ssh ${dump.toFixed(0)} ms: ${(report / dump).toFixed(1)} times`);
  expect(report / dump).toBeLessThan(3);
});
