import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'up-multipath-path',
  category: 'storage',
  severity: 'degraded',
  title: 'A path to the storage failed',
  match: [
    'device-mapper: multipath: {map:word} Failing path {path:word}',
    'device-mapper: multipath: Failing path {path:word}',
    'checker failed path {path:word} in map {map:path}',
    '{map:word}: remaining active paths: 0',
    'device-mapper: multipath{detail}: I/O error',
  ],
  message: 'A path to the storage failed.',
  why: 'A cable, switch port, HBA or controller went away. Other paths carry on; with none left VMs hang (queue_if_no_path) or get I/O errors.',
  remedy: 'Check the failed path (HBA, switch, target port) and that others are left; multipathd takes it back when it works again.',
  checks: [
    { command: 'multipath -ll' },
    { command: 'journalctl -u multipathd' },
  ],
  witness: {
    source: 'Linux drivers/md/dm-mpath.c, fail_path()',
    text: 'device-mapper: multipath: %s: Failing path %s.',
  },
  samples: [
    '[ 808.000001] device-mapper: multipath: 253:4: Failing path 65:16.',
    'multipathd[600]: checker failed path 8:32 in map mpathc',
    'multipathd[600]: mpathc: remaining active paths: 0',
  ],
  nearMisses: [
    '[ 2.000001] device-mapper: multipath: version 1.14.0 loaded',
    'multipathd[600]: mpathc: remaining active paths: 3',
  ],
});
