import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, virtioOptions } from './shared.ts';
import { absFilePath, cpuset, hexNumber, noSlash, onOff, oneOf, positiveInteger, unit, unsignedInt, unsignedLong, uuid, yesNo } from './values.ts';

export const memballoonDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const memballoon: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ virtio: '', 'virtio-transitional': '', 'virtio-non-transitional': '', xen: '', none: '' }), required: true, enforced: true },
    autodeflate: { doc: '', value: onOff },
    freePageReporting: { doc: '', value: onOff },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: memballoonDriver },
    stats: { spec: {
      doc: '',
      attributes: {
        period: { doc: '', value: positiveInteger, required: true, unchecked: true },
      },
    } },
  },
};

export const memoryDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const memorySource: ElementSpec = {
  doc: '',
  children: {
    alignsize: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    nodemask: { spec: {
      doc: '',
      text: { value: cpuset, unchecked: 'empty' },
    } },
    pagesize: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    path: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    } },
    pmem: { spec: {
      doc: '',
    } },
  },
};

export const memoryTargetLabel: ElementSpec = {
  doc: '',
  children: {
    size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    }, required: true },
  },
};

export const memoryTarget: ElementSpec = {
  doc: '',
  attributes: {
    dynamicMemslots: { doc: '', value: yesNo, unchecked: true },
  },
  children: {
    address: { spec: {
      doc: '',
      attributes: {
        base: { doc: '', value: hexNumber, required: true, unchecked: true },
      },
    } },
    block: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
    current: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
    label: { spec: memoryTargetLabel },
    node: { spec: {
      doc: '',
      text: { value: unsignedInt, unchecked: 'empty' },
    } },
    readonly: { spec: {
      doc: '',
    } },
    requested: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: true },
      },
      text: { value: unsignedLong, unchecked: true },
    } },
    size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong },
    }, required: true, enforced: true },
  },
};

export const memory: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ dimm: '', nvdimm: '', 'virtio-pmem': '', 'virtio-mem': '', 'sgx-epc': '' }), required: true, enforced: true },
    access: { doc: '', value: oneOf({ shared: '', private: '' }) },
    discard: { doc: '', value: yesNo, unchecked: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    driver: { spec: memoryDriver },
    source: { spec: memorySource },
    target: { spec: memoryTarget, required: true, enforced: true },
    uuid: { spec: {
      doc: '',
      text: { value: uuid, unchecked: true },
    } },
  },
};

export const nvram: ElementSpec = {
  doc: '',
  children: {
    address: { spec: address },
  },
};

export const shmem: ElementSpec = {
  doc: '',
  attributes: {
    name: { doc: '', value: noSlash, required: true, unchecked: 'empty', enforced: true },
    role: { doc: '', value: oneOf({ master: '', peer: '' }) },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    model: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ ivshmem: '', 'ivshmem-plain': '', 'ivshmem-doorbell': '' }), required: true },
      },
    } },
    msi: { spec: {
      doc: '',
      attributes: {
        ioeventfd: { doc: '', value: onOff },
        vectors: { doc: '', value: unsignedInt },
      },
    } },
    server: { spec: {
      doc: '',
      attributes: {
        path: { doc: '', value: absFilePath, unchecked: true },
      },
    } },
    size: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};
