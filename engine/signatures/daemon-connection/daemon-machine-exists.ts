import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-machine-exists',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'systemd still knows a machine of that name',
  match: ["Machine 'qemu-{machine:quoted}' already exists"],
  message: 'systemd-machined already has qemu-{machine}, so the VM cannot be registered.',
  why: 'A QEMU of an earlier run still lives in that scope, or its scope stayed after a crash.',
  remedy: 'End the left-over process with machinectl terminate, then start the VM again.',
  checks: [{ command: 'machinectl list' }, { command: 'systemctl status machine-qemu*' }, { command: 'machinectl terminate MACHINE', changes: true }],
  witness: { source: 'systemd src/machine/machined-dbus.c and systemd-machined 252 (BUS_ERROR_MACHINE_EXISTS, org.freedesktop.machine1.MachineExists); libvirt 9.0 and 11.3 src/util/virgdbus.c passes the message on, the name begins with qemu- (virDomainDriverGenerateMachineName); github.com/minishift/minishift/issues/3472 has it without the name of the error', text: "Machine '%s' already exists" },
  samples: [
    "error: error from service: GDBus.Error:org.freedesktop.machine1.MachineExists: Machine 'qemu-7-pear' already exists",
    "virError(Code=89, Domain=47, Message='Machine 'qemu-7-pear' already exists')",
  ],
  nearMisses: ['Machine "pear" already exists', 'error: error from service: CreateMachine: Did not receive a reply'],
});
