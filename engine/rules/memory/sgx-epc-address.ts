import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, safeFix } from '../rule.ts';

export default defineRule({
  id: 'sgx-epc-address',
  profile: 'libvirt',
  severity: 'error',
  title: 'An address on SGX memory',
  why: 'Enclave memory sits where the machine puts it.',
  remedy: 'Remove <address>.',
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: "memory device address is not supported for model '%1$s'" },
  ],
  visits: ['domain/devices/memory'],
  *check(device, { text: source }) {
    const address = child(device, 'address');
    const type = value(address, 'type');
    if (value(device, 'model') !== 'sgx-epc' || !address || type === undefined || type === 'none') return;
    yield { at: address, message: `${deviceName(device)} has an address; SGX memory has none.`, fixes: [safeFix('Remove the address', removeElement(source, address))] };
  },
  bad: [
    "<maxMemory slots='4' unit='GiB'>4</maxMemory><cpu><numa><cell id='0' cpus='0-1' memory='1024' unit='MiB'/></numa></cpu><devices><memory model='sgx-epc'><target><size unit='MiB'>16</size></target>«<address type='dimm' slot='0'/>»</memory></devices>",
  ],
  good: [
    "<maxMemory slots='4' unit='GiB'>4</maxMemory><cpu><numa><cell id='0' cpus='0-1' memory='1024' unit='MiB'/></numa></cpu><devices><memory model='sgx-epc'><target><size unit='MiB'>16</size></target></memory></devices>",
  ],
});
