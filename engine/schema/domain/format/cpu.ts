import type { ElementSpec } from '../../element-spec.ts';
import { anyText, cpuFeatureName, cpuVendor, cpuset, numaDistance, onOff, oneOf, plainUnsignedLong, positiveInteger, unit, unsignedInt, unsignedLong, yesNo } from './values.ts';

export const cpuNumaCellCache: ElementSpec = {
  doc: '',
  attributes: {
    level: { doc: '', value: unsignedInt, required: true, enforced: true },
    associativity: { doc: '', value: oneOf({ none: '', direct: '', full: '' }), required: true, enforced: true },
    policy: { doc: '', value: oneOf({ none: '', writeback: '', writethrough: '' }), required: true, enforced: true },
  },
  children: {
    line: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: unsignedInt, required: true, enforced: true },
        unit: { doc: '', value: unit, required: true, unchecked: true },
      },
    }, required: true, enforced: true },
    size: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: unsignedInt, required: true, enforced: true },
        unit: { doc: '', value: unit, required: true, unchecked: true },
      },
    }, required: true, enforced: true },
  },
};

export const cpuNumaCellDistances: ElementSpec = {
  doc: '',
  children: {
    sibling: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: unsignedInt, required: true, enforced: true },
        value: { doc: '', value: numaDistance, required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

export const cpuNumaCell: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt },
    cpus: { doc: '', value: cpuset },
    memory: { doc: '', value: plainUnsignedLong, required: true, enforced: true },
    unit: { doc: '', value: unit, unchecked: 'empty' },
    memAccess: { doc: '', value: oneOf({ shared: '', private: '' }) },
    discard: { doc: '', value: yesNo },
  },
  children: {
    cache: { spec: cpuNumaCellCache, many: true },
    distances: { spec: cpuNumaCellDistances },
  },
};

export const cpuNumaInterconnectsBandwidth: ElementSpec = {
  doc: '',
  attributes: {
    initiator: { doc: '', value: unsignedInt, required: true, enforced: true },
    target: { doc: '', value: unsignedInt, required: true, enforced: true },
    cache: { doc: '', value: unsignedInt },
    type: { doc: '', value: oneOf({ access: '', read: '', write: '' }), required: true, enforced: true },
    value: { doc: '', value: unsignedInt, required: true, enforced: true },
    unit: { doc: '', value: unit, required: true, unchecked: 'empty' },
  },
};

export const cpuNumaInterconnectsLatency: ElementSpec = {
  doc: '',
  attributes: {
    initiator: { doc: '', value: unsignedInt, required: true, enforced: true },
    target: { doc: '', value: unsignedInt, required: true, enforced: true },
    cache: { doc: '', value: unsignedInt },
    type: { doc: '', value: oneOf({ access: '', read: '', write: '' }), required: true, enforced: true },
    value: { doc: '', value: unsignedInt, required: true, enforced: true },
  },
};

export const cpuNumaInterconnects: ElementSpec = {
  doc: '',
  children: {
    bandwidth: { spec: cpuNumaInterconnectsBandwidth, many: true },
    latency: { spec: cpuNumaInterconnectsLatency, many: true },
  },
};

export const cpuNuma: ElementSpec = {
  doc: '',
  children: {
    cell: { spec: cpuNumaCell, many: true, required: true },
    interconnects: { spec: cpuNumaInterconnects },
  },
};

export const cpuTopology: ElementSpec = {
  doc: '',
  attributes: {
    sockets: { doc: '', value: positiveInteger, required: true, enforced: true },
    dies: { doc: '', value: positiveInteger },
    clusters: { doc: '', value: positiveInteger, unchecked: true },
    cores: { doc: '', value: positiveInteger, required: true, enforced: true },
    threads: { doc: '', value: positiveInteger, required: true, enforced: true },
  },
};

export const cpu: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: oneOf({ custom: '', 'host-model': '', 'host-passthrough': '', maximum: '' }) },
    match: { doc: '', value: oneOf({ minimum: '', exact: '', strict: '' }) },
    check: { doc: '', value: oneOf({ none: '', partial: '', full: '' }) },
    deprecated_features: { doc: '', value: onOff, unchecked: true },
    migratable: { doc: '', value: onOff },
  },
  children: {
    cache: { spec: {
      doc: '',
      attributes: {
        level: { doc: '', value: oneOf({ '1': '', '2': '', '3': '' }) },
        mode: { doc: '', value: oneOf({ emulate: '', passthrough: '', disable: '' }), required: true, enforced: true },
      },
    }, single: true },
    feature: { spec: {
      doc: '',
      attributes: {
        policy: { doc: '', value: oneOf({ force: '', require: '', optional: '', disable: '', forbid: '' }), required: true },
        name: { doc: '', value: cpuFeatureName, required: true, unchecked: true, enforced: true },
      },
    }, many: true },
    maxphysaddr: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ emulate: '', passthrough: '' }), required: true, enforced: true },
        bits: { doc: '', value: unsignedInt },
        limit: { doc: '', value: unsignedInt, unchecked: true },
      },
    } },
    model: { spec: {
      doc: '',
      attributes: {
        fallback: { doc: '', value: oneOf({ allow: '', forbid: '' }), unchecked: 'empty' },
        vendor_id: { doc: '', value: cpuVendor, unchecked: true },
      },
      text: { value: anyText, optional: true },
    } },
    numa: { spec: cpuNuma },
    topology: { spec: cpuTopology },
    vendor: { spec: {
      doc: '',
      text: { value: anyText, optional: true },
    } },
  },
};

export const iothreadidsIothreadPoll: ElementSpec = {
  doc: '',
  attributes: {
    max: { doc: '', value: unsignedLong, unchecked: true },
    grow: { doc: '', value: unsignedLong, unchecked: true },
    shrink: { doc: '', value: unsignedLong, unchecked: true },
    weight: { doc: '', value: unsignedInt, unchecked: true },
  },
};

export const iothreadidsIothread: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt, required: true, enforced: true },
    thread_pool_min: { doc: '', value: unsignedInt, unchecked: true },
    thread_pool_max: { doc: '', value: unsignedInt, unchecked: true },
  },
  children: {
    poll: { spec: iothreadidsIothreadPoll },
  },
};

export const iothreadids: ElementSpec = {
  doc: '',
  children: {
    iothread: { spec: iothreadidsIothread, many: true },
  },
};

export const vcpusVcpu: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt, required: true, enforced: true },
    enabled: { doc: '', value: yesNo, required: true, enforced: true },
    hotpluggable: { doc: '', value: yesNo },
    order: { doc: '', value: unsignedInt },
  },
};

export const vcpus: ElementSpec = {
  doc: '',
  children: {
    vcpu: { spec: vcpusVcpu, many: true },
  },
};
