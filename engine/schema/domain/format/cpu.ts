import type { ElementSpec } from '../../element-spec.ts';
import { sizeUnit } from './shared.ts';
import { alsoCalled, anyText, cpuFeatureName, cpuVendor, cpuset, decimalInt, decimalUnsignedLong, numaDistance, onOff, oneOf, positiveInteger, unit, unsignedInt, unsignedLong, yesNo } from './values.ts';

const cpuNumaCellCache: ElementSpec = {
  doc: 'A memory-side cache of the cell, described in the guest\'s HMAT table.',
  since: '6.6.0',
  manual: 'acpi-heterogeneous-memory-attribute-table',
  attributes: {
    level: { doc: 'The cache\'s level, from 1 without gaps.', value: unsignedInt, required: true, enforced: true },
    associativity: { doc: 'How lines find their place in the cache.', value: oneOf({
      none: 'The guest is not told.',
      direct: 'Each line has one place.',
      full: 'Each line can be anywhere in the cache.',
    }), required: true, enforced: true },
    policy: { doc: 'When what is written reaches memory.', value: oneOf({
      none: 'The guest is not told.',
      writeback: 'Later, when the line is dropped.',
      writethrough: 'What is written reaches memory at once.',
    }), required: true, enforced: true },
  },
  children: {
    line: { spec: {
      doc: 'How long a line of the cache is.',
      attributes: {
        value: { doc: 'The length as a number.', value: unsignedInt, required: true, enforced: true },
        unit: { ...sizeUnit, required: true, default: 'KiB', unchecked: true },
      },
    }, required: true, enforced: true },
    size: { spec: {
      doc: 'How large the cache is.',
      attributes: {
        value: { doc: 'How large the cache is, counted in `unit`.', value: unsignedInt, required: true, enforced: true },
        unit: { ...sizeUnit, required: true, default: 'KiB', unchecked: true },
      },
    }, required: true, enforced: true },
  },
};

const cpuNumaCellDistances: ElementSpec = {
  doc: 'How far the other cells are from this one.',
  since: '3.10.0',
  children: {
    sibling: { spec: {
      doc: 'The distance to one cell.',
      attributes: {
        id: { doc: 'The cell the distance is to.', value: decimalInt, required: true, enforced: true },
        value: { doc: 'The distance: 10 is local, 20 the usual remote one, 255 unreachable.', value: numaDistance, required: true, enforced: true },
      },
    }, many: true, required: true },
  },
};

const cpuNumaCell: ElementSpec = {
  doc: 'One NUMA cell of the guest with its vCPUs and memory.',
  attributes: {
    id: { doc: 'The number of the cell, from 0. All cells have one, or none does.', value: decimalInt, since: '1.2.7' },
    cpus: { doc: 'The guest\'s vCPUs in this cell; without it the cell has memory only.', value: cpuset },
    memory: { doc: 'The memory of the cell, in KiB unless `unit` says otherwise.', value: decimalUnsignedLong, required: true, enforced: true },
    unit: { doc: 'The unit of the cell\'s memory.', value: unit, since: '1.2.11', default: 'KiB', unchecked: 'empty' },
    memAccess: { doc: 'Whether other processes see this cell\'s memory; it wins over <memoryBacking>.', value: oneOf({
      shared: 'Other processes such as virtiofsd or a vhost-user switch see the memory.',
      private: 'The memory belongs to QEMU alone.',
    }), since: '1.2.9' },
    discard: { doc: 'Whether the memory\'s contents are thrown away when the guest ends.', value: yesNo, since: '4.4.0' },
  },
  children: {
    cache: { spec: cpuNumaCellCache, many: true },
    distances: { spec: cpuNumaCellDistances },
  },
};

const cpuNumaInterconnectsBandwidth: ElementSpec = {
  doc: 'How much a cell can move to or from another.',
  attributes: {
    initiator: { doc: 'The cell that asks.', value: unsignedInt, required: true, enforced: true },
    target: { doc: 'The cell whose memory is asked for.', value: unsignedInt, required: true, enforced: true },
    cache: { doc: 'The level of the target\'s cache that answers; memory itself when missing.', value: unsignedInt },
    type: { doc: 'The kind of access.', value: oneOf({ access: 'Reading and writing alike.', read: 'Reading only.', write: 'Writing only.' }), required: true, enforced: true },
    value: { doc: 'The amount a second.', value: unsignedInt, required: true, enforced: true },
    unit: { ...sizeUnit, required: true, default: 'KiB', unchecked: 'empty' },
  },
};

