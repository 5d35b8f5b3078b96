import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'scsi-hostdev-missing',
  category: 'passthrough',
  severity: 'fatal',
  title: 'The host SCSI device or adapter is not there',
  match: ["cannot open directory '/sys/bus/scsi/devices/{device:quoted}': No such file or directory", "SCSI device '{device:quoted}': could not access {path:path}", "Failed to process SCSI device with sysfs path", "Cannot parse (adapter|scsi_host) '{adapter:quoted}'", 'unable to (find|locate) scsi_host', 'unable to open vhostfd for vhost-scsi', 'Unable to get the fc_host'],
  message: 'The SCSI device or adapter of the host that the VM should get was not found.',
  why: 'Host numbers change between boots; the LUN may be unmapped, or the module (vhost_scsi) not loaded.',
  remedy: 'Compare host, bus, target and unit with lsscsi and correct the address; rescan or map the LUN.',
  checks: [{ command: 'lsscsi' }, { command: 'virsh nodedev-list --cap scsi' }],
  xml: [{ path: "devices/hostdev[@type='scsi']/source" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/util/virscsi.c virSCSIDeviceNew', text: "SCSI device '%1$s': could not access %2$s" },
  samples: ["error: SCSI device '4:0:0:9': could not access /sys/bus/scsi/devices/4:0:0:9: No such file or directory", "error: XML error: Cannot parse adapter 'hostx'"],
  nearMisses: ['SCSI device 0:0:0:1 is already in use by other domain(s) as \'shareable\'', 'sd 4:0:0:9: [sdc] Attached SCSI disk'],
});
