import { byPrefix, defineFormat } from '../format.ts';
import { utcDateTime } from '../written-time.ts';

export default defineFormat({
  id: 'qemu-domain-note',
  title: 'domain log: a remark of libvirt (taint, panic, crash)',
  readTime: utcDateTime,
  witness: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainObjTaint "%s: Domain id=%d is tainted: %s%s%s%s", src/qemu/qemu_driver.c qemuProcessGuestPanicEventInfo "%s: panic %s"',
  starts: /\d/,
  read: byPrefix(/(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\+0000): (?=Domain id=|panic)/),
  samples: [{ line: '2031-04-05 06:08:09.010+0000: «Domain id=3 is tainted: custom-argv»', time: '2031-04-05 06:08:09.010+0000' }],
});
