import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'shmem-server-missing',
  category: 'configuration',
  severity: 'fatal',
  title: "The shared-memory server's socket is not there",
  match: ["(ivshmem|charshmem|shmem)…Failed to connect to '{path:quoted}': {error}"],
  message: 'The VM should get shared memory from {path}, but the server does not answer.',
  why: 'ivshmem-server is not running or uses another socket.',
  remedy: 'Start ivshmem-server with that socket before the VM, or use the plain model (ivshmem-plain).',
  checks: [{ command: 'ss -xlp' }, { command: 'virsh dumpxml --inactive VM --xpath //shmem' }],
  xml: [{ path: 'devices/shmem/server/@path', equals: 'path' }, { path: 'devices/shmem' }],
  witness: { source: 'QEMU 7.2 and 10.0, hw/misc/ivshmem.c, util/qemu-sockets.c', text: "Failed to connect to '%s'" },
  samples: ["qemu-system-x86_64: -chardev socket,id=charshmem0,path=/run/ivs.sock: Failed to connect to '/run/ivs.sock': No such file or directory", "qemu-kvm: -chardev socket,id=charshmem1,path=/run/ivs.sock: Failed to connect to '/run/ivs.sock': Connection refused"],
  nearMisses: ["-chardev socket,id=charserial2,path=/run/modem.sock: Failed to connect to '/run/modem.sock': No such file or directory", 'ivshmem device registered'],
});
