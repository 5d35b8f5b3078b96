import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-ssh-identity',
  profile: 'libvirt',
  severity: 'error',
  title: 'An SSH identity without key',
  why: 'libvirt logs in with a key file or an agent.',
  remedy: "Add keyfile='…' or agentsock='…'.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskSourceNetworkParse', text: "element '%1$s' requires either 'keyfile' or 'agentsock' attribute" },
  ],
  since: '11.3.0',
  visits: ['domain/devices/disk/source/identity'],
  *check(identity) {
    if (value(identity.parent, 'protocol') !== 'ssh' || attribute(identity, 'keyfile') || attribute(identity, 'agentsock')) return;
    yield { at: identity, message: `${deviceName(identity)} logs in by SSH with neither a key file nor an agent.` };
  },
  bad: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='ssh' name='a.img'><host name='h.example.org'/>«<identity username='u'/>»</source><target dev='vda' bus='virtio'/></disk>",
  ],
  good: [
    "<disk type='network'><driver name='qemu' type='raw'/><source protocol='ssh' name='a.img'><host name='h.example.org'/><identity username='u' keyfile='/home/u/.ssh/id'/></source><target dev='vda' bus='virtio'/></disk>",
  ],
});
