import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, children, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const disk = (histograms: string): string => `<disk type='file'><driver name='qemu' type='raw'><statistics>${histograms}</statistics></driver><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>`;

export default defineRule({
  id: 'disk-latency-histogram',
  profile: 'libvirt',
  severity: 'error',
  since: '12.1.0',
  title: 'A histogram of latencies that cannot be counted',
  why: 'There is one histogram for each kind of request, one without type for all; its bins start at growing times, so that each latency falls into one of them.',
  remedy: "Write the bins in order, <bin start='0'/><bin start='10000'/>, and each type once.",
  witness: [
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of disks', text: "missing 'bin' elements for 'latency-histogram'" },
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of disks', text: "the values of 'start' attribute of a 'latency-histogram' 'bin' configuration must be sorted and non-overlapping" },
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of disks', text: 'only one latency-histogram of a given type is supported' },
    { source: 'libvirt 12.8.0 libvirt.so.0, its parser of disks', text: "unknown latency_histogram type '%1$s'" },
  ],
  onlyWith: ['latency-histogram'],
  visits: ['domain/devices/disk/driver/statistics'],
  *check(statistics, { text: source }) {
    const seen = new Set<string>();
    for (const histogram of children(statistics, 'latency-histogram')) {
      const type = attribute(histogram, 'type');
      const kind = value(histogram, 'type') ?? '';
      const bins = children(histogram, 'bin');
      if (type && !['read', 'write', 'zone', 'flush'].includes(kind)) yield { at: type, message: `${deviceName(statistics)} has a histogram of '${kind.slice(0, 40)}'; there are read, write, zone and flush.` };
      else if (seen.has(kind)) yield { at: histogram, message: `${deviceName(statistics)} has ${kind === '' ? 'a histogram without type' : `a histogram of type ${kind}`} already.`, fixes: [offeredFix('Remove this histogram', removeElement(source, histogram))] };
      else if (bins.length === 0) yield { at: histogram, message: `${deviceName(statistics)} has a histogram without bins.` };
      seen.add(kind);
      let last = -1;
      for (const bin of bins) {
        const start = readNumber(value(bin, 'start') ?? '');
        if (start === undefined) break;
        if (start <= last) yield { at: attribute(bin, 'start')!, message: `${deviceName(statistics)} has a bin that starts at ${start}, not after the one before, ${last}.` };
        last = start;
      }
    }
  },
  bad: [
    disk('«<latency-histogram/>»'),
    disk("<latency-histogram><bin start='0'/><bin start='10'/><bin «start='10'»/></latency-histogram>"),
    disk("<latency-histogram type='read'><bin start='0'/></latency-histogram>«<latency-histogram type='read'>»<bin start='0'/></latency-histogram>"),
    disk("<latency-histogram «type='erase'»><bin start='0'/></latency-histogram>"),
  ],
  good: [
    disk("<latency-histogram type='read'><bin start='0'/><bin start='10000'/></latency-histogram><latency-histogram><bin start='0'/></latency-histogram>"),
  ],
});
