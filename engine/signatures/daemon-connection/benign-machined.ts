import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'benign-machined',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'A VM was registered',
  match: [
    'New machine {machine:path}',
    'Started Virtual Machine {machine:path}',
    'achine {machine:path} terminated',
    'Started {unit:path} - Virtual Machine {machine:path}',
  ],
  message: 'systemd-machined registered or removed the VM {machine}.',
  why: 'libvirt tells it of each VM so that it gets a control group of its own.',
  remedy: 'Nothing has to be done.',
  checks: [],
  witness: {
    source: 'systemd src/machine/machine.c',
    text: 'New machine %s. / Machine %s terminated.',
  },
  samples: [
    'systemd-machined[4]: New machine qemu-7-web.',
    'systemd[1]: Started Virtual Machine qemu-7-web.',
    'systemd-machined[4]: Machine qemu-7-web terminated.',
  ],
  nearMisses: [
    'libvirtd[4]: error from service: CreateMachine: Did not receive a reply',
    'new machine type pc-q35-9.0',
  ],
});
