import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-dev-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "A serial or parallel port's host device is not there",
  match: ["-chardev (serial|parallel|tty|parport|pipe),{args:path}: Could not open '{path:quoted}': No such", "Path '/dev/(tty|parport|lp){path:quoted}' is not accessible", "(Could not|could not|Unable to|Failed to) open '/dev/(tty|parport|lp){path:quoted}': No such", "(Cannot|cannot|Unable to|unable to) open (tty|serial port|character device) {path:path}: No such"],
  unless: ['Permission denied'],
  message: 'The host device of a character device does not exist.',
  why: 'The port is not fitted, its driver is not loaded, or the USB adapter is unplugged or has another number.',
  remedy: 'Correct <source path> (stable names are under /dev/serial/by-id), plug the device in, or use a pty.',
  checks: [{ command: 'ls -l /dev/serial/by-id /dev/ttyS* /dev/ttyUSB*' }, { command: 'virsh dumpxml --inactive VM --xpath "//serial | //parallel"' }],
  xml: [{ path: "devices/serial[@type='dev']/source/@path" }, { path: "devices/parallel[@type='dev']/source/@path" }, { path: 'devices/serial/source' }],
  witness: { source: 'QEMU 7.2 and 10.0, chardev/char-fd.c qmp_chardev_open_file_source; libvirt src/qemu/qemu_domain_namespace.c', text: "Could not open '%s'" },
  samples: ["qemu-system-x86_64: -chardev serial,id=c0,path=/dev/ttyUSB7: Could not open '/dev/ttyUSB7': No such file or directory", "error: Path '/dev/ttyS9' is not accessible: No such file or directory"],
  nearMisses: ["-chardev socket,id=c0,path=/run/x.sock: Failed to connect to '/run/x.sock': No such file or directory", "Could not open '/srv/a.qcow2': No such file or directory"],
});
