/** What of a domain QEMU or libvirt does not send to another host: qemuMigrationSrcIsAllowed, and what makes QEMU add a migration blocker. */
import { isOlder } from '../../core/version.ts';
import { all, attribute, child, value } from '../../xml/query.ts';
import type { Element, Target } from '../../xml/tree.ts';
import { deviceName } from '../read.ts';
import { diskFormat, sourceChain } from './disk.ts';

export interface Versions {
  readonly libvirt?: string;
  readonly qemu?: string;
}

export interface MigrationObstacle {
  readonly at: Target;
  /** What it is, as a sentence begins. */
  readonly what: string;
  /** Why, as it follows a colon. */
  readonly why: string;
  /** `likely` where only a guest that does not use it may go, `possible` where it depends on a driver or a version that is not known. */
  readonly is: 'refused' | 'likely' | 'possible';
}

type Cause = readonly [why: string, is: MigrationObstacle['is']];
const surely = (why: string): Cause => [why, 'refused'];
const likely = (why: string): Cause => [why, 'likely'];
const perhaps = (why: string): Cause => [why, 'possible'];

/** QEMU's drivers of image formats that add a blocker when an image is opened. */
const FORMATS: ReadonlySet<string> = new Set(['qcow', 'vmdk', 'vdi', 'vpc', 'vhd', 'ploop']);
/** Before, a driver's state was sent only with the switch x-enable-migration, which libvirt does not set. */
const MEDIATED_SINCE = '8.0.0';
/** Before, libvirt refused by a list of its own; since, it asks QEMU for its blockers. */
const ASKS_QEMU = { libvirt: '9.0.0', qemu: '6.0.0' };

function ofHostdev(device: Element, { libvirt, qemu }: Versions): Cause | undefined {
  switch (value(device, 'type')) {
    case 'scsi_host': return surely('vhost-scsi keeps the state of its target in the kernel of the host');
    case 'scsi': return isOlder(qemu, ASKS_QEMU.qemu) || isOlder(libvirt, ASKS_QEMU.libvirt)
      ? perhaps('older libvirt refuses SCSI devices of the host') : perhaps('the destination must reach the same SCSI device at the same address');
    case 'mdev':
      if (['vfio-ap', 'vfio-ccw'].includes(value(device, 'model') ?? '')) return surely(`QEMU sends no state of ${value(device, 'model')} devices`);
      return isOlder(qemu, MEDIATED_SINCE) ? surely(`QEMU ${qemu} sends no state of mediated devices`) : perhaps('QEMU sends the state of a mediated device only if the driver of the host can give it, which few can');
    default: return undefined;
  }
}

function ofDisk(disk: Element): Cause | undefined {
  if (child(disk, 'transient')) return surely('it is transient');
  if (value(disk, 'type') === 'nvme') return surely('its NVMe controller belongs to one host');
  if (value(child(disk, 'target'), 'bus') === 'nvme') return surely('QEMU sends no state of emulated NVMe controllers');
  const format = [diskFormat(disk), ...sourceChain(disk).map((link) => link.format)].find((one) => one !== undefined && FORMATS.has(one));
  return format === undefined ? undefined : surely(`QEMU does not migrate with an image of format ${format}`);
}

function ofFilesystem(filesystem: Element): Cause | undefined {
  const driver = value(child(filesystem, 'driver'), 'type') ?? 'path';
  if (driver === 'mtp') return surely('QEMU sends no state of MTP devices');
  return ['path', 'handle'].includes(driver) && [undefined, 'mount'].includes(value(filesystem, 'type')) ? likely('QEMU does not migrate while the guest has it mounted (9p)') : undefined;
}

