import type { AttributeSpec, ElementSpec } from '../../element-spec.ts';
import { ioLimits, sizeUnit } from './shared.ts';
import { absFilePath, anyText, appId, blkioWeight, cpuPeriod, cpuQuota, cpuset, oneOf, plainUnsignedLong, signedOrUnsignedInt, unit, unsignedInt, unsignedLong, unsignedShort, vcpuId } from './values.ts';

const blkiotuneDevice: ElementSpec = {
  doc: 'Limits on one block device of the host, for all the guest does there.',
  since: '0.9.8',
  children: {
    path: { spec: {
      doc: 'The device node on the host, such as /dev/sda.',
      text: { value: oneOf({ '*': { doc: 'Every device that the guest uses.', since: '12.3.0' } }, absFilePath), unchecked: true },
    }, required: true, enforced: true },
    read_bytes_sec: { spec: {
      doc: 'The most bytes a second that the guest may read from the device.',
      since: '1.2.2',
      text: { value: plainUnsignedLong, unchecked: 'empty' },
    } },
    read_iops_sec: { spec: {
      doc: 'The most read operations a second.',
      since: '1.2.2',
      text: { value: signedOrUnsignedInt, unchecked: 'empty' },
    } },
    weight: { spec: {
      doc: 'The guest\'s share of this device\'s time, 100 to 1000.',
      text: { value: blkioWeight, unchecked: 'empty' },
    } },
    write_bytes_sec: { spec: {
      doc: 'The most bytes a second that the guest may write to the device.',
      since: '1.2.2',
      text: { value: plainUnsignedLong, unchecked: 'empty' },
    } },
    write_iops_sec: { spec: {
      doc: 'The most write operations a second.',
      since: '1.2.2',
      text: { value: signedOrUnsignedInt, unchecked: 'empty' },
    } },
  },
};

export const blkiotune: ElementSpec = {
  doc: 'How much of the host\'s block I/O the guest may use, by cgroups. Limits of single disks in the guest belong to <iotune>.',
  since: '0.8.8',
  manual: 'block-i-o-tuning',
  children: {
    device: { spec: blkiotuneDevice, many: true },
    weight: { spec: {
      doc: 'The guest\'s share of disk time compared with others, 100 to 1000 (newer kernels from 10).',
      text: { value: blkioWeight, unchecked: 'empty' },
    } },
  },
};

const cputuneCachetuneCache: ElementSpec = {
  doc: 'One part of one cache.',
  attributes: {
    id: { doc: 'The number of the cache on the host, one a socket for level 3; see `virsh capabilities`.', value: unsignedInt, required: true, enforced: true },
    level: { doc: 'The cache\'s level; usually 3.', value: unsignedInt, required: true, enforced: true },
    type: { doc: 'What the part caches, as far as the CPU can tell the two apart.', value: oneOf({
      both: 'Code and data alike.',
      code: 'Instructions only; the CPU has to support code and data prioritisation.',
      data: 'Data only; the CPU has to support code and data prioritisation.',
    }), required: true },
    size: { doc: 'How much of the cache it is; a multiple of the granularity that the host reports.', value: unsignedLong, required: true, enforced: true },
    unit: { doc: 'The unit of `size`.', value: unit, default: 'KiB' },
  },
};

const cputuneCachetune: ElementSpec = {
  doc: 'Gives vCPUs a part of the CPU\'s cache of their own (Intel CAT, through resctrl).',
  since: '4.1.0',
  attributes: {
    vcpus: { doc: 'The vCPUs that share the part, as a list.', value: cpuset },
    id: { doc: 'The name of the kernel\'s resource group. libvirt writes it.', value: anyText, output: true },
  },
  children: {
    cache: { spec: cputuneCachetuneCache, many: true },
    monitor: { spec: {
      doc: 'Counts how much of the cache the vCPUs occupy.',
      since: '4.10.0',
      attributes: {
        level: { doc: 'The level of the watched cache, as in <cache>.', value: unsignedInt, required: true, enforced: true },
        vcpus: { doc: 'The vCPUs that are counted together; some or all of the group\'s.', value: cpuset },
      },
    }, many: true },
  },
  constraints: [
    { kind: 'one-of', of: ['cache', 'monitor'] },
  ],
};

const cputuneEnergytune: ElementSpec = {
  doc: 'Reports the energy that some vCPUs use, through resctrl.',
  since: '12.4.0',
  attributes: {
    vcpus: { doc: 'The vCPUs of the group, as a list.', value: cpuset },
    id: { doc: 'The name of the kernel\'s resource group. libvirt writes it.', value: anyText, output: true },
  },
  children: {
    monitor: { spec: {
      doc: 'Counts the energy used.',
      attributes: {
        vcpus: { doc: 'The vCPUs that are counted together; some or all of the group\'s.', value: cpuset },
      },
    }, many: true, required: true },
  },
};

