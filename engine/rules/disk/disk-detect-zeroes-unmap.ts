import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-detect-zeroes-unmap',
  profile: 'silent',
  severity: 'warning',
  title: "detect_zeroes='unmap' without discard",
  why: "Zeroes the guest writes give space back only when discards are passed on. Without discard='unmap' libvirt takes detect_zeroes='unmap' for 'on': zeroes are looked for, which costs CPU time, and no space is freed.",
  remedy: "Add discard='unmap'.",
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskGetDetectZeroesMode', text: "if discards are ignored and zero detection is set to 'unmap', then simply behave like zero detection is set to 'on'" }],
  onlyWith: ['@detect_zeroes'],
  visits: ['domain/devices/disk/driver'],
  *check(driver) {
    const at = attribute(driver, 'detect_zeroes');
    if (at?.value !== 'unmap' || value(driver, 'discard') === 'unmap' || child(driver.parent, 'driver') !== driver) return;
    yield { at, message: `${deviceName(driver)}: detect_zeroes='unmap' acts as 'on', because discard is not 'unmap'.`, fixes: [offeredFix("Add discard='unmap'", setAttribute(driver, 'discard', 'unmap'))] };
  },
  bad: ["<disk type='file'><driver name='qemu' type='qcow2' «detect_zeroes='unmap'»/><source file='/srv/a.qcow2'/><target dev='vda'/></disk>"],
  good: ["<disk type='file'><driver name='qemu' type='qcow2' discard='unmap' detect_zeroes='unmap'/><source file='/srv/a.qcow2'/><target dev='vda'/></disk>"],
});
