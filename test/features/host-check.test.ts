import { describe, expect, test } from 'vitest';
import { checkHost, codePage, type HostFacts, hostCodes } from '../../engine/index.ts';

/** An Intel host on which nothing is missing. */
const whole: HostFacts = {
  architecture: 'x86_64', versions: { libvirt: '11.3.0' }, hostCpu: { flags: ['fpu', 'vmx'] }, kvm: { device: 'present', offered: true },
  deviceNodes: ['/dev/kvm', '/dev/vhost-net', '/dev/net/tun'].map((path) => ({ path, exists: true, mode: '660', owner: 'root', group: 'kvm', accessible: true })),
  security: { qemuUser: 'libvirt-qemu', qemuGroups: ['kvm'] }, connection: { uri: 'qemu:///system' }, asker: { user: 'root', uid: 0, groups: ['root'] },
  cgroups: { version: 2, controllers: ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'blkio'] },
  iommu: { enabled: true, kernelSupport: true, table: 'DMAR', groups: [{ id: 0, devices: ['0000:00:00.0'] }] }, moduleParameters: {},
};

const short = (facts: HostFacts): string[] => checkHost(facts).findings.map(({ code, verdict, virtHostValidate }) => `${verdict} ${code}${virtHostValidate === undefined ? '' : ` (${virtHostValidate})`}`);
const of = (facts: HostFacts, code: string): string[] => short(facts).filter((line) => line.includes(code));
const nodes = (change: Record<string, object>): HostFacts['deviceNodes'] & object => whole.deviceNodes!.map((node) => ({ ...node, ...change[node.path] }));

