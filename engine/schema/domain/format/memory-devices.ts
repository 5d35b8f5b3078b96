import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, sizeUnit, virtioOptions } from './shared.ts';
import { absFilePath, cpuset, hexNumber, noSlash, onOff, oneOf, positiveInteger, unsignedInt, unsignedLong, uuid, yesNo } from './values.ts';

const memballoonDriver: ElementSpec = {
  doc: 'virtio options of the balloon.',
  attributes: {
    ...virtioOptions,
  },
};

export const memballoon: ElementSpec = {
  doc: 'The balloon, by which the host takes memory back and sees the guest\'s statistics. libvirt adds one unless the model is none.',
  since: '0.8.3',
  manual: 'memory-balloon-device',
  attributes: {
    model: { doc: 'The kind of balloon.', value: oneOf({
      virtio: 'Transitional on a conventional PCI bus, modern on PCI Express.',
      'virtio-transitional': { doc: 'Works with old guests too; needs a conventional PCI slot.', since: '5.2.0' },
      'virtio-non-transitional': { doc: 'Modern virtio 1.0 only, for PCI Express slots; old guests do not find it.', since: '5.2.0' },
      xen: 'Xen\'s own balloon.',
      none: 'No balloon: memory cannot be taken back.',
    }), required: true, enforced: true },
    autodeflate: { doc: 'Whether the balloon gives memory back before the guest\'s OOM killer strikes.', value: onOff, since: '1.3.1' },
    freePageReporting: { doc: 'Whether the guest tells which pages are free, so that the host can use them.', value: onOff, since: '6.9.0' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: memballoonDriver },
    stats: { spec: {
      doc: 'Statistics from inside the guest, for `virsh dommemstat`.',
      since: '1.1.1',
      attributes: {
        period: { doc: 'Seconds between two of them; without it most are missing.', value: positiveInteger, required: true },
      },
    } },
  },
};

const devicesMemoryDriver: ElementSpec = {
  doc: 'virtio options of the memory device.',
  since: '11.9.0',
  attributes: {
    ...virtioOptions,
  },
};