const cputuneMemorytune: ElementSpec = {
  doc: 'Limits the memory bandwidth of some vCPUs (Intel MBA, through resctrl).',
  since: '4.7.0',
  attributes: {
    vcpus: { doc: 'The vCPUs that share the limit, as a list.', value: cpuset },
  },
  children: {
    monitor: { spec: {
      doc: 'Counts the memory traffic of the vCPUs.',
      attributes: {
        vcpus: { doc: 'The vCPUs that are counted together; some or all of the group\'s.', value: cpuset },
      },
    }, many: true },
    node: { spec: {
      doc: 'The limit at one memory controller.',
      attributes: {
        id: { doc: 'The number of the host\'s node.', value: unsignedInt, required: true, enforced: true },
        bandwidth: { doc: 'Per cent of the node\'s bandwidth.', value: unsignedInt, required: true, enforced: true },
      },
    }, many: true },
  },
  constraints: [
    { kind: 'one-of', of: ['node', 'monitor'] },
  ],
};

/** How the kernel schedules some of the guest's threads (virProcessSchedPolicy). */
const scheduling: Readonly<Record<string, AttributeSpec>> = {
  scheduler: { doc: 'The scheduling class; the real-time ones want a priority.', value: oneOf({
    batch: 'For work that does not wait for anybody: longer slices, fewer wake-ups.',
    idle: 'Runs only when nothing else wants the CPU.',
    fifo: 'Real time: runs until it gives the CPU up by itself.',
    rr: 'Real time, in turns with others of the same priority.',
  }), required: true, enforced: true },
  priority: { doc: 'The real-time priority, usually 1 to 99; the higher, the sooner.', value: unsignedShort, required: true, when: { '@scheduler': ['fifo', 'rr'] } },
};

export const cputune: ElementSpec = {
  doc: 'Pinning, shares and limits of the host CPU time that the guest\'s threads get.',
  since: '0.9.0',
  manual: 'cpu-tuning',
  children: {
    cachetune: { spec: cputuneCachetune, many: true },
    emulator_period: { spec: {
      doc: 'The stretch of time in microseconds for the limit of the emulator\'s threads.',
      since: '0.10.0',
      text: { value: cpuPeriod, unchecked: 'empty' },
    } },
    emulator_quota: { spec: {
      doc: 'Microseconds that the emulator\'s threads may run in every <emulator_period>; -1 means no limit.',
      since: '0.10.0',
      text: { value: cpuQuota, unchecked: 'empty' },
    } },
    emulatorpin: { spec: {
      doc: 'Pins QEMU\'s other threads, which are those that are neither vCPU nor I/O thread.',
      attributes: {
        cpuset: { doc: 'Host CPUs on which the emulator\'s threads may run.', value: cpuset, required: true, enforced: true },
      },
    }, single: true },
    emulatorsched: { spec: {
      doc: 'The kernel\'s scheduling class of the emulator\'s threads.',
      since: '5.3.0',
      attributes: {
        ...scheduling,
      },
    } },
    energytune: { spec: cputuneEnergytune, many: true },
    global_period: { spec: {
      doc: 'The stretch of time in microseconds for the limit of the whole guest.',
      since: '1.3.3',
      text: { value: cpuPeriod, unchecked: 'empty' },
    } },
    global_quota: { spec: {
      doc: 'Microseconds that the guest as a whole may run in every <global_period>; -1 means no limit.',
      since: '1.3.3',
      text: { value: cpuQuota, unchecked: 'empty' },
    } },
    iothread_period: { spec: {
      doc: 'The stretch of time in microseconds for the limit of the I/O threads.',
      since: '2.1.0',
      text: { value: cpuPeriod, unchecked: 'empty' },
    } },
    iothread_quota: { spec: {
      doc: 'Microseconds that each I/O thread may run in every <iothread_period>; -1 means no limit.',
      since: '2.1.0',
      text: { value: cpuQuota, unchecked: 'empty' },
    } },
    iothreadpin: { spec: {
      doc: 'Pins one I/O thread to host CPUs.',
      since: '1.2.9',
      attributes: {
        iothread: { doc: 'The number of the I/O thread, from 1.', value: unsignedInt, required: true, enforced: true },
        cpuset: { doc: 'Host CPUs on which this I/O thread may run.', value: cpuset, required: true, enforced: true },
      },
    }, many: true },
    iothreadsched: { spec: {
      doc: 'The kernel\'s scheduling class of some I/O threads.',
      since: '1.2.13',
      attributes: {
        iothreads: { doc: 'The I/O threads it is for, as a list of their numbers.', value: cpuset, unchecked: true },
        ...scheduling,
      },
    }, many: true },
    memorytune: { spec: cputuneMemorytune, many: true },
    period: { spec: {
      doc: 'The stretch of time in microseconds in which each vCPU may use up its <quota>.',
      since: '0.9.4',
      text: { value: cpuPeriod, unchecked: 'empty' },
    } },
    quota: { spec: {
      doc: 'Microseconds that each vCPU may run in every <period>; -1 means no limit.',
      since: '0.9.4',
      text: { value: cpuQuota, unchecked: 'empty' },
    } },
    shares: { spec: {
      doc: 'The guest\'s weight for CPU time against other guests: 2 to 262144 with cgroups v1, 1 to 10000 with v2. No limit as long as the host has idle time.',
      since: '0.9.0',
      text: { value: unsignedInt, unchecked: 'empty' },
    } },
    vcpupin: { spec: {
      doc: 'Pins one vCPU to host CPUs; it wins over the `cpuset` of <vcpu>.',
      attributes: {
        vcpu: { doc: 'The number of the vCPU, from 0.', value: vcpuId, required: true, enforced: true },
        cpuset: { doc: 'Host CPUs on which this vCPU may run.', value: cpuset, required: true, enforced: true },
      },
    }, many: true },
    vcpusched: { spec: {
      doc: 'The kernel\'s scheduling class of some vCPUs. Real-time classes can starve the host.',
      since: '1.2.13',
      attributes: {
        vcpus: { doc: 'The vCPUs it is for, as a list such as 0-3.', value: cpuset },
        ...scheduling,
      },
    }, many: true },
  },
};

