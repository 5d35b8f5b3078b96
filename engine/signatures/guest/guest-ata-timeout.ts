import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'guest-ata-timeout',
  category: 'guest',
  severity: 'fatal',
  title: "The guest's SATA or IDE commands time out",
  match: ['ata{port:word}: failed command: {command}', 'ata{port:word}: exception Emask', 'ata{port:word}: (status: \\{ DRDY|qc timeout)'],
  message: 'Disk commands of the guest failed or took too long.',
  why: 'Behind a virtual SATA disk stands storage of the host: it is slow, full or failing.',
  remedy: 'Check the storage of the host first. A longer timeout in the guest or virtio helps with slow storage, not with broken one.',
  checks: [{ command: 'iostat -x 1 5', look: 'on the host' }, { command: 'virsh domblkerror VM' }, { command: 'journalctl -k -p err', look: 'on the host' }],
  xml: [{ path: "devices/disk/target[@bus='sata']" }, { path: "devices/disk/target[@bus='ide']" }, { path: 'devices/disk' }],
  witness: { source: 'Linux, drivers/ata/libata-eh.c ata_eh_link_report', text: 'failed command: %s' },
  samples: ['[  91.1] ata1.00: failed command: READ FPDMA QUEUED', '[  91.0] ata1.00: exception Emask 0x0 SAct 0x1 SErr 0x0 action 0x6 frozen'],
  nearMisses: ['ata1: SATA link up 1.5 Gbps (SStatus 113 SControl 300)', 'ata1.00: configured for UDMA/100'],
});
