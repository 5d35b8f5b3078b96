import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'pci-root-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address for the PCI root',
  why: 'pci-root and pcie-root are where addresses begin; they have none themselves.',
  remedy: 'Remove the <address>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainControllerDefValidate',
    text: 'pci-root and pcie-root controllers should not have an address',
  }],
  visits: ['domain/devices/controller'],
  *check(controller, { text: source }) {
    const model = value(controller, 'model');
    const address = child(controller, 'address');
    if (value(controller, 'type') !== 'pci' || (model !== 'pci-root' && model !== 'pcie-root') || !address || (value(address, 'type') ?? 'none') === 'none') return;
    yield { at: address, message: `The ${model} controller has an address, but it is where addresses begin.`, fixes: [offeredFix('Remove the address', removeElement(source, address))] };
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='pci' index='0' model='pcie-root'>
      «<address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>»
    </controller>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <controller type='pci' index='0' model='pcie-root'/>
  </devices>
</domain>`,
  ],
});
