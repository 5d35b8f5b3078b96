import { guestCellCount } from '../../schema/domain/numa.ts';
import { deviceName } from '../../schema/read.ts';
import { child, descend, value } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'memory-device-needs-node',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory device without a guest NUMA node',
  why: 'In a guest with NUMA cells every dimm, nvdimm and virtio-mem belongs to one of them, and libvirt does not choose.',
  remedy: 'Name the cell in the target: <target>…<node>0</node></target>.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplugDevice', text: 'target NUMA node needs to be specified for memory device' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/memory'],
  *check(device, { text, domain }) {
    const target = child(device, 'target');
    if (!['dimm', 'nvdimm', 'virtio-mem'].includes(value(device, 'model') ?? '') || !target) return;
    if (guestCellCount(domain) === 0 || descend(target, 'node')) return;
    yield {
      at: target,
      message: `${deviceName(device)} does not say which of the ${guestCellCount(domain)} guest NUMA nodes it belongs to.`,
      fixes: [offeredFix('Put it into node 0', appendChild(text, target, '<node>0</node>'))],
    };
  },
  bad: ["<domain type='kvm'><name>example</name><maxMemory slots='4' unit='GiB'>4</maxMemory><memory unit='GiB'>2</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='dimm'>«<target>»<size unit='GiB'>1</size></target></memory></devices></domain>"],
  good: [
    "<domain type='kvm'><name>example</name><maxMemory slots='4' unit='GiB'>4</maxMemory><memory unit='GiB'>2</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='virtio-pmem' access='shared'><source><path>/tmp/pmem</path></source><target><size unit='GiB'>1</size></target></memory></devices></domain>",
  ],
});
