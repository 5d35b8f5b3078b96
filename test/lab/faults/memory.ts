import type { Fault } from './fault.ts';
import { guest, guestWith } from './guest.ts';

const numa = (cells: string): string => `<cpu><numa>${cells}</numa></cpu>`;
const cell = (id: number, cpus: string, mib = 64): string => `<cell id='${id}' cpus='${cpus}' memory='${mib}' unit='MiB'/>`;
const NODESET = '/domain/numatune/memory/@nodeset';

/** Memory, huge pages, NUMA. */
export const memory: readonly Fault[] = [
  {
    id: 'more-than-host', title: 'More memory than any host has', quick: true,
    xml: guest({ memoryMiB: 40_000_000 }),
    expect: { cause: ['mem-guest-alloc'], element: ['/domain/memory'], evidence: 'Cannot allocate memory', wrong: ['mem-32bit-host', 'mem-hugepage-backing', 'kvm-createvm-enomem'] },
  },
  {
    id: 'hugepages-unmounted', title: 'Huge pages on a host without hugetlbfs', needs: ['no-hugepages'],
    xml: guest({ top: '<memoryBacking><hugepages/></memoryBacking>' }),
    expect: { cause: ['up-hugetlbfs-unmounted'], element: ['/domain/memoryBacking/hugepages'], evidence: 'hugetlbfs filesystem is not mounted', wrong: ['mem-hugepage-backing'] },
  },
  {
    id: 'hugepage-size', title: 'A size of huge pages that no processor has', needs: ['no-hugepages'],
    xml: guest({ top: "<memoryBacking><hugepages><page size='5' unit='MiB'/></hugepages></memoryBacking>" }),
    expect: { cause: ['up-hugetlbfs-no-size', 'up-hugetlbfs-unmounted'], element: ['/domain/memoryBacking/hugepages/page/@size', '/domain/memoryBacking/hugepages'], evidence: 'hugetlbfs', wrong: ['mem-hugepage-backing'] },
  },
  {
    id: 'hugepages-none-free', title: 'No huge page is free', spoils: true,
    inject: 'mkdir -p /dev/hugepages; mount -t hugetlbfs -o pagesize=2M hugetlbfs /dev/hugepages; restart_libvirtd',
    xml: guest({ memoryMiB: 4096, top: '<memoryBacking><hugepages/></memoryBacking>' }), needs: ['no-hugepages'],
    expect: { cause: ['mem-hugepage-backing'], element: ['/domain/memoryBacking/hugepages', '/domain/memory'], evidence: 'unable to map backing store', wrong: ['mem-guest-alloc', 'up-hugetlbfs-unmounted'] },
  },
  {
    id: 'node-missing', title: 'Memory is bound to a NUMA node of another host', quick: true,
    xml: guest({ top: "<numatune><memory mode='strict' nodeset='6'/></numatune>" }),
    expect: { cause: ['numa-node-unavailable'], element: [NODESET], evidence: 'NUMA node 6 is unavailable', wrong: ['numa-cpuset-mems', 'numa-memnode-cell'] },
  },
  {
    id: 'node-missing-preferred', title: 'Memory prefers a NUMA node that is not there',
    xml: guest({ top: "<numatune><memory mode='preferred' nodeset='5'/></numatune>" }),
    expect: { cause: ['numa-node-unavailable'], element: [NODESET], evidence: 'NUMA node 5 is unavailable', wrong: ['numa-cpuset-mems'] },
  },
  {
    id: 'memnode-node-missing', title: 'A guest cell is bound to a NUMA node that is not there',
    xml: guest({ vcpus: 2, memoryMiB: 128, top: "<numatune><memory mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='4'/></numatune>", features: numa(cell(0, '0') + cell(1, '1')) }),
    expect: { cause: ['numa-node-unavailable'], element: ['/domain/numatune/memnode/@nodeset'], evidence: 'NUMA node 4 is unavailable', wrong: ['numa-memnode-cell'] },
  },
  {
    id: 'memnode-cell-missing', title: 'A binding of a guest cell that is not defined',
    refused: guest({ vcpus: 2, memoryMiB: 128, top: "<numatune><memnode cellid='5' mode='strict' nodeset='0'/></numatune>", features: numa(cell(0, '0') + cell(1, '1')) }),
    expect: { cause: ['numa-memnode-cell'], element: ['/domain/numatune/memnode/@cellid'], evidence: "memnode", wrong: ['numa-node-unavailable'] },
  },
  {
    id: 'cell-cpus', title: 'Guest cells list more processors than the machine has',
    refused: guest({ vcpus: 2, memoryMiB: 128, features: numa(cell(0, '0-3') + cell(1, '4-7')) }),
    expect: { cause: ['numa-cell-cpus'], element: ['/domain/cpu/numa', '/domain/cpu/numa/cell[1]/@cpus', '/domain/cpu/numa/cell[2]/@cpus', '/domain/vcpu'], evidence: 'CPUs in <numa>', wrong: ['up-cpu-topology'] },
  },
  {
    id: 'hotplug-without-numa', title: 'Memory slots without a guest cell',
    refused: guest({ top: "<maxMemory slots='4' unit='GiB'>4</maxMemory>" }),
    expect: { cause: ['mem-hotplug-no-numa'], element: ['/domain/maxMemory'], evidence: 'At least one numa node', wrong: ['mem-hotplug-limit'] },
    start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
  },
  {
    id: 'memory-beyond-cpu', title: 'A maximum of memory beyond what the processor can address',
    xml: guest({ memoryMiB: 64, top: "<maxMemory slots='4' unit='TiB'>32</maxMemory>", features: numa(cell(0, '0')) }),
    expect: { cause: ['mem-phys-bits'], element: ['/domain/maxMemory'], evidence: 'phys-bits', wrong: ['mem-hotplug-limit', 'mem-guest-alloc'] },
  },
  {
    id: 'nvdimm-file', title: 'The file behind an NVDIMM is missing',
    xml: guestWith("<memory model='nvdimm' access='shared'><source><path>/srv/pmem/n0</path></source><target><size unit='MiB'>64</size><node>0</node></target></memory>", { machine: 'q35', top: "<maxMemory slots='4' unit='GiB'>1</maxMemory>", features: numa(cell(0, '0')) }),
    expect: { cause: ['mem-nvdimm-path-missing', 'host-path-missing'], element: ['/domain/devices/memory/source/path'], evidence: '/srv/pmem/n0', wrong: ['mem-hugepage-backing', 'mem-guest-alloc', 'img-missing'] },
  },
  {
    id: 'dimm-live-too-large', title: 'A memory module that does not fit is plugged in',
    xml: guest({ memoryMiB: 64, top: "<maxMemory slots='2' unit='MiB'>256</maxMemory>", features: numa(cell(0, '0')) }),
    start: "virsh start guest; printf \"<memory model='dimm'><target><size unit='MiB'>512</size><node>0</node></target></memory>\" > /run/lab/work/dimm.xml; virsh attach-device guest /run/lab/work/dimm.xml --live",
    expect: { cause: ['mem-hotplug-limit'], element: ['/domain/maxMemory'], evidence: 'memory', wrong: ['mem-guest-alloc'] },
  },
  {
    id: 'file-memory-full', title: 'The folder for file-backed memory is full', spoils: true,
    inject: "mkdir /run/lab/ram; mount -t tmpfs -o size=8m,mode=777 tmpfs /run/lab/ram; sed -i '1i memory_backing_dir = \"/run/lab/ram\"' /etc/libvirt/qemu.conf; restart_libvirtd",
    xml: guest({ top: "<memoryBacking><source type='file'/><allocation mode='immediate'/></memoryBacking>" }),
    expect: { cause: ['mem-prealloc-insufficient', 'mem-guest-alloc'], element: ['/domain/memory', '/domain/memoryBacking', '/domain/memoryBacking/source', '/domain/memoryBacking/allocation'], evidence: ['prealloc', 'allocat', 'No space'], wrong: ['io-enospc', 'up-hugetlbfs-unmounted'] },
  },
  {
    id: 'setmem-over-max', title: 'More memory is set than the machine may have',
    start: 'virsh start guest; virsh setmem guest 4G --live',
    expect: { cause: ['up-memory-over-max'], evidence: 'cannot set memory higher than max memory', wrong: ['mem-guest-alloc'] },
  },
  {
    id: 'hard-limit', title: 'A memory limit, which QEMU may lock, where nobody may raise limits', needs: ['no-cgroups'],
    xml: guest({ top: "<memtune><hard_limit unit='MiB'>512</hard_limit></memtune>" }),
    expect: { cause: ['mem-memlock-setlimit', 'vfio-memlock-setlimit'], element: ['/domain/memtune/hard_limit', '/domain/memtune'], evidence: 'cannot limit locked memory', wrong: ['mem-hard-limit-too-low', 'mem-guest-alloc'] },
  },
  {
    id: 'locked-memory', title: 'Locked memory without a right to lock',
    xml: guest({ top: '<memoryBacking><locked/></memoryBacking>' }),
    expect: { cause: ['mem-memlock-setlimit', 'vfio-memlock-setlimit', 'mem-mlock'], element: ['/domain/memoryBacking/locked', '/domain/memoryBacking'], evidence: ['lock', 'memlock'], wrong: ['mem-guest-alloc'] },
  },
];
