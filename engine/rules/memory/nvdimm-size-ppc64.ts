import { guestOf } from '../../schema/domain/example-domains.ts';
import { isFamily } from '../../schema/domain/machine.ts';
import { deviceName, sizeInBytes } from '../../schema/read.ts';
import { descend, value } from '../../xml/query.ts';
import { defineRule, QEMU_DRIVERS } from '../rule.ts';

const MINIMUM = 256n * 1024n * 1024n;

export default defineRule({
  id: 'nvdimm-size-ppc64',
  profile: 'libvirt',
  severity: 'error',
  title: 'An NVDIMM too small for POWER',
  why: 'pseries hands out NVDIMM space in pieces of 256 MiB, beside the label.',
  remedy: 'Use at least 256 MiB plus the label size.',
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_domain.c qemuDomainNVDimmAlignSizePseries', text: 'minimum target size for the NVDIMM must be 256MB plus the label size' },
  ],
  drivers: QEMU_DRIVERS,
  visits: ['domain/devices/memory'],
  *check(memory, { domain }) {
    const size = descend(memory, 'target', 'size');
    const bytes = sizeInBytes(size);
    const label = sizeInBytes(descend(memory, 'target', 'label', 'size')) ?? 0n;
    if (value(memory, 'model') !== 'nvdimm' || isFamily(domain, 'ppc64') !== true || !size || bytes === undefined || bytes - label >= MINIMUM) return;
    yield { at: size, message: `${deviceName(memory)} leaves less than 256 MiB beside its label, the least that POWER guests take.` };
  },
  bad: [
    guestOf('ppc64', 'pseries', "<maxMemory slots='4' unit='GiB'>8</maxMemory><devices><memory model='nvdimm'><uuid>49545eb3-75e1-2d0a-acdd-f0294406c99e</uuid><source><path>/srv/nv</path></source><target>«<size unit='MiB'>»256</size><node>0</node><label><size unit='KiB'>128</size></label></target></memory></devices>"),
  ],
  good: [
    guestOf('ppc64', 'pseries', "<maxMemory slots='4' unit='GiB'>8</maxMemory><devices><memory model='nvdimm'><uuid>49545eb3-75e1-2d0a-acdd-f0294406c99e</uuid><source><path>/srv/nv</path></source><target><size unit='MiB'>512</size><node>0</node><label><size unit='KiB'>128</size></label></target></memory></devices>"),
  ],
});
