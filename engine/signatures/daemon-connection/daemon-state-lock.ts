import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-state-lock',
  category: 'daemon/connection',
  severity: 'fatal',
  title: 'Another job holds the VM',
  match: [
    "domain '{vm:quoted}' is (being migrated out|already being removed|already being started)",
    "another migration job is already running for domain '{vm:quoted}'",
    "There's a migration process in progress",
    'annot acquire state change lock',
    'annot start job \\({job}for domain {vm:path}; current job is',
    'annot start job \\({job}for domain {vm:path}',
  ],
  message: 'Another job holds the VM, so the operation was given up.',
  why: 'A backup, snapshot, save or migration is running; or QEMU does not answer its monitor because it is stopped, or hangs on storage. The message names the holder.',
  remedy: 'See which job it is and wait for it or abort it. If QEMU itself hangs, find why: state of the process, storage, kernel log. Restarting the daemon does not free a hung QEMU.',
  checks: [
    { command: 'virsh domjobinfo DOMAIN' },
    { command: 'ps -o pid,stat,wchan:32,cmd -C qemu-system-x86_64', look: 'T: stopped, D: waits in the kernel' },
    { command: 'journalctl -k --since -1h' },
    { command: 'virsh domjobabort DOMAIN', changes: true },
  ],
  yieldsTo: ['qemu-process-stopped', 'qemu-process-waits'],
  witness: {
    source: 'libvirt 11.3 src/conf/virdomainjob.c, virDomainObjBeginJobInternal(); libvirt 11.3 src/conf/virdomainobjlist.c, src/qemu/qemu_migration.c',
    text: "cannot acquire state change lock (held by monitor=%1$s) / Cannot start job (%s, %s, %s) in API %s for domain %s; current job is (%s, %s, %s) owned by … / domain '%1$s' is already being started / another migration job is already running for domain '%1$s'",
  },
  samples: [
    "error: Requested operation is not valid: domain 'pear' is already being started",
    "error: Requested operation is not valid: another migration job is already running for domain 'pear'",
    'error: Timed out during operation: cannot acquire state change lock (held by monitor=remoteDispatchDomainBlockJobAbort)',
    'libvirtd[6]: Cannot start job (modify, none, none) in API remoteDispatchDomainSetMemory for domain web; current job is (modify, none, none) owned by (7 remoteDispatchDomainAttachDevice, 0 <null>, 0 <null> (flags=0x0)) for (61s, 0s, 0s)',
  ],
  nearMisses: [
    "domain 'pear' is being shutdown",
    'error: Requested operation is not valid: no job is active on the domain',
    'Cannot acquire a lock on /var/lib/dpkg',
  ],
});
