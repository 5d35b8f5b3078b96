/** Networks, bridges and devices of the host. */
import { isOlder } from '../../core/version.ts';
import { hostdevIdentities } from '../../schema/domain/hostdev.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { all, attribute, child, children, value } from '../../xml/query.ts';
import type { HostFacts } from '../../facts/host-facts.ts';
import type { Attribute, Element } from '../../xml/tree.ts';
import { short, type MigrationCheck } from './check.ts';

const interfacesOf = (domain: Element, type: string): readonly Element[] => all(domain, 'devices', 'interface').filter((i) => value(i, 'type') === type);

export const network: MigrationCheck = {
  id: 'network-not-on-destination',
  why: 'An interface of type network is plugged into the network of that name when the guest arrives.',
  remedy: 'Define and start the network on the destination: virsh net-dumpxml on the source, net-define and net-start there.',
  witness: { source: 'libvirt 11.3.0 src/network/bridge_driver.c', text: "no network with matching name '%1$s'; network '%1$s' is not active" },
  *check({ domain, to }) {
    const interfaces = interfacesOf(domain, 'network');
    if (interfaces.length > 0 && !to.networks) return yield { host: 'to', lacks: 'networks' };
    for (const each of interfaces) {
      const at = attribute(child(each, 'source'), 'network');
      const there = to.networks!.find((n) => n.name === at?.value);
      if (at && !there) yield { at, severity: 'error', message: `${deviceName(each)}: the destination has no network ${short(at.value)}.` };
      else if (at && !there!.active) yield { at, severity: 'error', message: `${deviceName(each)}: the network ${short(at.value)} is not active at the destination.` };
    }
  },
};

/** Networks that end at their host: an address behind them means nothing elsewhere. */
const OF_ONE_HOST: ReadonlySet<string> = new Set(['nat', 'route', 'open', 'isolated']);
/** Networks that hand a device of the host to each guest: the guest's interface is then one of type hostdev. */
const ASSIGNS_DEVICE = 'hostdev';

export const privateNetwork: MigrationCheck = {
  id: 'network-of-one-host',
  why: 'libvirt brings up NAT, routed and isolated networks on each host for itself. After the migration the guest sits in another network of the same name: connections break, and its address may not even belong there.',
  remedy: 'Use a bridge to a network that both hosts are in, or renew the address of the guest after the migration.',
  witness: { source: 'libvirt manual, formatnetwork, Connectivity', text: 'All traffic between guests connected to this network and the physical network will be forwarded to the physical network via the host\'s IP routing stack' },
  *check({ domain, from, to }) {
    for (const each of interfacesOf(domain, 'network')) {
      const at = attribute(child(each, 'source'), 'network');
      const [here, there] = [from, to].map((facts) => facts.networks?.find((n) => n.name === at?.value));
      if (!at || !here || !there) continue;
      const kind = [here.forward, there.forward].find((forward) => OF_ONE_HOST.has(forward ?? ''));
      if (kind !== undefined) yield { at, severity: 'warning', message: `${deviceName(each)}: the network ${short(at.value)} (${kind}) is another one at the destination.` };
    }
    for (const each of interfacesOf(domain, 'user')) yield { at: attribute(each, 'type')!, severity: 'warning', message: `${deviceName(each)} reaches the network through a program of its host: what is open breaks, and forwarded ports are those of another host.` };
  },
};

export const link: MigrationCheck = {
  id: 'interface-not-on-destination',
  why: 'The bridge or network card that an interface is plugged into is looked up by its name on the host that the guest comes to.',
  remedy: 'Make a bridge of that name on the destination, or migrate with --xml and the name that it has there.',
  witness: { source: 'libvirt 11.3.0 src/util/virnetdev.c', text: "Cannot get interface MTU on '%1$s'; Unable to get index for interface %1$s" },
  *check({ domain, to }) {
    // The bridges of Open vSwitch need not be interfaces.
    const bridged = interfacesOf(domain, 'bridge').filter((i) => child(i, 'virtualport') === undefined).map((i) => [i, 'bridge'] as const);
    const direct = interfacesOf(domain, 'direct').map((i) => [i, 'dev'] as const);
    if (bridged.length + direct.length > 0 && !to.interfaces) return yield { host: 'to', lacks: 'interfaces' };
    for (const [each, name] of [...bridged, ...direct]) {
      const at = attribute(child(each, 'source'), name);
      if (at && at.value !== '' && !to.interfaces!.some((i) => i.name === at.value)) yield { at, severity: 'error', message: `${deviceName(each)}: the destination has no ${name === 'bridge' ? 'bridge' : 'interface'} ${short(at.value)}.` };
    }
  },
};

