import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'rng-egd-refused',
  category: 'configuration',
  severity: 'fatal',
  title: 'The entropy daemon does not answer',
  match: ["charrng…Failed to connect to '{where:quoted}': {error}"],
  message: 'The random generator should fetch entropy from {where}, but nobody answers there.',
  why: 'The EGD daemon is not started or listens elsewhere.',
  remedy: "Start it, or use <backend model='random'>/dev/urandom</backend>.",
  checks: [{ command: 'ss -ltnp' }, { command: 'virsh dumpxml --inactive VM --xpath //rng' }],
  xml: [{ path: 'devices/rng/backend' }],
  witness: { source: 'QEMU 7.2 and 10.0, util/qemu-sockets.c; libvirt src/qemu/qemu_command.c (alias char + rng)', text: "Failed to connect to '%s:%s'" },
  samples: ["qemu-system-x86_64: -chardev socket,id=charrng0,host=10.2.2.2,port=708: Failed to connect to '10.2.2.2:708': Connection refused", "qemu-kvm: -chardev socket,id=charrng1,path=/run/egd: Failed to connect to '/run/egd': No such file or directory"],
  nearMisses: ["-chardev socket,id=charserial0,host=127.0.0.1,port=7777: Failed to connect to '127.0.0.1:7777': Connection refused", 'rng registered'],
});
