import type { ElementSpec } from '../../element-spec.ts';
import { anyText, cpuFeatureName, cpuVendor, cpuset, numaDistance, onOff, oneOf, plainUnsignedLong, positiveInteger, unit, unsignedInt, unsignedLong, yesNo } from './values.ts';

export const cpuNumaCellCache: ElementSpec = {
  doc: '',
  attributes: {
    level: { doc: '', value: unsignedInt, required: true },
    associativity: { doc: '', value: oneOf({ none: '', direct: '', full: '' }), required: true },
    policy: { doc: '', value: oneOf({ none: '', writeback: '', writethrough: '' }), required: true },
  },
  children: {
    line: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: unsignedInt, required: true },
        unit: { doc: '', value: unit, required: true },
      },
    }, required: true },
    size: { spec: {
      doc: '',
      attributes: {
        value: { doc: '', value: unsignedInt, required: true },
        unit: { doc: '', value: unit, required: true },
      },
    }, required: true },
  },
};

export const cpuNumaCellDistances: ElementSpec = {
  doc: '',
  children: {
    sibling: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: unsignedInt, required: true },
        value: { doc: '', value: numaDistance, required: true },
      },
    }, many: true, required: true },
  },
};

export const cpuNumaCell: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt },
    cpus: { doc: '', value: cpuset },
    memory: { doc: '', value: plainUnsignedLong, required: true },
    unit: { doc: '', value: unit },
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
    initiator: { doc: '', value: unsignedInt, required: true },
    target: { doc: '', value: unsignedInt, required: true },
    cache: { doc: '', value: unsignedInt },
    type: { doc: '', value: oneOf({ access: '', read: '', write: '' }), required: true },
    value: { doc: '', value: unsignedInt, required: true },
    unit: { doc: '', value: unit, required: true },
  },
};

export const cpuNumaInterconnectsLatency: ElementSpec = {
  doc: '',
  attributes: {
    initiator: { doc: '', value: unsignedInt, required: true },
    target: { doc: '', value: unsignedInt, required: true },
    cache: { doc: '', value: unsignedInt },
    type: { doc: '', value: oneOf({ access: '', read: '', write: '' }), required: true },
    value: { doc: '', value: unsignedInt, required: true },
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
    sockets: { doc: '', value: positiveInteger, required: true },
    dies: { doc: '', value: positiveInteger },
    clusters: { doc: '', value: positiveInteger },
    cores: { doc: '', value: positiveInteger, required: true },
    threads: { doc: '', value: positiveInteger, required: true },
  },
};

export const cpu: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: oneOf({ custom: '', 'host-model': '', 'host-passthrough': '', maximum: '' }) },
    match: { doc: '', value: oneOf({ minimum: '', exact: '', strict: '' }) },
    check: { doc: '', value: oneOf({ none: '', partial: '', full: '' }) },
    deprecated_features: { doc: '', value: onOff },
    migratable: { doc: '', value: onOff },
  },
  children: {
    cache: { spec: {
      doc: '',
      attributes: {
        level: { doc: '', value: oneOf({ '1': '', '2': '', '3': '' }) },
        mode: { doc: '', value: oneOf({ emulate: '', passthrough: '', disable: '' }), required: true },
      },
    } },
    feature: { spec: {
      doc: '',
      attributes: {
        policy: { doc: '', value: oneOf({ force: '', require: '', optional: '', disable: '', forbid: '' }), required: true },
        name: { doc: '', value: cpuFeatureName, required: true },
      },
    }, many: true },
    maxphysaddr: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ emulate: '', passthrough: '' }), required: true },
        bits: { doc: '', value: unsignedInt },
        limit: { doc: '', value: unsignedInt },
      },
    } },
    model: { spec: {
      doc: '',
      attributes: {
        fallback: { doc: '', value: oneOf({ allow: '', forbid: '' }) },
        vendor_id: { doc: '', value: cpuVendor },
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
    max: { doc: '', value: unsignedLong },
    grow: { doc: '', value: unsignedLong },
    shrink: { doc: '', value: unsignedLong },
    weight: { doc: '', value: unsignedInt },
  },
};

export const iothreadidsIothread: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt, required: true },
    thread_pool_min: { doc: '', value: unsignedInt },
    thread_pool_max: { doc: '', value: unsignedInt },
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
    id: { doc: '', value: unsignedInt, required: true },
    enabled: { doc: '', value: yesNo, required: true },
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