const devicesMemorySource: ElementSpec = {
  doc: 'What the memory is made of on the host.',
  children: {
    alignsize: { spec: {
      doc: 'The alignment of the mapping; 2 MiB for device DAX.',
      since: '5.0.0',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    nodemask: { spec: {
      doc: 'NUMA nodes of the host that it comes from.',
      text: { value: cpuset, unchecked: 'empty' },
    } },
    pagesize: { spec: {
      doc: 'The size of the host\'s pages for it.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    path: { spec: {
      doc: 'The file behind a persistent module.',
      text: { value: absFilePath, unchecked: true },
    } },
    pmem: { spec: {
      doc: 'The file is real persistent memory.',
      since: '5.0.0',
    } },
  },
  constraints: [
    { kind: 'exclusive', of: ['pagesize', 'path'] },
    { kind: 'exclusive', of: ['nodemask', 'path'] },
    { kind: 'exclusive', of: ['pagesize', 'alignsize'] },
    { kind: 'exclusive', of: ['pagesize', 'pmem'] },
    { kind: 'exclusive', of: ['nodemask', 'alignsize'] },
    { kind: 'exclusive', of: ['nodemask', 'pmem'] },
    { kind: 'needs', of: ['alignsize', 'path'] },
    { kind: 'needs', of: ['pmem', 'path'] },
  ],
};

const devicesMemoryTargetLabel: ElementSpec = {
  doc: 'The label area at the end of an nvdimm, for namespaces.',
  children: {
    size: { spec: {
      doc: 'The size of the label area, at least 128 KiB.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    }, required: true },
  },
};

const devicesMemoryTarget: ElementSpec = {
  doc: 'What the guest sees.',
  attributes: {
    dynamicMemslots: { doc: 'Whether a virtio-mem device uses memory slots only as needed.', value: yesNo, since: '10.1.0', unchecked: true },
  },
  children: {
    address: { spec: {
      doc: 'Where the memory is in the guest\'s address space. libvirt keeps it.',
      since: '9.4.0',
      attributes: {
        base: { doc: 'Where the memory is in the guest\'s address space. libvirt finds a place by itself.', value: hexNumber, required: true },
      },
    } },
    block: { spec: {
      doc: 'The block in which virtio-mem grows and shrinks; at least the size of a transparent huge page.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    current: { spec: {
      doc: 'How much of a virtio-mem device the guest uses. libvirt writes it.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB' },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
    label: { spec: devicesMemoryTargetLabel },
    node: { spec: {
      doc: 'The guest\'s NUMA cell that it belongs to.',
      text: { value: unsignedInt, unchecked: 'empty' },
    } },
    readonly: { spec: {
      doc: 'The guest cannot write to the nvdimm.',
      since: '5.0.0',
    } },
    requested: { spec: {
      doc: 'How much of a virtio-mem device the guest is asked to use; a multiple of the block.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    size: { spec: {
      doc: 'How much memory it is.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong },
    }, required: true, enforced: true },
  },
};

export const devicesMemory: ElementSpec = {
  doc: 'A memory device of the guest, beyond the memory at boot. Ordinary ones need <maxMemory> and NUMA cells.',
  since: '1.2.14',
  manual: 'memory-devices',
  attributes: {
    model: { doc: 'The kind of memory.', value: oneOf({
      dimm: 'An ordinary module that can be plugged in; unplugging needs the guest\'s help.',
      nvdimm: { doc: 'A persistent module, backed by a file.', since: '3.2.0' },
      'virtio-pmem': { doc: 'A persistent device by virtio.', since: '7.1.0' },
      'virtio-mem': { doc: 'Memory that grows and shrinks in blocks, without modules.', since: '7.9.0' },
      'sgx-epc': { doc: 'Enclave memory of Intel SGX.', since: '8.10.0' },
    }), since: '1.2.14', required: true, enforced: true },
    access: { doc: 'Whether other processes see the memory.', value: oneOf({ shared: 'Other processes see what the guest writes.', private: 'The memory belongs to QEMU alone.' }), since: '3.2.0' },
    discard: { doc: 'Whether the memory\'s contents are thrown away when the guest ends.', value: yesNo, since: '4.4.0' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: devicesMemoryDriver },
    source: { spec: devicesMemorySource },
    target: { spec: devicesMemoryTarget, required: true, enforced: true },
    uuid: { spec: {
      doc: 'The identity of an nvdimm on pSeries guests.',
      since: '6.2.0',
      text: { value: uuid, unchecked: 'empty' },
    } },
  },
};

export const nvram: ElementSpec = {
  doc: 'The address of the non-volatile memory of pSeries guests.',
  since: '1.0.5',
  manual: 'nvram-device',
  children: {
    address: { spec: address },
  },
};

export const shmem: ElementSpec = {
  doc: 'Memory that several guests share (ivshmem).',
  since: '1.2.10',
  manual: 'shared-memory-device',
  attributes: {
    name: { doc: 'The name that all sharers use.', value: noSlash, required: true, unchecked: 'empty', enforced: true },
    role: { doc: 'What happens to the memory on migration.', value: oneOf({ master: 'It moves with the guest.', peer: 'It stays; the device has to be unplugged before.' }), since: '6.6.0' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    model: { spec: {
      doc: 'The device in the guest.',
      since: '2.5.0',
      attributes: {
        type: { doc: 'Which device it is.', value: oneOf({
            ivshmem: 'The old device; QEMU has dropped it.',
            'ivshmem-plain': 'Memory only.',
            'ivshmem-doorbell': 'Memory and interrupts, through a server.',
          }), required: true },
      },
    } },
    msi: { spec: {
      doc: 'Interrupts by message.',
      attributes: {
        ioeventfd: { doc: 'Whether the guest\'s notifications are handled in a thread of their own. Leave it alone unless you measured.', value: onOff, since: '0.9.3' },
        vectors: { doc: 'How many interrupts there are.', value: unsignedInt },
      },
    } },
    server: { spec: {
      doc: 'The ivshmem server that hands the memory out.',
      attributes: {
        path: { doc: 'The path of its socket.', value: absFilePath, unchecked: true },
      },
    } },
    size: { spec: {
      doc: 'How much memory it is; a power of two, at least 1 MiB.',
      attributes: {
        unit: { ...sizeUnit, default: 'bytes', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};
