import { attribute, child, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { Attribute } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const vmware = (devices: string): string => `<domain type='vmware'><name>example</name><memory unit='MiB'>1024</memory><os><type arch='x86_64'>hvm</type></os><devices>${devices}</devices></domain>`;
const CARDS = ['vlance', 'vmxnet', 'vmxnet2', 'vmxnet3', 'e1000', 'e1000e'];
const NETS = ['bridge', 'user', 'null', 'vds'];
/** By element: which of its attributes tells its kind, and the kinds VMware has. */
const KINDS: Readonly<Record<string, readonly [at: (device: Element) => Attribute | undefined, known: readonly string[]]>> = {
  graphics: [(d) => attribute(d, 'type'), ['vnc']],
  video: [(d) => attribute(child(d, 'model'), 'type'), ['vmvga']],
  filesystem: [(d) => attribute(d, 'type'), ['mount']],
  serial: [(d) => attribute(d, 'type'), ['dev', 'file', 'pipe', 'tcp']],
  parallel: [(d) => attribute(d, 'type'), ['dev', 'file']],
  interface: [(d) => attribute(d, 'type'), NETS],
};

export default defineRule({
  id: 'vmware-devices',
  profile: 'libvirt',
  severity: 'error',
  title: "A device that VMware's configuration cannot say",
  why: 'A .vmx file knows VNC, one vmvga adapter, six kinds of network card on bridges, NAT and switches, and shared folders.',
  remedy: 'Use one that VMware has.',
  witness: [
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: "Unsupported graphics type '%1$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: 'No support for multiple video devices' },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatSVGA', text: "Unsupported video device type '%1$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatSVGA', text: 'Multi-head video devices are unsupported' },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatEthernet', text: "Expecting domain XML entry 'devices/interface/model' to be 'vlance' or 'vmxnet' or 'vmxnet2' or 'vmxnet3' or 'e1000' or 'e1000e' but found '%1$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatEthernet', text: "Unsupported net type '%1$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatFileSystem', text: "Only '%1$s' filesystem type is supported" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatSerial', text: "Unsupported character device type '%1$s'" },
  ],
  drivers: ['vmware'],
  visits: ['domain/devices'],
  *check(devices) {
    for (const device of children(devices)) {
      const [find, known] = Object.hasOwn(KINDS, device.name) ? KINDS[device.name]! : [];
      const at = find?.(device);
      const model = device.name === 'interface' ? attribute(child(device, 'model'), 'type') : undefined;
      if (at && !known!.includes(at.value)) yield { at, message: `VMware has no ${device.name} of type ${at.value.slice(0, 40)}, only ${known!.join(', ')}.` };
      else if (model && !CARDS.includes(model.value.toLowerCase())) yield { at: model, message: `VMware has no network card ${model.value.slice(0, 40)}, only ${CARDS.join(', ')}.` };
    }
    const videos = children(devices, 'video');
    const heads = attribute(child(videos[0], 'model'), 'heads');
    for (const extra of videos.slice(1)) yield { at: extra, message: 'VMware has one video adapter.' };
    if (heads && Number(heads.value) > 1) yield { at: heads, message: `The video adapter has ${heads.value.slice(0, 10)} heads; libvirt writes one for VMware.` };
  },
  bad: [
    vmware("<graphics «type='spice'»/>"),
    vmware("<interface type='bridge'><source bridge='VM Network'/><model «type='virtio'»/></interface>"),
    vmware("<video><model «type='vga'»/></video>"),
  ],
  good: [
    vmware("<graphics type='vnc' port='5900'/><interface type='bridge'><source bridge='VM Network'/><model type='vmxnet3'/></interface><video><model type='vmvga' vram='4096'/></video>"),
  ],
});
