import { memorySlots } from '../../schema/domain/memory.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'memory-slot-out-of-range',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory module in a slot that does not exist',
  why: 'Memory slots are counted from 0; maxMemory/@slots says how many there are.',
  remedy: 'Choose a smaller slot, or raise maxMemory/@slots.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainDefValidateMemoryHotplugDevice', text: "memory device slot '%1$u' exceeds slots count '%2$u'" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/memory'],
  *check(device, { domain, text: source }) {
    const address = child(device, 'address');
    const slot = count(address, 'slot');
    const slots = memorySlots(domain);
    if (value(address, 'type') !== 'dimm' || slot === undefined || slots === 0 || slot < slots) return;
    yield { at: attribute(address, 'slot')!, message: `${deviceName(device)} is in slot ${slot}, but the guest has only ${slots} memory slot${slots === 1 ? '' : 's'}, counted from 0.`, fixes: [offeredFix('Remove the address, so that libvirt chooses one', removeElement(source, address!))] };
  },
  bad: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' «slot='4'» base='0x140000000'/></memory>")],
  good: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target><address type='dimm' slot='3' base='0x140000000'/></memory>")],
});
