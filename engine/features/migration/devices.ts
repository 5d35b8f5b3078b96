/** Networks, bridges and devices of the host. */
import { isOlder } from '../../core/version.ts';
import { hostdevIdentities } from '../../schema/domain/hostdev.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
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
      const own = driver !== undefined && driver !== 'vfio-pci' && driver.includes('vfio');
      yield { at: attribute(device, 'type')!, severity: own ? 'warning' : 'error', message: `${deviceName(device)} is a device of the source${driver === undefined ? '' : ` with driver ${short(driver)}`}.` };
    }
  },
};

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
  why: 'virtiofsd holds the open files of the guest. Older libvirt refuses to migrate such a guest; newer ones do so when virtiofsd can send them, and both hosts must share the folder.',
  remedy: 'Unmount the file system in the guest and detach it before the migration.',
  witness: { source: 'libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: 'migration with virtiofs device is not supported; migration with this virtiofs device is not supported' },
  *check({ domain, from }) {
    for (const each of all(domain, 'devices', 'filesystem').filter((f) => value(child(f, 'driver'), 'type') === 'virtiofs')) {
      // 9.0 refuses all, 11.3 asks virtiofsd; for the releases between them it stays a risk.
      const refuses = isOlder(from.versions?.libvirt, '9.0.1');
      yield { at: attribute(child(each, 'driver'), 'type')!, severity: refuses ? 'error' : 'warning', message: `${deviceName(each)} is served by virtiofsd${refuses ? `, which libvirt ${from.versions!.libvirt} does not migrate` : ''}.` };
    }
  },
};
