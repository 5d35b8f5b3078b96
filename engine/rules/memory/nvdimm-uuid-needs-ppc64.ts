import { familyOf, archOf } from '../../schema/domain/machine.ts';
import { guestOf } from '../../schema/domain/example-domains.ts';
import { deviceName } from '../../schema/read.ts';
import { child, value } from '../../xml/query.ts';
import { removeElement } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const memory = (uuid: string): string => `<maxMemory slots='4' unit='GiB'>8</maxMemory><cpu><numa><cell id='0' cpus='0-1' memory='1' unit='GiB'/></numa></cpu><devices><memory model='nvdimm'>${uuid}<source><path>/var/lib/pmem/a</path></source><target><size unit='MiB'>512</size><node>0</node><label><size unit='KiB'>128</size></label></target></memory></devices>`;
const UUID = '<uuid>49545eb3-75e1-2d0a-acdd-f0294406c99e</uuid>';

export default defineRule({
  id: 'nvdimm-uuid-needs-ppc64',
  profile: 'libvirt',
  severity: 'error',
  title: 'A UUID on an nvdimm of another architecture than ppc64',
  why: 'Only the ppc64 firmware identifies persistent memory by UUID; on other architectures there is nowhere to put it.',
  remedy: 'Remove <uuid> from the memory device.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: 'UUID is not supported for NVDIMM device' }],
  visits: ['domain/devices/memory'],
  *check(device, { text, domain }) {
    const uuid = child(device, 'uuid');
    const family = familyOf(domain);
    if (value(device, 'model') !== 'nvdimm' || !uuid || family === undefined || family === 'ppc64') return;
    yield { at: uuid.span, message: `${deviceName(device)} has a UUID, which only ppc64 guests know; this guest is ${archOf(domain)}.`, fixes: [offeredFix('Remove <uuid>', removeElement(text, uuid))] };
  },
  bad: [guestOf('x86_64', 'q35', memory(`«${UUID}»`))],
  good: [guestOf('ppc64', 'pseries', memory(UUID)), guestOf('x86_64', 'q35', memory(''))],
});
