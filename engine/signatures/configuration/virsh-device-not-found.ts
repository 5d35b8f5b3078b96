import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'virsh-device-not-found',
  category: 'configuration',
  severity: 'fatal',
  title: 'The VM has no such device',
  match: [
    "command 'device_del': Device '{device:quoted}' not found",
    'host (pci|usb|scsi|scsi iSCSI) (device|path) {device}not found',
    "(model|chr type) '{model:quoted}' {kind:word} device not present in (the |)domain configuration",
    "chr type '{model:quoted}' device not present in domain configuration",
    'controller {kind:word}:{index:number} not found',
    "invalid argument: target {target:word} doesn't exist",
    'no device found (with alias|at address) {device}',
    'no matching (network device|shmem device|sound device|vsock device|redirdev|lease) was found',
    'Lease {lease:path} in lockspace {lockspace:path} does not exist',
  ],
  message: 'The command names a device that the VM does not have.',
  why: 'The XML of the fragment must agree with that of the VM; the running VM (--live) and its definition (--config) may differ.',
  remedy: 'Take the fragment from virsh dumpxml (with --inactive for --config), and say --live or --config.',
  checks: [{ command: 'virsh dumpxml VM' }, { command: 'virsh dumpxml VM --inactive' }],
  witness: { source: 'libvirt 9.0 and 11.3 src/qemu/qemu_hotplug.c qemuDomainDetachPrep*, src/conf/domain_conf.c virDomainNetFindIdx; QEMU system/qdev-monitor.c find_device_state', text: "host usb device %1$03d.%2$03d not found / chr type '%1$s' device not present in domain configuration / no device found at address '%1$s' matching MAC address '%2$s' and alias '%3$s' / Device '%s' not found" },
  samples: [
    "error: internal error: unable to execute QEMU command 'device_del': Device 'net7' not found",
    'error: device not found: host usb device 007.077 not found',
    "error: device not found: model 'pear' RNG device not present in domain configuration",
    'error: device not found: no device found with alias ua-pear',
  ],
  nearMisses: ['host usb device 007.077 found'],
});
