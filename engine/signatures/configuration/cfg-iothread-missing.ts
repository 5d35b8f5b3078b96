import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'cfg-iothread-missing',
  category: 'configuration',
  severity: 'fatal',
  title: 'An I/O thread is named that does not exist',
  match: ["(Disk|disk|controller|Controller) iothread '{iothread:number}' not defined", "iothread '{iothread:number}' not defined in iothreadid", "Cannot find 'iothread' : {iothread:number}", "(iothread|IOThread) '{iothread:quoted}' (not found|not defined|does not exist)"],
  message: 'A device refers to I/O thread {iothread}, which the VM does not have.',
  why: 'Threads are counted from 1 to the number in <iothreads>, or have the ids of <iothreadids>.',
  remedy: 'Raise <iothreads> (or add the id), or correct iothread= at the disk or controller.',
  checks: [{ command: 'virsh dumpxml --inactive VM --xpath "//iothreads | //iothreadids | //@iothread"' }],
  xml: [{ path: 'devices/disk/driver/@iothread', equals: 'iothread' }, { path: 'devices/controller/driver/@iothread', equals: 'iothread' }, { path: 'iothreads' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/qemu/qemu_validate.c', text: "Disk iothread '%1$u' not defined in iothreadid" },
  samples: ["error: invalid argument: Disk iothread '7' not defined in iothreadid", "error: invalid argument: controller iothread '2' not defined in iothreadid"],
  nearMisses: ['IOThreads not supported for this QEMU', "iothread '1' added"],
});
