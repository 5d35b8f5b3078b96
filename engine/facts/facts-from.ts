import type { HostFacts } from './host-facts.ts';
import { mergeFacts } from './merge.ts';
import { probes } from './probes/index.ts';

/** The raw answer to one probe. */
export interface ProbeAnswer {
  readonly stdout: string;
}

/** The facts of a host from what its probes answered, by probe id. Total: what is missing or odd gives fewer facts. */
export function factsFrom(answers: Readonly<Record<string, ProbeAnswer>>): HostFacts {
  let facts: HostFacts = {};
  for (const probe of [...probes.filter((p) => !p.buildsOn), ...probes.filter((p) => p.buildsOn)]) {
    if (Object.hasOwn(answers, probe.id)) facts = mergeFacts(facts, probe.parse(answers[probe.id]!.stdout, facts));
  }
  return facts;
}
