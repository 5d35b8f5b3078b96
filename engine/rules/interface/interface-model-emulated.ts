import { isX86 } from '../../schema/domain/machine.ts';
import { isWindows } from '../../schema/domain/guest-os.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, offeredFix, replace } from '../rule.ts';

const EMULATED = ['rtl8139', 'e1000', 'e1000e', 'ne2k_pci', 'pcnet', 'e1000-82544gc', 'e1000-82545em'];

export default defineRule({
  id: 'interface-model-emulated',
  profile: 'performance',
  severity: 'hint',
  title: 'A network card that imitates hardware',
  why: 'Emulated cards cost a trip into QEMU for nearly every packet and reach a fraction of what virtio does, with more load on the host. rtl8139 is besides a card of 1999 that few guests still have a driver for.',
  remedy: "Use <model type='virtio'/>; Linux and the BSDs have its driver, Windows gets it from virtio-win. For guests without, e1000e is the best of the others.",
  witness: [{ source: 'libvirt manual, formatdomain, Setting the NIC model', text: 'Libvirt supports natively the following network device models: virtio, virtio-transitional, virtio-non-transitional, e1000, e1000e, igb, rtl8139' }, { source: 'qemu 10.0.13 docs/system/devices/net.rst', text: 'QEMU can simulate several network cards (e.g. PCI or ISA cards on the PC target)' }],
  drivers: ['kvm'],
  visits: ['domain/devices/interface/model'],
  *check(model, { domain }) {
    const nic = model.parent!;
    const type = attribute(model, 'type');
    if (!type?.valueSpan || !EMULATED.includes(type.value) || isX86(domain) !== true || value(nic, 'type') === 'hostdev' || child(nic, 'model') !== model) return;
    const hint = isWindows(domain) ? ', once its driver from virtio-win is installed' : '';
    yield { at: type, message: `${deviceName(nic)} is an emulated ${type.value}; virtio is several times as fast${hint}.`, fixes: [offeredFix('Use virtio', replace(type.valueSpan, 'virtio'))] };
  },
  bad: ["<domain type='kvm'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><interface type='user'><model «type='e1000'»/></interface></devices></domain>"],
  good: ["<interface type='user'><model type='virtio'/></interface>", "<domain type='qemu'><name>example</name><memory unit='GiB'>1</memory><os><type arch='x86_64' machine='q35'>hvm</type></os><devices><interface type='user'><model type='e1000'/></interface></devices></domain>"],
});
