import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain, summariseFile } from '../../engine/features/explain.ts';
import { rank } from '../../engine/features/rank.ts';
import { sharedFolder } from '../corpus.ts';

interface Entry {
  readonly id: string;
  readonly lines: readonly string[];
  readonly category: string;
  readonly severity: 'fatal' | 'degraded' | 'benign';
  readonly cause_id: string;
}

const read = (...path: string[]): string => readFileSync(join(sharedFolder!, ...path), 'utf8');
const alarmsIn = (text: string) => rank(explain(text).hits).filter((hit) => hit.signature.severity !== 'benign');

describe.skipIf(!sharedFolder)('real lines (skipped: no shared corpus here)', () => {
  const entries = sharedFolder ? read('logs/dev.jsonl').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Entry) : [];
  const answers = entries.map((entry) => ({ entry, first: alarmsIn(entry.lines.join('\n'))[0]?.signature }));
  const failures = answers.filter(({ entry }) => entry.severity !== 'benign');
  const share = (good: (answer: (typeof answers)[number]) => boolean): number => failures.filter(good).length / failures.length;

  it('that are failures are found and named', () => {
    expect(share(({ first }) => first !== undefined)).toBeGreaterThanOrEqual(0.98);
    expect(share(({ entry, first }) => first?.category === entry.category)).toBeGreaterThanOrEqual(0.95);
    expect(share(({ entry, first }) => first?.id === entry.cause_id)).toBeGreaterThanOrEqual(0.95);
  });

  it('that are benign raise no alarm', () => {
    expect(answers.filter(({ entry, first }) => entry.severity === 'benign' && first).map(({ entry, first }) => `${entry.id} ${first!.id}`)).toEqual([]);
  });

  it('of healthy VMs raise no alarm', () => {
    for (const version of readdirSync(join(sharedFolder!, 'host-facts/lab'))) {
      expect(alarmsIn(read('host-facts/lab', version, 'ok_kvm_minimal.log')).map((hit) => hit.signature.id)).toEqual([]);
    }
  });

  it('of the control VMs raise no alarm, as they are and as a day of a journal: 20 MB', () => {
    const folders = ['faults', 'faults-12.8'].flatMap((set) => readdirSync(join(sharedFolder!, set)).filter((name) => /^ok_|_ok$/.test(name)).map((name) => join(set, name)));
    const logs = folders.flatMap((folder) => readdirSync(join(sharedFolder!, folder)).filter((name) => name.endsWith('.log')).map((name) => [`${folder}/${name}`, read(folder, name)] as const));
    expect(logs.length).toBeGreaterThan(8);
    for (const [name, text] of logs) expect(alarmsIn(text).map(({ signature }) => `${name}: ${signature.id}`)).toEqual([]);
    const lines = logs.flatMap(([name, text]) => text.split('\n').filter(Boolean).map((line) => `${name.endsWith('qemu.log') ? 'qemu-system-x86_64' : 'libvirtd'}[${4000 + line.length}]: ${line}`));
    const summary = summariseFile({ benign: false });
    const encoder = new TextEncoder();
    for (let second = 0; summary.bytes < 20 * 1024 * 1024; second++) {
      const time = new Date(second * 1000).toISOString().slice(11, 19);
      summary.feed(encoder.encode(lines.map((line) => `Mar 14 ${time} pear ${line}\n`).join('')));
    }
    summary.end();
    expect(summary.statements().map(({ hit }) => `${hit.signature.id}: ${hit.text}`)).toEqual([]);
  });
});
