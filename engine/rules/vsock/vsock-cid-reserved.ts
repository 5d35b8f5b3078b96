import { readNumber } from '../../schema/read.ts';
import { attribute } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

export default defineRule({
  id: 'vsock-cid-reserved',
  profile: 'libvirt',
  severity: 'error',
  title: 'A reserved context id',
  why: 'Ids 0 to 2 of AF_VSOCK mean the hypervisor, the local machine and the host; guests begin at 3.',
  remedy: "Choose a number from 3, or write <cid auto='yes'/>.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainVsockDefValidate', text: 'guest CIDs must be >= 3' },
  ],
  visits: ['domain/devices/vsock/cid'],
  *check(cid) {
    const address = attribute(cid, 'address');
    const number = readNumber(address?.value, 10);
    // 0 means that none is written.
    if (address && (number === 1 || number === 2)) yield { at: address, message: `The vsock has context id ${number}, which is reserved; guests begin at 3.`, fixes: [offeredFix("Write address='3'", setAttribute(cid, 'address', '3'))] };
  },
  bad: [
    "<vsock model='virtio'><cid auto='no' «address='2'»/></vsock>",
  ],
  good: [
    "<vsock model='virtio'><cid auto='no' address='3'/></vsock>",
  ],
});
