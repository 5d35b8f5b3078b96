import { guestOf } from '../../schema/domain/example-domains.ts';
import { listed, offeredValues } from '../../schema/domain/host-capabilities.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const capabilities = { emulator: '/usr/bin/qemu-system-x86_64', domainType: 'kvm', machine: 'pc-q35-7.2', arch: 'x86_64', features: {} };
const host = { domainCapabilities: [{ ...capabilities, values: { 'video.modelType': ['vga', 'virtio', 'none'] } }] };
const guest = (type: string): string => guestOf('x86_64', 'q35', `<devices><video><model ${type}/></video></devices>`);

export default defineRule({
  id: 'video-model-not-on-host',
  cause: 'gfx-video-model-unsupported',
  profile: 'host',
  severity: 'error',
  title: 'A video card that the QEMU of the host does not have',
  why: 'QEMU is built with different video cards, and distributions put some into packages of their own. RHEL 9 and its kin have no qxl.',
  remedy: "Use a model that the host has; virtio and vga are nearly everywhere.",
  witness: [{ source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefVideo', text: "domain configuration does not support video model '%1$s'" }],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/video/model'],
  needs: ['domainCapabilities'],
  *check(model, { domain, driver, host: { domainCapabilities } }) {
    const type = attribute(model, 'type');
    const offered = offeredValues(domain, driver, domainCapabilities, 'video.modelType');
    if (!type?.valueSpan || type.value === 'none' || !offered || offered.includes(type.value)) return;
    yield { at: type, message: `The QEMU of the host has no video card ${type.value.slice(0, 20)} for ${deviceName(model)}; it has ${listed(offered)}.` };
  },
  bad: [{ xml: guest("«type='qxl'»"), host }],
  good: [{ xml: guest("type='virtio'"), host }, { xml: guest("type='qxl'"), host: { domainCapabilities: [{ ...capabilities, values: {} }] } }],
});
