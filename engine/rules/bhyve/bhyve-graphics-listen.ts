import { deviceName } from '../../schema/read.ts';
import { attribute, child } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'bhyve-graphics-listen',
  profile: 'libvirt',
  severity: 'error',
  title: 'VNC on bhyve that does not listen on the network',
  why: "bhyve's VNC server listens on a TCP port only.",
  remedy: "Use <listen type='address'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/bhyve/bhyve_command.c bhyveBuildGraphicsArgStr', text: 'Unsupported listen type' },
  ],
  drivers: ['bhyve'],
  visits: ['domain/devices/graphics'],
  *check(graphics) {
    const type = attribute(child(graphics, 'listen'), 'type');
    if (type?.value === 'socket' || type?.value === 'none') yield { at: type, message: `${deviceName(graphics)} listens on ${type.value === 'none' ? 'nothing' : 'a socket'}; bhyve's VNC server wants an address.` };
  },
  bad: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type><loader readonly='yes' type='pflash'>/usr/local/share/uefi-firmware/BHYVE_UEFI.fd</loader></os><devices><graphics type='vnc'><listen «type='none'»/></graphics><video><model type='gop'/></video></devices></domain>",
  ],
  good: [
    "<domain type='bhyve'><name>example</name><memory unit='GiB'>1</memory><os><type>hvm</type><loader readonly='yes' type='pflash'>/usr/local/share/uefi-firmware/BHYVE_UEFI.fd</loader></os><devices><graphics type='vnc' port='5904'><listen type='address' address='127.0.0.1'/></graphics><video><model type='gop'/></video></devices></domain>",
  ],
});
