import { count, sizeInBytes } from '../../schema/read.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'memory-hotplug-driver',
  profile: 'libvirt',
  severity: 'error',
  title: 'Memory hotplug where the driver has none',
  why: "Only libvirt's QEMU and Hyper-V drivers plug memory into running guests.",
  remedy: 'Remove <maxMemory> and the <memory> devices.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDefCheckUnsupportedMemoryHotplug', text: 'memory hotplug tunables <maxMemory> are not supported by this hypervisor driver' },
    { source: 'libvirt 11.3.0 src/conf/domain_postparse.c virDomainDeviceDefCheckUnsupportedMemoryDevice', text: 'memory devices are not supported by this driver' },
  ],
  drivers: ['xen', 'lxc', 'bhyve', 'vz', 'parallels', 'openvz', 'vmware', 'vbox'],
  visits: ['domain/maxMemory', 'domain/devices/memory'],
  *check(memory, { driver, text: source }) {
    const isTunable = memory.name === 'maxMemory';
    if (isTunable && (sizeInBytes(memory) ?? 0n) === 0n && (count(memory, 'slots') ?? 0) === 0) return;
    yield { at: memory, message: isTunable ? `Guests of type ${driver!} have no memory hotplug.` : `Guests of type ${driver!} have no memory devices.`, fixes: [offeredFix(`Remove <${memory.name}>`, removeElement(source, memory))] };
  },
  bad: [
    "<domain type='xen'><name>example</name>«<maxMemory slots='4' unit='GiB'>»4</maxMemory><memory unit='GiB'>1</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>",
  ],
  good: [
    "<maxMemory slots='4' unit='GiB'>4</maxMemory><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu>",
  ],
});
