/** What of the software of the source is not at the destination, and names that are taken there. */
import { isOlder } from '../../core/version.ts';
import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { canonicalUuid } from '../../schema/read.ts';
import { attribute, child, descend, text as textOf, textSpan } from '../../xml/query.ts';
import type { GuestSupport, HostFacts } from '../../facts/host-facts.ts';
import { short, type MigrationCheck, type MigrationContext, type Said } from './check.ts';

const guestsOf = (facts: HostFacts, { domain, driver }: MigrationContext): readonly GuestSupport[] =>
  (facts.guests ?? []).filter((g) => g.osType === 'hvm' && g.arch === archOf(domain) && (g.domainTypes.length === 0 || g.domainTypes.includes(driver)));

export const machine: MigrationCheck = {
  id: 'machine-alias-not-on-destination',
  why: 'A guest is started with the versioned machine type that the name stands for on its host, and keeps it when it migrates; what the name stands for at the destination does not count.',
  remedy: 'Migrate to a host whose QEMU has that machine type: one that is as new, or newer.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDef', text: "Emulator '%1$s' does not support machine type '%2$s'" },
  *check(context) {
    const type = descend(context.domain, 'os', 'type');
    const name = machineOf(context.domain);
    // One with its version is no alias.
    if (!type || name === undefined || /-\d/.test(name)) return;
    const [here, there] = [guestsOf(context.from, context), guestsOf(context.to, context)];
    if (!context.from.guests) return yield { host: 'from', lacks: 'guests' };
    if (!context.to.guests) return yield { host: 'to', lacks: 'guests' };
    const canonical = here.flatMap((g) => g.machines).find((m) => m.name === name)?.canonical;
    const known = there.flatMap((g) => g.machines).flatMap((m) => [m.name, m.canonical]);
    if (canonical !== undefined && known.length > 0 && !known.includes(canonical)) yield { at: attribute(type, 'machine')!, severity: 'error', message: `Machine type ${short(name)} is ${short(canonical)} on the source, which the QEMU of the destination does not have.` };
  },
};

const older = (program: 'libvirt' | 'qemu', name: string, at: 'domain' | 'type') => function* ({ domain, from, to }: MigrationContext): Said {
  const [here, there] = [from.versions?.[program], to.versions?.[program]];
  if (here === undefined) return yield { host: 'from', lacks: 'versions' };
  if (there === undefined) return yield { host: 'to', lacks: 'versions' };
  if (isOlder(there, here)) yield { at: (at === 'type' ? descend(domain, 'os', 'type') : undefined) ?? domain, severity: 'warning', message: `The destination has ${name} ${short(there)}, the source ${short(here)}.` };
};

export const olderQemu: MigrationCheck = {
  id: 'older-qemu-on-destination',
  why: 'QEMU sends the state of each device in a form that newer releases read. An older one may stop at something it does not know.',
  remedy: 'Migrate to a host with the same QEMU or a newer one; upgrade the destination first.',
  witness: { source: 'qemu 10.0.13 docs/devel/migration/compatibility.rst', text: "Notice that we can't make updates to qemu-5.1 to understand whatever qemu-5.2 decides to change" },
  check: older('qemu', 'QEMU', 'type'),
};

export const olderLibvirt: MigrationCheck = {
  id: 'older-libvirt-on-destination',
  why: 'libvirt sends the XML of the running guest and the features of the migration that it wants. An older libvirt refuses features that it does not know, and does not read elements that came later.',
  remedy: 'Upgrade libvirt on the destination first, or try without the newer features.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_migration_cookie.c', text: 'Unsupported migration cookie feature %1$s' },
  check: older('libvirt', 'libvirt', 'domain'),
};

/** A file that only exists at the source: known of the files themselves, else guessed from what both hosts offer. */
const fileCheck = (what: string, ...path: readonly string[]) => (offered: (facts: HostFacts, context: MigrationContext) => readonly string[] | undefined) => function* (context: MigrationContext): Said {
  const element = descend(context.domain, ...path);
  const file = textOf(element);
  if (!element || !file.startsWith('/')) return;
  const at = textSpan(element, context.text);
  const seen = context.to.images?.find((image) => image.path === file);
  if (seen?.exists === true) return;
  if (seen) return yield { at, severity: 'error', message: `The ${what} ${short(file)} is not at the destination.` };
  const there = offered(context.to, context);
  if (!there) return yield { host: 'to', lacks: 'images' };
  if (!there.includes(file) && offered(context.from, context)?.includes(file)) yield { at, severity: 'warning', message: `The source offers the ${what} ${short(file)}, the destination ${there.length > 0 ? `has ${there.slice(0, 4).map(short).join(', ')}` : 'has none'}.` };
};

export const emulator: MigrationCheck = {
  id: 'emulator-not-on-destination',
  why: 'The emulator is named with its path, and distributions install QEMU at different ones.',
  remedy: 'Migrate with --xml and the path of the destination, or make a link there.',
  witness: { source: 'libvirt 11.3.0 src/qemu/qemu_capabilities.c', text: 'Cannot check QEMU binary %1$s' },
  check: fileCheck('emulator', 'devices', 'emulator')((facts, context) => {
    const found = guestsOf(facts, context).flatMap((g) => g.emulator ?? []);
    return found.length > 0 ? [...new Set(found)] : undefined;
  }),
};

export const firmware: MigrationCheck = {
  id: 'firmware-file-not-on-destination',
  why: 'QEMU opens the firmware of the guest at the destination by the same path, and the file must have the same size there.',
  remedy: 'Install the same firmware package on the destination.',
  witness: { source: 'qemu 7.2.0 docs/devel/migration.rst, Firmware', text: 'Changes in firmware size can cause changes in the required RAMBlock size to hold the firmware and thus migration can fail.' },
  check: fileCheck('firmware', 'os', 'loader')((facts, { domain, driver }) => {
    const own = (facts.domainCapabilities ?? []).filter((c) => c.arch === archOf(domain) && c.domainType === driver && c.loaderPaths);
    return own.length > 0 ? [...new Set(own.flatMap((c) => c.loaderPaths!))] : undefined;
  }),
};

export const taken: MigrationCheck = {
  id: 'domain-exists-on-destination',
  why: 'A host has each name and each UUID once. A stopped definition of the same guest is no obstacle.',
  remedy: 'Rename or undefine the other domain, or give this one another name with --dname.',
  witness: { source: 'libvirt 11.3.0 src/conf/virdomainobjlist.c virDomainObjListAddObjLocked', text: "domain '%1$s' already exists with uuid %2$s" },
  *check({ domain, text, to }) {
    const [name, uuid] = [child(domain, 'name'), child(domain, 'uuid')];
    if (!to.domains) return yield { host: 'to', lacks: 'domains' };
    const own = canonicalUuid(textOf(uuid));
    for (const other of to.domains) {
      const theirs = canonicalUuid(other.uuid);
      const isSameName = name !== undefined && other.name === textOf(name);
      const isSame = own !== undefined && own === theirs;
      if (isSameName && own !== undefined && theirs !== undefined && !isSame) yield { at: textSpan(name, text), severity: 'error', message: `The destination has another domain called ${short(other.name)}, with UUID ${short(other.uuid ?? '')}.` };
      else if (isSame && !isSameName) yield { at: textSpan(uuid!, text), severity: 'error', message: `The destination has a domain ${short(other.name)} with the same UUID.` };
      else if (isSame && other.state === 'running') yield { at: textSpan(name!, text), severity: 'error', message: `The domain ${short(other.name)} is running at the destination already.` };
    }
  },
};
