import { deviceName } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule, replace, safeFix } from '../rule.ts';

const NO_LOGIN = new Set(['nbd', 'gluster', 'tftp', 'vxhs', 'nfs']);
const NEEDED: Readonly<Record<string, string>> = { iscsi: 'iscsi', rbd: 'ceph' };

export default defineRule({
  id: 'disk-auth-secret-type',
  profile: 'libvirt',
  severity: 'error',
  title: 'A secret that does not fit the protocol',
  why: 'Only iSCSI, HTTP(S), FTP(S), SSH and RBD disks log in; iSCSI needs a secret of type iscsi, RBD of type ceph.',
  remedy: 'Write <secret type=\'iscsi\' …/> or <secret type=\'ceph\' …/>.',
  witness: [{
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne',
    text: 'invalid secret type \'%1$s\'',
  }, {
    source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainDiskDefValidateSourceChainOne',
    text: 'authentication is not supported for protocol \'%1$s\'',
  }],
  onlyWith: ['auth'],
  visits: ['domain/devices/disk'],
  *check(disk) {
    const source = child(disk, 'source');
    const auth = child(source, 'auth') ?? child(disk, 'auth');
    const protocol = value(source, 'protocol');
    if (value(disk, 'type') !== 'network' || !auth || protocol === undefined) return;
    const type = attribute(child(auth, 'secret'), 'type');
    const needed = Object.hasOwn(NEEDED, protocol) ? NEEDED[protocol] : undefined;
    if (NO_LOGIN.has(protocol)) yield { at: auth, message: `${deviceName(disk)} is on ${protocol}, which knows no login.` };
    else if (type && needed !== undefined && type.value !== needed && ['iscsi', 'ceph', 'volume', 'tls', 'vtpm'].includes(type.value)) yield { at: type, message: `${deviceName(disk)} is on ${protocol} but its secret is of type '${type.value}'; it must be '${needed}'.`, fixes: [safeFix(`Write type='${needed}'`, replace(type.valueSpan!, needed))] };
  },
  bad: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'>
        <auth username='u'>
          <secret «type='iscsi'» usage='s'/>
        </auth>
      </source>
      <target dev='vda'/>
    </disk>`,
    `<disk type='network'>
      <source protocol='nbd'>
        <host name='h'/>
        «<auth username='u'>»
          <secret type='ceph' usage='s'/>
        </auth>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
  good: [
    `<disk type='network'>
      <source protocol='rbd' name='pool/a'>
        <auth username='u'>
          <secret type='ceph' usage='s'/>
        </auth>
      </source>
      <target dev='vda'/>
    </disk>`,
  ],
});