const cpuNumaInterconnectsLatency: ElementSpec = {
  doc: 'How long an access from one cell to another takes.',
  attributes: {
    initiator: { doc: 'The cell that asks.', value: unsignedInt, required: true, enforced: true },
    target: { doc: 'The cell whose memory is asked for.', value: unsignedInt, required: true, enforced: true },
    cache: { doc: 'The level of the target\'s cache that answers; memory itself when missing.', value: unsignedInt },
    type: { doc: 'The kind of access.', value: oneOf({ access: 'Reading and writing alike.', read: 'Reading only.', write: 'Writing only.' }), required: true, enforced: true },
    value: { doc: 'The time in nanoseconds.', value: unsignedInt, required: true, enforced: true },
  },
};

const cpuNumaInterconnects: ElementSpec = {
  doc: 'How fast the cells reach each other\'s memory, for the guest\'s HMAT table.',
  since: '6.6.0',
  manual: 'acpi-heterogeneous-memory-attribute-table',
  children: {
    bandwidth: { spec: cpuNumaInterconnectsBandwidth, many: true },
    latency: { spec: cpuNumaInterconnectsLatency, many: true },
  },
};

const cpuNuma: ElementSpec = {
  doc: 'The NUMA cells of the guest. Memory hotplug needs at least one.',
  since: '0.9.8',
  children: {
    cell: { spec: cpuNumaCell, many: true, required: true },
    interconnects: { spec: cpuNumaInterconnects },
  },
};

const cpuTopology: ElementSpec = {
  doc: 'How the vCPUs are arranged; the product of all numbers has to be the highest number of vCPUs. Guests\' licences and schedulers look at it.',
  attributes: {
    sockets: { doc: 'How many CPU packages the guest sees.', value: positiveInteger, required: true, enforced: true },
    dies: { doc: 'Dies in each socket.', value: positiveInteger, since: '6.1.0', default: '1' },
    clusters: { doc: 'Clusters in each die, for ARM and newer x86 guests.', value: positiveInteger, since: '10.1.0', default: '1' },
    cores: { doc: 'Cores in each cluster, die or socket.', value: positiveInteger, required: true, enforced: true },
    threads: { doc: 'Threads in each core; more than 1 is hyper-threading as the guest sees it.', value: positiveInteger, required: true, enforced: true },
  },
};

export const cpu: ElementSpec = {
  doc: 'The CPU that the guest sees: model, features, topology and NUMA cells.',
  since: '0.7.5',
  manual: 'cpu-model-and-topology',
  attributes: {
    mode: { doc: 'Where the CPU\'s model and features come from.', value: alsoCalled(oneOf({
      custom: 'The model named in <model>, with the features listed.',
      'host-model': 'The closest named model to the host\'s CPU when the guest starts, so that it can still migrate to alike hosts.',
      'host-passthrough': 'The host\'s own CPU, all features included. Fastest; migrates only between identical hosts.',
      maximum: { doc: 'Everything the hypervisor can offer on this host. Under KVM like host-passthrough, under TCG all that QEMU emulates.', since: '7.1.0' },
    }), { host: 'host-passthrough', passthrough: 'host-passthrough', passthru: 'host-passthrough', 'host-passthru': 'host-passthrough', model: 'host-model', max: 'maximum' }), since: '0.9.10', default: 'custom' },
    match: { doc: 'How the host\'s CPU has to compare with the one described.', value: oneOf({
      minimum: 'The guest gets the host\'s CPU, which has to offer at least what is described.',
      exact: 'The guest gets just what is described; features the host has beyond that are hidden.',
      strict: 'The start fails unless the host\'s CPU is exactly what is described.',
    }), default: 'exact' },
    check: { doc: 'How libvirt makes sure that the guest got the CPU that was asked for.', value: oneOf({
      none: 'No check; features that the host lacks vanish silently.',
      partial: 'libvirt checks before the start, as far as it knows the host.',
      full: 'After the start the CPU is compared with what was asked for; libvirt sets this for running guests to keep migration safe.',
    }), since: '3.2.0' },
    deprecated_features: { doc: 'Whether features that s390 CPU models mark as deprecated stay on.', value: onOff },
    migratable: { doc: 'Whether features that block migration are hidden with host-passthrough and maximum.', value: onOff, since: '6.5.0' },
  },
  children: {
    cache: { spec: {
      doc: 'What the guest is told about the CPU\'s caches.',
      since: '3.3.0',
      attributes: {
        level: { doc: 'The level that the mode is for; all levels when missing. Only passthrough and disable go without it.', value: oneOf({
            '1': 'The first-level caches.',
            '2': 'The second-level cache.',
            '3': 'The third-level cache; the only level that can be emulated.',
          }) },
        mode: { doc: 'Where the cache information comes from.', value: oneOf({
            emulate: 'The hypervisor makes up plausible caches.',
            passthrough: 'The guest sees the host\'s caches; needs host-passthrough.',
            disable: 'The guest sees no cache information at all.',
          }), required: true, enforced: true },
      },
    }, single: true },
    feature: { spec: {
      doc: 'Adds or removes one feature of the CPU.',
      attributes: {
        policy: { doc: 'What becomes of the feature.', value: oneOf({
            force: 'The guest sees it whether or not the host has it.',
            require: 'The start fails when it cannot be provided.',
            optional: 'The guest has it when the host has it.',
            disable: 'The guest does not see it, even if the model has it.',
            forbid: 'The start fails when the host has it.',
          }), required: true, default: 'require' },
        name: { doc: 'libvirt\'s name of the feature, such as vmx, svm or invtsc; `virsh domcapabilities` shows which are there.', value: cpuFeatureName, required: true, unchecked: true, enforced: true },
      },
    }, many: true },
    maxphysaddr: { spec: {
      doc: 'How many bits the guest\'s physical addresses have, which bounds its memory.',
      since: '8.7.0',
      attributes: {
        mode: { doc: 'Where the number of bits comes from.', value: oneOf({
            emulate: 'The number of `bits`, or what the model has.',
            passthrough: 'As many bits as the host\'s CPU has, at most `limit`.',
          }), required: true, enforced: true },
        bits: { doc: 'The number of bits with mode emulate.', value: unsignedInt },
        limit: { doc: 'The most bits with mode passthrough, so that guests can move between hosts that differ.', value: unsignedInt, since: '9.3.0' },
      },
    } },
    model: { spec: {
      doc: 'The name of the CPU model, as `virsh cpu-models` lists them. With host-model libvirt writes the one it found.',
      attributes: {
        fallback: { doc: 'Whether a near model will do when the hypervisor does not know this one.', value: oneOf({
            allow: 'The closest supported model is taken silently.',
            forbid: 'The start fails when the model is not supported.',
          }), since: '0.9.10', default: 'allow', unchecked: 'empty' },
        vendor_id: { doc: 'The 12 letters that CPUID shows as the vendor, such as GenuineIntel or AuthenticAMD.', value: cpuVendor, since: '0.10.0', unchecked: true },
      },
      text: { value: anyText, optional: true },
    } },
    numa: { spec: cpuNuma },
    topology: { spec: cpuTopology },
    vendor: { spec: {
      doc: 'The vendor that the host\'s CPU has to be of; the guest does not start on another.',
      since: '0.8.3',
      text: { value: anyText, optional: true },
    } },
  },
};

