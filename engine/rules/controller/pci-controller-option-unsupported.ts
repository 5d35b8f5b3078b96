import { isOlder } from '../../core/version.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { isMachine } from '../../schema/domain/machine.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

const EXPANDERS = ['pci-expander-bus', 'pcie-expander-bus'];
const PORTS = ['pcie-root-port', 'pcie-switch-downstream-port'];
const MODELS: Readonly<Record<string, readonly string[]>> = {
  index: [], busNr: EXPANDERS, chassisNr: ['pci-bridge'], chassis: PORTS, port: PORTS, hotplug: ['pci-root', ...PORTS], memReserve: ['pcie-root-port', 'pci-bridge'],
};
const ROOTS = ['pci-root', 'pcie-root'];

/** pseries has as many roots as one likes, with options of their own; while the machine is not known, neither is this. */
const mayBePhb = (model: string, domain: Element): boolean => model === 'pci-root' && isMachine(domain, 'pseries') !== false;

/** Holes belong to the roots of pc and q35; undefined while the machine is not known. */
function takesHole(model: string, domain: Element): boolean | undefined {
  return model === 'pci-root' ? isMachine(domain, 'i440fx') : model === 'pcie-root' ? isMachine(domain, 'q35') : undefined;
}

export default defineRule({
  id: 'pci-controller-option-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: 'An option that this PCI controller does not have',
  why: 'Each model has its own options: chassisNr belongs to bridges, chassis and port to ports, busNr and node to expanders, a target index and a NUMA node to the roots of pseries, a 64-bit hole to the roots of pc and q35.',
  remedy: 'Remove the option.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI', text: "Option '%1$s' is not valid for PCI controller with index '%2$d', model '%3$s' and modelName '%4$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefControllerPCI', text: "Setting the 64-bit PCI hole size is not supported for machine '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['target', 'pcihole64'],
  visits: ['domain/devices/controller'],
  *check(controller, { domain, text: source, target: { libvirt } }) {
    const model = value(controller, 'model');
    if (value(controller, 'type') !== 'pci' || model === undefined) return;
    const target = child(controller, 'target');
    for (const [name, models] of Object.entries(MODELS)) {
      const found = attribute(target, name);
      if (!found || models.includes(model) || (name === 'index' && mayBePhb(model, domain))) continue;
      if (name === 'memReserve' && /^0*$/.test(found.value)) continue;
      yield { at: found, message: `${deviceName(controller)} has the target option ${name}, which a ${model.slice(0, 40)} does not have.`, fixes: [safeFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
    const node = child(target, 'node');
    const isRoot = ROOTS.includes(model);
    if (node && !EXPANDERS.includes(model) && !mayBePhb(model, domain) && count(controller, 'index') !== 0) yield { at: node, message: `${deviceName(controller)} names a NUMA node, which a ${model.slice(0, 40)} does not have.`, fixes: [safeFix('Remove <node>', removeElement(source, node))] };
    const hole = child(controller, 'pcihole64');
    // Releases of the 12 series take it for granted and hand it to QEMU, which lets it pass.
    const isTaken = model === 'pcie-root' && !isOlder(libvirt, '12.0.0');
    if (hole && isRoot && takesHole(model, domain) === false) yield { at: hole, ...(isTaken && { severity: 'warning' as const }), message: `The ${model} of this machine has no 64-bit hole to set.`, fixes: [safeFix('Remove <pcihole64>', removeElement(source, hole))] };
  },
  bad: [
    "<controller type='pci' index='1' model='pcie-root-port'><target «chassisNr='3'»/></controller>",
    "<controller type='pci' index='1' model='pcie-root-port'><target «busNr='3'»/></controller>",
    guestOf('x86_64', 'pc', "<devices><controller type='pci' index='1' model='pci-bridge'><target «port='3'»/></controller></devices>"),
    guestOf('aarch64', 'virt', "<devices><controller type='pci' index='0' model='pcie-root'>«<pcihole64 unit='GiB'>»1</pcihole64></controller></devices>"),
  ],
  good: [
    "<controller type='pci' index='1' model='pcie-root-port'><target chassis='1' port='0x10' hotplug='off'/></controller>",
    guestOf('ppc64', 'pseries', "<devices><controller type='pci' index='1' model='pci-root'><target index='1'/></controller></devices>"),
  ],
});
