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
 * One question to a host. `argv` is run without a shell; in its arguments `{uri}` is replaced by the connection URI, `{uuids}` by
 * the UUIDs of all VMs with blanks between them and, when the question is about one VM, `{uuid}` and `{vm}` by its UUID and name. `/bin/sh -c` with a fixed text and such arguments is allowed.
 * `parse` is total: odd output gives fewer facts, never an exception.
 */
export interface Probe {
  readonly id: string;
  readonly title: string;
  /** What the answer is for, for docs/host-commands.md. */
  readonly why: string;
  readonly argv: readonly string[];
  readonly limits: ProbeLimits;
  /**
   * Reads what the kernel and the local disk have at hand, so that it neither hangs nor complains: asked with others of its kind in
   * one go. When one of them hangs after all, the answers of those after it are lost.
   */
  readonly quick?: true;
  /** Facts of other probes that `parse` needs: it is called after all probes that need none. */
  readonly buildsOn?: readonly FactName[];
  parse(stdout: string, known: HostFacts): Partial<HostFacts>;
  readonly samples: readonly ProbeSample[];
}

export const defineProbe = (probe: Probe): Probe => probe;
