import type { ApplySpec, ChangedPlace, DriftWitness } from '../../drift-spec.ts';
import { child, descend, value } from '../../../xml/query.ts';
import type { Element } from '../../../xml/tree.ts';

const said = (text: string, where: string): DriftWitness => ({ text, source: `libvirt 9.0.0 src/qemu/${where}` });
const manual = (text: string, command: string): DriftWitness => ({ text, source: `libvirt 9.0.0 docs/manpages/virsh.rst, ${command}` });

const deviceOf = ({ before, after }: ChangedPlace): Element => (after ?? before)!;
const of = (name: string, ...words: readonly string[]) => (change: ChangedPlace): boolean => words.includes(value(deviceOf(change), name) ?? '');
const targetType = (...words: readonly string[]) => (change: ChangedPlace): boolean => words.includes(value(child(deviceOf(change), 'target'), 'type') ?? '');

const isRemovable = (disk: Element | undefined): boolean => ['cdrom', 'floppy'].includes(value(disk, 'device') ?? '');
const above = (element: Element | undefined, name: string): Element | undefined => {
  let at = element;
  while (at && at.name !== name) at = at.parent;
  return at;
};
const ofRemovable = (change: ChangedPlace): boolean => isRemovable(above(deviceOf(change), 'disk'));

function isPluggableDisk(change: ChangedPlace): boolean {
  const disk = deviceOf(change);
  const bus = value(child(disk, 'target'), 'bus');
  const kind = value(disk, 'device') ?? 'disk';
  return kind === 'cdrom' ? bus === 'usb' || bus === 'scsi' : kind !== 'floppy' && ['virtio', 'usb', 'scsi'].includes(bus ?? 'virtio');
}

const interfaceOf = (change: ChangedPlace): Element | undefined => above(deviceOf(change), 'interface');
/** Bridges only: type network may be one by the network's own definition. */
const isOnBridge = (change: ChangedPlace): boolean => ['bridge', 'network'].includes(value(interfaceOf(change), 'type') ?? '') && !descend(interfaceOf(change), 'virtualport');
const isPluggableInterface = of('type', 'bridge', 'network', 'direct', 'ethernet', 'vhostuser', 'user', 'hostdev', 'vdpa');
const isOpenVswitch = (change: ChangedPlace): boolean => value(child(interfaceOf(change), 'virtualport'), 'type') === 'openvswitch' || value(interfaceOf(change), 'type') === 'network';

const PLUG = 'The guest sees a new device at once. It needs a free slot: on machines with PCI Express a free pcie-root-port.';
const UNPLUG = 'libvirt asks the guest to let go; it is gone when the guest agrees. A device in use by the guest is not to be pulled.';

/** One entry for plugging in and one for pulling out. */
const pluggable = (name: string, holds: ApplySpec['holds'], witness: DriftWitness, how = ''): readonly ApplySpec[] => [
  { place: `devices/${name}`, kinds: ['added'], ...(holds && { holds }), when: 'live', operation: 'virsh attach-device VM DEVICE.xml --live', how: how === '' ? PLUG : `${PLUG} ${how}`, witness },
  { place: `devices/${name}`, kinds: ['removed'], ...(holds && { holds }), when: 'live', operation: 'virsh detach-device VM DEVICE.xml --live', how: how === '' ? UNPLUG : `${UNPLUG} ${how}`, witness },
];