const isTransient = (device: Element): boolean => value(child(device, 'teaming'), 'type') === 'transient';

export const pciDevice: MigrationCheck = {
  id: 'pci-device-of-host',
  why: 'A PCI device of the host stays where it is. QEMU migrates a guest with one only if the driver of the device can send its state, which few can; plain vfio-pci cannot.',
  remedy: "Unplug the device before the migration and plug in one of the destination afterwards, or pair it with a virtio interface by <teaming type='transient'>.",
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowedHostdev; qemu 10.0.13 hw/vfio/migration.c', text: "cannot migrate a domain with <hostdev mode='subsystem' type='%1$s'>; VFIO migration is not supported in kernel" },
  *check({ domain, from }) {
    const devices = [...all(domain, 'devices', 'hostdev').filter((h) => value(h, 'type') === 'pci' && (value(h, 'mode') ?? 'subsystem') === 'subsystem'), ...interfacesOf(domain, 'hostdev')];
    for (const device of devices.filter((d) => !isTransient(d))) {
      const identity = hostdevIdentities(device)[0]?.replace('pci ', '');
      const driver = from.hostDevices?.pci.find((d) => d.address === identity)?.driver;
      // Drivers of their own for VFIO (mlx5_vfio_pci and the like) exist to make devices migrate.
      const own = driver !== undefined && driver !== 'vfio-pci' && driver.includes('vfio') && !isOlder(from.versions?.qemu, VFIO_SINCE);
      yield { at: attribute(device, 'type')!, severity: own ? 'warning' : 'error', message: `${deviceName(device)} is a device of the source${driver === undefined ? '' : ` with driver ${short(driver)}`}.` };
    }
    for (const each of interfacesOf(domain, 'network').filter((i) => !isTransient(i))) {
      const at = attribute(child(each, 'source'), 'network');
      if (at && from.networks?.find((n) => n.name === at.value)?.forward === ASSIGNS_DEVICE) yield { at, severity: 'error', message: `${deviceName(each)} is a device of the source: the network ${short(at.value)} hands out PCI devices.` };
    }
  },
};
/** QEMU 7.2 sends the state of VFIO devices only with a switch that libvirt does not set. */
const VFIO_SINCE = '8.0.0';

export const usbDevice: MigrationCheck = {
  id: 'usb-device-of-host',
  why: 'libvirt lets a guest with a USB device of its host migrate, and looks for such a device at the destination. The guest sees one unplugged and another one plugged in.',
  remedy: "Plug the device into the destination, write startupPolicy='optional', or detach it before the migration.",
  witness: { source: 'libvirt 11.3.0 src/util/virusb.c virUSBDeviceFindByVendor', text: 'Did not find USB device %1$04x:%2$04x' },
  *check({ domain, to }) {
    for (const device of all(domain, 'devices', 'hostdev').filter((h) => value(h, 'type') === 'usb')) {
      const source = child(device, 'source');
      const [vendor, product] = ['vendor', 'product'].map((name) => readNumber(value(child(source, name), 'id')));
      const at = attribute(device, 'type')!;
      if (vendor === undefined || product === undefined) yield { at, severity: 'warning', message: `${deviceName(device)} is named by its place alone, which is another one at the destination.` };
      else if (!to.hostDevices) yield { host: 'to', lacks: 'hostDevices' };
      else if (!to.hostDevices.usb.some((d) => Number(d.vendor) === vendor && Number(d.product) === product)) {
        const isOptional = ['optional', 'requisite'].includes(value(source, 'startupPolicy') ?? '');
        yield { at, severity: isOptional ? 'warning' : 'error', message: `${deviceName(device)}: the destination has no USB device ${hex(vendor)}:${hex(product)}.` };
      }
    }
  },
};
const hex = (id: number): string => id.toString(16).padStart(4, '0');

