import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule, offeredFix, QEMU_DRIVERS, replace } from '../rule.ts';

export default defineRule({
  id: 'disk-network-transport',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network transport that QEMU dropped',
  why: 'libvirt writes no RDMA addresses for QEMU; hosts are reached over TCP or a UNIX socket.',
  remedy: "Use transport='tcp' or 'unix'.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_block.c qemuBlockStorageSourceBuildJSONSocketAddress', text: "transport protocol '%1$s' is not yet supported" },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/disk/source/host'],
  *check(host) {
    const transport = attribute(host, 'transport');
    if (transport?.valueSpan && transport.value === 'rdma') yield { at: transport, message: `${deviceName(host)} is reached over rdma, which libvirt does not set up for QEMU.`, fixes: [offeredFix("Write transport='tcp'", replace(transport.valueSpan, 'tcp'))] };
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='gluster' name='v/a.img'><host name='h' «transport='rdma'»/></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='gluster' name='v/a.img'><host name='h' transport='tcp'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
