import type { ElementSpec } from '../../element-spec.ts';
import { throttlegroupsThrottlegroupGroupName, throttlegroupsThrottlegroupReadBytesSec, throttlegroupsThrottlegroupReadBytesSecMax, throttlegroupsThrottlegroupReadBytesSecMaxLength, throttlegroupsThrottlegroupReadIopsSec, throttlegroupsThrottlegroupReadIopsSecMax, throttlegroupsThrottlegroupReadIopsSecMaxLength, throttlegroupsThrottlegroupSizeIopsSec, throttlegroupsThrottlegroupTotalBytesSec, throttlegroupsThrottlegroupTotalBytesSecMax, throttlegroupsThrottlegroupTotalBytesSecMaxLength, throttlegroupsThrottlegroupTotalIopsSec, throttlegroupsThrottlegroupTotalIopsSecMax, throttlegroupsThrottlegroupTotalIopsSecMaxLength, throttlegroupsThrottlegroupWriteBytesSec, throttlegroupsThrottlegroupWriteBytesSecMax, throttlegroupsThrottlegroupWriteBytesSecMaxLength, throttlegroupsThrottlegroupWriteIopsSec, throttlegroupsThrottlegroupWriteIopsSecMax, throttlegroupsThrottlegroupWriteIopsSecMaxLength } from './shared.ts';
import { absFilePath, anyText, appId, blkioWeight, cpuPeriod, cpuQuota, cpuset, oneOf, plainUnsignedLong, signedOrUnsignedInt, unit, unsignedInt, unsignedLong, unsignedShort, vcpuId } from './values.ts';

export const blkiotuneDevice: ElementSpec = {
  doc: '',
  children: {
    path: { spec: {
      doc: '',
      text: { value: oneOf({ '*': '' }, absFilePath), unchecked: true },
    }, required: true, enforced: true },
    read_bytes_sec: { spec: {
      doc: '',
      text: { value: plainUnsignedLong, unchecked: true },
    } },
    read_iops_sec: { spec: {
      doc: '',
      text: { value: signedOrUnsignedInt, unchecked: true },
    } },
    weight: { spec: {
      doc: '',
      text: { value: blkioWeight, unchecked: true },
    } },
    write_bytes_sec: { spec: {
      doc: '',
      text: { value: plainUnsignedLong, unchecked: true },
    } },
    write_iops_sec: { spec: {
      doc: '',
      text: { value: signedOrUnsignedInt, unchecked: true },
    } },
  },
};

export const blkiotune: ElementSpec = {
  doc: '',
  children: {
    device: { spec: blkiotuneDevice, many: true },
    weight: { spec: {
      doc: '',
      text: { value: blkioWeight, unchecked: true },
    } },
  },
};

export const cputuneCachetuneCache: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: unsignedInt, required: true, unchecked: true },
    level: { doc: '', value: unsignedInt, required: true, unchecked: true },
    type: { doc: '', value: oneOf({ both: '', code: '', data: '' }), required: true, unchecked: true },
    size: { doc: '', value: unsignedLong, required: true, unchecked: true },
    unit: { doc: '', value: unit, unchecked: true },
  },
};

export const cputuneCachetune: ElementSpec = {
  doc: '',
  attributes: {
    vcpus: { doc: '', value: cpuset, unchecked: true },
    id: { doc: '', value: anyText },
  },
  children: {
    cache: { spec: cputuneCachetuneCache, many: true },
    monitor: { spec: {
      doc: '',
      attributes: {
        level: { doc: '', value: unsignedInt, required: true, unchecked: true },
        vcpus: { doc: '', value: cpuset, unchecked: true },
      },
    }, many: true },
  },
};

export const cputuneEnergytune: ElementSpec = {
  doc: '',
  attributes: {
    vcpus: { doc: '', value: cpuset, unchecked: true },
    id: { doc: '', value: anyText },
  },
  children: {
    monitor: { spec: {
      doc: '',
      attributes: {
        vcpus: { doc: '', value: cpuset, unchecked: true },
      },
    }, many: true, required: true },
  },
};

export const cputuneMemorytune: ElementSpec = {
  doc: '',
  attributes: {
    vcpus: { doc: '', value: cpuset, unchecked: true },
  },
  children: {
    monitor: { spec: {
      doc: '',
      attributes: {
        vcpus: { doc: '', value: cpuset, unchecked: true },
      },
    }, many: true },
    node: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: unsignedInt, required: true, unchecked: true },
        bandwidth: { doc: '', value: unsignedInt, required: true, unchecked: true },
      },
    }, many: true },
  },
};

