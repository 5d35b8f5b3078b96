import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'input-needs-evdev',
  profile: 'libvirt',
  severity: 'error',
  title: 'A passed-through input device that is not named',
  why: 'passthrough and evdev hand an event device of the host to the guest: source/@evdev for passthrough, source/@dev for evdev.',
  remedy: "Add <source evdev='/dev/input/event1'/> or <source dev='/dev/input/event1'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainInputDefParseXML', text: 'Missing evdev path for input device' },
  ],
  visits: ['domain/devices/input'],
  *check(input) {
    const type = value(input, 'type');
    const name = type === 'passthrough' ? 'evdev' : type === 'evdev' ? 'dev' : undefined;
    const source = child(input, 'source');
    if (name === undefined || !source || attribute(source, name)) return;
    yield { at: source, message: `${deviceName(input)} does not name the event device of the host: source/@${name} is missing.` };
  },
  bad: [
    "<input type='passthrough' bus='virtio'>«<source/>»</input>",
    "<input type='evdev'>«<source evdev='/dev/input/event1'/>»</input>",
  ],
  good: [
    "<input type='evdev'><source dev='/dev/input/event1'/></input>",
  ],
});
