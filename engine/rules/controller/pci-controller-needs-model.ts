import { deviceName, count } from '../../schema/read.ts';
import { machineKind } from '../../schema/domain/machine.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'pci-controller-needs-model',
  profile: 'libvirt',
  severity: 'error',
  title: 'A PCI controller that does not say what it is',
  why: 'Bridges, root ports and switches differ; only the chipset knows what bus 0 is, and libvirt asks for its model as well.',
  remedy: "Add model='pcie-root-port' (q35, virt) or model='pci-bridge' (i440fx).",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_addr.c virDomainPCIAddressBusSetModel', text: 'PCI controller model was not set correctly' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/controller'],
  *check(controller, { domain }) {
    const index = count(controller, 'index');
    const kind = machineKind(domain);
    // pseries takes pci-root, and without index libvirt may choose 0; elsewhere bus 0 has a rule of its own.
    if (value(controller, 'type') !== 'pci' || attribute(controller, 'model') || index === undefined || index === 0 || (kind !== 'i440fx' && kind !== 'q35' && kind !== 'arm-virt')) return;
    const model = kind === 'i440fx' ? 'pci-bridge' : 'pcie-root-port';
    yield { at: controller, message: `${deviceName(controller)} has no model.`, fixes: [offeredFix(`Write model='${model}'`, setAttribute(controller, 'model', model))] };
  },
  bad: [
    "<controller type='pci' index='0' model='pcie-root'/>«<controller type='pci' index='1'/>»",
  ],
  good: [
    "<controller type='pci' index='0' model='pcie-root'/><controller type='pci' index='1' model='pcie-root-port'/>",
  ],
});
