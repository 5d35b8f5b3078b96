import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'daemon-dmidecode-missing',
  category: 'daemon/connection',
  severity: 'benign',
  title: 'dmidecode cannot be run',
  match: [
    'dmidecode{args}unexpected exit status {status:number}',
    'ailed to find path for dmidecode binary',
    "annot find 'dmidecode' in path",
    'annot execute binary {path:path}dmidecode',
    "Failed to get udev device for syspath '/sys/devices/virtual/dmi/id'",
    "Failed to get udev device for syspath '/sys/class/dmi/id'",
  ],
  message: "The host's SMBIOS data cannot be read; VMs are not affected.",
  why: "dmidecode is not installed or there is no SMBIOS (containers, some VMs and boards). Only virsh sysinfo and smbios mode='host' need it.",
  remedy: 'Install dmidecode if you need those; otherwise ignore it.',
  checks: [{ command: 'command -v dmidecode' }],
  xml: [
    { path: 'sysinfo' },
    { path: 'os/smbios/@mode' },
  ],
  witness: {
    source: 'libvirt 11.3 src/util/virsysinfo.c, virSysinfoReadDMI(), src/node_device/node_device_udev.c',
    text: "Child process (%1$s) unexpected %2$s: %3$s / Failed to get udev device for syspath '%1$s'",
  },
  samples: [
    'libvirtd[4]: internal error: Child process (/usr/sbin/dmidecode -q -t 0,1,2,3,4,11,17) unexpected exit status 1: /dev/mem: No such file or directory',
    "libvirtd[4]: Cannot find 'dmidecode' in path: No such file or directory",
    "libvirtd[2]: internal error: Failed to get udev device for syspath '/sys/devices/virtual/dmi/id'",
    'libvirtd[2]: internal error: Failed to find path for dmidecode binary',
  ],
  nearMisses: [
    "internal error: Failed to get udev device for syspath '/sys/bus/pci/devices/0000:03:00.0'",
    'dmidecode 3.4 installed',
  ],
});
