import { familyOf } from '../../schema/domain/machine.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, descend, text } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'vmware-cpu',
  profile: 'libvirt',
  severity: 'error',
  title: "A CPU that VMware's configuration cannot say",
  why: "A .vmx file tells sockets and cores, which must make up the vCPUs, all of them on, and nothing of the host's model.",
  remedy: "Use threads='1' and sockets × cores equal to <vcpu>, without current and without a host mode.",
  witness: [
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: "Expecting domain XML CPU mode 'custom' but found '%1$s'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: 'Only 1 thread per core is supported' },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: 'Expecting domain XML CPU sockets per core as %1$d but found %2$d' },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: "No support for domain XML entry 'vcpu' attribute 'current'" },
    { source: 'libvirt 11.3.0 src/vmx/vmx.c virVMXFormatConfig', text: "Expecting domain XML attribute 'arch' of entry 'os/type' to be 'i686' or 'x86_64' but found '%1$s'" },
  ],
  drivers: ['vmware'],
  visits: ['domain'],
  *check(domain) {
    const arch = attribute(descend(domain, 'os', 'type'), 'arch');
    const current = attribute(child(domain, 'vcpu'), 'current');
    const mode = attribute(child(domain, 'cpu'), 'mode');
    const topology = descend(domain, 'cpu', 'topology');
    const vcpus = maxVcpus(domain);
    if (arch && familyOf(domain) !== undefined && !['i686', 'x86_64'].includes(arch.value)) yield { at: arch, message: `VMware runs i686 and x86_64, not ${arch.value.slice(0, 40)}.` };
    if (current && current.value !== text(child(domain, 'vcpu'))) yield { at: current, message: 'VMware starts with all vCPUs on.' };
    if (mode && mode.value !== 'custom') yield { at: mode, message: `VMware's configuration has no CPU mode ${mode.value.slice(0, 40)}.` };
    for (const name of ['threads', 'dies', 'clusters']) {
      const found = attribute(topology, name);
      if (found && (count(topology, name) ?? 1) !== 1) yield { at: found, message: `The topology has ${found.value.slice(0, 10)} ${name}; VMware has 1.` };
    }
    const [sockets, cores] = ['sockets', 'cores'].map((name) => count(topology, name));
    if (topology && sockets !== undefined && cores !== undefined && vcpus !== undefined && sockets * cores !== vcpus) yield { at: topology, message: `The topology makes ${sockets * cores} vCPUs, but the domain has ${vcpus}.` };
  },
  bad: [
    "<domain type='vmware'><name>example</name><memory unit='MiB'>1024</memory><vcpu>4</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><topology sockets='2' cores='2' «threads='2'»/></cpu></domain>",
    "<domain type='vmware'><name>example</name><memory unit='MiB'>1024</memory><os><type «arch='aarch64'»>hvm</type></os></domain>",
  ],
  good: [
    "<domain type='vmware'><name>example</name><memory unit='MiB'>1024</memory><vcpu>4</vcpu><os><type arch='x86_64'>hvm</type></os><cpu><topology sockets='2' cores='2' threads='1'/></cpu></domain>",
  ],
});
