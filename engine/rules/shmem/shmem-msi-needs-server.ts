import { deviceName } from '../../schema/read.ts';
import { child } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'shmem-msi-needs-server',
  profile: 'libvirt',
  severity: 'error',
  title: 'Interrupts without the server that sends them',
  why: 'Guests that share memory interrupt each other through ivshmem-server.',
  remedy: "Add <server path='…'/> and model ivshmem-doorbell, or remove <msi>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainShmemDefParseXML', text: 'msi option is only supported with a server' },
  ],
  visits: ['domain/devices/shmem/msi'],
  *check(msi, { text: source }) {
    if (child(msi.parent, 'server')) return;
    yield { at: msi, message: `${deviceName(msi)} has <msi> but no <server>.`, fixes: [offeredFix('Remove <msi>', removeElement(source, msi))] };
  },
  bad: [
    "<shmem name='s'><model type='ivshmem-plain'/><size unit='M'>4</size>«<msi vectors='4'/>»</shmem>",
  ],
  good: [
    "<shmem name='s'><model type='ivshmem-doorbell'/><server path='/run/s.sock'/><msi vectors='4'/></shmem>",
  ],
});
