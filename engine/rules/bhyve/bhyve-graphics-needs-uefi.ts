import { autoFirmware } from '../../schema/domain/firmware.ts';
import { deviceName } from '../../schema/read.ts';
import { all, child, descend } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-graphics-needs-uefi',
  profile: 'libvirt',
  severity: 'error',
  title: 'Graphics without UEFI on bhyve',
  why: "bhyve's framebuffer works only for guests that boot by UEFI, not through a boot loader program.",
  remedy: "Name a UEFI <loader> (or <os firmware='efi'>) and remove <bootloader>, or remove the graphics.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildGraphicsArgStr', text: 'Graphics are only supported when booting using UEFI' },
  ],
  drivers: ['bhyve'],
  visits: ['domain/devices/graphics'],
  *check(graphics, { domain }) {
    const hasLoader = descend(domain, 'os', 'loader') !== undefined || autoFirmware(domain) !== undefined;
    const bootloader = child(domain, 'bootloader');
    if ((hasLoader && !bootloader) || all(domain, 'devices', 'video').length === 0) return;
    yield { at: graphics, message: `${deviceName(graphics)} needs UEFI on bhyve, ${bootloader ? 'but the domain boots through a boot loader program' : 'but the domain names no loader'}; it can be defined but not started.`, severity: 'warning' };
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type></os><devices>«<graphics type='vnc' port='5904'>»<listen type='address' address='127.0.0.1'/></graphics><video><model type='gop'/></video></devices></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type><loader readonly='yes' type='pflash'>/usr/local/share/uefi-firmware/BHYVE_UEFI.fd</loader></os><devices><graphics type='vnc' port='5904'><listen type='address' address='127.0.0.1'/></graphics><video><model type='gop'/></video></devices></domain>",
  ],
});
