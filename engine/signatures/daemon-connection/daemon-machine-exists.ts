import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-machine-exists',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'systemd still knows a machine of that name',
  match: ["machine1.MachineExists: Machine '{machine:quoted}' already exists", "CreateMachine: Machine '{machine:quoted}' already exists"],
  message: 'systemd-machined already has {machine}, so the VM cannot be registered.',
  why: 'A QEMU of an earlier run still lives in that scope, or its scope stayed after a crash.',
  remedy: 'End the left-over process with machinectl terminate, then start the VM again.',
  checks: [{ command: 'machinectl list' }, { command: 'systemctl status machine-qemu*' }, { command: 'machinectl terminate MACHINE', changes: true }],
  witness: { source: 'systemd src/machine/machined-dbus.c method_create_or_register_machine; libvirt src/util/virsystemd.c passes it on', text: "Machine '%s' already exists" },
  samples: [
    "error: error from service: GDBus.Error:org.freedesktop.machine1.MachineExists: Machine 'qemu-7-pear' already exists",
    "error: error from service: CreateMachine: Machine 'qemu-7-pear' already exists",
  ],
  nearMisses: ['error: error from service: CreateMachine: Did not receive a reply'],
});
