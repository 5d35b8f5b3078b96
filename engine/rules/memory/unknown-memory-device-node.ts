import { numaGuest } from '../../schema/domain/example-domains.ts';
import { guestCellCount } from '../../schema/domain/numa.ts';
import { targetNode } from '../../schema/domain/memory.ts';
import { deviceName } from '../../schema/read.ts';
import { descend, textSpan } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'unknown-memory-device-node',
  profile: 'libvirt',
  severity: 'error',
  title: 'A memory device for a guest NUMA node that does not exist',
  why: 'target/node names a cell of <cpu><numa>, counted from 0. It is a node of the guest, not of the host.',
  remedy: 'Name one of the existing cells, or add the missing cell below <cpu><numa>.',
  witness: [{ source: 'libvirt 11.3.0 src/conf/domain_validate.c virDomainMemoryDefValidate', text: "can't add memory backend for guest node '%1$d' as the guest has only '%2$zu' NUMA nodes configured" }],
  visits: ['domain/devices/memory'],
  *check(device, { text, domain }) {
    const node = targetNode(device);
    // Without cells, newer releases of libvirt add one of their own for memory hotplug.
    const cells = Math.max(1, guestCellCount(domain));
    if (node === undefined || node < cells) return;
    yield { at: textSpan(descend(device, 'target', 'node')!, text), message: `${deviceName(device)} belongs to guest NUMA node ${node}, but the guest has ${guestCellCount(domain) === 0 ? 'no nodes' : cells === 1 ? 'only node 0' : `only nodes 0 to ${cells - 1}`}.` };
  },
  bad: [
    "<domain type='kvm'><name>example</name><maxMemory slots='4' unit='GiB'>4</maxMemory><memory unit='GiB'>2</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='1' unit='GiB'/></numa></cpu><devices><memory model='dimm'><target><size unit='GiB'>1</size><node>«2»</node></target></memory></devices></domain>",
  ],
  good: [numaGuest("<memory model='dimm'><target><size unit='MiB'>512</size><node>1</node></target></memory>")],
});
