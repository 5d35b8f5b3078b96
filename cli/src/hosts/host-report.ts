import type { Cause, Diagnosis } from '../../../engine/index.ts';
import type { Failure, HostOutcome, VmOutcomes } from '../../../host/index.ts';

/** What one machine of one host came to. */
export interface VmReport {
  readonly vm: string;
  readonly state: string;
  readonly failure?: Failure;
  readonly diagnosis?: Diagnosis;
}

/** What one host of many came to. */
export interface HostReport {
  readonly host: string;
  readonly failure?: Failure;
  readonly vms: readonly VmReport[];
  /** Machines that run and were left in peace. */
  readonly running: number;
  /** Machines that should have been looked into and were not. */
  readonly left: number;
  readonly milliseconds: number;
}

/** What a pull is reduced to before its evidence is let go. */
export interface Found {
  readonly diagnosis: Diagnosis;
}

export function hostReport({ host, answer, milliseconds }: HostOutcome<VmOutcomes<Found>>): HostReport {
  if (!answer.ok) return { host: host.name, failure: answer.failure, vms: [], running: 0, left: 0, milliseconds };
  const { outcomes, running, left } = answer.value;
  const vms = outcomes.map(({ vm, answer: pulled }): VmReport => ({ vm: vm.name, state: vm.state, ...(pulled.ok ? { diagnosis: pulled.value.diagnosis } : { failure: pulled.failure }) }));
  return { host: host.name, vms, running, left, milliseconds };
}

export const firstCause = ({ diagnosis }: VmReport): Cause | undefined => diagnosis?.causes[0];

/** Whether all that was asked was answered. */
export const isWhole = ({ failure, vms, left }: HostReport): boolean => !failure && left === 0 && vms.every((vm) => !vm.failure);

export interface Tally {
  readonly hosts: number;
  readonly unanswered: number;
  readonly vms: number;
  readonly withCause: number;
  readonly left: number;
}

export function tally(reports: readonly HostReport[]): Tally {
  const vms = reports.flatMap((report) => report.vms);
  return {
    hosts: reports.length, unanswered: reports.filter(({ failure }) => failure).length, vms: vms.filter((vm) => vm.diagnosis).length,
    withCause: vms.filter(firstCause).length, left: reports.reduce((sum, { left }) => sum + left, 0) + vms.filter((vm) => vm.failure).length,
  };
}
