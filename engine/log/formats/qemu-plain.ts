import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'qemu-plain',
  title: 'message of QEMU or its tools without time',
  witness: 'QEMU 7.2 util/error-report.c error_print_loc: "%s:" with the program name, or "%s:%d:" in a configuration file',
  starts: /[/qk]/,
  read: byPrefix(/(?<program>(?:\/[^\s:]{1,200}\/)?(?:qemu(?:-system-[\w-]{1,30}|-kvm|-img|-io|-nbd|-storage-daemon)?|kvm-spice|kvm))(?::\/[^\s:]{1,200}:\d{1,6})?: (?:(?<level>warning|info|error): )?/),
  samples: [
    { line: 'qemu-img: «pear.qcow2: cannot be peeled»', program: 'qemu-img' },
    { line: 'qemu-system-s390x: warning: «old machine»', program: 'qemu-system-s390x', level: 'warning' },
    { line: 'qemu-system-x86_64:/run/pear/qemu.conf:12: «no such option»', program: 'qemu-system-x86_64' },
  ],
});
