import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-io-native-needs-direct',
  cause: 'cfg-io-native-cache',
  profile: 'libvirt',
  severity: 'error',
  title: 'io=\'native\' with a cache mode that buffers',
  why: 'Linux native AIO needs O_DIRECT. libvirt refuses it unless the cache is none or directsync; an absent cache attribute is not enough.',
  remedy: 'Add cache=\'none\' (or directsync), or use io=\'threads\'.',
  witness: [{
    source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefDiskFrontend',
    text: 'io=\'native\' needs either no disk cache or directsync cache mode',
  }],
  drivers: QEMU_DRIVERS,
  onlyWith: ['@io'],
  visits: ['domain/devices/disk/driver'],
  *check(driver) {
    const io = attribute(driver, 'io');
    const cache = attribute(driver, 'cache');
    if (io?.value !== 'native' || cache?.value === 'none' || cache?.value === 'directsync') return;
    yield {
      at: io, message: `${deviceName(driver)} uses io='native' ${cache ? `with cache='${cache.value}'` : 'without a cache mode'}; libvirt takes it only with cache='none' or 'directsync'.`,
      fixes: [
        cache?.valueSpan ? offeredFix("Use cache='none'", replace(cache.valueSpan, 'none')) : offeredFix("Add cache='none'", replace({ start: io.span.end, end: io.span.end }, " cache='none'")),
        offeredFix("Use io='threads'", replace(io.valueSpan!, 'threads')),
      ],
    };
  },
  bad: [
    `<disk type='file'>
      <driver name='qemu' type='raw' cache='writeback' «io='native'»/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda'/>
    </disk>`,
    `<disk type='file'>
      <driver name='qemu' type='raw' «io='native'»/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='file'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda'/>
    </disk>`,
    `<disk type='file'>
      <driver name='qemu' type='raw' cache='writeback' io='threads'/>
      <source file='/var/lib/libvirt/images/web.qcow2'/>
      <target dev='vda'/>
    </disk>`,
  ],
});
