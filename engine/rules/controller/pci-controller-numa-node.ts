import { deviceName, count, countText } from '../../schema/read.ts';
import { all, child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, isQemuDriver, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'pci-controller-numa-node',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI controller on a NUMA node that it cannot have',
  why: 'The root cannot belong to a node, and an expander must name a cell that the guest has.',
  remedy: 'Name a <cell> of <cpu><numa>, or remove <node>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainControllerDefValidate',
    text: 'The PCI controller with index=0 can\'t be associated with a NUMA node',
  }, {
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI / src/qemu/qemu_domain_address.c',
    text: '%1$s with index %2$d is configured for a NUMA node (%3$d) not present in the domain\'s <cpu><numa> array (%4$zu)',
  }],
  onlyWith: ['node'],
  visits: ['domain/devices/controller'],
  *check(controller, { domain, driver, text: source }) {
    const node = child(child(controller, 'target'), 'node');
    const number = countText(node);
    if (value(controller, 'type') !== 'pci' || !node || number === undefined) return;
    const cells = all(domain, 'cpu', 'numa', 'cell').length;
    if (count(controller, 'index') === 0) yield { at: node, message: 'The PCI controller 0 cannot belong to a NUMA node.', fixes: [offeredFix('Remove <node>', removeElement(source, node))] };
    else if (number >= cells && isQemuDriver(driver) && /-expander-bus$/.test(value(controller, 'model') ?? '')) {
      yield { at: node, message: `${deviceName(controller)} is on NUMA node ${number}, but the guest has ${cells === 0 ? 'no cells' : `${cells} cells`}.`, fixes: [offeredFix('Remove <node>', removeElement(source, node))] };
    }
  },
  bad: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' model='pci-expander-bus'>
      <model name='pxb'/>
      <target busNr='254'>
        «<node>»1</node>
      </target>
    </controller>
  </devices>
</domain>`,
  ],
  good: [
    `<domain type='kvm'>
  <name>a</name>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <controller type='pci' index='1' model='pci-expander-bus'>
      <target busNr='254'/>
    </controller>
  </devices>
</domain>`,
  ],
});
