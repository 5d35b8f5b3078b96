import { formatBytes } from '../../core/quantities.ts';
import { isPciPassthrough } from '../../schema/domain/host-devices.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { all, descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const GiB = 1024n ** 3n;
const guest = (limit: string): string => `<domain type='kvm'><name>example</name><memory unit='GiB'>4</memory><memtune>${limit}</memtune><os><type>hvm</type></os><devices><hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></source></hostdev></devices></domain>`;

export default defineRule({
  id: 'hard-limit-with-hostdev',
  cause: 'vfio-memlock',
  profile: 'host',
  severity: 'hint',
  title: 'A hard limit that leaves no room for the windows of a PCI device',
  why: "With a PCI device of the host, all memory of the guest and the windows of the device are pinned. libvirt lets QEMU pin as much as hard_limit says; without hard_limit it allows 1 GiB more than the guest's memory.",
  remedy: 'Raise <hard_limit> to at least 1 GiB above the memory, or remove it.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainGetMemLockLimitBytes', text: 'For device passthrough using VFIO the guest memory and MMIO memory regions need to be locked persistent in order to allow DMA.' }, { source: 'qemu 7.2.0 hw/vfio/common.c vfio_dma_map', text: 'VFIO_MAP_DMA failed: %s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['hostdev', 'address'],
  visits: ['domain/memtune/hard_limit'],
  *check(element, { text, domain }) {
    const [limit, wanted] = [sizeInBytes(element), totalBytes(domain)];
    const device = [...all(domain, 'devices', 'hostdev'), ...all(domain, 'devices', 'interface')].some(isPciPassthrough);
    // Below the memory itself, another rule speaks; with an <iommu> the limit is another.
    if (limit === undefined || wanted === undefined || !device || limit < wanted || limit >= wanted + GiB || descend(domain, 'devices', 'iommu')) return;
    yield { at: textSpan(element, text), message: `The limit of ${formatBytes(limit)} leaves ${formatBytes(limit - wanted)} beside the guest's ${formatBytes(wanted)}; libvirt itself would allow 1 GiB for the windows of the PCI device.` };
  },
  bad: [guest("<hard_limit unit='MiB'>«4200»</hard_limit>")],
  good: [guest("<hard_limit unit='GiB'>6</hard_limit>")],
});
