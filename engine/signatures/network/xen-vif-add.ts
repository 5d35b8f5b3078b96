import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'xen-vif-add',
  category: 'network',
  severity: 'fatal',
  title: 'Xen could not add the virtual network interface',
  match: [
    '/etc/xen/scripts/vif-{script:word} {what}exited with error status {status:number}',
    'nable to add vif devices',
    'nable to add device with path {path:path}/vif/',
    'ould not find bridge device {bridge:path}',
  ],
  message: "Xen could not attach the guest's network interface.",
  why: "The vif hotplug script failed or timed out: the bridge is missing, or the back-end domain's network is not ready.",
  remedy: 'Read the hotplug log and fix what the script says; check the bridge in the back-end domain.',
  checks: [
    { command: 'tail -50 /var/log/xen/xen-hotplug.log' },
    { command: 'brctl show' },
  ],
  xml: [{ path: 'devices/interface' }],
  yieldsTo: ['net-bridge-missing'],
  witness: {
    source: 'Xen tools/libs/light/libxl_device.c, libxl_create.c, libxl_exec.c libxl_report_child_exitstatus (libxenlight 4.17)',
    text: 'unable to %s device with path %s / unable to add %s devices / %s [%ld] exited with error status %d',
  },
  samples: [
    'libxl: error: libxl_exec.c:117:libxl_report_child_exitstatus: /etc/xen/scripts/vif-bridge online [777] exited with error status 1',
    'libxl: libxl_create.c:2043:domcreate_attach_devices: Domain 7:unable to add vif devices',
    '2025-05-05 05:05:05.555+0000: libxl: libxl_device.c:1224:device_backend_callback: Domain 7:unable to add device with path /local/domain/2/backend/vif/7/0',
  ],
  nearMisses: [
    'libxl: libxl_device.c:1224:device_backend_callback: Domain 7:unable to add device with path /local/domain/2/backend/vbd/7/51712',
    'xen vif vif7.0: Guest Rx ready',
  ],
});
