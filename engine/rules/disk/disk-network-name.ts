import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'disk-network-name',
  profile: 'libvirt',
  severity: 'error',
  title: 'A network disk without its name',
  why: 'The name says which image the server is to give: pool and image for rbd and gluster, the target for iSCSI. Only NBD has a default.',
  remedy: 'Write name=\'pool/image\' or what the protocol calls it.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskSourceNetworkParse',
    text: 'missing name for disk source',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainDiskSourceNetworkParse',
    text: 'can\'t split path \'%1$s\' into pool name and image name',
  }],
  onlyWith: ['@protocol'],
  visits: ['domain/devices/disk/source'],
  *check(source) {
    if (value(source.parent, 'type') !== 'network') return;
    const protocol = value(source, 'protocol');
    const name = attribute(source, 'name');
    if (protocol === undefined || protocol === 'nbd') return;
    if (!name) yield { at: source, message: `${deviceName(source)} is on ${protocol} but does not name the image.` };
    else if ((protocol === 'rbd' || protocol === 'gluster') && name.value.indexOf('/') < 1) yield { at: name, message: `${deviceName(source)} names '${name.value}'; ${protocol} needs pool and image with a / between.` };
  },
  bad: [
    `<disk type='network'>
      <source protocol='rbd' «name='image'»/>
      <target dev='vda'/>
    </disk>`,
    `<disk type='network'>
      «<source protocol='iscsi'>»
        <host name='h'/>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'></source>
      <target dev='vda'/>
    </disk>`,
    `<disk type='network'>
      <source protocol='nbd'>
        <host name='h'/>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
});
