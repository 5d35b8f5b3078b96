import { deviceName } from '../../schema/read.ts';
import { children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'interface-bandwidth-hostdev',
  profile: 'libvirt',
  severity: 'warning',
  title: 'A bandwidth limit on a passed-through network card',
  why: 'The packets of a passed-through card never pass the host, so nothing there can slow them down. libvirt accepts the domain and refuses to start it.',
  remedy: 'Remove <bandwidth>, and limit the virtual function on the host.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainActualNetDefValidate', text: 'interface %1$s - bandwidth settings are not supported for hostdev interfaces' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/interface/bandwidth'],
  *check(bandwidth, { text: source }) {
    if (value(bandwidth.parent, 'type') !== 'hostdev' || children(bandwidth).length === 0) return;
    yield { at: bandwidth, message: `${deviceName(bandwidth)} is a passed-through card with a bandwidth limit: the guest will not start.`, fixes: [offeredFix('Remove <bandwidth>', removeElement(source, bandwidth))] };
  },
  bad: [
    "<interface type='hostdev' managed='yes'><source><address type='pci' domain='0' bus='1' slot='0' function='0'/></source>«<bandwidth>»<inbound average='10'/></bandwidth></interface>",
  ],
  good: [
    "<interface type='network'><source network='default'/><bandwidth><inbound average='10'/></bandwidth></interface>",
  ],
});
