import { execFile } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';
import { faults as all } from './faults/index.ts';
import { type FaultRun, prepare, runFault, virtDoctor } from './faults/run-fault.ts';
import { whyNot } from './faults/needs.ts';
import { type Skipped, table, total } from './faults/table.ts';

/** `npm run lab` makes all of them; every other run only the quick ones, unless VIRT_DOCTOR_FAULTS says `all` or names some. */
const asked = process.env['VIRT_DOCTOR_FAULTS'] ?? 'quick';
const faults = all.filter((fault) => asked === 'all' || (asked === 'quick' ? fault.quick : asked.split(',').includes(fault.id)));
/** A folder where what was pulled is kept, to look at. */
const keep = process.env['VIRT_DOCTOR_FAULTS_KEEP'];

const runs: FaultRun[] = [];
const skipped: Skipped[] = [];
const idle: Lab[] = [];

async function takeLab(): Promise<Lab> {
  const lab = idle.pop();
  if (lab) return lab;
  const fresh = await startLab();
  await prepare(fresh);
  return fresh;
}

/** The first diagnosis loads the engine, which is no part of what a diagnosis costs. */
beforeAll(() => virtDoctor(['diagnose', '/nowhere']));
afterAll(() => Promise.all(idle.map((lab) => lab.stop())));

describe.concurrent('a fault is made and diagnosed:', () => {
  test.for(faults.map((fault) => [fault.id, fault] as const))('%s', { timeout: 120_000 }, async ([id, fault], { skip }) => {
    const lab = await takeLab();
    let isUsable = fault.spoils !== true;
    try {
      const reason = await whyNot(lab, fault.needs);
      if (reason !== undefined) {
        isUsable = true;
        skipped.push({ id, reason });
        return skip(reason);
      }
      runs.push(await runFault(lab, fault, keep));
    } finally {
      if (isUsable) idle.push(lab);
      else await lab.stop();
    }
  });
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

describe('all in all', () => {
  test('from command to report takes at most three times what virsh dumpxml alone takes over ssh', async () => {
    const lab = await takeLab();
    idle.push(lab);
    await lab.define(domainXml('guest'));
    const reports: number[] = [];
    const dumps: number[] = [];
    for (let i = 0; i < 5; i++) {
      const ssh = freshSsh(lab, `ssh-${i}`);
      dumps.push(await milliseconds(() => promisify(execFile)(ssh, ['lab-root', 'virsh', '-r', '-c', 'qemu:///system', 'dumpxml', 'guest'])));
      reports.push(await milliseconds(() => virtDoctor(['diagnose', 'lab-root', 'guest', '--ssh', ssh])));
    }
    // The least of each: whatever else the machine does makes both longer.
    const [report, dump] = [Math.min(...reports), Math.min(...dumps)];
    console.log(`from command to report ${report.toFixed(0)} ms, virsh dumpxml over ssh ${dump.toFixed(0)} ms: ${(report / dump).toFixed(1)} times`);
    expect(report / dump).toBeLessThan(3);
  }, 120_000);

  test('diagnoses are right', () => {
    const order = new Map(faults.map((fault, i) => [fault, i]));
    console.log(table([...runs].sort((a, b) => order.get(a.fault)! - order.get(b.fault)!), skipped));
    const t = total(runs);
    expect(t.faults).toBeGreaterThan(0);
    expect({ wrong: t.wrong, falseAlarms: t.falseAlarms }).toEqual({ wrong: 0, falseAlarms: 0 });
    expect(t.right / t.faults).toBeGreaterThanOrEqual(0.95);
    expect(t.among3 / t.faults).toBeGreaterThanOrEqual(0.98);
    expect(t.element[0] / Math.max(t.element[1], 1)).toBeGreaterThanOrEqual(0.95);
    expect(t.evidence[0] / Math.max(t.evidence[1], 1)).toBeGreaterThanOrEqual(0.95);
  });
});
