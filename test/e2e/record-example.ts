/**
 * Records examples/recorded-host: brings up a lab, defines machines there that cannot start, tries to start them, and saves what a
 * pull over ssh says. Run by hand when the format of recordings changes: `npx tsx test/e2e/record-example.ts`.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSnapshot, type NamedText } from '../../engine/index.ts';
import { pull, savePull, type Pull } from '../../host/index.ts';
import { startLab } from '../lab/lab.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../examples/recorded-host');

const domain = (name: string, memory: string, more: string, devices: string): string => `<domain type='kvm'>
  <name>${name}</name>
  ${memory}
  <vcpu placement='static'>2</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
  </features>
  <cpu mode='maximum'/>
  ${more}
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    ${devices}
    <serial type='pty'/>
    <console type='pty'/>
    <memballoon model='none'/>
  </devices>
</domain>
`;

const disk = (file: string, target: string): string => `<disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none' discard='unmap'/>
      <source file='/var/lib/libvirt/images/${file}'/>
      <target dev='${target}' bus='virtio'/>
    </disk>`;

const MIB_256 = "<memory unit='MiB'>256</memory>";

/** Its image is not what its XML says: QEMU itself finds out. */
const RAW_IMAGE = 'archive.img';

/** The machines by name; what is wrong with each is what the examples are about. */
const machines: Readonly<Record<string, string>> = {
  webshop: domain('webshop', MIB_256, '', `${disk('webshop.qcow2', 'vda')}\n    ${disk('webshop-data.qcow2', 'vdb')}`),
  builder: domain('builder', MIB_256, "<numatune>\n    <memory mode='strict' nodeset='1'/>\n  </numatune>", disk('webshop.qcow2', 'vda')),
  archive: domain('archive', MIB_256, '', disk(RAW_IMAGE, 'vda')),
  mailer: domain('mailer', MIB_256, '', `${disk('webshop.qcow2', 'vda')}\n    <interface type='network'>\n      <source network='backoffice'/>\n      <model type='virtio'/>\n    </interface>`),
};
const NETWORK = "<network><name>backoffice</name><bridge name='virbr-office'/><ip address='192.0.2.1' netmask='255.255.255.0'/></network>";

/** Without what describes the machine that the lab ran on: the example is about a host of its own. */
function withoutMachine(pulled: Pull): Pull {
  const anonymous = ({ name, text }: NamedText): NamedText => ({ name, text: text.replaceAll(release(), '6.1.0-18-amd64') });
  const { kernel: _kernel, hostCpu: _hostCpu, ...facts } = pulled.facts;
  return { ...pulled, facts, bundle: { ...pulled.bundle, logs: pulled.bundle.logs.filter((log) => log.name !== 'dmesg.log').map(anonymous) } };
}

async function record(): Promise<void> {
  const lab = await startLab({ hostname: 'kvm-rack1' });
  try {
    await lab.must(['qemu-img', 'create', '-q', '-f', 'qcow2', '/var/lib/libvirt/images/webshop.qcow2', '1G']);
    await lab.must(['qemu-img', 'create', '-q', '-f', 'raw', `/var/lib/libvirt/images/${RAW_IMAGE}`, '1G']);
    await lab.write('/run/lab/network.xml', NETWORK);
    await lab.must(['virsh', 'net-define', '/run/lab/network.xml']);
    for (const [name, xml] of Object.entries(machines)) {
      await lab.define(xml);
      const { code, stderr } = await lab.exec(['virsh', 'start', name]);
      if (code === 0) throw new Error(`${name} started; it was to fail`);
      console.log(`${name}: ${stderr.trim()}`);
    }
    rmSync(folder, { recursive: true, force: true });
    for (const name of Object.keys(machines)) {
      const answer = await pull({ kind: 'ssh', destination: 'lab-root' }, name, { sshPath: lab.ssh.program });
      if (!answer.ok) throw new Error(`${answer.failure.message} ${answer.failure.detail}`);
      const pulled = withoutMachine(answer.value);
      // One host, one set of facts: it stands beside the machines.
      const { facts } = pulled;
      await savePull(pulled, join(folder, name));
      rmSync(join(folder, name, 'facts.json'));
      writeFileSync(join(folder, 'facts.json'), writeSnapshot(facts));
    }
  } finally {
    await lab.stop();
  }
}

record().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