export const memtune: ElementSpec = {
  doc: 'Limits on the host memory of the guest\'s process, by cgroups. QEMU needs more than the guest\'s memory: too low a limit kills it.',
  manual: 'memory-tuning',
  children: {
    hard_limit: { spec: {
      doc: 'The most host memory that the process may use. The kernel kills the guest when it wants more.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    min_guarantee: { spec: {
      doc: 'Memory that is always there for the guest. Only VMware and OpenVZ know it.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    soft_limit: { spec: {
      doc: 'The host memory to which the process is pressed back when memory gets scarce.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
    swap_hard_limit: { spec: {
      doc: 'The most memory and swap together; more than <hard_limit>.',
      attributes: {
        unit: { ...sizeUnit, default: 'KiB', unchecked: 'empty' },
      },
      text: { value: unsignedLong, unchecked: 'empty' },
    } },
  },
};

/** virDomainNumatuneMemMode. */
const numaMode = oneOf({
  strict: 'Memory comes from these nodes only; the start fails when there is too little.',
  preferred: 'These nodes first, others when they are full. One node only.',
  interleave: 'Pages are taken from the nodes in turn.',
  restrictive: 'The nodes are set by cgroups alone, so that they can be changed while the guest runs.',
});

export const numatune: ElementSpec = {
  doc: 'On which of the host\'s NUMA nodes the guest\'s memory lies.',
  since: '0.9.3',
  manual: 'numa-node-tuning',
  children: {
    memnode: { spec: {
      doc: 'The host nodes for the memory of one guest cell.',
      since: '1.2.7',
      attributes: {
        cellid: { doc: 'The id of the guest\'s NUMA cell.', value: unsignedInt, required: true, enforced: true },
        mode: { doc: 'How strictly the nodes are kept to for this cell.', value: numaMode, required: true },
        nodeset: { doc: 'NUMA nodes of the host for this cell, as a list.', value: cpuset, required: true, enforced: true },
      },
    }, many: true },
    memory: { spec: {
      doc: 'The nodes for all of the guest\'s memory.',
      attributes: {
        mode: { doc: 'How strictly the nodes are kept to.', value: numaMode, default: 'strict' },
        placement: { doc: 'Whether the nodes are those of `nodeset` or what numad advises at start.', value: oneOf({
            static: 'The nodes of `nodeset` are used.',
            auto: 'numad chooses the nodes when the guest starts; there is no `nodeset` then.',
          }), since: '0.9.12' },
        nodeset: { doc: 'NUMA nodes of the host, as a list; every one has to exist there.', value: cpuset, when: { '@placement': ['', 'static'] } },
      },
    } },
  },
};

export const resource: ElementSpec = {
  doc: 'Where the guest stands among the host\'s resource groups.',
  manual: 'resource-partitioning',
  children: {
    fibrechannel: { spec: {
      doc: 'Marks the guest\'s Fibre Channel frames.',
      since: '7.7.0',
      manual: 'fibre-channel-vmid',
      attributes: {
        appid: { doc: 'The mark that switches in the fabric see.', value: appId, required: true, unchecked: true },
      },
    } },
    partition: { spec: {
      doc: 'The cgroup that holds the guest, as an absolute path such as /machine/production. It has to exist.',
      since: '1.0.5',
      text: { value: absFilePath, unchecked: true },
    } },
  },
};

const throttlegroupsThrottlegroup: ElementSpec = {
  doc: 'One set of limits, which disks name in their <throttlefilters>.',
  ...ioLimits,
};

export const throttlegroups: ElementSpec = {
  doc: 'Named I/O limits that several disks can share.',
  since: '11.2.0',
  manual: 'devices',
  children: {
    throttlegroup: { spec: throttlegroupsThrottlegroup, many: true },
  },
};