export const cputune: ElementSpec = {
  doc: '',
  children: {
    cachetune: { spec: cputuneCachetune, many: true },
    emulator_period: { spec: {
      doc: '',
      text: { value: cpuPeriod, unchecked: true },
    } },
    emulator_quota: { spec: {
      doc: '',
      text: { value: cpuQuota, unchecked: true },
    } },
    emulatorpin: { spec: {
      doc: '',
      attributes: {
        cpuset: { doc: '', value: cpuset, required: true, enforced: true },
      },
    }, single: true },
    emulatorsched: { spec: {
      doc: '',
      attributes: {
        scheduler: { doc: '', value: oneOf({ batch: '', idle: '', fifo: '', rr: '' }), required: true, unchecked: true },
        priority: { doc: '', value: unsignedShort, required: true, when: { '@scheduler': ['fifo', 'rr'] }, unchecked: true },
      },
    } },
    energytune: { spec: cputuneEnergytune, many: true },
    global_period: { spec: {
      doc: '',
      text: { value: cpuPeriod, unchecked: true },
    } },
    global_quota: { spec: {
      doc: '',
      text: { value: cpuQuota, unchecked: true },
    } },
    iothread_period: { spec: {
      doc: '',
      text: { value: cpuPeriod, unchecked: true },
    } },
    iothread_quota: { spec: {
      doc: '',
      text: { value: cpuQuota, unchecked: true },
    } },
    iothreadpin: { spec: {
      doc: '',
      attributes: {
        iothread: { doc: '', value: unsignedInt, required: true, enforced: true },
        cpuset: { doc: '', value: cpuset, required: true, enforced: true },
      },
    }, many: true },
    iothreadsched: { spec: {
      doc: '',
      attributes: {
        iothreads: { doc: '', value: cpuset, unchecked: true },
        scheduler: { doc: '', value: oneOf({ batch: '', idle: '', fifo: '', rr: '' }), required: true, unchecked: true },
        priority: { doc: '', value: unsignedShort, required: true, when: { '@scheduler': ['fifo', 'rr'] }, unchecked: true },
      },
    }, many: true },
    memorytune: { spec: cputuneMemorytune, many: true },
    period: { spec: {
      doc: '',
      text: { value: cpuPeriod, unchecked: true },
    } },
    quota: { spec: {
      doc: '',
      text: { value: cpuQuota, unchecked: true },
    } },
    shares: { spec: {
      doc: '',
      text: { value: unsignedInt, unchecked: 'empty' },
    } },
    vcpupin: { spec: {
      doc: '',
      attributes: {
        vcpu: { doc: '', value: vcpuId, required: true, enforced: true },
        cpuset: { doc: '', value: cpuset, required: true, enforced: true },
      },
    }, many: true },
    vcpusched: { spec: {
      doc: '',
      attributes: {
        vcpus: { doc: '', value: cpuset, unchecked: true },
        scheduler: { doc: '', value: oneOf({ batch: '', idle: '', fifo: '', rr: '' }), required: true, unchecked: true },
        priority: { doc: '', value: unsignedShort, required: true, when: { '@scheduler': ['fifo', 'rr'] }, unchecked: true },
      },
    }, many: true },
  },
};

export const memtune: ElementSpec = {
  doc: '',
  children: {
    hard_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    min_guarantee: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    soft_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    swap_hard_limit: { spec: {
      doc: '',
      attributes: {
        unit: { doc: '', value: unit, unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

export const numatune: ElementSpec = {
  doc: '',
  children: {
    memnode: { spec: {
      doc: '',
      attributes: {
        cellid: { doc: '', value: unsignedInt, required: true, enforced: true },
        mode: { doc: '', value: oneOf({ strict: '', preferred: '', interleave: '', restrictive: '' }), required: true },
        nodeset: { doc: '', value: cpuset, required: true, enforced: true },
      },
    }, many: true },
    memory: { spec: {
      doc: '',
      attributes: {
        mode: { doc: '', value: oneOf({ strict: '', preferred: '', interleave: '', restrictive: '' }) },
        placement: { doc: '', value: oneOf({ static: '', auto: '' }) },
        nodeset: { doc: '', value: cpuset, when: { '@placement': ['', 'static'] } },
      },
    } },
  },
};

export const resource: ElementSpec = {
  doc: '',
  children: {
    fibrechannel: { spec: {
      doc: '',
      attributes: {
        appid: { doc: '', value: appId, required: true, unchecked: true },
      },
    } },
    partition: { spec: {
      doc: '',
      text: { value: absFilePath, unchecked: true },
    } },
  },
};

export const throttlegroupsThrottlegroup: ElementSpec = {
  doc: '',
  children: {
    group_name: { spec: throttlegroupsThrottlegroupGroupName },
    read_bytes_sec: { spec: throttlegroupsThrottlegroupReadBytesSec },
    read_bytes_sec_max: { spec: throttlegroupsThrottlegroupReadBytesSecMax },
    read_bytes_sec_max_length: { spec: throttlegroupsThrottlegroupReadBytesSecMaxLength },
    read_iops_sec: { spec: throttlegroupsThrottlegroupReadIopsSec },
    read_iops_sec_max: { spec: throttlegroupsThrottlegroupReadIopsSecMax },
    read_iops_sec_max_length: { spec: throttlegroupsThrottlegroupReadIopsSecMaxLength },
    size_iops_sec: { spec: throttlegroupsThrottlegroupSizeIopsSec },
    total_bytes_sec: { spec: throttlegroupsThrottlegroupTotalBytesSec },
    total_bytes_sec_max: { spec: throttlegroupsThrottlegroupTotalBytesSecMax },
    total_bytes_sec_max_length: { spec: throttlegroupsThrottlegroupTotalBytesSecMaxLength },
    total_iops_sec: { spec: throttlegroupsThrottlegroupTotalIopsSec },
    total_iops_sec_max: { spec: throttlegroupsThrottlegroupTotalIopsSecMax },
    total_iops_sec_max_length: { spec: throttlegroupsThrottlegroupTotalIopsSecMaxLength },
    write_bytes_sec: { spec: throttlegroupsThrottlegroupWriteBytesSec },
    write_bytes_sec_max: { spec: throttlegroupsThrottlegroupWriteBytesSecMax },
    write_bytes_sec_max_length: { spec: throttlegroupsThrottlegroupWriteBytesSecMaxLength },
    write_iops_sec: { spec: throttlegroupsThrottlegroupWriteIopsSec },
    write_iops_sec_max: { spec: throttlegroupsThrottlegroupWriteIopsSecMax },
    write_iops_sec_max_length: { spec: throttlegroupsThrottlegroupWriteIopsSecMaxLength },
  },
};

export const throttlegroups: ElementSpec = {
  doc: '',
  children: {
    throttlegroup: { spec: throttlegroupsThrottlegroup, many: true },
  },
};
