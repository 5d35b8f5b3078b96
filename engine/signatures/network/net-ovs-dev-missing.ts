import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-ovs-dev-missing',
  category: 'network',
  severity: 'fatal',
  title: "Open vSwitch cannot find a port's device",
  match: [
    'ould not open network device {dev:path} \\(No such device\\)',
    'error: "could not open network device {dev:path} \\(',
  ],
  message: 'Open vSwitch cannot open the network device {dev} of a port.',
  why: 'A port of the bridge names a device that does not exist yet or any more.',
  remedy: 'Create the device first, set type=internal for a port that Open vSwitch is to create, or remove a stale port with ovs-vsctl del-port.',
  checks: [
    { command: 'ovs-vsctl show' },
    { command: 'ip -br link' },
  ],
  witness: {
    source: 'Open vSwitch lib/netdev.c, vswitchd/bridge.c',
    text: 'could not open network device %s (%s)',
  },
  samples: [
    '2025-01-01T01:01:01.001Z|00040|bridge|WARN|could not open network device vnet44 (No such device)',
    'ovs-vswitchd[4]: ovs|00012|bridge|WARN|could not open network device p1 (No such device)',
  ],
  nearMisses: [
    '2025-01-01T01:01:01.001Z|00040|bridge|INFO|bridge br1: added interface p1 on port 4',
    'could not open network device vnet44 (Permission denied)',
  ],
});
