import type { FactName, HostFacts } from '../facts/host-facts.ts';
import type { Witness } from '../rules/rule.ts';
import type { Look, OpenLook, Verdict } from './host-check/check.ts';
import { type HostCode, hostCodes } from './host-check/codes.ts';
import { iommuLooks } from './host-check/iommu.ts';
import { kvmLooks } from './host-check/kvm.ts';
import { cgroupLooks, networkLooks, secureGuestLooks } from './host-check/surroundings.ts';

export type { Verdict } from './host-check/check.ts';

/** Something that a host has, or should have. */
export interface HostFinding {
  readonly code: string;
  /** What was looked at: `hardware virtualization`, `control group controllers: cpu`. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** What was seen, in one sentence. */
  readonly message: string;
  /** What virt-host-validate says on this host as the asking user; `silent` where it does not look. Absent where it says the same. */
  readonly virtHostValidate?: Verdict | 'silent';
  readonly why: string;
  readonly remedy: string;
  readonly witness: Witness;
}

export interface HostCheck {
  /** All that was looked at, in the order of virt-host-validate. */
  readonly findings: readonly HostFinding[];
  /** Looks for which facts are missing. */
  readonly unjudged: readonly { readonly code: string; readonly subject: string; readonly lacks: FactName }[];
}

const noteOf = (code: keyof typeof hostCodes): HostCode => hostCodes[code];

function toFinding({ code, part, verdict, message, validate }: Look): HostFinding {
  const { subject, why, remedy, witness } = noteOf(code);
  return { code, subject: part === undefined ? subject : `${subject}: ${part}`, verdict, message, ...(validate !== undefined && validate !== verdict && { virtHostValidate: validate }), why, remedy, witness };
}

/** What `virt-host-validate qemu` looks at, judged from the facts of a host; where that tool is wrong, what is so counts. Total. */
export function checkHost(facts: HostFacts): HostCheck {
  const looks: (Look | OpenLook)[] = [kvmLooks, networkLooks, cgroupLooks, iommuLooks, secureGuestLooks].flatMap((look) => [...look(facts)]);
  return {
    findings: looks.flatMap((look) => ('lacks' in look ? [] : [toFinding(look)])),
    unjudged: looks.flatMap((look) => ('lacks' in look ? [{ ...look, subject: noteOf(look.code).subject }] : [])),
  };
}
