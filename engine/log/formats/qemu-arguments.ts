import { byPrefix, defineFormat } from '../format.ts';

export default defineFormat({
  id: 'qemu-arguments',
  title: "domain log: QEMU's environment and command line",
  witness: 'libvirt 11.3.0 src/util/vircommand.c virCommandToString with line breaks: every argument but the last ends with a backslash; older releases write one line',
  starts: /[A-Z/-]/,
  read: byPrefix(/(?:(?:[A-Z][A-Z_]{1,30}=\S{0,400} ){1,20}\S{0,200}(?:qemu|kvm)\S{0,60} -|[A-Z][A-Z_]{1,30}=[^\n]{0,2000} \\\r?$|\/\S{0,200}(?:qemu|kvm)\S{0,60} \\\r?$|-{1,2}[A-Za-z][\w-]{0,40}(?: [^\n]{0,8000})? \\\r?$)/, { kind: 'arguments', wholeLine: true }),
  samples: [
    { line: '«XDG_CACHE_HOME=/var/lib/some/where \\»' },
    { line: '«-m 2048 \\»' },
    { line: '«/usr/bin/qemu-system-riscv64 \\»' },
    { line: '«-S \\»' },
    { line: '«LC_ALL=C PATH=/bin /usr/bin/qemu-kvm -name guest=pear -S»' },
  ],
});
