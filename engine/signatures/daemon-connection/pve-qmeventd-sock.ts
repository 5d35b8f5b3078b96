import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'pve-qmeventd-sock',
  category: 'daemon/connection',
  severity: 'degraded',
  title: "Proxmox's event daemon is not running",
  match: ["ailed to connect to '{socket:quoted}qmeventd.sock'"],
  message: "QEMU cannot reach Proxmox's event daemon.",
  why: 'qmeventd cleans up after VMs; without it the VM runs, but some events (shutdown clean-up) are missed.',
  remedy: 'Start qmeventd; on other systems than Proxmox leave the chardev out.',
  checks: [
    { command: 'systemctl status qmeventd' },
    { command: 'systemctl start qmeventd', changes: true },
  ],
  witness: {
    source: 'QEMU 10.0 util/qemu-sockets.c; Proxmox qemu-server, QemuServer.pm (chardev qmp-event)',
    text: "Failed to connect to '%s'",
  },
  samples: [
    "kvm: -chardev socket,id=qmp-event,path=/var/run/qmeventd.sock,reconnect=5: Unable to connect character device qmp-event: Failed to connect to '/var/run/qmeventd.sock': No such file or directory",
    "QEMU[4]: kvm: Unable to connect character device qmp-event: Failed to connect to '/var/run/qmeventd.sock': Connection refused",
  ],
  nearMisses: [
    'qmeventd[5]: Starting cleanup for 100',
    "kvm: -chardev socket,id=c,path=/run/x.sock: Failed to connect to '/run/x.sock': Connection refused",
  ],
});
