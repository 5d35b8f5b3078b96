import { afterAll, beforeAll, expect, test } from 'vitest';
import { explain, summariseFile } from '../../engine/index.ts';
import { spendQuietDays, writeDebugLog } from './healthy-debug.ts';
import { domainXml } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

const MANY_BYTES = 20 * 1024 * 1024;

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ hostname: 'quiet' });
  await writeDebugLog(lab);
});
afterAll(() => lab?.stop());

function alarmsIn(bytes: Uint8Array): string[] {
  const summary = summariseFile();
  summary.feed(bytes);
  summary.end();
  return summary.statements().filter(({ hit }) => hit.signature.severity !== 'benign').map(({ hit }) => `${hit.signature.id}: ${hit.text}`);
}

test('20 MB of libvirtd at its most talkative raise nothing while all goes well, and one failure among them is seen', async () => {
  const began = performance.now();
  const { path, days } = await spendQuietDays(lab, MANY_BYTES);
  const quiet = Buffer.from(await lab.must(['cat', path]));
  console.log(`${(quiet.length / 1048576).toFixed(0)} MiB, ${quiet.toString().split('\n').length} lines, ${days} days of the same, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  expect(quiet.length).toBeGreaterThan(MANY_BYTES);
  expect(alarmsIn(quiet)).toEqual([]);
  const machine = await lab.must(['cat', '/var/log/libvirt/qemu/calm.log']);
  expect(explain(machine).hits.filter(({ signature }) => signature.severity !== 'benign').map(({ signature: { id }, message }) => `${id}: ${message}`)).toEqual([]);

  await lab.define(domainXml('unlucky', { devices: "<disk type='file' device='disk'><source file='/srv/gone.img'/><target dev='vda' bus='virtio'/></disk>" }));
  expect((await lab.exec(['virsh', 'start', 'unlucky'])).code).toBe(1);
  expect(alarmsIn(Buffer.from(await lab.must(['cat', path])))).toEqual([expect.stringMatching(/^img-missing: .*gone\.img/)]);
});
