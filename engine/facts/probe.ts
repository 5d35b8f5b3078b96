import type { FactName, HostFacts } from './host-facts.ts';

/** What a probe may cost on the host. */
export interface ProbeLimits {
  readonly bytes: number;
  readonly seconds: number;
}

/** What makes up an answer, and what is learnt from it. `known` are facts that earlier probes gave, where the probe builds on them. */
export interface ProbeSample {
  readonly stdout: string;
  readonly known?: HostFacts;
  readonly facts: Partial<HostFacts>;
}

/**
 * One question to a host. `argv` is run without a shell; in its arguments `{uri}` is replaced by the connection URI and, when the
 * question is about one VM, `{uuid}` and `{vm}` by its UUID and name. `/bin/sh -c` with a fixed text and such arguments is allowed.
 * `parse` is total: odd output gives fewer facts, never an exception.
 */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** What the answer is for, for docs/host-commands.md. */
  readonly why: string;
  readonly argv: readonly string[];
  readonly limits: ProbeLimits;
  /** Facts of other probes that `parse` needs: it is called after all probes that need none. */
  readonly buildsOn?: readonly FactName[];
  parse(stdout: string, known: HostFacts): Partial<HostFacts>;
  readonly samples: readonly ProbeSample[];
}

export const defineProbe = (probe: Probe): Probe => probe;
