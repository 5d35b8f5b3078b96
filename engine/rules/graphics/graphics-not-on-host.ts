import { guestOf } from '../../schema/domain/example-domains.ts';
import { listed, offeredValues } from '../../schema/domain/host-capabilities.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', features: {} };
const host = { domainCapabilities: [{ ...capabilities, values: { 'graphics.type': ['vnc', 'egl-headless'] } }] };
const guest = (type: string): string => guestOf('x86_64', 'q35', `<devices><graphics ${type} autoport='yes'/></devices>`);

export default defineRule({
  id: 'graphics-not-on-host',
  cause: 'gfx-spice-not-compiled',
  profile: 'host',
  severity: 'error',
  title: 'A kind of screen that the QEMU of the host does not have',
  why: 'SPICE is a part of QEMU that a build may lack: RHEL 9 and its kin have none, and Debian and Ubuntu put it into the package qemu-system-modules-spice.',
  remedy: 'Use vnc, or install the package that brings SPICE.',
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefGraphics', text: '%1$s graphics are not supported with this QEMU' }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  needs: ['domainCapabilities'],
  *check(graphics, { domain, driver, host: { domainCapabilities } }) {
    const type = attribute(graphics, 'type');
    const offered = offeredValues(domain, driver, domainCapabilities, 'graphics.type');
    if (!type?.valueSpan || !offered || offered.includes(type.value)) return;
    yield { at: type, message: `The QEMU of the host has no ${type.value.slice(0, 20)}; it has ${listed(offered)}.` };
  },
  bad: [{ xml: guest("«type='spice'»"), host }],
  good: [{ xml: guest("type='vnc'"), host }, { xml: guest("type='spice'"), host: { domainCapabilities: [{ ...capabilities, values: {} }] } }],
});
