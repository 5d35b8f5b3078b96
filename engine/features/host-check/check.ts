import type { FactName, HostFacts } from '../../facts/host-facts.ts';
import type { HostCodeId } from './codes.ts';

/** As virt-host-validate has them: a failure keeps machines from running, a warning costs something. */
export type Verdict = 'pass' | 'warn' | 'fail';

/** One look at a host. */
export interface Look {
  readonly code: HostCodeId;
  /** What the look is at, where a code stands for several: the controller. */
  readonly part?: string;
  readonly verdict: Verdict;
  /** One plain sentence about what was seen. */
  readonly message: string;
  /** What virt-host-validate says as the asking user, where it is another verdict; `silent` where it does not ask this. */
  readonly validate?: Verdict | 'silent';
}

/** A look for which facts are missing. */
export interface OpenLook {
  readonly code: HostCodeId;
  readonly lacks: FactName;
}

export type Looks = Generator<Look | OpenLook, void>;

/** Of x86: i686 and x86_64. */
export const isX86 = (arch: string): boolean => /^(?:i686|x86_64)$/.test(arch);
export const isS390 = (arch: string): boolean => /^s390x?$/.test(arch);
export const isPower = (arch: string): boolean => /^ppc64(?:le)?$/.test(arch);
export const isArm = (arch: string): boolean => /^(?:aarch64|armv[67]l|armv7b)$/.test(arch);

/** Whether a file's mode lets QEMU's user read and write it; undefined when that is not known. */
export function qemuMayUse(path: string, { deviceNodes, security }: HostFacts): boolean | undefined {
  const node = deviceNodes?.find((each) => each.path === path);
  if (!node?.exists || node.mode === undefined || security?.qemuUser === undefined) return undefined;
  if (security.qemuUser === 'root') return true;
  const mode = Number.parseInt(node.mode, 8);
  const digit = node.owner === security.qemuUser ? mode >> 6 : security.qemuGroups?.includes(node.group ?? '') || security.qemuGroup === node.group ? mode >> 3 : mode;
  return (digit & 6) === 6;
}
