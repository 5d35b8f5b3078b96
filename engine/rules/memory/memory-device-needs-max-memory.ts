import { sizeInBytes } from '../../schema/read.ts';
import { deviceName } from '../../schema/read.ts';
import { memorySlots } from '../../schema/domain/memory.ts';
import { child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'memory-device-needs-max-memory',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory device in a domain without maxMemory',
  why: "QEMU has to set aside address space for modules when the guest starts. libvirt takes its size from <maxMemory>, and refuses modules when it is not there.",
  remedy: "Add <maxMemory slots='16' unit='GiB'>…</maxMemory> below <domain>, as large as all memory together, and guest NUMA cells below <cpu><numa>.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplug', text: "cannot use/hotplug a memory device when domain 'maxMemory' is not defined" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/memory'],
  *check(device, { domain }) {
    const most = child(domain, 'maxMemory');
    if (memorySlots(domain) > 0 || (most && sizeInBytes(most) !== 0n)) return;
    yield { at: device, message: `${deviceName(device)} has nowhere to go: the domain has no <maxMemory>.` };
  },
  bad: ["«<memory model='dimm'>»<target><size unit='MiB'>512</size><node>0</node></target></memory>"],
  good: ["<domain type='kvm'><name>example</name><maxMemory slots='4' unit='GiB'>4</maxMemory><memory unit='GiB'>2</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='dimm'><target><size unit='GiB'>1</size><node>0</node></target></memory></devices></domain>"],
});
