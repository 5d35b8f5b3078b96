import { formatBytes } from '../../core/quantities.ts';
import { isPciPassthrough } from '../../schema/domain/host-devices.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { all, child, descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { memory: { totalKiB: 16777216, availableKiB: 4194304, swapTotalKiB: 8388608 } };
const device = "<devices><hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></source></hostdev></devices>";

export default defineRule({
  id: 'locked-memory-exceeds-available',
  cause: 'vfio-map-dma-enomem',
  profile: 'host',
  severity: 'warning',
  title: 'Locked guest memory that the host cannot spare now',
  why: 'With <locked/>, or with a PCI device of the host, all memory of the guest is taken and pinned at the start: none of it can be swapped or given later. What is not there then keeps the guest from starting, or other programs are killed for it.',
  remedy: 'Free memory on the host, or give the guest less.',
  witness: [{ source: 'qemu 7.2.0 hw/vfio/common.c vfio_dma_map', text: 'VFIO_MAP_DMA failed: %s' }, { source: 'qemu 7.2.0 softmmu/vl.c', text: 'locking memory failed' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['locked', 'hostdev', 'address'],
  visits: ['domain'],
  needs: ['memory'],
  *check(domain, { text, host: { memory } }) {
    const isLocked = descend(domain, 'memoryBacking', 'locked') !== undefined;
    const device = [...all(domain, 'devices', 'hostdev'), ...all(domain, 'devices', 'interface')].some(isPciPassthrough);
    const wanted = totalBytes(domain);
    if ((!isLocked && !device) || wanted === undefined || memory.availableKiB === undefined || descend(domain, 'memoryBacking', 'hugepages')) return;
    const available = BigInt(memory.availableKiB) * 1024n;
    if (wanted <= available || wanted > BigInt(memory.totalKiB) * 1024n) return;
    const element = child(domain, 'memory');
    yield { at: element ? textSpan(element, text) : domain, message: `All ${formatBytes(wanted)} of the guest are pinned at the start (${isLocked ? '<locked/>' : 'a PCI device of the host'}); the host has ${formatBytes(available)} available now.` };
  },
  bad: [{ xml: "<memory unit='GiB'>«8»</memory><memoryBacking><locked/></memoryBacking>", host }, { xml: `<memory unit='GiB'>«8»</memory>${device}`, host }],
  good: [{ xml: "<memory unit='GiB'>2</memory><memoryBacking><locked/></memoryBacking>", host }, { xml: "<memory unit='GiB'>8</memory>", host }],
});