const iothreadidsIothreadPoll: ElementSpec = {
  doc: 'How long the thread polls busily for new work before it sleeps. Saves latency at the price of host CPU time.',
  since: '9.4.0',
  attributes: {
    max: { doc: 'The longest time of polling in nanoseconds; 0 switches polling off.', value: unsignedLong },
    grow: { doc: 'The factor by which the time of polling grows when it was too short; 0 lets QEMU choose.', value: unsignedLong },
    shrink: { doc: 'The divisor by which the time of polling shrinks when it was in vain; 0 resets it to nothing.', value: unsignedLong },
    weight: { doc: 'How much the latest event counts when the polling time adapts itself.', value: unsignedInt },
  },
};

const iothreadidsIothread: ElementSpec = {
  doc: 'One I/O thread with its number.',
  attributes: {
    id: { doc: 'The number by which disks and controllers name this thread; greater than 0.', value: decimalInt, required: true, enforced: true },
    thread_pool_min: { doc: 'Worker threads that this I/O thread always keeps.', value: unsignedInt, since: '8.5.0' },
    thread_pool_max: { doc: 'Worker threads that this I/O thread has at most.', value: unsignedInt, since: '8.5.0' },
  },
  children: {
    poll: { spec: iothreadidsIothreadPoll },
  },
};

export const iothreadids: ElementSpec = {
  doc: 'I/O threads with numbers of one\'s own choice. Missing ones up to <iothreads> are numbered by libvirt.',
  since: '1.2.15',
  manual: 'iothreads-allocation',
  children: {
    iothread: { spec: iothreadidsIothread, many: true },
  },
};

const vcpusVcpu: ElementSpec = {
  doc: 'One virtual CPU and whether it is plugged in.',
  attributes: {
    id: { doc: 'The number of the vCPU, from 0.', value: decimalInt, required: true, enforced: true },
    enabled: { doc: 'Whether the vCPU is there at boot. vCPU 0 always has to be.', value: yesNo, required: true, enforced: true },
    hotpluggable: { doc: 'Whether the vCPU can be plugged and unplugged while the guest runs. vCPU 0 cannot.', value: yesNo },
    order: { doc: 'In which order vCPUs are plugged in; from 1, those there at boot first.', value: unsignedInt },
  },
};

export const vcpus: ElementSpec = {
  doc: 'The state of single vCPUs: which of them are there and which can be plugged in. Given at all, it has to list every one.',
  since: '2.2.0',
  manual: 'cpu-allocation',
  children: {
    vcpu: { spec: vcpusVcpu, many: true },
  },
};
