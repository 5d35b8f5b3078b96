import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-ovs',
  category: 'network',
  severity: 'benign',
  title: 'Open vSwitch reports its normal work',
  match: [
    'bridge\\|INFO\\|bridge {bridge:path}: (added|deleted) interface',
    '\\|INFO\\|{message}',
  ],
  message: 'Open vSwitch added or removed an interface.',
  why: 'It does so for each VM that starts or stops.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'Open vSwitch vswitchd/bridge.c',
    text: 'bridge %s: added interface %s on port %d',
  },
  samples: [
    '2025-01-01T01:01:01.001Z|00041|bridge|INFO|bridge br1: added interface vnet3 on port 5',
    '2025-01-01T01:01:01.001Z|00042|bridge|INFO|bridge br1: deleted interface vnet3 on port 5',
  ],
  nearMisses: [
    '2025-01-01T01:01:01.001Z|00040|bridge|WARN|could not open network device vnet44 (No such device)',
    'bridge br1: port 2(vnet3) is down',
  ],
});
