import { deviceName } from '../../schema/read.ts';
import { child, children, value } from '../../xml/query.ts';
import { removeAttribute, removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

const VIRTIO = ['virtio', 'virtio-transitional', 'virtio-non-transitional'];
/** What libvirt reads for any model: the options all virtio devices share. It refuses those for other models itself. */
const SHARED = ['iommu', 'ats', 'packed', 'page_per_vq'];

export default defineRule({
  id: 'interface-driver-needs-virtio',
  profile: 'silent',
  severity: 'warning',
  title: 'Driver options of a network card that is not virtio',
  why: "libvirt reads queues, ring sizes, the backend's name and the offloads only when the card says <model type='virtio'/>; for every other model, and where none is written, it drops them without a word, so the card runs with one queue.",
  remedy: "Add <model type='virtio'/>, or remove the options.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainNetDefParseXMLDriver', text: 'if (def->type != VIR_DOMAIN_NET_TYPE_HOSTDEV && virDomainNetIsVirtioModel(def))' }],
  drivers: ['qemu', 'kvm', 'hvf'],
  visits: ['domain/devices/interface/driver'],
  *check(driver, { text }) {
    const nic = driver.parent!;
    const model = value(child(nic, 'model'), 'type');
    if (child(nic, 'driver') !== driver || value(nic, 'type') === 'hostdev' || VIRTIO.includes(model ?? '')) return;
    const dropped = driver.attributes.filter((a) => !SHARED.includes(a.name));
    const parts = children(driver).filter((c) => c.name === 'host' || c.name === 'guest');
    const is = model === undefined ? 'has no <model>' : `is a ${model.slice(0, 30)}`;
    for (const at of dropped) yield { at, message: `${deviceName(nic)} ${is}, so libvirt drops ${at.name}='${at.value.slice(0, 30)}'; it reads it only for virtio.`, fixes: [safeFix(`Remove ${at.name}`, removeAttribute(text, at))] };
    for (const at of parts) yield { at, message: `${deviceName(nic)} ${is}, so libvirt drops <${at.name}>; it reads it only for virtio.`, fixes: [safeFix(`Remove <${at.name}>`, removeElement(text, at))] };
  },
  bad: [
    "<interface type='user'><model type='e1000e'/><driver «queues='4'»/></interface>",
    "<interface type='bridge'><source bridge='br0'/><driver «name='vhost'» «rx_queue_size='512'»>«<host gso='off'/>»</driver></interface>",
  ],
  good: ["<interface type='user'><model type='virtio'/><driver queues='4'/></interface>", "<interface type='hostdev'><source><address type='pci' bus='3'/></source><driver name='vfio'/></interface>"],
});
