import { guestOf } from '../../schema/domain/example-domains.ts';
import { osinfoId, osMetadata } from '../../schema/domain/guest-os.ts';
import { isX86 } from '../../schema/domain/machine.ts';
import { maxVcpus } from '../../schema/domain/vcpus.ts';
import { count } from '../../schema/read.ts';
import { attribute, child, textSpan } from '../../xml/query.ts';
import { appendChild } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

/** Desktop Windows; servers take many sockets. */
const DESKTOP = /^https?:\/\/microsoft\.com\/win\/(?:xp|vista|7|8|8\.1|10|11)$/;

export default defineRule({
  id: 'windows-too-many-sockets',
  profile: 'performance',
  severity: 'info',
  title: 'More sockets than a desktop Windows uses',
  why: 'Windows Home uses one socket, Pro and Enterprise two; CPUs in further sockets lie idle. Without a topology libvirt gives each vCPU a socket of its own, so most of them are lost.',
  remedy: "Write the vCPUs as cores of one socket: <cpu …><topology sockets='1' dies='1' cores='N' threads='1'/></cpu>.",
  witness: [
    { source: 'libvirt 11.3.0 src/qemu/qemu_command.c qemuBuildSmpCommandLine', text: 'virBufferAsprintf(&buf, ",sockets=%u", virDomainDefGetVcpusMax(def));' },
    { source: 'Microsoft, Windows 10 and 11 editions, supported processors', text: 'Home supports 1 socket, Pro 2 sockets' },
  ],
  drivers: ['kvm', 'qemu'],
  onlyWith: ['metadata'],
  visits: ['domain'],
  *check(domain, { text }) {
    if (!DESKTOP.test(osinfoId(domain) ?? '') || isX86(domain) === false) return;
    const cpu = child(domain, 'cpu');
    const topology = child(cpu, 'topology');
    const vcpus = maxVcpus(domain);
    const vcpu = child(domain, 'vcpu');
    const sockets = topology ? count(topology, 'sockets') : vcpus;
    if (sockets === undefined || sockets <= 2 || !vcpu || vcpus === undefined) return;
    const at = (topology && attribute(topology, 'sockets')) ?? textSpan(vcpu, text);
    const fix = !topology && cpu ? [offeredFix(`One socket with ${vcpus} cores`, appendChild(text, cpu, `<topology sockets='1' dies='1' cores='${vcpus}' threads='1'/>`))] : [];
    yield { at, message: `This Windows guest has ${sockets} sockets${topology ? '' : ', one for each vCPU, because no topology is written'}; it uses two of them at most.`, fixes: fix };
  },
  bad: [
    guestOf('x86_64', 'q35', `<vcpu>«8»</vcpu>${osMetadata('http://microsoft.com/win/10')}<cpu mode='host-passthrough'/>`),
    guestOf('x86_64', 'q35', `<vcpu>8</vcpu>${osMetadata('http://microsoft.com/win/11')}<cpu mode='host-passthrough'><topology «sockets='4'» cores='2' threads='1'/></cpu>`),
  ],
  good: [
    guestOf('x86_64', 'q35', `<vcpu>8</vcpu>${osMetadata('http://microsoft.com/win/10')}<cpu mode='host-passthrough'><topology sockets='1' cores='8' threads='1'/></cpu>`),
    guestOf('x86_64', 'q35', `<vcpu>8</vcpu>${osMetadata('http://microsoft.com/win/2k22')}<cpu mode='host-passthrough'/>`),
  ],
});
