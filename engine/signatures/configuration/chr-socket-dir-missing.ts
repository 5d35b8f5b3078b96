import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'chr-socket-dir-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "The directory for a listening socket does not exist",
  match: ["Unable to bind to UNIX socket path '{path:quoted}': No such file or directory", "Failed to bind socket to {path:path}: No such file or directory", "Unable to listen to UNIX socket path '{path:quoted}': No such file or directory", "Failed to (create|bind) (unix|Unix|UNIX) socket {path:path}: No such file or directory"],
  message: 'The socket {path} cannot be made: its directory is missing.',
  why: 'libvirt and QEMU make the socket, not the directories above it. /run is emptied at each boot.',
  remedy: 'Create the directory (tmpfiles.d for /run) so that the QEMU user may write in it, or leave the path out: libvirt has a place of its own for channels.',
  checks: [{ command: "ls -ld \"$(dirname PATH)\"" }, { command: 'virsh dumpxml --inactive VM' }],
  xml: [{ path: 'devices/channel/source/@path', equals: 'path' }, { path: 'devices/serial/source/@path', equals: 'path' }, { path: 'devices/console/source/@path', equals: 'path' }],
  witness: { source: "libvirt 9.0.0 and 11.3.0, src/rpc/virnetsocket.c and src/qemu/qemu_command.c qemuOpenChrChardevUNIXSocket; QEMU util/qemu-sockets.c", text: "Unable to bind to UNIX socket path '%1$s'" },
  samples: ["error: Unable to bind to UNIX socket path '/run/mylab/vm7.sock': No such file or directory", 'qemu-system-x86_64: -chardev socket,id=c,path=/run/lab/q.sock,server=on: Failed to bind socket to /run/lab/q.sock: No such file or directory'],
  nearMisses: ["Unable to bind to UNIX socket path '/run/x.sock': Permission denied", "Failed to connect to '/run/x.sock': No such file or directory"],
});
