import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { driveAddress, formatPci, pciAddress, readNumber } from '../address.ts';
import { canonicalUuid } from '../read.ts';

/**
 * What a <hostdev> or <interface type='hostdev'> is on the host, in comparable texts such as `pci 0000:06:02.0` (virDomainHostdevMatch
 * in libvirt 11.3.0 src/conf/domain_conf.c). The first one is its own; by the others it is taken for a device before it. Empty when
 * it does not say.
 */
export function hostdevIdentities(device: Element): readonly string[] {
  const isInterface = device.name === 'interface';
  if (!isInterface && (value(device, 'mode') ?? 'subsystem') !== 'subsystem') return [];
  const source = child(device, 'source');
  const address = child(source, 'address');
  switch (isInterface ? value(address, 'type') : value(device, 'type')) {
    case 'pci': return one(pciIdentity(address));
    case 'usb': return isInterface ? [] : usbIdentities(source, address);
    case 'mdev': {
      const uuid = canonicalUuid(value(address, 'uuid'));
      return one(uuid && `mdev ${uuid}`);
    }
    case 'scsi': return one(value(source, 'protocol') === 'iscsi' ? iscsiIdentity(source) : scsiIdentity(source, address));
    case 'scsi_host': return one(value(source, 'wwpn') && `${value(source, 'protocol')} ${value(source, 'wwpn')}`);
    default: return [];
  }
}

const one = (identity: string | undefined): readonly string[] => (identity ? [identity] : []);

function pciIdentity(address: Element | undefined): string | undefined {
  const pci = pciAddress(address);
  return pci && value(address, 'bus') !== undefined && value(address, 'slot') !== undefined ? `pci ${formatPci(pci)}` : undefined;
}

/** A USB device is known by bus and device number where both are written, else by vendor and product, which then mean any device with them. */
function usbIdentities(source: Element | undefined, address: Element | undefined): readonly string[] {
  const [bus, device] = [readNumber(value(address, 'bus')), readNumber(value(address, 'device'))];
  const [vendor, product] = ['vendor', 'product'].map((name) => readNumber(value(child(source, name), 'id')));
  const kind = vendor !== undefined && product !== undefined ? [`usb ${vendor.toString(16)}:${product.toString(16)}`] : [];
  return source && bus && device ? [`usb bus ${bus} device ${device}`, ...kind] : kind;
}

function scsiIdentity(source: Element | undefined, address: Element | undefined): string | undefined {
  const adapter = value(child(source, 'adapter'), 'name');
  const place = driveAddress(address);
  return adapter && address && place ? `scsi ${adapter} ${place.bus}:${place.target}:${value(address, 'unit') ?? '0'}` : undefined;
}

function iscsiIdentity(source: Element | undefined): string | undefined {
  const host = child(source, 'host');
  const name = value(source, 'name');
  return host && name ? `iscsi ${value(host, 'name') ?? ''}:${value(host, 'port') ?? ''} ${name}` : undefined;
}
