import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-qemu-args',
  category: 'other',
  severity: 'benign',
  title: 'The command line of QEMU',
  match: ['^-name guest={name:path} \\\\', '^-machine {machine:path} \\\\', '^-no-user-config \\\\', '^-nodefaults \\\\', '^-display none \\\\'],
  message: "The domain log shows QEMU's arguments.",
  why: 'Normal output.',
  remedy: 'Nothing.',
  checks: [],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/vircommand.c virCommandToStringBuf', text: '-name guest=' },
  samples: ['-name guest=files,debug-threads=on \\', '-machine pc-q35-9.0,usb=off \\'],
  nearMisses: ['qemu-kvm: -name guest=: invalid', 'guest=files'],
});
