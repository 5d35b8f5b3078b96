import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'agent-channel-missing',
  category: 'agent',
  severity: 'degraded',
  title: 'The agent in the guest finds no port',
  match: [
    "error opening channel '{port:quoted}virtio-ports{rest:quoted}': (No such file or directory|No such device)",
    'Timed out waiting for device …(virtio-ports|virtio\\x2dports|virtio\\\\x2dports)',
    'dev-virtio…guest_agent.0.device/start timed out',
    'dev-virtio…guest_agent.0.device: Job …timed out',
    'Dependency failed for (QEMU|Qemu|qemu) Guest Agent',
    'failed to (create|initialize) guest agent channel',
  ],
  message: 'The agent in the guest waits for a virtio port that the VM does not have.',
  why: 'qemu-guest-agent opens /dev/virtio-ports/org.qemu.guest_agent.0; the port exists only when the XML has the agent channel.',
  remedy: "Add <channel type='unix'> with <target type='virtio' name='org.qemu.guest_agent.0'/> to the VM, or take the agent out of a guest that needs none.",
  checks: [
    { command: 'virsh dumpxml VM', look: "a channel target named 'org.qemu.guest_agent.0'" },
    { command: 'ls -l /dev/virtio-ports', look: 'run it in the guest' },
  ],
  xml: [{ path: 'devices' }],
  witness: { source: 'QEMU 10.0, qga/channel-posix.c ga_channel_open and contrib/systemd/qemu-guest-agent.service (BindTo=dev-virtio\\x2dports-org.qemu.guest_agent.0.device)', text: "error opening channel '%s'" },
  samples: [
    "Mar 02 10:00:44 web3 qemu-ga[612]: critical: error opening channel '/dev/virtio-ports/org.qemu.guest_agent.0': No such file or directory",
    'Mar 02 10:02:10 web3 systemd[1]: Dependency failed for QEMU Guest Agent.',
    'systemd[1]: dev-virtio\\x2dports-org.qemu.guest_agent.0.device: Job dev-virtio\\x2dports-org.qemu.guest_agent.0.device/start timed out.',
    'systemd[1]: Timed out waiting for device /dev/virtio-ports/org.qemu.guest_agent.0.',
  ],
  nearMisses: ['systemd[1]: Timed out waiting for device /dev/mapper/vg-root.', 'systemd[1]: Started QEMU Guest Agent.'],
});
