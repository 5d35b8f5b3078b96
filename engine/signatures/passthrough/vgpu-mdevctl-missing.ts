import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'vgpu-mdevctl-missing',
  category: 'passthrough',
  severity: 'fatal',
  title: 'mdevctl is not installed',
  match: ['failed to query mdevs from mdevctl: {error}', '"mdevctl": executable file not found', "(Unable|unable) to find 'mdevctl' binary", "Cannot find 'mdevctl' in path", "mdevctl{rest:quoted}: (command not found|not found|executable file not found|No such file or directory)", "(Failed|failed) to (execute|run|spawn) …mdevctl", 'Cannot find mdevctl', 'mdevctl executable not found', "cannot execute binary mdevctl"],
  message: 'A mediated device should be listed or started, but mdevctl is missing.',
  why: 'libvirt and other tools manage mediated devices through the program mdevctl.',
  remedy: 'Install the package mdevctl and restart the daemon.',
  checks: [{ command: 'command -v mdevctl' }, { command: 'ls /sys/bus/mdev/devices' }],
  xml: [{ path: "devices/hostdev[@type='mdev']/source/address" }, { path: 'devices/hostdev' }],
  witness: { source: 'libvirt 9.0.0 and 11.3.0, src/node_device/node_device_driver.c nodeDeviceGetMdevctl… (virCommand), src/util/virfile.c; libvirt src/node_device/node_device_driver.c', text: "Cannot find '%1$s' in path / failed to query mdevs from mdevctl: %1$s" },
  samples: ['error: internal error: failed to query mdevs from mdevctl: pear', "error: Cannot find 'mdevctl' in path: No such file or directory", 'bash: mdevctl: command not found'],
  nearMisses: ["error: Unable to find 'swtpm' binary in $PATH", 'mdevctl list'],
});
