import { deviceName } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

const host = { programs: [{ name: 'passt' }, { name: 'swtpm', path: '/usr/bin/swtpm' }] };

export default defineRule({
  id: 'passt-not-on-host',
  cause: 'net-passt-unsupported',
  profile: 'host',
  severity: 'error',
  title: 'An interface served by passt, which is not installed',
  why: 'libvirt starts the program passt beside QEMU for such an interface.',
  remedy: "Install the package passt, or remove <backend> to have QEMU's own user network.",
  witness: [{ source: 'libvirt 11.3.0 src/util/vircommand.c virExec', text: "Cannot find '%1$s' in path" }],
  drivers: ['qemu', 'kvm'],
  onlyWith: ['backend'],
  visits: ['domain/devices/interface/backend'],
  needs: ['programs'],
  *check(backend, { host: { programs } }) {
    const at = attribute(backend, 'type');
    const passt = programs.find(({ name }) => name === 'passt');
    if (at?.value === 'passt' && passt && passt.path === undefined) yield { at, message: `${deviceName(backend)} is served by passt, which the host does not have.` };
  },
  bad: [{ xml: "<interface type='user'><backend «type='passt'»/></interface>", host }],
  good: [{ xml: "<interface type='user'/>", host }, { xml: "<interface type='user'><backend type='passt'/></interface>", host: { programs: [{ name: 'passt', path: '/usr/bin/passt' }] } }],
});
