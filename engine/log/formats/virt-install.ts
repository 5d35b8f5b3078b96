import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'virt-install',
  title: 'virt-install, virt-clone, virt-xml',
  witness: 'virt-manager 4.1 virtinst/cli.py VirtStreamHandler: "%(levelname)-8s %(message)s"',
  starts: /[EWID]/,
  read: byPrefix(/(?<level>ERROR|WARNING|INFO|DEBUG) {2,8}/),
  samples: [
    { line: 'ERROR    «no pear found»', level: 'error' },
    { line: 'WARNING  «pear is not ripe»', level: 'warning' },
  ],
});
