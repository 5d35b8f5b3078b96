import { deviceName, sizeInBytes } from '../../schema/read.ts';
import { numaGuest } from '../../schema/domain/example-domains.ts';
import { formatBytes } from '../../core/quantities.ts';
import { attribute, descend, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const PAGE = 4096n;

export default defineRule({
  id: 'memory-device-address-alignment',
  profile: 'libvirt',
  severity: 'error',
  title: 'A virtio memory device at an odd address',
  why: 'virtio-mem starts at a multiple of its block size, virtio-pmem at a multiple of the page size.',
  remedy: 'Round the base, or remove it: QEMU finds room by itself.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'memory device address must be aligned to blocksize' },
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'memory address must be aligned to %1$ld bytes' },
  ],
  since: '11.3.0',
  visits: ['domain/devices/memory'],
  *check(device, { text: source }) {
    const address = descend(device, 'target', 'address');
    const base = attribute(address, 'base');
    const model = value(device, 'model');
    const block = sizeInBytes(descend(device, 'target', 'block'));
    // Pages are larger than 4 KiB on some hosts of other architectures; a multiple of them is one of 4 KiB as well.
    const unit = model === 'virtio-mem' ? block : model === 'virtio-pmem' ? PAGE : undefined;
    if (!address || !base || unit === undefined || unit === 0n || !/^(?:0x[\da-f]{1,16}|\d{1,19})$/i.test(base.value) || BigInt(base.value) % unit === 0n) return;
    yield { at: base, message: `${deviceName(device)} is at ${base.value}, which is no multiple of ${formatBytes(unit)}.`, fixes: [offeredFix('Remove the address; QEMU chooses one', removeElement(source, address))] };
  },
  bad: [
    numaGuest("<memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>2</requested><address «base='0x140100000'»/></target></memory>"),
    numaGuest("<memory model='virtio-pmem' access='shared'><source><path>/srv/p</path></source><target><size unit='MiB'>512</size><address «base='0x140000001'»/></target></memory>"),
  ],
  good: [
    numaGuest("<memory model='virtio-mem'><target><size unit='MiB'>512</size><node>0</node><block unit='MiB'>2</block><requested unit='MiB'>2</requested><address base='0x140000000'/></target></memory>"),
  ],
});
