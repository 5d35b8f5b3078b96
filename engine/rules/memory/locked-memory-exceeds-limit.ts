import { formatBytes } from '../../core/quantities.ts';
import { isPciPassthrough } from '../../schema/domain/host-devices.ts';
import { totalBytes } from '../../schema/domain/memory.ts';
import { sizeInBytes } from '../../schema/read.ts';
import { all, descend } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const host = { daemonLimits: { lockedKiB: 8192, mayRaise: false }, connection: { uri: 'qemu:///system' } };
const device = "<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></source></hostdev>";

const GIB = 1024n ** 3n;

/** What libvirt sets as the limit of QEMU (qemuDomainGetMemLockLimitBytes): at least this much, or `all`. */
function wanted(domain: Element, isLocked: boolean): bigint | 'all' | undefined {
  const limit = descend(domain, 'memtune', 'hard_limit');
  if (limit) return sizeInBytes(limit);
  if (isLocked) return 'all';
  const total = totalBytes(domain);
  return total === undefined ? undefined : total + GIB;
}

export default defineRule({
  id: 'locked-memory-exceeds-limit',
  cause: 'mem-memlock-setlimit',
  profile: 'host',
  severity: 'error',
  title: 'More locked memory than libvirt’s daemon may grant',
  why: 'For locked memory, and for PCI devices of the host, libvirt raises the limit on what QEMU may lock. A daemon without CAP_SYS_RESOURCE, as in many containers, cannot go beyond its own limit.',
  remedy: 'Give the daemon the right (CAP_SYS_RESOURCE for the container) or a higher limit (LimitMEMLOCK= of its unit, ulimit -l), or do without <locked/>.',
  witness: [{ source: 'libvirt 9.0.0 src/util/virprocess.c virProcessSetMaxMemLock', text: 'cannot limit locked memory of process %lld to %llu' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['locked', 'hostdev', 'address'],
  visits: ['domain'],
  needs: ['daemonLimits', 'connection'],
  *check(domain, { host: { daemonLimits, connection } }) {
    const locked = descend(domain, 'memoryBacking', 'locked');
    const passed = [...all(domain, 'devices', 'hostdev'), ...all(domain, 'devices', 'interface')].find(isPciPassthrough);
    const at = locked ?? passed;
    if (!at || daemonLimits.mayRaise || daemonLimits.lockedKiB === undefined || !/\/system$/.test(connection.uri ?? '')) return;
    const [bytes, most] = [wanted(domain, locked !== undefined), BigInt(daemonLimits.lockedKiB) * 1024n];
    if (bytes === undefined || (bytes !== 'all' && bytes <= most)) return;
    yield { at, message: `${locked ? 'Locked memory' : 'A PCI device of the host'} needs a limit of ${bytes === 'all' ? 'all memory' : formatBytes(bytes)} for QEMU; libvirt’s daemon may grant ${formatBytes(most)} and not raise it.` };
  },
  bad: [{ xml: "<memoryBacking>«<locked/>»</memoryBacking><memory unit='GiB'>1</memory>", host }, { xml: `<memory unit='GiB'>1</memory><devices>«${device.replace('>', '>»')}</devices>`, host }, { xml: "<memoryBacking>«<locked/>»</memoryBacking><memtune><hard_limit unit='GiB'>2</hard_limit></memtune>", host }],
  good: [{ xml: "<memoryBacking><locked/></memoryBacking>", host: { ...host, daemonLimits: { lockedKiB: 8192, mayRaise: true } } }, { xml: "<memoryBacking><locked/></memoryBacking>", host: { ...host, daemonLimits: { mayRaise: false } } }, { xml: "<memoryBacking><nosharepages/></memoryBacking>", host }],
});
