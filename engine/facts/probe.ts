import type { HostFacts } from './host-facts.ts';

/** What a probe may cost on the host. */
export interface ProbeLimits {
  readonly bytes: number;
  readonly seconds: number;
}

/**
 * One question to a host. `argv` is run as it stands, without a shell; `{vm}` alone in an argument is replaced by the VM's name.
 * `parse` is total: odd output gives fewer facts, never an exception.
 */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** What the answer is for, for docs/host-commands.md. */
  readonly why: string;
  readonly argv: readonly string[];
  readonly limits: ProbeLimits;
  parse(stdout: string): Partial<HostFacts>;
  readonly samples: readonly { readonly stdout: string; readonly facts: Partial<HostFacts> }[];
}

export const defineProbe = (probe: Probe): Probe => probe;
