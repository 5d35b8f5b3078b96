import type { HostFacts } from '../../facts/host-facts.ts';
import { isPower, isS390, isX86, type Look, type Looks, qemuMayUse } from './check.ts';
import { seenFlags } from './flags.ts';

const FLAGS: readonly (readonly [(arch: string) => boolean, readonly string[]])[] = [[isX86, ['vmx', 'svm']], [isS390, ['sie']]];

/** True, false, or undefined where the architecture has no flag for it. */
function hasFlag(arch: string, flags: readonly string[]): boolean | undefined {
  if (isPower(arch)) return true;
  const names = FLAGS.find(([isIt]) => isIt(arch))?.[1];
  return names?.some((name) => flags.includes(name));
}

/** libvirt has tried KVM with QEMU, and offers it. */
const works = ({ kvm }: HostFacts): boolean => kvm?.device === 'present' && kvm.offered === true;

/** Hardware virtualization, then the device; libvirt's tool does not look at the device where it sees no flag. */
export function* kvmLooks(facts: HostFacts): Looks {
  const { architecture: arch, hostCpu, deviceNodes } = facts;
  if (arch === undefined) return yield { code: 'host-lacks-hardware-virtualization', lacks: 'architecture' };
  const flag = hostCpu?.flags ? hasFlag(arch, hostCpu.flags) : isPower(arch) || undefined;
  if (!hostCpu?.flags && !isPower(arch)) yield { code: 'host-lacks-hardware-virtualization', lacks: 'hostCpu' };
  else if (flag !== undefined) yield flagLook(arch, flag, facts);
  const node = deviceNodes?.find(({ path }) => path === '/dev/kvm');
  if (!node) return yield { code: 'host-kvm-device-absent', lacks: 'deviceNodes' };
  const asked = flag === false || !sees(arch, facts) ? { validate: 'silent' as const } : {};
  yield { code: 'host-kvm-device-absent', verdict: node.exists ? 'pass' : 'fail', message: `/dev/kvm is ${node.exists ? '' : 'not '}there.`, ...asked };
  if (node.exists) yield accessLook(facts, asked.validate);
  if (isPower(arch)) yield* moduleLook(facts);
}

/** Whether libvirt's tool sees the flag, or needs none. */
const sees = (arch: string, { hostCpu, versions }: HostFacts): boolean => hostCpu?.flags === undefined || (hasFlag(arch, seenFlags(hostCpu.flags, versions?.libvirt)) ?? true);

function flagLook(arch: string, flag: boolean, facts: HostFacts): Look {
  const code = 'host-lacks-hardware-virtualization';
  const names = FLAGS.find(([isIt]) => isIt(arch))?.[1].join(' nor ') ?? '';
  if (flag) return { code, verdict: 'pass', message: 'The CPU has hardware virtualization.', ...(!sees(arch, facts) && { validate: 'fail' as const }) };
  if (works(facts)) return { code, verdict: 'pass', message: `The CPU shows neither ${names}, but /dev/kvm is there and libvirt offers KVM: it works, which is what counts.`, validate: 'fail' };
  return { code, verdict: 'fail', message: `The CPU shows ${arch.startsWith('s390') ? `no ${names}` : `neither ${names}`}: KVM cannot run.` };
}

function accessLook(facts: HostFacts, silent: 'silent' | undefined): Look {
  const code = 'host-kvm-device-inaccessible';
  const { deviceNodes, asker, security, connection } = facts;
  const own = deviceNodes?.find(({ path }) => path === '/dev/kvm')?.accessible === true;
  const asked = silent ?? (own ? 'pass' : 'fail');
  // The system's machines run as QEMU's user, whoever asks.
  const ofQemu = connection?.uri?.endsWith('/session') ? undefined : qemuMayUse('/dev/kvm', facts);
  const verdict = (ofQemu ?? own) ? 'pass' : 'fail';
  const who = ofQemu === undefined ? asker?.user ?? 'The asking user' : `QEMU’s user ${security?.qemuUser ?? ''}`;
  const other = ofQemu !== undefined && ofQemu !== own ? ` (${asker?.user ?? 'The asking user'} may${own ? '' : ' not'}, which does not matter for machines of the system)` : '';
  return { code, verdict, message: `${who} may ${verdict === 'pass' ? '' : 'not '}read and write /dev/kvm${other}.`, ...(asked !== verdict && { validate: asked }) };
}

function* moduleLook({ kernelModules }: HostFacts): Looks {
  const code = 'host-kvm-hv-not-loaded';
  if (!kernelModules) return yield { code, lacks: 'kernelModules' };
  const isLoaded = kernelModules.some((name) => name.startsWith('kvm_hv'));
  yield { code, verdict: isLoaded ? 'pass' : 'warn', message: `The module kvm_hv is ${isLoaded ? '' : 'not '}loaded.` };
}
