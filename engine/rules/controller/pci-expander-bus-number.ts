import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, children, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'pci-expander-bus-number',
  profile: 'libvirt',
  severity: 'error',
  title: 'No bus number left for a PCI expander',
  why: 'libvirt numbers an expander without busNr two below the lowest one so far, and needs that to be above 0.',
  remedy: 'Give the expanders a higher busNr.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain_address.c qemuDomainAssignPCIAddresses', text: 'No free busNr lower than current lowest busNr is available to auto-assign to bus %1$d. Must be manually assigned' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@busNr'],
  visits: ['domain/devices'],
  *check(devices) {
    const expanders = children(devices, 'controller').filter((c) => value(c, 'type') === 'pci' && /^pcie?-expander-bus$/.test(value(c, 'model') ?? ''));
    let lowest = Math.min(256, ...expanders.map((c) => readNumber(value(child(c, 'target'), 'busNr')) ?? 256));
    for (const expander of expanders) {
      if (attribute(child(expander, 'target'), 'busNr')) continue;
      lowest -= 2;
      if (lowest > 0) continue;
      yield { at: expander, message: `${deviceName(expander)} has no busNr, and none is left below the others'.` };
      return;
    }
  },
  bad: [
    guestOf('x86_64', 'pc', "<devices><controller type='pci' index='1' model='pci-expander-bus'><target busNr='2'/></controller>«<controller type='pci' index='2' model='pci-expander-bus'/>»</devices>"),
  ],
  good: [
    guestOf('x86_64', 'pc', "<devices><controller type='pci' index='1' model='pci-expander-bus'><target busNr='254'/></controller><controller type='pci' index='2' model='pci-expander-bus'/></devices>"),
  ],
});
