import { becauseOf, missingPart } from '../../schema/domain/host-files.ts';
import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { images: [{ path: '/etc/qemu-ifup', exists: false }, { path: '/etc/net-up', exists: true }] };
const nic = (script: string): string => `<interface type='ethernet'>${script}<model type='virtio'/></interface>`;

export default defineRule({
  id: 'interface-script-not-on-host',
  cause: 'net-script-missing',
  profile: 'host',
  severity: 'error',
  title: 'A set-up script for the interface that is not on the host',
  why: 'libvirt runs the script when it has made the device for the interface; without it the guest does not start.',
  remedy: 'Correct the path, or remove <script>.',
  witness: [{ source: 'libvirt 11.3.0 src/util/vircommand.c virCommandRunAsync', text: 'cannot execute binary %1$s' }],
  drivers: ['qemu', 'kvm'],
  visits: ['domain/devices/interface/script', 'domain/devices/interface/downscript'],
  needs: ['images'],
  *check(script, { host: { images } }) {
    const at = attribute(script, 'path');
    const missing = at?.valueSpan && value(script.parent, 'type') === 'ethernet' ? missingPart(images, at.value) : undefined;
    // The script for the end is not looked for at the start.
    if (at && missing !== undefined) yield { at, ...(script.name === 'downscript' && { severity: 'warning' as const }), message: `${deviceName(script)} runs ${at.value.slice(0, 120)}, which the host does not have${becauseOf(missing, at.value)}.` };
  },
  bad: [{ xml: nic("<script «path='/etc/qemu-ifup'»/>"), host }],
  good: [{ xml: nic("<script path='/etc/net-up'/>"), host }, { xml: nic("<script path=''/>"), host }],
});