const attach = said("live attach of device '%s' is not supported", 'qemu_driver.c, qemuDomainAttachDeviceLive');
const changeDisk = said("cannot modify field '%s' of the disk", 'qemu_domain.c, qemuDomainDiskChangeSupported');
const changeNet = (text: string): DriftWitness => said(text, 'qemu_hotplug.c, qemuDomainChangeNet');
const newer = (text: string, where: string): DriftWitness => ({ text, source: `libvirt 11.3.0 ${where}` });
/** Its device is the host's, and libvirt changes nothing of it. */
const isOfHost = (change: ChangedPlace): boolean => ['hostdev', 'vdpa'].includes(value(interfaceOf(change), 'type') ?? '');
const setThread = { when: 'live', operation: 'virsh iothreadset VM ID --live --poll-max-ns NS (or --thread-pool-max COUNT)', how: 'The thread goes on with the new limits.', witness: newer('The *--thread-pool-min* and *--thread-pool-max* options then set lower and', 'docs/manpages/virsh.rst, iothreadset') } as const;
const throttle = (kinds: ApplySpec['kinds'], operation: string, how: string, text: string): ApplySpec => ({ place: 'throttlegroups/throttlegroup', ...(kinds && { kinds }), when: 'live', operation, how, witness: newer(text, 'docs/manpages/virsh.rst, domthrottlegroupset and domthrottlegroupdel') });
const changeGraphics = (text: string): DriftWitness => said(text, 'qemu_hotplug.c, qemuDomainChangeGraphics');

const schedule = (place: string, parameter: string): ApplySpec => ({
  place: `cputune/${place}`, when: 'live', operation: `virsh schedinfo VM --live --set ${parameter}=VALUE`,
  how: 'The cgroup of the running VM is changed.', witness: manual('Allows you to show (and set) the domain scheduler parameters.', 'schedinfo'),
});
const lifecycle = (name: string): ApplySpec => ({
  place: `on_${name}`, when: 'live', operation: `virsh set-lifecycle-action VM ${name} ACTION --live`,
  how: 'What happens at the next event of this kind. QEMU before 6.0 refuses it for a reboot when it was started with -no-reboot.',
  witness: manual('Set the lifecycle action for specified lifecycle type.', 'set-lifecycle-action'),
});
const pin = (place: string, command: string, how: string): ApplySpec => ({
  place, when: 'live', operation: command, how, witness: manual('Query or change the pinning', command.split(' ')[1]!),
});
const newVm = (place: string, how: string, witness: DriftWitness): ApplySpec => ({ place, when: 'new-vm', how, witness });

