import { askMany, type Answer, type AskOptions, type HostAddress, type HostOutcome, type NamedHost } from '../../../host/index.ts';
import { startProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

export interface AskHosts {
  readonly hosts: readonly NamedHost[];
  readonly jobs: number | undefined;
  readonly ask: AskOptions;
}

/** The outcomes of all hosts, and whether an interrupt ended it before its time. */
export interface Asked<T> {
  readonly outcomes: readonly HostOutcome<T>[];
  readonly interrupted: boolean;
}

/** Asks many hosts, telling on a terminal how far it is; the first interrupt ends what runs, and what is known by then is told. */
export async function askHosts<T>({ hosts, jobs, ask }: AskHosts, question: (address: HostAddress, options: AskOptions, host: NamedHost) => Promise<Answer<T>>, terminal: Terminal, told: (outcome: HostOutcome<T>) => void = () => undefined): Promise<Asked<T>> {
  const controller = new AbortController();
  const release = terminal.onInterrupt?.(() => controller.abort());
  const progress = startProgress(terminal, `of ${hosts.length} hosts`);
  let done = 0;
  const ticking = setInterval(() => progress.at(done), 200);
  try {
    const outcomes = await askMany(hosts, question, { ...ask, signal: controller.signal, ...(jobs !== undefined && { jobs }) }, (outcome) => {
      done++;
      progress.clear();
      told(outcome);
    });
    return { outcomes, interrupted: controller.signal.aborted };
  } finally {
    clearInterval(ticking);
    progress.clear();
    release?.();
  }
}