describe('host-check', () => {
  test('on a whole host only secure guests are missing', () => {
    expect(short(whole)).toEqual([
      'pass host-lacks-hardware-virtualization', 'pass host-kvm-device-absent', 'pass host-kvm-device-inaccessible', 'pass host-vhost-net-absent', 'pass host-tun-absent',
      ...Array<string>(6).fill('pass host-cgroup-controller-absent'), 'pass host-iommu-absent', 'pass host-iommu-disabled', 'warn host-secure-guest-absent',
    ]);
    expect(checkHost(whole).unjudged).toEqual([]);
  });

  test('of a host of which nothing is known, nothing is said', () => {
    const { findings, unjudged } = checkHost({});
    expect(findings).toEqual([]);
    expect(unjudged.map(({ lacks }) => lacks)).toContain('deviceNodes');
  });

  test('a CPU without the flag fails, unless KVM works all the same', () => {
    const flags = { hostCpu: { flags: ['fpu'] } };
    expect(of({ ...whole, ...flags, kvm: { device: 'absent' }, deviceNodes: nodes({ '/dev/kvm': { exists: false } }) }, 'kvm-device-absent')).toEqual(['fail host-kvm-device-absent (silent)']);
    expect(of({ ...whole, ...flags, kvm: { device: 'present', offered: false } }, 'hardware')).toEqual(['fail host-lacks-hardware-virtualization']);
    expect(of({ ...whole, ...flags }, 'hardware')).toEqual(['pass host-lacks-hardware-virtualization (fail)']);
  });

  test('an older tool misses flags at the end of a long line', () => {
    const flags = [...Array.from({ length: 150 }, (_, i) => `flag_${i}`), 'svm', 'sev'];
    const facts: HostFacts = { ...whole, hostCpu: { flags }, iommu: { ...whole.iommu!, table: 'IVRS' } };
    expect(of(facts, 'hardware')).toEqual(['pass host-lacks-hardware-virtualization']);
    expect(of({ ...facts, versions: { libvirt: '10.5.0' } }, 'hardware')).toEqual(['pass host-lacks-hardware-virtualization (fail)']);
  });

  test('/dev/kvm is judged for the user that QEMU runs as', () => {
    const shut = nodes({ '/dev/kvm': { accessible: false } });
    expect(of({ ...whole, deviceNodes: shut }, 'inaccessible')).toEqual(['pass host-kvm-device-inaccessible (fail)']);
    expect(of({ ...whole, deviceNodes: shut, connection: { uri: 'qemu:///session' } }, 'inaccessible')).toEqual(['fail host-kvm-device-inaccessible']);
    expect(of({ ...whole, security: { qemuUser: 'libvirt-qemu', qemuGroups: [] } }, 'inaccessible')).toEqual(['fail host-kvm-device-inaccessible (pass)']);
  });

  test('devices that networks need', () => {
    const facts = { ...whole, deviceNodes: nodes({ '/dev/vhost-net': { exists: false }, '/dev/net/tun': { exists: false } }) };
    expect([...of(facts, 'vhost'), ...of(facts, 'tun')]).toEqual(['warn host-vhost-net-absent', 'fail host-tun-absent']);
  });

  test('control groups', () => {
    const lacking = checkHost({ ...whole, cgroups: { version: 1, controllers: ['cpu', 'cpuacct', 'cpuset', 'memory', 'blkio'] } }).findings.filter(({ verdict, code }) => verdict === 'warn' && code.includes('cgroup'));
    expect(lacking.map(({ subject, message }) => [subject, message])).toEqual([['control group controllers: devices', 'The controller devices is not available.']]);
    expect(of({ ...whole, cgroups: { version: 'none', controllers: [] } }, 'cgroup')).toEqual(['warn host-cgroups-absent (silent)']);
  });

  test('the IOMMU: groups prove it, the firmware describes it, the kernel uses it', () => {
    const off = { enabled: false, kernelSupport: true, groups: [] };
    expect(of({ ...whole, iommu: { ...off, table: 'none' } }, 'iommu')).toEqual(['warn host-iommu-absent']);
    expect(of({ ...whole, iommu: { ...off, table: 'DMAR' } }, 'iommu')).toEqual(['pass host-iommu-absent', 'warn host-iommu-disabled']);
    expect(of({ ...whole, iommu: { ...off, table: 'DMAR', kernelSupport: false } }, 'iommu')).toEqual(['pass host-iommu-absent']);
    expect(of({ ...whole, hostCpu: { flags: ['hypervisor'] } }, 'iommu')).toEqual(['pass host-iommu-absent (warn)', 'pass host-iommu-disabled (silent)']);
  });

  test('secure guests', () => {
    const amd = { ...whole, hostCpu: { flags: ['svm', 'sev'] } };
    expect(checkHost(amd).findings.at(-1)?.message).toBe('The kernel has no support for AMD SEV.');
    expect(checkHost({ ...amd, moduleParameters: { 'kvm_amd.sev': 'N' } }).findings.at(-1)?.message).toContain('kvm_amd.sev=1');
    expect(checkHost({ ...amd, moduleParameters: { 'kvm_amd.sev': 'Y' } }).findings.at(-1)?.message).toContain('/dev/sev');
    expect(of({ ...amd, moduleParameters: { 'kvm_amd.sev': 'Y' }, deviceNodes: [...whole.deviceNodes!, { path: '/dev/sev', exists: true }] }, 'secure')).toEqual(['pass host-secure-guest-absent']);
    const mainframe = { ...whole, architecture: 's390x', hostCpu: { flags: ['sie', '158'] } };
    expect(of({ ...mainframe, kernel: { release: '6.1', commandLine: 'root=/dev/dasda1 prot_virt=1' } }, 'secure')).toEqual(['pass host-secure-guest-absent']);
    expect(of({ ...mainframe, kernel: { release: '6.1', commandLine: 'prot_virt=0 prot_virt=1' } }, 'secure')).toEqual(['warn host-secure-guest-absent']);
  });

  test.each(['aarch64', 'ppc64le', 's390x', 'riscv64', 'sparc'])('%s has its own looks', (architecture) => {
    const { findings } = checkHost({ ...whole, architecture, hostCpu: { flags: ['fp'] }, kernelModules: ['kvm_hv'] });
    expect(findings.find(({ code }) => code === 'host-lacks-hardware-virtualization')?.verdict).toBe(architecture === 'ppc64le' || architecture === 's390x' ? 'pass' : undefined);
    expect(findings.some(({ code }) => code === 'host-kvm-hv-not-loaded')).toBe(architecture === 'ppc64le');
  });

  test.each(Object.keys(hostCodes))('%s has a page', (code) => expect(codePage(code)).toBeDefined());
});
