import { deviceName } from '../../schema/read.ts';
import { all, attribute, child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

/** Why a guest with this device does not migrate live; undefined when it may. */
function obstacle(element: Element, domain: Element): string | undefined {
  const type = value(element, 'type');
  switch (element.name) {
    case 'hostdev':
      if (value(element, 'mode') === 'capabilities') return 'it is a device of the host';
      return ['scsi', 'scsi_host', 'mdev'].includes(type ?? '') ? `it is a ${type} device of the host` : undefined;
    case 'shmem': return value(element, 'role') === 'master' ? undefined : "shared memory migrates only with role='master'";
    case 'disk': return child(element, 'transient') ? 'it is transient' : type === 'nvme' ? 'its NVMe controller belongs to one host' : undefined;
    case 'filesystem': return ['path', 'handle'].includes(value(child(element, 'driver'), 'type') ?? 'path') && [undefined, 'mount'].includes(type) ? 'QEMU does not migrate while the guest has it mounted (9p)' : undefined;
    case 'feature': return value(element, 'name') === 'invtsc' && value(element, 'policy') !== 'disable' && !all(domain, 'clock', 'timer').some((t) => value(t, 'frequency') !== undefined) ? 'invtsc needs <timer name=\'tsc\' frequency=…> for that' : undefined;
    default: return undefined;
  }
}

export default defineRule({
  id: 'migration-blocked',
  profile: 'migration',
  severity: 'hint',
  title: 'Something that keeps the guest from migrating live',
  why: 'Some devices hold state that QEMU cannot send to another host; libvirt refuses to migrate a running guest that has one.',
  remedy: 'Detach the device before migrating, or do without it on guests that are to migrate.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowedHostdev', text: "cannot migrate a domain with <hostdev mode='subsystem' type='%1$s'>" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: "shmem device '%1$s' cannot be migrated, only shmem with role='%2$s' can be migrated" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: 'migration with transient disk is not supported' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: "domain has 'invtsc' CPU feature but TSC frequency is not specified" },
    { source: 'qemu 10.0.13 hw/9pfs/9p.c', text: "Migration is disabled when VirtFS export path '%s' is mounted in the guest using mount_tag '%s'" },
  ],
  drivers: ['kvm'],
  visits: ['domain/devices', 'domain/cpu'],
  *check(visited, { domain }) {
    const elements = visited.name === 'devices' ? children(visited) : children(visited, 'feature').filter((f) => value(f, 'name') === 'invtsc').slice(0, 1);
    for (const element of elements) {
      const why = obstacle(element, domain);
      if (why !== undefined) yield { at: attribute(element, 'type') ?? element, message: `${element.name === 'feature' ? `CPU feature ${value(element, 'name')}` : deviceName(element)} keeps the guest from migrating live: ${why}.` };
    }
  },
  bad: ["<hostdev mode='subsystem' «type='mdev'» model='vfio-pci'><source><address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/></source></hostdev>«<shmem name='glass' role='peer'>»<model type='ivshmem-plain'/></shmem>", "<filesystem «type='mount'» accessmode='mapped'><source dir='/srv/share'/><target dir='share'/></filesystem>"],
  good: ["<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0x5678'/></source></hostdev>", "<filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/share'/><target dir='share'/></filesystem>"],
});
