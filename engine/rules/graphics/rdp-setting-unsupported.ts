import { attribute, value } from '../../xml/query.ts';
import { removeAttribute } from '../edits.ts';
import { defineRule, QEMU_DRIVERS, safeFix } from '../rule.ts';

export default defineRule({
  id: 'rdp-setting-unsupported',
  profile: 'libvirt',
  severity: 'error',
  title: "An RDP setting that QEMU's RDP server does not have",
  why: "replaceUser, multiUser and password expiry belong to other hypervisors' RDP; qemu-rdp has none of them.",
  remedy: 'Remove the attribute.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefRDPGraphics', text: "RDP doesn't support 'replaceUser'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefRDPGraphics', text: "RDP doesn't support 'multiUser'" },
    { source: 'libvirt 11.3.0 src/qemu/qemu_validate.c qemuValidateDomainDeviceDefRDPGraphics', text: "RDP password expiration isn't supported" },
  ],
  since: '11.1.0',
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/graphics'],
  *check(graphics, { text: source }) {
    if (value(graphics, 'type') !== 'rdp') return;
    for (const name of ['replaceUser', 'multiUser', 'passwdValidTo']) {
      const found = attribute(graphics, name);
      if (found && found.value !== 'no') yield { at: found, message: `The RDP server of QEMU does not know ${name}.`, fixes: [safeFix(`Remove ${name}`, removeAttribute(source, found))] };
    }
  },
  bad: [
    "<graphics type='rdp' autoport='yes' «multiUser='yes'»/>",
  ],
  good: [
    "<devices><graphics type='dbus'/><graphics type='rdp' autoport='yes'/></devices>",
  ],
});
