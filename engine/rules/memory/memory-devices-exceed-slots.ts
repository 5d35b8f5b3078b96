import { deviceName } from '../../schema/read.ts';
import { memoryDevices, memorySlots } from '../../schema/domain/memory.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'memory-devices-exceed-slots',
  profile: 'libvirt',
  severity: 'error',
  title: 'More memory modules than memory slots',
  why: 'Each dimm and nvdimm occupies one of the slots that maxMemory/@slots announces, whether it is plugged in at the start or later.',
  remedy: 'Raise maxMemory/@slots to at least the number of dimm and nvdimm devices.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplug', text: "count of memory devices requiring memory slots '%1$zu' exceeds slots count '%2$u'" }, { source: 'libvirt 9.0.0 src/qemu/qemu_domain_address.c qemuDomainAssignMemoryDeviceSlots', text: 'failed to find an empty memory slot' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/maxMemory'],
  *check(element, { domain }) {
    const modules = memoryDevices(domain).filter((d) => ['dimm', 'nvdimm'].includes(value(d, 'model') ?? ''));
    const slots = attribute(element, 'slots');
    if (modules.length <= memorySlots(domain)) return;
    yield {
      at: slots ?? element,
      message: `The guest has ${modules.length} memory modules, but ${slots ? `only ${slots.value.slice(0, 20)}` : 'no'} slots for them.`,
      evidence: modules.slice(memorySlots(domain)).slice(0, 5).map((d) => ({ at: d, message: `${deviceName(d)} has no slot.` })),
      fixes: [offeredFix(`Have ${modules.length} slots`, setAttribute(element, 'slots', `${modules.length}`))],
    };
  },
  bad: [
    "<maxMemory «slots='1'» unit='GiB'>4</maxMemory><memory unit='GiB'>2</memory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target></memory><memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target></memory></devices>",
  ],
  good: ["<maxMemory slots='2' unit='GiB'>4</maxMemory><memory unit='GiB'>2</memory><vcpu>1</vcpu><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target></memory><memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>0</requested></target></memory></devices>"],
});
