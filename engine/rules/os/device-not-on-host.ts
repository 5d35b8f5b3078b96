import { guestOf } from '../../schema/domain/example-domains.ts';
import { listed, offeredValues } from '../../schema/domain/host-capabilities.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, descend } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', features: {} };
const values = { 'rng.model': ['virtio'], 'rng.backendModel': ['random'], 'filesystem.driverType': ['path', 'handle'], 'redirdev.bus': ['usb'], 'interface.backendType': ['default'] };
const host = { domainCapabilities: [{ ...capabilities, values }] };
const guest = (device: string): string => guestOf('x86_64', 'q35', `<devices>${device}</devices>`);

/** Attributes whose values QEMU may lack, whatever the machine type: the device, the way to the attribute, and its name in the domain capabilities. */
const ATTRIBUTES: readonly (readonly [device: string, below: readonly string[], attribute: string, name: string])[] = [
  ['rng', [], 'model', 'rng.model'], ['rng', ['backend'], 'model', 'rng.backendModel'],
  ['filesystem', ['driver'], 'type', 'filesystem.driverType'],
  ['redirdev', [], 'bus', 'redirdev.bus'],
  ['crypto', [], 'model', 'crypto.model'],
  ['interface', ['backend'], 'type', 'interface.backendType'],
];
/** Older libvirt lists fewer than it takes. */
const UNLISTED: ReadonlySet<string> = new Set(['loop', 'nbd', 'ploop', 'mtp', 'default']);

export default defineRule({
  id: 'device-not-on-host',
  cause: 'up-not-supported-by-binary',
  profile: 'host',
  severity: 'error',
  title: 'A device that the QEMU of the host does not have',
  why: 'What QEMU can do depends on its version and on how it was built; libvirt tells it in its domain capabilities and refuses what is missing.',
  remedy: 'Use one of the values that the host has (virsh domcapabilities), or a newer QEMU.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainRNGDef', text: "domain configuration does not support rng model '%1$s'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefFS', text: 'virtiofs is not supported with this QEMU binary' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['rng', 'filesystem', 'redirdev', 'crypto', 'backend'],
  visits: [...new Set(ATTRIBUTES.map(([device]) => `domain/devices/${device}`))],
  needs: ['domainCapabilities'],
  *check(device, { domain, driver, host: { domainCapabilities } }) {
    for (const [element, below, name, capability] of ATTRIBUTES) {
      const at = element === device.name ? attribute(descend(device, ...below), name) : undefined;
      const offered = at?.valueSpan && !UNLISTED.has(at.value) ? offeredValues(domain, driver, domainCapabilities, capability) : undefined;
      if (at && offered && !offered.includes(at.value)) yield { at, message: `The QEMU of the host has no ${at.value.slice(0, 40)} for ${deviceName(device)}; it has ${listed(offered)}.` };
    }
  },
  bad: [
    { xml: guest("<rng «model='virtio-non-transitional'»><backend «model='builtin'»/></rng>"), host },
    { xml: guest("<filesystem type='mount'><driver «type='virtiofs'»/><source dir='/srv'/><target dir='share'/></filesystem>"), host },
    { xml: guest("<interface type='user'><backend «type='passt'»/></interface>"), host },
  ],
  good: [{ xml: guest("<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng><filesystem type='mount'><driver type='path'/><source dir='/srv'/><target dir='share'/></filesystem><redirdev bus='usb' type='spicevmc'/>"), host }],
});
