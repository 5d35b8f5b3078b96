import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** virDomainControllerModelTypeFromString and its lists; other types are newer and not judged. */
const MODELS: Readonly<Record<string, readonly string[]>> = {
  scsi: ['auto', 'buslogic', 'lsilogic', 'lsisas1068', 'vmpvscsi', 'ibmvscsi', 'virtio-scsi', 'lsisas1078', 'virtio-transitional', 'virtio-non-transitional', 'ncr53c90', 'dc390', 'am53c974'],
  usb: ['piix3-uhci', 'piix4-uhci', 'ehci', 'ich9-ehci1', 'ich9-uhci1', 'ich9-uhci2', 'ich9-uhci3', 'vt82c686b-uhci', 'pci-ohci', 'nec-xhci', 'qusb1', 'qusb2', 'qemu-xhci', 'none'],
  pci: ['pci-root', 'pcie-root', 'pci-bridge', 'dmi-to-pci-bridge', 'pcie-to-pci-bridge', 'pcie-root-port', 'pcie-switch-upstream-port', 'pcie-switch-downstream-port', 'pci-expander-bus', 'pcie-expander-bus'],
  ide: ['piix3', 'piix4', 'ich6'], fdc: [], sata: [], ccid: [], xenbus: [], isa: [], 'virtio-serial': ['virtio', 'virtio-transitional', 'virtio-non-transitional'],
};
const KNOWN = new Set(Object.values(MODELS).flat());

export default defineRule({
  id: 'controller-model-unknown',
  profile: 'libvirt',
  severity: 'error',
  title: 'A model that this type of controller does not have',
  why: 'Models are those of the type; controllers of type fdc, sata, ccid and xenbus come in one kind only. Without type a controller is ide.',
  remedy: 'Remove model, or write one of the type: `virsh domcapabilities` and completion show them.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainControllerDefParseXML', text: "Unknown model type '%1$s'" },
  ],
  visits: ['domain/devices/controller'],
  *check(controller, { text: source }) {
    const model = attribute(controller, 'model');
    const type = value(controller, 'type') ?? 'ide';
    const models = Object.hasOwn(MODELS, type) ? MODELS[type]! : undefined;
    // A word that no type has is the format's affair.
    if (!model || !models || models.includes(model.value) || !KNOWN.has(model.value)) return;
    yield { at: model, message: `A controller of type ${type} has no model ${model.value.slice(0, 60)}${models.length > 0 ? `; it is ${models.join(', ')}` : ''}.`, fixes: [offeredFix('Remove model', removeAttribute(source, model))] };
  },
  bad: [
    "<controller type='sata' index='0' «model='ich6'»/>",
    "<controller index='0' «model='none'»/>",
  ],
  good: [
    "<controller type='ide' index='0' model='piix4'/>",
    "<controller type='sata' index='0'/>",
  ],
});