/** What libvirt's QEMU driver can change while a VM runs, and what makes another VM of it. What is not listed waits for the next start. */
export const applySpecs: readonly ApplySpec[] = [
  newVm('uuid', 'The UUID is what a VM is known by: a definition with another one is another VM, and libvirt refuses a second VM of the same name. Undefine the old one first.',
    { text: "domain '%s' already exists with uuid %s", source: 'libvirt 9.0.0 src/conf/virdomainobjlist.c, virDomainObjListAddLocked' }),
  newVm('name', 'A definition with the same UUID under another name is refused. `virsh domrename` renames a VM that is shut off and has no saved state.',
    said('cannot rename active domain', 'qemu_driver.c, qemuDomainRenameCallback')),
  newVm('@type', 'Another kind of hypervisor: the VM has to be shut off, and some drivers keep VMs of their own.', { text: "domain '%s' is already defined with uuid %s", source: 'libvirt 9.0.0 src/conf/virdomainobjlist.c, virDomainObjListAddLocked' }),

  { place: 'title', when: 'live', operation: 'virsh desc VM --live --title TEXT', how: 'The title is for people only.', witness: manual('Show or modify description and title of a domain.', 'desc') },
  { place: 'description', when: 'live', operation: 'virsh desc VM --live TEXT', how: 'The description is for people only.', witness: manual('Show or modify description and title of a domain.', 'desc') },
  { place: 'metadata/*', when: 'live', operation: 'virsh metadata VM URI --live --key PREFIX --set XML', how: 'Metadata is for the programs that wrote it.', witness: manual('Show or modify custom XML metadata of a domain.', 'metadata') },

  { place: 'currentMemory', when: 'live', operation: 'virsh setmem VM SIZE --live', how: 'The balloon takes memory from the guest or gives it back, up to what <memory> allows; the guest has to have a balloon driver.', witness: said('cannot set memory higher than max memory', 'qemu_driver.c, qemuDomainSetMemoryFlags') },
  { place: 'memory', when: 'next-boot', how: 'The most memory that the guest can have is fixed at start. With <maxMemory> and NUMA cells, memory devices can be plugged in while it runs.', witness: said('cannot resize the maximum memory on an active domain', 'qemu_driver.c, qemuDomainSetMemoryFlags') },
  { place: 'vcpu/@current', when: 'live', operation: 'virsh setvcpus VM COUNT --live', how: 'vCPUs are plugged in, up to the maximum that <vcpu> names; taking some away needs the guest to agree, and only vCPUs that were plugged in can go.', witness: said('failed to find appropriate hotpluggable vcpus to', 'qemu_hotplug.c, qemuDomainSelectHotplugVcpuEntities') },
  { place: 'vcpu/@cpuset', when: 'live', operation: 'virsh vcpupin VM VCPU CPUS --live', how: 'Each vCPU without a pin of its own has to be pinned; the emulator’s threads follow with virsh emulatorpin.', witness: manual('Query or change the pinning of domain VCPUs to host physical CPUs.', 'vcpupin') },
  { place: 'vcpus/vcpu/@enabled', when: 'live', operation: 'virsh setvcpu VM VCPU --enable --live (or --disable)', how: 'Only vCPUs that are hotpluggable can be switched.', witness: manual('Change state of individual vCPUs', 'setvcpu') },
  pin('cputune/vcpupin', 'virsh vcpupin VM VCPU CPUS --live', 'The vCPU’s thread moves at once; its memory stays where it is.'),
  pin('cputune/emulatorpin', 'virsh emulatorpin VM CPUS --live', 'QEMU’s own threads move at once.'),
  pin('cputune/iothreadpin', 'virsh iothreadpin VM IOTHREAD CPUS --live', 'The thread moves at once.'),
  schedule('shares', 'cpu_shares'), schedule('period', 'vcpu_period'), schedule('quota', 'vcpu_quota'), schedule('global_period', 'global_period'), schedule('global_quota', 'global_quota'),
  schedule('emulator_period', 'emulator_period'), schedule('emulator_quota', 'emulator_quota'), schedule('iothread_period', 'iothread_period'), schedule('iothread_quota', 'iothread_quota'),
  { place: 'iothreads', when: 'live', operation: 'virsh iothreadadd VM ID --live (or iothreaddel)', how: 'Threads can be added, and those that serve no disk taken away.', witness: manual('Add a new IOThread to the domain using the specified iothread_id.', 'iothreadadd') },
  { place: 'iothreadids/iothread', kinds: ['added'], when: 'live', operation: 'virsh iothreadadd VM ID --live', how: 'The thread is there at once; disks use it from their next start or plugging in.', witness: manual('Add a new IOThread to the domain using the specified iothread_id.', 'iothreadadd') },
  { place: 'iothreadids/iothread', kinds: ['removed'], when: 'live', operation: 'virsh iothreaddel VM ID --live', how: 'Only a thread that serves no disk can go.', witness: manual('Delete an IOThread from the domain using the specified iothread_id.', 'iothreaddel') },
  { place: 'iothreadids/iothread/poll', ...setThread }, { place: 'iothreadids/iothread/@thread_pool_min', ...setThread }, { place: 'iothreadids/iothread/@thread_pool_max', ...setThread },
  throttle(['removed'], 'virsh domthrottlegroupdel VM GROUP --live', 'Only a group that no disk refers to can go. Needs libvirt 11.2.', 'If an Throttlegroup is currently referenced by a disk resource, then the attempt'),
  throttle(undefined, 'virsh domthrottlegroupset VM GROUP --live --LIMIT VALUE', 'The disks of the group are throttled anew from now on. Needs libvirt 11.2.', 'domthrottlegroupset domain group-name'),
  { place: 'blkiotune/device', when: 'live', operation: 'virsh blkiotune VM --live --device-weights PATH,WEIGHT (or --device-read-bytes-sec PATH,BYTES and the like)', how: 'The cgroup of the running VM is changed.', witness: manual('Display or set the blkio parameters.', 'blkiotune') },
  { place: 'memtune', when: 'live', operation: 'virsh memtune VM --hard-limit SIZE --soft-limit SIZE --swap-hard-limit SIZE --live', how: 'The cgroup of the running VM is changed; a limit below what is in use gets the VM killed.', witness: manual('Allows you to display or set the domain memory parameters.', 'memtune') },
  { place: 'blkiotune', when: 'live', operation: 'virsh blkiotune VM --weight WEIGHT --live', how: 'The cgroup of the running VM is changed.', witness: manual('Display or set the blkio parameters.', 'blkiotune') },
  { place: 'numatune/memory/@nodeset', when: 'live', holds: (change) => value(deviceOf(change), 'mode') === 'restrictive', operation: 'virsh numatune VM --nodeset NODES --live', how: 'New memory comes from the new nodes.', witness: said('change of nodeset for running domain requires restrictive numa mode', 'qemu_driver.c, qemuDomainSetNumaParamsLive') },
  { place: 'perf/event', when: 'live', operation: 'virsh perf VM --enable EVENT --live (or --disable)', how: 'Counting starts or ends at once.', witness: manual('Get the current perf events setting or enable/disable specific perf events for a guest domain.', 'perf') },
  lifecycle('poweroff'), lifecycle('reboot'), lifecycle('crash'),

  ...pluggable('disk', isPluggableDisk, said("disk bus '%s' cannot be hotplugged.", 'qemu_hotplug.c, qemuDomainAttachDeviceDiskLiveInternal')),
  { place: 'devices/disk/source', when: 'live', holds: ofRemovable, operation: 'virsh change-media VM TARGET PATH --update --live', how: 'The medium is changed; a guest that has locked the tray has to let go first.', witness: said('disk source can be changed only in removable drives', 'qemu_driver.c, qemuDomainChangeDiskLive') },
  { place: 'devices/disk/source/@startupPolicy', when: 'live', operation: 'virsh update-device VM DISK.xml --live', how: 'What happens at a start without the image.', witness: said('startupPolicy is allowed to be updated.', 'qemu_domain.c, qemuDomainDiskChangeSupported') },
  { place: 'devices/disk/source', when: 'next-boot', how: 'The image of a disk that is not removable cannot be exchanged in place. `virsh blockcopy --pivot` moves its content while the VM runs; else detach it and attach the other.', witness: said('disk source can be changed only in removable drives', 'qemu_driver.c, qemuDomainChangeDiskLive') },
  { place: 'devices/disk/@snapshot', when: 'live', operation: 'virsh update-device VM DISK.xml --live', how: 'Holds for the next snapshot.', witness: said('"snapshot" is a libvirt internal field and thus can be changed', 'qemu_domain.c, qemuDomainDiskChangeSupported') },
  { place: 'devices/disk/iotune', when: 'live', operation: 'virsh blkdeviotune VM TARGET --live --LIMIT VALUE', how: 'QEMU throttles the disk from now on; 0 takes a limit away.', witness: manual('Set or query the block disk io parameters for a block device of domain.', 'blkdeviotune') },
  { place: 'devices/disk', kinds: ['changed'], when: 'next-boot', how: 'libvirt does not change this of a disk in use. Where its bus allows it, the disk can be detached and attached anew.', witness: changeDisk },

  ...pluggable('interface', isPluggableInterface, said('hotplug of interface type of %s is not implemented yet', 'qemu_hotplug.c, qemuDomainAttachNetDevice')),
  ...['link', 'bandwidth', 'filterref', 'coalesce', 'port', 'vlan', 'source', '@trustGuestRxFilters'].map((part): ApplySpec => ({ place: `devices/interface/${part}`, when: 'next-boot', holds: isOfHost, how: 'libvirt changes nothing of an interface that is a device of the host. It can be detached and attached anew.', witness: newer("cannot change config of '%1$s' network interface type", 'src/qemu/qemu_hotplug.c, qemuDomainChangeNet') })),
  { place: 'devices/interface/@trustGuestRxFilters', when: 'live', operation: 'virsh update-device VM INTERFACE.xml --live', how: 'libvirt follows the guest’s filters from now on, or no longer.', witness: newer('needQueryRxFilter = true;', 'src/qemu/qemu_hotplug.c, qemuDomainChangeNet') },
  { place: 'devices/interface/source/@portgroup', when: 'next-boot', holds: (change) => value(child(change.before, 'source') ?? change.before, 'network') === value(child(change.after, 'source') ?? change.after, 'network'), how: 'The port group of an interface in use stays. It can be detached and attached anew.', witness: changeNet('cannot modify network device portgroup attribute') },
  { place: 'devices/interface/link', when: 'live', operation: 'virsh domif-setlink VM MAC STATE', how: 'The guest sees its cable pulled or plugged in.', witness: manual("Modify link state of the domain's virtual interface.", 'domif-setlink') },
  { place: 'devices/interface/bandwidth', when: 'live', operation: 'virsh domiftune VM MAC --live --inbound AVERAGE,PEAK,BURST (or --outbound)', how: 'The host shapes the traffic from now on; an average of 0 takes the limit away.', witness: manual("Set or query the domain's network interface's bandwidth parameters.", 'domiftune') },
  { place: 'devices/interface/filterref', when: 'live', operation: 'virsh update-device VM INTERFACE.xml --live', how: 'The filter’s rules are set anew.', witness: changeNet('needFilterChange = true;') },
  { place: 'devices/interface/coalesce', when: 'live', operation: 'virsh update-device VM INTERFACE.xml --live', how: 'The host’s end is changed.', witness: changeNet('needCoalesceChange = true;') },
  { place: 'devices/interface/port', when: 'live', operation: 'virsh update-device VM INTERFACE.xml --live', how: 'The port of the bridge is isolated or not from now on.', witness: changeNet('needIsolatedPortChange = true;') },
  { place: 'devices/interface/vlan', when: 'live', holds: isOpenVswitch, operation: 'virsh update-device VM INTERFACE.xml --live', how: 'Open vSwitch sets the port’s VLAN.', witness: changeNet('virNetDevOpenvswitchUpdateVlan') },
  { place: 'devices/interface/source', when: 'live', holds: isOnBridge, operation: 'virsh update-device VM INTERFACE.xml --live', how: 'The tap device moves to the other bridge; the guest notices nothing and keeps its address, which may not fit the new network.', witness: changeNet('needBridgeChange = true;') },
  { place: 'devices/interface/@type', when: 'live', holds: (change) => [change.before, change.after].every((e) => ['bridge', 'network'].includes(value(e, 'type') ?? '')), operation: 'virsh update-device VM INTERFACE.xml --live', how: 'The tap device moves to the other bridge.', witness: changeNet('needBridgeChange = true;') },
  { place: 'devices/interface/mac', when: 'next-boot', how: 'The MAC address is what libvirt knows an interface by: detach it and attach another, or restart.', witness: changeNet('cannot change network interface mac address from %s to %s') },
  { place: 'devices/interface/model', when: 'next-boot', how: 'Another model is another device: detach it and attach the other, or restart.', witness: changeNet('cannot modify network device model from %s to %s') },
  { place: 'devices/interface/mtu', when: 'next-boot', how: 'The MTU is fixed when the interface is made.', witness: changeNet('cannot modify MTU') },
  { place: 'devices/interface/driver', when: 'next-boot', how: 'Queues and offloads are fixed when the device is made.', witness: changeNet('cannot modify virtio network device driver attributes') },
  { place: 'devices/interface', kinds: ['changed'], when: 'next-boot', how: 'libvirt does not change this of an interface in use. It can be detached and attached anew.', witness: changeNet("unable to change config on '%s' network type") },

  { place: 'devices/graphics/@passwd', when: 'live', operation: 'virsh update-device VM GRAPHICS.xml --live', how: 'The password holds for new connections.', witness: changeGraphics('Updating password on VNC server %p %p') },
  { place: 'devices/graphics/@passwdValidTo', when: 'live', operation: 'virsh update-device VM GRAPHICS.xml --live', how: 'The password’s lifetime is set anew.', witness: changeGraphics('If a password lifetime was, or is set') },
  { place: 'devices/graphics/@connected', when: 'live', operation: 'virsh update-device VM GRAPHICS.xml --live', how: 'What becomes of viewers when the password changes.', witness: changeGraphics('action if connected has changed') },
  { place: 'devices/graphics/@keymap', when: 'next-boot', how: 'The keyboard layout is read at start.', witness: changeGraphics('cannot change keymap setting on vnc graphics') },
  { place: 'devices/graphics/@port', when: 'next-boot', how: 'The port is opened at start.', witness: changeGraphics('cannot change port settings on vnc graphics') },
  { place: 'devices/graphics/listen', when: 'next-boot', how: 'The address is opened at start.', witness: changeGraphics('cannot change listen address setting') },

  ...pluggable('hostdev', (change) => of('mode', 'subsystem', '')(change) && of('type', 'pci', 'usb', 'scsi', 'scsi_host', 'mdev')(change), said("hotplug is not supported for hostdev subsys type '%s'", 'qemu_hotplug.c, qemuDomainAttachHostDevice')),
  ...pluggable('redirdev', undefined, attach),
  ...pluggable('lease', undefined, attach),
  ...pluggable('rng', undefined, attach),
  ...pluggable('shmem', (change) => ['ivshmem-plain', 'ivshmem-doorbell'].includes(value(child(deviceOf(change), 'model'), 'type') ?? ''), said("live attach of shmem model '%s' is not supported", 'qemu_hotplug.c, qemuDomainAttachShmemDevice')),
  ...pluggable('vsock', undefined, said('the domain already has a vsock device', 'qemu_hotplug.c, qemuDomainAttachVsockDevice')),
  ...pluggable('input', of('bus', 'usb', 'virtio'), said("input device on bus '%s' cannot be hot plugged.", 'qemu_hotplug.c, qemuDomainAttachInputDevice')),
  ...pluggable('watchdog', of('model', 'i6300esb'), said('hotplug of watchdog of model %s is not supported', 'qemu_hotplug.c, qemuDomainAttachWatchdog')),
  ...pluggable('filesystem', (change) => value(child(deviceOf(change), 'driver'), 'type') === 'virtiofs', said('only virtiofs filesystems can be hotplugged', 'qemu_hotplug.c, qemuDomainAttachFSDevice'), 'The guest’s memory has to be shared.'),
  ...pluggable('controller', of('type', 'scsi'), said("'%s' controller cannot be hot plugged.", 'qemu_hotplug.c, qemuDomainAttachControllerDevice')),
  ...pluggable('channel', targetType('virtio'), said('Unsupported address type for character device', 'qemu_hotplug.c, qemuDomainAttachChrDeviceAssignAddr')),
  ...pluggable('console', targetType('virtio'), said('attaching serial console is not supported', 'qemu_hotplug.c, qemuDomainChrPreInsert')),
  ...pluggable('serial', targetType('pci-serial', 'usb-serial'), said('Unsupported address type for character device', 'qemu_hotplug.c, qemuDomainAttachChrDeviceAssignAddr')),
  ...pluggable('memory', undefined, { text: "cannot use/hotplug a memory device when domain 'maxMemory' is not defined", source: 'libvirt 9.0.0 src/conf/domain_conf.c, virDomainDefCompatibleDevice' }, 'The VM has to have been started with <maxMemory> and NUMA cells.'),
  { place: 'devices/memory/target/requested', when: 'live', operation: 'virsh update-memory-device VM --live --requested-size SIZE', how: 'The guest takes the memory or gives it back as it can.', witness: said("The only thing that is allowed to change is 'requestedsize' for virtio-mem model.", 'qemu_driver.c, qemuDomainChangeMemoryLiveValidateChange') },
  { place: 'devices/memballoon/stats/@period', when: 'live', operation: 'virsh dommemstat VM --period SECONDS --live', how: 'The guest reports its memory at the new pace.', witness: said('unable to set balloon driver collection period', 'qemu_driver.c, qemuDomainSetMemoryStatsPeriod') },
  { place: 'devices/memballoon/stats', when: 'live', operation: 'virsh dommemstat VM --period SECONDS --live', how: 'The guest reports its memory at the new pace.', witness: said('unable to set balloon driver collection period', 'qemu_driver.c, qemuDomainSetMemoryStatsPeriod') },
];

