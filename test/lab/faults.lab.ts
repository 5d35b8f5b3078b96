import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  test.for(faults.map((fault) => [fault.id, fault] as const))('%s', async ([id, fault], { skip }) => {
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

describe('all in all', () => {
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
