/** What of the guest itself does not go along, wherever it goes: qemuMigrationSrcIsAllowed and QEMU's migration blockers. */
import type { HostFacts } from '../../facts/host-facts.ts';
import { migrationObstacles } from '../../schema/domain/migration-obstacles.ts';
import { sharedFileSystem } from '../../schema/domain/shared-storage.ts';
import { deviceName } from '../../schema/read.ts';
import { all, attribute, child, children, isElement, value } from '../../xml/query.ts';
import { short, type MigrationCheck } from './check.ts';

export const blocked: MigrationCheck = {
  id: 'migration-blocked',
  why: 'The state of each device goes over to the destination. QEMU cannot send that of some devices, and libvirt refuses a migration when QEMU names one.',
  remedy: 'Detach the device before the migration, do without it, or shut the guest down and start it at the destination.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed; qemu 10.0.13 migration/migration.c, migration/savevm.c', text: 'cannot migrate domain: %1$s; non-migratable device: %s' },
  *check({ domain, from }) {
    for (const part of children(domain)) {
      for (const { at, what, why, is } of migrationObstacles(part, domain, from.versions ?? {})) {
        yield { at, severity: is === 'refused' ? 'error' : 'warning', message: is === 'possible' ? `${what} may keep the guest from migrating live: ${why}.` : `${what} keeps the guest from migrating live: ${why}.` };
      }
    }
  },
};

const hasInvariantTsc = ({ hostCpu }: HostFacts): boolean => (hostCpu?.features?.includes('invtsc') ?? false) || (hostCpu?.flags?.includes('nonstop_tsc') ?? false);

export const unmigratableCpu: MigrationCheck = {
  id: 'cpu-not-migratable',
  why: "With migratable='off' the guest gets what its host has, an invariant time stamp counter among it; QEMU migrates that only with a set frequency.",
  remedy: "Leave migratable out, or write <timer name='tsc' frequency=…> and start the guest anew.",
  witness: { source: 'qemu 10.0.13 target/i386/kvm/kvm.c kvm_arch_init_vcpu', text: 'State blocked by non-migratable CPU device (invtsc flag)' },
  *check({ domain, driver, from }) {
    const at = attribute(child(domain, 'cpu'), 'migratable');
    const isSet = all(domain, 'clock', 'timer').some((timer) => value(timer, 'frequency') !== undefined);
    if (at?.value === 'off' && driver === 'kvm' && !isSet) yield { at, severity: hasInvariantTsc(from) ? 'error' : 'warning', message: `migratable='off' gives the guest an invariant time stamp counter${hasInvariantTsc(from) ? ', which its host has' : ' where its host has one'}.` };
  },
};

/** qemuProcessStartValidateTSC: 250 ppm to either side. */
const TOLERANCE = 250 / 1_000_000;

export const tscFrequency: MigrationCheck = {
  id: 'tsc-frequency-not-on-destination',
  why: 'The guest counts time by the frequency that is set. A host gives it another one than its own only when its CPU can scale.',
  remedy: 'Migrate to a host whose counter runs as fast (virsh capabilities shows it), or whose CPU scales.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuProcessStartValidateTSC', text: 'Requested TSC frequency %1$llu Hz is outside tolerance range ([%2$llu, %3$llu] Hz) around host frequency %4$llu Hz and TSC scaling is not supported by the host CPU' },
  *check({ domain, to }) {
    for (const timer of all(domain, 'clock', 'timer').filter((t) => value(t, 'name') === 'tsc')) {
      const at = attribute(timer, 'frequency');
      const frequency = Number(at?.value);
      const there = to.hostCpu?.tsc;
      if (!at || !(frequency > 0)) continue;
      if (!to.hostCpu) return yield { host: 'to', lacks: 'hostCpu' };
      if (there && there.scaling !== true && Math.abs(there.frequencyHz - frequency) > there.frequencyHz * TOLERANCE) {
        yield { at, severity: there.scaling === false ? 'error' : 'warning', message: `The time stamp counter of the destination runs at ${there.frequencyHz} Hz, the guest's at ${short(at.value)} Hz${there.scaling === false ? ', and the CPU there does not scale' : ''}.` };
      }
    }
  },
};

export const ownArguments: MigrationCheck = {
  id: 'own-arguments',
  why: 'libvirt passes arguments of one’s own on as they stand, at the destination as well, and does not know what they need there.',
  remedy: 'Make sure that what they name is at the destination, and that QEMU migrates the devices they add.',
  witness: { source: 'libvirt manual, drvqemu, Pass-through of arbitrary qemu commands', text: 'Libvirt provides an XML namespace and an optional library' },
  *check({ domain }) {
    const own = domain.children.filter(isElement).find(({ name }) => name.endsWith(':commandline'));
    if (own && children(own).length > 0) yield { at: own, severity: 'warning', message: `The guest has ${children(own).length === 1 ? 'an argument of its own' : `${children(own).length} arguments of its own`} for QEMU, which nothing here judges.` };
  },
};

export const sharedTpm: MigrationCheck = {
  id: 'tpm-state-on-shared-storage',
  why: 'Where both hosts see the state of the TPM, the swtpm of the source must let go of it before that of the destination takes it; libvirt refuses when the swtpm that runs cannot.',
  remedy: 'Use swtpm 0.8 or newer and libvirt 8.10 or newer on both hosts.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_migration.c qemuMigrationSrcIsAllowed', text: 'the running swtpm does not support migration with shared storage' },
  *check({ domain, from }) {
    for (const tpm of all(domain, 'devices', 'tpm').filter((t) => value(child(t, 'backend'), 'type') === 'emulator')) {
      const folder = value(child(child(tpm, 'backend'), 'source'), 'path') ?? '/var/lib/libvirt/swtpm';
      const shared = sharedFileSystem(from, folder);
      if (shared?.isShared) yield { at: tpm, severity: 'warning', message: `${deviceName(tpm)} keeps its state on ${shared.type} (${short(shared.mount)}): the swtpm that runs must be able to migrate it there.` };
    }
  },
};
