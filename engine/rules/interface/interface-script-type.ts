import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix, QEMU_DRIVERS } from '../rule.ts';

export default defineRule({
  id: 'interface-script-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A script for a network that runs none',
  why: "Only interfaces of type='ethernet' run a script of the user's; for the others libvirt makes the tap device itself and refuses to start.",
  remedy: "Remove <script>, use type='ethernet', or a hook of libvirt.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildHostNetProps', text: 'scripts are not supported on interfaces of type %1$s' },
  ],
  drivers: QEMU_DRIVERS,
  onlyWith: ['script', 'downscript'],
  visits: ['domain/devices/interface'],
  *check(net, { text: source }) {
    const script = child(net, 'script');
    const type = value(net, 'type');
    if (!script || !value(script, 'path') || type === undefined || type === 'ethernet' || type === 'hostdev') return;
    yield { at: script, message: `${deviceName(net)} names a script, which libvirt runs for interfaces of type ethernet only, not ${type.slice(0, 40)}.`, fixes: [offeredFix('Remove <script>', removeElement(source, script))] };
  },
  bad: [
    "<interface type='bridge'><source bridge='br0'/>«<script path='/etc/net/up.sh'/>»<model type='virtio'/></interface>",
  ],
  good: [
    "<interface type='ethernet'><script path='/etc/net/up.sh'/><model type='virtio'/></interface>",
  ],
});
