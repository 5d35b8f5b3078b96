import { deviceName } from '../../schema/read.ts';
import { diskType, sourceChain } from '../../schema/domain/disk.ts';
import { attribute, children, value } from '../../xml/query.ts';
import { removeAttribute, setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'disk-host-transport',
  profile: 'libvirt',
  severity: 'error',
  title: 'A host that does not fit its transport',
  why: 'TCP and RDMA reach a host by name and port, UNIX a socket by its path. Ports run to 65535.',
  remedy: "Write name and port, or transport='unix' and socket.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainStorageNetworkParseHost', text: "transport '%1$s' does not support socket attribute" },
    { source: 'libvirt 11.3.0 src/util/virstring.c virStringParsePort', text: "port '%1$s' out of range" },
    { source: 'libvirt 11.3.0 src/util/virstring.c virStringParsePort', text: "failed to parse port number '%1$s'" },
  ],
  onlyWith: ['host'],
  visits: ['domain/devices/disk', 'domain/devices/hostdev'],
  *check(device, { text: whole }) {
    const sources = device.name === 'disk' ? sourceChain(device).filter((link) => link.depth > 0 || diskType(device) === 'network').flatMap((link) => link.source ?? []) : children(device, 'source').filter((s) => value(s, 'protocol') === 'iscsi');
    for (const host of sources.flatMap((s) => children(s, 'host'))) {
      const transport = value(host, 'transport') ?? 'tcp';
      if (transport !== 'tcp' && transport !== 'rdma') continue;
      const socket = attribute(host, 'socket');
      if (socket) yield { at: socket, message: `${deviceName(host)} reaches its host by ${transport}, which has no socket.`, fixes: [offeredFix('Remove socket', removeAttribute(whole, socket)), ...(attribute(host, 'name') ? [] : [offeredFix("Write transport='unix'", setAttribute(host, 'transport', 'unix'))])] };
      const port = attribute(host, 'port');
      if (port && !(/^\s*\+?\d{1,10}$/.test(port.value) && Number(port.value) <= 65535)) yield { at: port, message: `${deviceName(host)} reaches its host at port ${port.value.slice(0, 60)}; ports run from 0 to 65535.` };
    }
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='nbd'><host transport='tcp' name='h.example.org' «socket='/run/n.sock'»/></source><target dev='vda' bus='virtio'/></disk>",
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='nbd'><host name='h.example.org' «port='99999'»/></source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='nbd'><host transport='unix' socket='/run/n.sock'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