/** By the device's element. */
const DEVICES: Readonly<Record<string, (device: Element, versions: Versions) => Cause | undefined>> = {
  hostdev: ofHostdev,
  disk: ofDisk,
  filesystem: ofFilesystem,
  shmem: (device) => (value(device, 'role') === 'master' ? undefined : surely("shared memory migrates only with role='master'")),
  interface: (device) => (value(child(device, 'model'), 'type') === 'usb-net' ? surely('QEMU sends no state of usb-net')
    : value(device, 'type') === 'vdpa' ? perhaps('QEMU migrates a vDPA device only if all that it offers can be shadowed') : undefined),
  controller: (device) => (value(device, 'type') === 'nvme' ? surely('QEMU sends no state of emulated NVMe controllers') : undefined),
  crypto: () => surely('QEMU sends no state of virtio-crypto'),
  sound: (device) => (['usb', 'virtio'].includes(value(device, 'model') ?? '') ? surely(`QEMU sends no state of sound devices of model ${value(device, 'model')}`) : undefined),
  input: (device) => (value(device, 'type') === 'passthrough' ? surely('it is an input device of the host') : undefined),
  serial: (device) => (value(child(device, 'target'), 'type') === 'usb-serial' ? surely('QEMU sends no state of usb-serial') : undefined),
  channel: (device, { qemu }) => (value(device, 'type') !== 'qemu-vdagent' ? undefined : isOlder(qemu, '10.0.99') ? surely(`QEMU ${qemu} does not migrate with its clipboard agent`) : qemu === undefined ? perhaps('QEMU up to 10.0 does not migrate with its clipboard agent') : undefined),
  iommu: (device) => (value(device, 'model') === 'amd' ? surely('QEMU sends no state of amd-iommu') : undefined),
  tpm: (device) => (value(child(device, 'backend'), 'type') === 'passthrough' ? perhaps('nothing of what a TPM of the host keeps moves along: keys and measurements stay behind') : undefined),
  memory: (device) => (value(device, 'model') === 'sgx-epc' ? perhaps('memory of SGX is bound to its host, enclaves are lost') : undefined),
  video: (device) => {
    const model = child(device, 'model');
    return value(model, 'type') === 'virtio' && value(child(model, 'acceleration'), 'accel3d') === 'yes' ? surely('QEMU sends no state of 3D acceleration (virgl)') : undefined;
  },
};

const OF_THE_ELEMENT: readonly string[] = ['type', 'model'];

function ofDevice(device: Element, versions: Versions): MigrationObstacle | undefined {
  const cause = Object.hasOwn(DEVICES, device.name) ? DEVICES[device.name]!(device, versions) : undefined;
  if (!cause) return undefined;
  const at = OF_THE_ELEMENT.flatMap((name) => attribute(device, name) ?? [])[0] ?? device;
  return { at, what: deviceName(device), why: cause[0], is: cause[1] };
}

function ofCpu(cpu: Element, domain: Element): MigrationObstacle[] {
  const isScaled = all(domain, 'clock', 'timer').some((timer) => value(timer, 'frequency') !== undefined);
  const invtsc = all(cpu, 'feature').find((feature) => value(feature, 'name') === 'invtsc');
  return !invtsc || isScaled || ['disable', 'forbid'].includes(value(invtsc, 'policy') ?? '') ? [] : [{ at: invtsc, what: 'CPU feature invtsc', why: "invtsc needs <timer name='tsc' frequency=…> for that", is: 'refused' }];
}

function ofFeatures(features: Element): MigrationObstacle[] {
  const mode = attribute(child(features, 'hyperv'), 'mode');
  return mode?.value === 'passthrough' ? [{ at: mode, what: "hyperv mode='passthrough'", why: 'QEMU wants the enlightenments one by one', is: 'refused' }] : [];
}

function ofLaunchSecurity(security: Element): MigrationObstacle[] {
  const type = attribute(security, 'type');
  return type && ['sev', 'sev-snp', 's390-pv'].includes(type.value) ? [{ at: type, what: `launchSecurity of type ${type.value}`, why: 'QEMU cannot move memory that its host cannot read', is: 'refused' }] : [];
}

/** What stands in the way of a live migration in one part of the domain: in <devices>, <cpu>, <features> or <launchSecurity>. */
export function migrationObstacles(part: Element, domain: Element, versions: Versions): MigrationObstacle[] {
  switch (part.name) {
    case 'devices': return part.children.flatMap((node) => (node.kind === 'element' && ofDevice(node, versions)) || []);
    case 'cpu': return ofCpu(part, domain);
    case 'features': return ofFeatures(part);
    case 'launchSecurity': return ofLaunchSecurity(part);
    default: return [];
  }
}
