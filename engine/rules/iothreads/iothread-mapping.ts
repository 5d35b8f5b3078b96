import { isOlder } from '../../core/version.ts';
import { count, deviceName } from '../../schema/read.ts';
import { attribute, child, children } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const disk = (queues: string, threads: string): string =>
  `<iothreads>2</iothreads><devices><disk type='block' device='disk'><driver name='qemu' type='raw' ${queues}><iothreads>${threads}</iothreads></driver><source dev='/dev/example'/><target dev='vda' bus='virtio'/></disk></devices>`;
/** More queues than any virtio device has; beyond it the mapping is not walked through. */
const SANE = 4096;

export default defineRule({
  id: 'iothread-mapping',
  profile: 'libvirt',
  severity: 'error',
  title: 'A mapping of queues to I/O threads that does not add up',
  why: 'Either no thread names queues, or each thread does and each of the queues of the device is given to just one thread.',
  remedy: 'Set driver/@queues, and list every queue from 0 on below one <iothread>, or list the threads alone.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: "'queue' count must be configured for explicit iothread to queue mapping" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: "duplicate mapping for iothread '%1$u'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: 'iothread to queue mapping must be provided for all iothreads or for none' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: "iothread queue '%1$u' mapping out of range" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: "iothread queue '%1$u' is already assigned" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuDomainValidateIothreadMapping', text: "missing iothread mapping for queue '%1$zd'" },
  ],
  drivers: ['qemu', 'kvm', 'hvf'],
  onlyWith: ['iothread', 'iothreads'],
  visits: ['domain/devices/disk/driver', 'domain/devices/controller/driver'],
  *check(driver, { target }) {
    // libvirt 9.0.0 knows no mapping and drops it.
    if (isOlder(target.libvirt, '11.3.0')) return;
    const list = child(driver, 'iothreads');
    const threads = children(list, 'iothread');
    if (!list || threads.length === 0) return;
    const name = deviceName(driver);
    const queues = count(driver, 'queues') ?? 0;
    const maps = children(threads[0], 'queue').length > 0;
    if (maps && queues === 0) return yield { at: attribute(driver, 'queues') ?? driver, message: `${name} maps queues to I/O threads, but driver/@queues does not say how many there are.` };
    const seenThreads = new Set<number>();
    const owner = new Map<number, Element>();
    for (const thread of threads) {
      const id = count(thread, 'id');
      if (id !== undefined && seenThreads.has(id)) yield { at: attribute(thread, 'id')!, message: `${name} lists I/O thread ${id} twice.` };
      if (id !== undefined) seenThreads.add(id);
      const own = children(thread, 'queue');
      if ((own.length > 0) !== maps) return yield { at: thread, message: `${name} maps queues for some of its I/O threads only.` };
      for (const queue of own) {
        const number = count(queue, 'id');
        if (number === undefined) continue;
        if (number >= queues) yield { at: attribute(queue, 'id')!, message: `${name} has ${queues} queues, counted from 0; there is no queue ${number}.` };
        else if (owner.has(number)) yield { at: attribute(queue, 'id')!, message: `Queue ${number} of ${name} is mapped twice.`, evidence: [{ at: owner.get(number)!, message: 'The first time.' }] };
        else owner.set(number, queue);
      }
    }
    if (!maps || queues > SANE) return;
    const missing = Array.from({ length: queues }, (_, i) => i).find((q) => !owner.has(q));
    if (missing !== undefined) yield { at: list, message: `Queue ${missing} of ${name} is mapped to no I/O thread.` };
  },
  bad: [
    disk("queues='2'", "<iothread id='1'/><iothread «id='1'»/>"),
    disk('', "<iothread id='1'><queue id='0'/></iothread>").replace("<driver name='qemu' type='raw' >", "«<driver name='qemu' type='raw' >»"),
    disk("queues='2'", "<iothread id='1'><queue id='0'/></iothread><iothread id='2'><queue «id='2'»/></iothread>").replace('<iothreads><iothread', '«<iothreads>»<iothread'),
    disk("queues='2'", "<iothread id='1'><queue id='0'/><queue id='1'/></iothread><iothread id='2'><queue «id='1'»/></iothread>"),
    disk("queues='2'", "<iothread id='1'><queue id='0'/><queue id='1'/></iothread>«<iothread id='2'/>»"),
  ],
  good: [disk("queues='2'", "<iothread id='1'/><iothread id='2'/>"), disk("queues='2'", "<iothread id='1'><queue id='1'/></iothread><iothread id='2'><queue id='0'/></iothread>")],
});
