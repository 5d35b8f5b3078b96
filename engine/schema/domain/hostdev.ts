import { child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { driveAddress, formatPci, pciAddress, readNumber } from '../address.ts';
import { canonicalUuid } from '../read.ts';

/** What the host device is on the host, in one comparable text such as `pci 0000:06:02.0`; undefined when it does not say. */
export function hostdevIdentity(hostdev: Element): string | undefined {
  if ((value(hostdev, 'mode') ?? 'subsystem') !== 'subsystem') return undefined;
  const source = child(hostdev, 'source');
  const address = child(source, 'address');
  switch (value(hostdev, 'type')) {
    case 'pci': {
      const pci = pciAddress(address);
      return pci && value(address, 'bus') !== undefined && value(address, 'slot') !== undefined ? `pci ${formatPci(pci)}` : undefined;
    }
    case 'usb': return usbIdentity(source, address);
    case 'mdev': {
      const uuid = canonicalUuid(value(address, 'uuid'));
      return uuid && `mdev ${uuid}`;
    }
    case 'scsi': return scsiIdentity(source, address);
    default: return undefined;
  }
}

/** A USB device is known by bus and device number; vendor and product alone may mean several devices. */
function usbIdentity(source: Element | undefined, address: Element | undefined): string | undefined {
  const bus = readNumber(value(address, 'bus'));
  const device = readNumber(value(address, 'device'));
  return source && bus !== undefined && device !== undefined ? `usb bus ${bus} device ${device}` : undefined;
}

function scsiIdentity(source: Element | undefined, address: Element | undefined): string | undefined {
  const adapter = value(child(source, 'adapter'), 'name');
  const place = driveAddress(address);
  return adapter && address && place ? `scsi ${adapter} ${place.bus}:${place.target}:${value(address, 'unit') ?? '0'}` : undefined;
}
