import type { FirmwareDescriptor } from '../../facts/host-facts.ts';
import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware, firmwareFeature } from '../../schema/domain/firmware.ts';
import { archOf, machineOf } from '../../schema/domain/machine.ts';
import { attribute, descend, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

const descriptor = (features: readonly string[], machines = ['pc-i440fx-*', 'pc-q35-*']): FirmwareDescriptor =>
  ({ path: '/usr/share/qemu/firmware/60-edk2.json', interfaces: ['uefi'], device: 'flash', mode: 'split', executable: { path: '/usr/share/OVMF/OVMF_CODE.fd', format: 'raw' }, targets: [{ architecture: 'x86_64', machines }], features });
const plain = { firmware: [descriptor(['acpi-s3'])] };
const secure = { firmware: [descriptor([]), descriptor(['secure-boot', 'requires-smm', 'enrolled-keys'], ['pc-q35-*'])] };
const guest = (os: string, machine = 'q35'): string => guestWith(`<os firmware='efi'><type arch='x86_64' machine='${machine}'>hvm</type>${os}</os><features><acpi/><smm state='on'/></features>`);
const marked = (os: string, machine = 'q35'): string => guest(os, machine).replace("firmware='efi'", "«firmware='efi'»");

const INTERFACE: Readonly<Record<string, string>> = { efi: 'uefi', bios: 'bios' };
/** Unversioned machine types stand for a versioned one, which the patterns are made for. */
const VERSIONED: Readonly<Record<string, string>> = { q35: 'pc-q35-0', pc: 'pc-i440fx-0', virt: 'virt-0', ubuntu: 'pc-i440fx-0', 'ubuntu-q35': 'pc-q35-0' };

/** fnmatch with `*` alone, as the descriptors have it. */
function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - at >= rest.at(-1)!.length && name.endsWith(rest.at(-1)!);
}

const runsOn = (domain: Element, { targets }: FirmwareDescriptor): boolean => {
  const machine = machineOf(domain);
  const names = machine === undefined ? [] : [machine, ...(Object.hasOwn(VERSIONED, machine) ? [VERSIONED[machine]!] : [])];
  return targets.some((t) => t.architecture === archOf(domain) && (machine === undefined || t.machines.some((pattern) => names.some((name) => matches(pattern, name)))));
};

/** What the domain demands of its firmware, and libvirt looks for among the descriptor's features. */
function demandsOf(domain: Element): { readonly what: string; readonly isMet: (d: FirmwareDescriptor) => boolean }[] {
  const feature = (name: string): { readonly what: string; readonly isMet: (d: FirmwareDescriptor) => boolean }[] => {
    const enabled = value(firmwareFeature(domain, name), 'enabled');
    return enabled === 'yes' || enabled === 'no' ? [{ what: `${name} ${enabled === 'yes' ? 'on' : 'off'}`, isMet: (d) => d.features.includes(name) === (enabled === 'yes') }] : [];
  };
  const secure = value(descend(domain, 'os', 'loader'), 'secure');
  const smm = secure === 'yes' || secure === 'no' ? [{ what: `loader secure='${secure}'`, isMet: (d: FirmwareDescriptor) => d.features.includes('requires-smm') === (secure === 'yes') }] : [];
  const stateless = value(descend(domain, 'os', 'loader'), 'stateless') === 'yes' ? [{ what: 'a stateless loader', isMet: (d: FirmwareDescriptor) => d.mode === 'stateless' }] : [];
  return [...feature('secure-boot'), ...feature('enrolled-keys'), ...smm, ...stateless];
}

export default defineRule({
  id: 'firmware-not-described-on-host',
  cause: 'fw-no-match',
  profile: 'host',
  severity: 'error',
  title: 'No firmware of the host fits the domain',
  why: 'With @firmware libvirt looks through the descriptions below /usr/share/qemu/firmware and /etc/qemu/firmware for one that fits architecture, machine type and the features that the domain demands.',
  remedy: 'Install the firmware (ovmf, edk2-ovmf, qemu-efi-aarch64, for Secure Boot often a package of its own), or demand less.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_firmware.c qemuFirmwareFillDomain', text: "Unable to find '%1$s' firmware that is compatible with the current configuration" }, { source: 'libvirt 9.0.0 src/qemu/qemu_firmware.c qemuFirmwareFillDomain', text: "Unable to find any firmware to satisfy '%s'" }],
  drivers: ['qemu', 'kvm', 'hvf'],
  onlyWith: ['@firmware'],
  visits: ['domain/os'],
  needs: ['firmware'],
  *check(os, { domain, host: { firmware } }) {
    const wanted = autoFirmware(domain);
    const at = attribute(os, 'firmware');
    const kind = wanted !== undefined && Object.hasOwn(INTERFACE, wanted) ? INTERFACE[wanted] : undefined;
    // A BIOS of its own QEMU brings without a description; a path that is written narrows the search in ways of its own.
    if (!at || kind !== 'uefi' || archOf(domain) === undefined || descend(domain, 'os', 'loader')?.children.some((c) => c.kind === 'text' && c.value.trim() !== '')) return;
    const fitting = firmware.filter((d) => d.interfaces.includes(kind) && runsOn(domain, d));
    const demands = demandsOf(domain);
    const met = fitting.filter((d) => demands.every((demand) => demand.isMet(d)));
    const platform = `${archOf(domain)!.slice(0, 20)}${machineOf(domain) === undefined ? '' : ` ${machineOf(domain)!.slice(0, 40)}`}`;
    if (fitting.length === 0) yield { at, message: `The host describes no UEFI for ${platform}${firmware.length === 0 ? ', nor any other firmware' : ''}.` };
    else if (met.length === 0) yield { at, message: `The host has UEFI for ${platform}, but none with ${demands.map(({ what }) => what).join(' and ')}.` };
    else if (met.every((d) => d.executable?.exists === false)) yield { at, severity: 'warning', message: `The host describes UEFI for ${platform}, but its file ${met[0]!.executable!.path.slice(0, 100)} is not there.` };
  },
  bad: [
    { xml: marked(''), host: { firmware: [] } }, { xml: marked("<firmware><feature enabled='yes' name='secure-boot'/></firmware>"), host: plain },
    { xml: marked('', 'microvm'), host: plain }, { xml: marked("<loader secure='yes'/>", 'pc'), host: secure },
  ],
  good: [
    { xml: guest(''), host: plain }, { xml: guest("<firmware><feature enabled='yes' name='secure-boot'/><feature enabled='yes' name='enrolled-keys'/></firmware>", 'pc-q35-7.2'), host: secure },
    { xml: guest("<loader secure='yes'/>"), host: secure }, { xml: guestWith("<os firmware='bios'><type arch='x86_64' machine='q35'>hvm</type></os>"), host: { firmware: [] } },
  ],
});
