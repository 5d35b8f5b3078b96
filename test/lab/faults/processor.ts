import type { Fault } from './fault.ts';
import { guest } from './guest.ts';

const MODEL = '/domain/cpu/model';
const FEATURE = '/domain/cpu/feature';

/** Processors: models, features, topologies, pinning; KVM. */
export const processor: readonly Fault[] = [
  {
    id: 'kvm-closed', title: 'QEMU’s user may not open /dev/kvm', needs: ['kvm'],
    inject: 'chmod 600 /dev/kvm; chgrp root /dev/kvm; later chmod 660 /dev/kvm; later chgrp kvm /dev/kvm',
    xml: guest({ type: 'kvm' }),
    expect: { cause: ['kvm-dev-perm'], element: ['/domain/@type'], evidence: 'Could not access KVM kernel module: Permission denied', wrong: ['kvm-dev-missing', 'img-perm', 'hwvirt-no-kvm-caps'] },
  },
  {
    id: 'kvm-gone', title: 'After a reboot the KVM module is not loaded', needs: ['kvm'], spoils: true,
    inject: 'umount /dev/kvm; mkdir -p /run/lab/dev; mount -t tmpfs -o mode=755 tmpfs /run/lab/dev; for f in /dev/*; do n=${f##*/}; [ $n = kvm ] && continue; if [ -d $f ]; then mkdir /run/lab/dev/$n; mount --rbind $f /run/lab/dev/$n; else cp -a $f /run/lab/dev/; fi; done; mount --move /run/lab/dev /dev; [ ! -e /dev/kvm ]; restart_libvirtd',
    refused: guest({ type: 'kvm' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['hwvirt-no-kvm-caps', 'kvm-dev-missing', 'up-domain-requires-kvm'], element: ['/domain/@type'], evidence: ["virt type 'kvm'", 'KVM'], wrong: ['kvm-dev-perm', 'daemon-qemu-binary-missing'] },
  },
  {
    id: 'model-unknown', title: 'A processor model that does not exist', quick: true,
    xml: guest({ features: "<cpu mode='custom' match='exact'><model>Nehalem-Pro</model></cpu>" }),
    expect: { cause: ['cpu-model-unknown'], element: [MODEL], evidence: 'Nehalem-Pro', wrong: ['cpu-unknown-host', 'cpu-missing-features'] },
  },
  {
    id: 'feature-unknown', title: 'A feature of processors that does not exist',
    xml: guest({ features: "<cpu mode='custom' match='exact'><model>qemu64</model><feature policy='require' name='avx99'/></cpu>" }),
    expect: { cause: ['cpu-feature-not-found'], element: ['/domain/cpu/feature/@name', FEATURE], evidence: 'avx99', wrong: ['cpu-missing-features', 'cpu-tcg-feature', 'cpu-model-unknown'] },
  },
  {
    id: 'feature-not-emulated', title: 'A feature is required that emulation lacks',
    xml: guest({ features: "<cpu mode='custom' match='exact' check='full'><model fallback='forbid'>qemu64</model><feature policy='require' name='avx512bw'/></cpu>" }),
    expect: { cause: ['cpu-missing-features', 'cpu-tcg-feature'], element: ['/domain/cpu/feature/@name', FEATURE], evidence: 'avx512bw', wrong: ['migr-cpu-missing', 'qemu-sigterm-external'] },
  },
  {
    id: 'feature-not-on-host', title: 'A feature is required that the host’s processor lacks', needs: ['kvm'],
    xml: guest({ type: 'kvm', features: "<cpu mode='custom' match='exact'><model fallback='forbid'>qemu64</model><feature policy='require' name='3dnow'/></cpu>" }),
    expect: { cause: ['cpu-missing-features'], element: ['/domain/cpu/feature/@name', FEATURE], evidence: '3dnow', wrong: ['migr-cpu-missing', 'cpu-feature-not-found'] },
  },
  {
    id: 'model-of-other-vendor', title: 'A model of another processor family', needs: ['kvm'],
    xml: guest({ type: 'kvm', features: "<cpu mode='custom' match='exact'><model fallback='forbid'>phenom</model></cpu>" }),
    expect: { cause: ['cpu-missing-features'], element: [MODEL], evidence: 'required features', wrong: ['migr-cpu-missing', 'cpu-model-unknown'] },
  },
  {
    id: 'feature-forbidden', title: 'A feature that the host has is forbidden', needs: ['kvm'],
    xml: guest({ type: 'kvm', features: "<cpu mode='custom' match='exact'><model fallback='forbid'>qemu64</model><feature policy='forbid' name='fxsr'/></cpu>" }),
    expect: { cause: ['cpu-forbidden-feature'], element: ['/domain/cpu/feature/@name', FEATURE], evidence: "forbidden feature", wrong: ['cpu-missing-features'] },
  },
  {
    id: 'passthrough-emulated', title: 'The host’s processor for an emulated machine',
    refused: guest({ features: "<cpu mode='host-passthrough'/>" }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['cpu-hostpassthrough-tcg', 'cpu-mode-unsupported'], element: ['/domain/cpu/@mode', '/domain/@type', '/domain/cpu'], evidence: 'host-passthrough', wrong: ['cpu-missing-features'] },
  },
  {
    id: 'topology', title: 'Sockets, cores and threads give another number',
    refused: guest({ vcpus: 6, features: "<cpu><topology sockets='2' dies='1' cores='2' threads='1'/></cpu>" }),
    start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['up-cpu-topology'], element: ['/domain/cpu/topology', '/domain/vcpu'], evidence: "CPU topology doesn't match", wrong: ['cfg-max-cpus'] },
  },
  {
    id: 'vcpus-beyond-machine', title: 'More processors than the machine type takes',
    refused: guest({ vcpus: 300 }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['up-max-cpus-machine', 'cfg-max-cpus'], element: ['/domain/vcpu'], evidence: 'Maximum CPUs greater than', wrong: ['cfg-vcpus-over-recommended', 'cfg-vcpus-need-eim'] },
  },
  {
    id: 'vcpus-need-iommu', title: 'More than 255 processors without an IOMMU', 
    refused: guest({ vcpus: 280, machine: 'q35' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['cfg-vcpus-need-eim'], element: ['/domain/vcpu', '/domain/devices', '/domain/devices/iommu', '/domain/devices/iommu/driver/@eim'], evidence: 'vCPU', wrong: ['up-max-cpus-machine', 'cfg-max-cpus'] },
  },
  {
    id: 'machine-newer', title: 'A machine type of a newer QEMU', quick: true,
    refused: guest({ machine: 'pc-q35-99.0' }), start: 'virsh define /run/lab/work/guest.xml && virsh start guest',
    expect: { cause: ['cfg-machine-unsupported'], element: ['/domain/os/type/@machine'], evidence: "machine type 'pc-q35-99.0'", wrong: ['hwvirt-no-kvm-caps'] },
  },
  {
    id: 'pinned-beyond-host', title: 'A processor is pinned to one that the host does not have', needs: ['no-cgroups'],
    xml: guest({ top: "<cputune><vcpupin vcpu='0' cpuset='900'/></cputune>" }),
    expect: { cause: ['cfg-cpu-affinity'], element: ['/domain/cputune/vcpupin/@cpuset'], evidence: 'affinity', wrong: ['cgroup-write-perm', 'numa-cpuset-mems'] },
  },
  {
    id: 'vcpu-cpuset-beyond-host', title: 'The machine may only run on processors that the host does not have',
    xml: guest().replace('<vcpu>', "<vcpu cpuset='800-801'>"),
    expect: { cause: ['cfg-cpu-affinity'], element: ['/domain/vcpu/@cpuset', '/domain/vcpu'], evidence: 'affinity', wrong: ['cgroup-write-perm', 'numa-cpuset-mems'] },
  },
  {
    id: 'realtime-priority', title: 'A real-time priority beyond the kernel’s',
    xml: guest({ top: "<cputune><vcpusched vcpus='0' scheduler='fifo' priority='150'/></cputune>" }),
    expect: { cause: ['cfg-sched-priority'], element: ['/domain/cputune/vcpusched/@priority'], evidence: 'priority', wrong: ['cgroup-write-perm'] },
  },
  {
    id: 'smm-kvm', title: 'SMM where KVM has none', needs: ['kvm'],
    xml: guest({ type: 'kvm', machine: 'q35', features: "<features><acpi/><smm state='on'/></features>" }),
    expect: { cause: ['hwvirt-no-smm'], element: ['/domain/features/smm/@state', '/domain/features/smm'], evidence: 'System Management Mode', wrong: ['fw-smm-ud', 'fw-secureboot-smm'] },
  },
  {
    id: 'tsc-frequency', title: 'A frequency of the TSC that the host cannot give', needs: ['kvm'],
    xml: guest({ type: 'kvm', features: "<clock offset='utc'><timer name='tsc' frequency='1234000000'/></clock>" }),
    expect: { cause: ['cpu-tsc-frequency'], element: ['/domain/clock/timer/@frequency', '/domain/clock/timer'], evidence: 'TSC', wrong: ['guest-tsc-unstable', 'cpu-msr-set-failed'] },
  },
  {
    id: 'xen-domain', title: 'A domain of Xen on a host with KVM',
    refused: guest().replace("type='qemu'", "type='xen'"),
    expect: { cause: ['cfg-virt-type-unsupported'], element: ['/domain/@type'], evidence: "xen", wrong: ['hwvirt-no-kvm-caps', 'xen-create-failed'] },
  },
  {
    id: 'architecture', title: 'An ARM machine on a host with QEMU for x86 alone',
    refused: guest({ machine: 'virt' }).replace("arch='x86_64'", "arch='aarch64'").replace('qemu-system-x86_64', 'qemu-system-aarch64'),
    expect: { cause: ['daemon-qemu-binary-missing', 'daemon-no-emulator'], element: ['/domain/devices/emulator', '/domain/os/type/@arch'], evidence: ['qemu-system-aarch64', 'aarch64'], wrong: ['cfg-machine-unsupported'] },
  },
  {
    id: 'sev', title: 'SEV on a host without it',
    refused: guest({ machine: 'q35', bottom: "<launchSecurity type='sev'><cbitpos>47</cbitpos><reducedPhysBits>1</reducedPhysBits><policy>0x0003</policy></launchSecurity>" }),
    expect: { cause: ['sev-unsupported', 'sev-dev-missing'], element: ['/domain/launchSecurity'], evidence: 'SEV', wrong: ['sev-init-failed', 'sev-snp-launch'] },
  },
];
