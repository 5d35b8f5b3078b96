import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint, type HostFacts } from '../../engine/index.ts';
import { elementAt, pathOf } from '../../engine/xml/query.ts';
import { parseXml } from '../../engine/xml/parse.ts';
import { parseAddress, pull, snapshot } from '../../host/index.ts';
import { sharedFolder } from '../corpus.ts';
import { haltingImage } from './domain.ts';
import { type Lab, startLab } from './lab.ts';

/** Failures whose reason lies in the host: can it be told from the XML and the host's facts before the machine is started? */
interface Label {
  readonly name: string;
  readonly lintable: string;
  readonly xml: readonly string[];
}

const folder = join(sharedFolder ?? '', 'faults');
const labels = sharedFolder ? readFileSync(join(folder, 'labels.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Label).filter(({ lintable }) => lintable === 'host') : [];
/** All of them take minutes: `VIRT_DOCTOR_HOST_FAULTS=all`, or names. Else every eighth. */
const asked = process.env['VIRT_DOCTOR_HOST_FAULTS'];
const chosen = asked === 'all' ? labels : asked === undefined ? labels.filter((_, i) => i % 8 === 0) : labels.filter(({ name }) => asked.split(',').includes(name));
const outcomes = new Map<string, string>();

/** A folder as tar: the lab need not see it. */
const packed = (path: string): Buffer => execFileSync('tar', ['-C', path, '-cf', '-', '.']);

/** The lab as the recorded steps want it: a default network, scripts to restart the daemon with, an image that halts. */
async function prepared(): Promise<Lab> {
  const lab = await startLab();
  await lab.must(['bash', '-c', 'mount -t tmpfs tmpfs /srv && mkdir -p /srv/lab/bin /srv/lab/assets /run/lab/fault && cat > /srv/lab/bin/lv-restart.sh && chmod 755 /srv/lab/bin/*'], readFileSync(join(sharedFolder!, 'lab/lv-restart.sh')));
  for (const name of ['halt', 'writer', 'reader', 'triple', 'pvpanic']) await lab.write(`/srv/lab/assets/${name}.img`, haltingImage());
  await lab.write('/run/lab/default.xml', "<network><name>default</name><forward mode='nat'/><bridge name='virbr0'/><ip address='192.168.122.1' netmask='255.255.255.0'/></network>");
  await lab.must(['virsh', 'net-define', '/run/lab/default.xml']);
  return lab;
}

async function factsBefore(lab: Lab, name: string): Promise<HostFacts> {
  const address = parseAddress('lab-root');
  if (!address.ok) throw new Error(address.failure.message);
  const options = { sshPath: lab.ssh.program, domainCapabilities: true };
  const pulled = await pull(address.value, name, options);
  if (pulled.ok) return pulled.value.facts;
  const alone = await snapshot(address.value, options);
  return alone.ok ? alone.value : {};
}

const plain = (path: string): string => path.replace(/^\//, '').replace(/\[\d+\]/g, '').replace(/\/@[^/]+$/, '');
const isNear = (found: string, wanted: string): boolean => found === wanted || (found.startsWith(`${wanted}/`) && wanted.split('/').length > 2) || (wanted.startsWith(`${found}/`) && found.split('/').length > 2);

async function judge({ name, xml: wanted }: Label): Promise<string> {
  const lab = await prepared();
  try {
    await lab.exec(['bash', '-c', 'tar -xf - -C /run/lab/fault && cd /run/lab/fault && timeout 28 bash steps.sh prepare < /dev/null > /run/lab/fault.log 2>&1'], packed(join(folder, name)));
    const defined = await lab.exec(['virsh', 'define', '/run/lab/fault/domain.xml']);
    const text = readFileSync(join(folder, name, 'domain.xml'), 'utf8');
    const facts = await factsBefore(lab, name);
    const document = parseXml(text);
    const findings = lint(text, { host: facts }).findings.filter((f) => f.severity !== 'hint');
    const right = findings.filter((f) => wanted.some((path) => isNear(pathOf(elementAt(document, f.span.start + 1) ?? document.root!), plain(path))));
    if (right.length > 0) return `found   ${right.map((f) => `${f.code} (${f.severity})`).join(', ')}`;
    return `missed  ${defined.code === 0 ? '' : 'not defined; '}said: ${findings.map((f) => f.code).join(', ') || 'nothing'}`;
  } finally {
    await lab.stop();
  }
}

describe.skipIf(!sharedFolder)('recorded failures of hosts', () => {
  test('are found from XML and facts before the start', async () => {
    for (const label of chosen) {
      outcomes.set(label.name, await judge(label));
      console.log(`${label.name.padEnd(30)} ${outcomes.get(label.name)!}`);
    }
    const found = [...outcomes.values()].filter((outcome) => outcome.startsWith('found')).length;
    console.log(`${found} of ${outcomes.size} failures of hosts found before the start`);
    expect(found / outcomes.size).toBeGreaterThan(0.8);
  }, 1_500_000);
});
