import { isOlder } from '../../core/version.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const TYPES: Readonly<Record<string, readonly string[]>> = { dimm: ['dimm'], nvdimm: ['dimm'], 'virtio-pmem': ['pci'], 'virtio-mem': ['pci', 'ccw'] };

export default defineRule({
  id: 'memory-device-address-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory device with an address of the wrong type',
  why: 'dimm and nvdimm sit in memory slots (type dimm), virtio-pmem and virtio-mem on a bus like other virtio devices (pci, or ccw for virtio-mem).',
  remedy: 'Remove the <address>; libvirt assigns a fitting one.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplugDevice; qemuAssignMemoryDeviceSlot has chosen a slot before it when the domain is defined', text: "only 'dimm' addresses are supported for the pc-dimm device" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplugDevice', text: "only 'pci' addresses are supported for the virtio-pmem device" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplugDevice', text: "only 'pci' and 'ccw' addresses are supported for the %1$s device" },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/memory'],
  *check(device, { text, target }) {
    const model = value(device, 'model') ?? '';
    const address = child(device, 'address');
    const type = value(address, 'type');
    const allowed = Object.hasOwn(TYPES, model) ? TYPES[model] : undefined;
    // libvirt 9.0.0 does not look at them.
    if (model.startsWith('virtio') && isOlder(target.libvirt, '11.3.0')) return;
    if (!allowed || !address || type === undefined || type === 'none' || allowed.includes(type)) return;
    yield {
      at: attribute(address, 'type')!,
      // A module of another type gets a slot of libvirt's choice when it is defined, and is refused only when plugged in.
      ...(model.endsWith('dimm') && { severity: 'warning' as const }),
      message: `${deviceName(device)} has an address of type '${type.slice(0, 20)}'; a ${model} takes ${allowed.join(' or ')}.`,
      fixes: [offeredFix('Remove the address: libvirt assigns one', removeElement(text, address))],
    };
  },
  bad: [
    numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address «type='pci'» domain='0x0000' bus='0x00' slot='0x05' function='0x0'/></memory>"),
    numaGuest("<memory model='virtio-pmem' access='shared'><source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>256</size></target><address «type='dimm'» slot='0'/></memory>"),
  ],
  good: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='0' base='0x140000000'/></memory>"), numaGuest("<memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>0</requested></target><address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/></memory>")],
});
