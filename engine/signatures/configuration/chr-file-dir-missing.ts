import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-file-dir-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "The directory for a character device's output file does not exist",
  match: ["-chardev file,{args:path}: Could not open '{path:quoted}': No such file or directory", "-chardev file,{args:path}: Unable to open file {path:path}: No such file or directory", "Unable to open file: {path:path}: No such file or directory", "(Could not|Unable to) open (logfile|log file) '{path:quoted}': No such file or directory"],
  message: 'The output file {path} cannot be made: its directory is missing.',
  why: 'The file is created, the directories above it are not.',
  remedy: 'Create the directory so that the QEMU user may write in it, or choose another path.',
  checks: [{ command: "ls -ld \"$(dirname PATH)\"" }],
  xml: [{ path: 'devices/serial/source/@path', equals: 'path' }, { path: 'devices/serial/log/@file', equals: 'path' }],
  witness: { source: 'QEMU 7.2 and 10.0, chardev/char-fd.c; libvirt 11.3.0 src/util/virrotatingfile.c', text: 'Unable to open file: %1$s' },
  samples: ["qemu-kvm: -chardev file,id=s0,path=/srv/nolog/out.txt: Could not open '/srv/nolog/out.txt': No such file or directory", 'error: Unable to open file: /srv/nolog/con.log: No such file or directory'],
  nearMisses: ["Could not open '/srv/a.qcow2': No such file or directory", 'Unable to open file: /srv/con.log: Permission denied'],
});
