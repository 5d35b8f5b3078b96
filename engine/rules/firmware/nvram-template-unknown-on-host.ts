import { guestWith } from '../../schema/domain/example-domains.ts';
import { autoFirmware, loaderPath } from '../../schema/domain/firmware.ts';
import { capabilitiesFor } from '../../schema/domain/host-capabilities.ts';
import { fileAt } from '../../schema/domain/host-files.ts';
import { isSelf } from '../../schema/domain/other-domains.ts';
import { attribute, child, text as textOf, textSpan, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = {
  domainCapabilities: [{ emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'q35', arch: 'x86_64', values: {}, features: {}, loaderPaths: ['/usr/share/OVMF/OVMF_CODE.fd'] }],
  firmware: [], domains: [], security: { qemuConf: {} },
  images: [{ path: '/srv/own/CODE.fd', exists: true }, { path: '/usr/share/OVMF/OVMF_CODE.fd', exists: true }, { path: '/srv/own/vars.fd', exists: true }, { path: '/srv/own/new.fd', exists: false }],
};
const guest = (loader: string, nvram: string): string => guestWith(`<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>${loader}</loader>${nvram}</os>`);

export default defineRule({
  id: 'nvram-template-unknown-on-host',
  cause: 'fw-no-master-varstore',
  profile: 'host',
  severity: 'error',
  title: 'Firmware of which libvirt knows no template for its variables',
  why: 'UEFI keeps its variables in a file that libvirt copies from a template. Which template belongs to a firmware it knows of those that have a descriptor, or that qemu.conf lists; of others it must be told.',
  remedy: "Write <nvram template='…VARS.fd'/>, or use firmware='efi' and let libvirt choose.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_process.c qemuPrepareNVRAM', text: 'unable to find any master var store for loader: %1$s' }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['loader'],
  visits: ['domain/os/loader'],
  needs: ['domainCapabilities', 'firmware', 'images', 'domains'],
  *check(loader, { domain, driver, text, host: { domainCapabilities, firmware, images, domains } }) {
    const path = loaderPath(domain);
    if (value(loader, 'type') !== 'pflash' || value(loader, 'readonly') !== 'yes' || value(loader, 'stateless') === 'yes' || autoFirmware(domain) !== undefined || loader.parent?.parent !== domain) return;
    const listed = capabilitiesFor(domain, driver, domainCapabilities).filter((c) => c.loaderPaths !== undefined);
    if (listed.length === 0 || listed.some((c) => c.loaderPaths!.includes(path)) || firmware.some((f) => f.executable?.path === path) || fileAt(images, path)?.exists !== true) return;
    const nvram = child(loader.parent, 'nvram');
    const own = nvram ? textOf(nvram) : domains.find((d) => isSelf(domain, d))?.nvram ?? '';
    if (attribute(nvram, 'template') || child(nvram, 'source') || fileAt(images, own)?.exists === true) return;
    // libvirt makes a path where none is written, and a file may lie there from before.
    const isSure = fileAt(images, own)?.exists === false;
    yield { at: textSpan(loader, text), ...(!isSure && { severity: 'warning' as const }), message: `The host's libvirt knows no template for the variables of ${path.slice(0, 120)}, and the guest ${isSure ? 'has no file with them' : 'names none'}.` };
  },
  bad: [{ xml: guest('«/srv/own/CODE.fd»', ''), host }, { xml: guest('«/srv/own/CODE.fd»', '<nvram>/srv/own/new.fd</nvram>'), host }],
  good: [{ xml: guest('/usr/share/OVMF/OVMF_CODE.fd', ''), host }, { xml: guest('/srv/own/CODE.fd', '<nvram>/srv/own/vars.fd</nvram>'), host }, { xml: guest('/srv/own/CODE.fd', "<nvram template='/srv/own/V.fd'/>"), host }],
});