export const virtiofs: MigrationCheck = {
  id: 'virtiofs-does-not-migrate',
  why: 'virtiofsd holds the open files of the guest. Older libvirt and QEMU refuse to migrate such a guest; newer ones do so when virtiofsd can send them, and both hosts must share the folder.',
  remedy: 'Unmount the file system in the guest and detach it before the migration.',
  witness: { source: 'libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed; qemu 7.2.0 hw/virtio/vhost-user-fs.c', text: 'migration with virtiofs device is not supported; migration with this virtiofs device is not supported; .unmigratable = 1' },
  *check({ domain, from }) {
    for (const each of all(domain, 'devices', 'filesystem').filter((f) => value(child(f, 'driver'), 'type') === 'virtiofs')) {
      const refusal = virtiofsRefusal(each, from);
      yield { at: attribute(child(each, 'driver'), 'type')!, severity: refusal === undefined ? 'warning' : 'error', message: `${deviceName(each)} is served by virtiofsd${refusal === undefined ? '; both hosts must share the folder' : `, ${refusal}`}.` };
    }
  },
};

/** 9.0 refuses all, 11.3 asks virtiofsd by its descriptor, but for a socket of one's own; for the releases between them it stays a risk. */
function virtiofsRefusal(filesystem: Element, { versions, vhostUser }: HostFacts): string | undefined {
  if (isOlder(versions?.libvirt, '9.0.1')) return `which libvirt ${versions!.libvirt} does not migrate`;
  if (isOlder(versions?.qemu, '8.0.0')) return `which QEMU ${versions!.qemu} does not migrate`;
  if (value(child(filesystem, 'source'), 'socket') !== undefined || versions?.libvirt === undefined || isOlder(versions.libvirt, '11.3.0')) return undefined;
  const daemon = vhostUser?.find((backend) => backend.type === 'fs');
  return daemon?.features && !daemon.features.includes('migrate-precopy') ? `and ${short(daemon.binary)} does not say that it can send them` : undefined;
}

/** Addresses that each host has. */
const OF_EVERY_HOST = /^(?:0\.0\.0\.0|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::|::1|\*|localhost)?$/;

function* listeners(domain: Element): Generator<readonly [device: Element, at: Attribute]> {
  for (const each of all(domain, 'devices', 'graphics')) {
    const own = children(each, 'listen').flatMap((listen) => attribute(listen, 'address') ?? []);
    for (const at of own.length > 0 ? own : [attribute(each, 'listen')]) if (at) yield [each, at];
  }
  for (const kind of ['serial', 'parallel', 'console', 'channel', 'redirdev', 'rng', 'smartcard']) {
    for (const each of all(domain, 'devices', kind)) for (const source of children(each, 'source').filter((s) => value(s, 'mode') === 'bind')) {
      const at = attribute(source, 'host');
      if (at) yield [each, at];
    }
  }
}

export const listenAddress: MigrationCheck = {
  id: 'address-of-one-host',
  why: 'QEMU binds the address again where the guest arrives, and fails when it is not one of that host.',
  remedy: 'Let it listen on all addresses or on those of a network that both hosts have (<listen type=\'network\'>), or migrate with --xml and an address of the destination.',
  witness: { source: 'qemu 10.0.13 util/qemu-sockets.c inet_listen_saddr', text: 'Failed to find an available port' },
  *check({ domain }) {
    for (const [device, at] of listeners(domain)) {
      if (!OF_EVERY_HOST.test(at.value)) yield { at, severity: 'warning', message: `${deviceName(device)} listens on ${short(at.value)}, which the destination must have as well.` };
    }
  },
};
