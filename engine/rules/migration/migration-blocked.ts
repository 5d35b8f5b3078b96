import { migrationObstacles } from '../../schema/domain/migration-obstacles.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'migration-blocked',
  profile: 'migration',
  severity: 'hint',
  title: 'Something that keeps the guest from migrating live',
  why: 'Some devices hold state that QEMU cannot send to another host; libvirt refuses to migrate a running guest that has one.',
  remedy: 'Detach the device before migrating, or do without it on guests that are to migrate.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: 'cannot migrate domain: %1$s' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowedHostdev', text: "cannot migrate a domain with <hostdev mode='subsystem' type='%1$s'>" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: "shmem device '%1$s' cannot be migrated, only shmem with role='%2$s' can be migrated" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: 'migration with transient disk is not supported' },
    { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: "domain has 'invtsc' CPU feature but TSC frequency is not specified" },
    { source: 'qemu 10.0.13 hw/9pfs/9p.c', text: "Migration is disabled when VirtFS export path '%s' is mounted in the guest using mount_tag '%s'" },
    { source: 'qemu 10.0.13 block/vmdk.c vmdk_open; the same in qcow.c, vdi.c, vpc.c, vhdx.c, parallels.c', text: "The vmdk format used by node '%s' does not support live migration" },
    { source: 'qemu 10.0.13 hw/display/virtio-gpu-base.c virtio_gpu_base_device_realize', text: 'virgl is not yet migratable' },
    { source: 'qemu 10.0.13 migration/savevm.c qemu_savevm_non_migratable_list; .unmigratable in hw/virtio/virtio-crypto.c, hw/audio/virtio-snd.c, hw/usb/dev-audio.c, dev-network.c, dev-serial.c, dev-mtp.c, hw/nvme/ctrl.c, hw/input/virtio-input-host.c, hw/i386/amd_iommu.c, hw/vfio/ap.c, ccw.c', text: 'non-migratable device: %s' },
    { source: 'qemu 10.0.13 target/i386/sev.c; hw/s390x/s390-virtio-ccw.c', text: 'SEV: Migration is not implemented; protected VMs are currently not migratable.' },
    { source: 'qemu 10.0.13 target/i386/kvm/kvm.c kvm_arch_init_vcpu', text: "'hv-passthrough' CPU flag prevents migration, use explicit set of hv-* flags instead" },
    { source: 'qemu 10.0.13 ui/vdagent.c', text: "The vdagent chardev doesn't yet support migration" },
  ],
  drivers: ['kvm'],
  visits: ['domain/devices', 'domain/cpu', 'domain/features', 'domain/launchSecurity'],
  *check(part, { domain, target }) {
    for (const { at, what, why, is } of migrationObstacles(part, domain, target)) {
      if (is !== 'possible') yield { at, message: `${what} keeps the guest from migrating live: ${why}.` };
    }
  },
  bad: [
    { xml: "<hostdev mode='subsystem' «type='mdev'» model='vfio-pci'><source><address uuid='4b20d080-1b54-4048-85b3-a6a62d165c01'/></source></hostdev>«<shmem name='glass' role='peer'>»<model type='ivshmem-plain'/></shmem>", target: { qemu: '7.2.0' } },
    "<filesystem «type='mount'» accessmode='mapped'><source dir='/srv/share'/><target dir='share'/></filesystem>",
    "<disk «type='file'» device='disk'><driver name='qemu' type='vmdk'/><source file='/srv/old.vmdk'/><target dev='vda' bus='virtio'/></disk>",
    "<crypto model='virtio' «type='qemu'»><backend model='builtin' queues='1'/></crypto>",
  ],
  good: ["<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0x5678'/></source></hostdev>", "<filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/share'/><target dir='share'/></filesystem>", "<video><model type='virtio'/></video>"],
});
