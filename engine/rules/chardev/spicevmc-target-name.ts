import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS, replace, safeFix } from '../rule.ts';

export default defineRule({
  id: 'spicevmc-target-name',
  profile: 'libvirt',
  severity: 'error',
  title: 'A SPICE agent channel of another name',
  why: 'The agent in the guest looks for com.redhat.spice.0, and libvirt insists on it.',
  remedy: "Write name='com.redhat.spice.0', or leave it out.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildVirtioSerialPortDevProps', text: "Unsupported spicevmc target name '%1$s'" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/channel'],
  *check(channel) {
    const target = child(channel, 'target');
    const name = attribute(target, 'name');
    if (value(channel, 'type') !== 'spicevmc' || value(target, 'type') !== 'virtio' || !name?.valueSpan || name.value === 'com.redhat.spice.0') return;
    yield { at: name, message: `The SPICE agent's channel is called ${name.value.slice(0, 60)}; it must be com.redhat.spice.0.`, fixes: [safeFix("Write name='com.redhat.spice.0'", replace(name.valueSpan, 'com.redhat.spice.0'))] };
  },
  bad: [
    "<devices><graphics type='spice' autoport='yes'/><channel type='spicevmc'><target type='virtio' «name='org.example.a'»/></channel></devices>",
  ],
  good: [
    "<devices><graphics type='spice' autoport='yes'/><channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel></devices>",
  ],
});
