import { domainXml } from '../domain.ts';
import type { Fault } from './fault.ts';
import { defining, fileDisk, guest, guestWith } from './guest.ts';
import { HALTS } from './machine-code.ts';

const HEALTHY = { cause: [] } as const;
const image = `boot_image $images/boot.img ${HALTS}`;
const start = 'virsh start guest && until_true state_is "running (booted)"';

/** Machines that nothing is wrong with; some on hosts where something else is. */
export const healthy: readonly Fault[] = [
  { id: 'healthy-runs', title: 'A plain machine runs', quick: true, expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')), start },
  { id: 'healthy-never-started', title: 'A machine that was never started', quick: true, expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')), start: 'true' },
  { id: 'healthy-ended', title: 'A machine that was ended by its owner', expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')), start: `${start} && virsh destroy guest` },
  {
    id: 'healthy-many-devices', title: 'A machine with much in it', expect: HEALTHY, inject: `${image}; qemu-img create -q -f qcow2 $images/data.qcow2 8M`, start,
    xml: guestWith([
      fileDisk('boot.img'), fileDisk('data.qcow2', { format: 'qcow2', target: 'sda', bus: 'sata', driver: "cache='none' discard='unmap'" }), "<disk type='file' device='cdrom'><target dev='sdb' bus='sata'/><readonly/></disk>",
      "<interface type='user'><model type='virtio'/></interface>", "<serial type='pty'/>", "<console type='pty'/>", "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
      "<graphics type='vnc' port='-1' autoport='yes'/>", "<video><model type='vga'/></video>", "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", "<memballoon model='virtio'/>", "<input type='tablet' bus='usb'/>", "<watchdog model='i6300esb' action='reset'/>",
    ].join('\n'), { machine: 'q35', vcpus: 2, features: "<features><acpi/><apic/></features><cpu><topology sockets='1' cores='2' threads='1'/></cpu>" }),
  },
  { id: 'healthy-kvm', title: 'A machine with KVM', needs: ['kvm'], expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img'), { type: 'kvm' }), start },
  { id: 'healthy-numa', title: 'A machine with guest cells', expect: HEALTHY, start, xml: guest({ vcpus: 2, memoryMiB: 128, top: "<numatune><memory mode='strict' nodeset='0'/></numatune>", features: "<cpu><numa><cell id='0' cpus='0' memory='64' unit='MiB'/><cell id='1' cpus='1' memory='64' unit='MiB'/></numa></cpu>" }) },
  { id: 'healthy-overlay', title: 'A machine on three layers', expect: HEALTHY, start, inject: 'cd $images; qemu-img create -q -f qcow2 a 2M; qemu-img create -q -f qcow2 -b a -F qcow2 b; qemu-img create -q -f qcow2 -b b -F qcow2 c', xml: guestWith(fileDisk('c', { format: 'qcow2' })) },
  {
    id: 'healthy-neighbour-fails', title: 'A machine that runs beside one that cannot start', expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')),
    start: `${start}; ${defining(domainXml('neighbour', { devices: fileDisk('gone.img') }))}; ! virsh start neighbour`,
  },
  {
    id: 'healthy-neighbour-crashes', title: 'A machine that runs beside one that was killed', expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')),
    start: `${start}; ${defining(domainXml('neighbour'))}; virsh start neighbour; kill -9 $(cat /run/libvirt/qemu/neighbour.pid); until_true sh -c '[ "$(virsh domstate neighbour)" = "shut off" ]'`,
  },
  {
    id: 'healthy-again', title: 'A machine whose trouble is over: its image was missing, and is there', quick: true, expect: HEALTHY, xml: guestWith(fileDisk('boot.img')),
    start: `! virsh start guest; ${image}; ${start}`,
  },
  { id: 'healthy-rebooted', title: 'A machine that was reset', expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')), start: `${start} && virsh reset guest` },
  { id: 'healthy-paused', title: 'A machine that its owner paused', expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')), start: `${start} && virsh suspend guest` },
  { id: 'healthy-saved', title: 'A machine whose memory was saved', expect: HEALTHY, inject: image, xml: guestWith(fileDisk('boot.img')), start: `${start} && virsh managedsave guest` },
  {
    id: 'healthy-plugged', title: 'A machine to which a disk was plugged', expect: HEALTHY, inject: `${image}; truncate -s 1M $images/more.img`, xml: guestWith(fileDisk('boot.img'), { features: '<features><acpi/></features>' }),
    start: `${start} && virsh attach-disk guest /var/lib/libvirt/images/more.img vdb --live`,
  },
  {
    id: 'healthy-restarted-daemon', title: 'A machine that outlived a restart of the daemon', expect: HEALTHY, spoils: true, inject: image, xml: guestWith(fileDisk('boot.img')),
    start: `${start} && restart_libvirtd && virsh domstate guest | grep running`,
  },
];
