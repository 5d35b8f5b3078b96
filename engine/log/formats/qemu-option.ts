import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'qemu-option',
  title: 'the option of the command line that a QEMU message is about',
  witness: 'QEMU 7.2 util/error-report.c error_print_loc, LOC_CMDLINE: the argument and its value, then ": "',
  starts: /-/,
  read: byPrefix(/-{1,2}[A-Za-z][\w-]{0,40} (?![^\n]{0,8000}\\\r?$)\S[^\n]{0,4000}?: (?:(?<level>warning|info): )?/),
  samples: [
    { line: '-device {"driver":"pear-pci","id":"pear0"}: «cannot be peeled»' },
    { line: '-drive file=/pear.img,if=virtio: warning: «not ripe»', level: 'warning' },
  ],
});
