import { placeDryRun, prepareDryRun, type DryRunFinding } from '../../../engine/index.ts';
import { dryRun, type AskOptions, type HostAddress } from '../../../host/index.ts';

/** What the host's libvirt would say of a definition, in words for the question, and its refusals in their places. */
export interface Trial {
  readonly verdict: string;
  readonly findings: readonly DryRunFinding[];
}

/** Lets the libvirt of the host judge a definition without its daemon; a trial that cannot be had is said so, and stops nothing. */
export async function tryDefinition(address: HostAddress, text: string, options: AskOptions): Promise<Trial> {
  const input = prepareDryRun(text);
  if (typeof input === 'string' || address.kind === 'recorded') return { verdict: 'There was no dry run.', findings: [] };
  const answer = await dryRun(address, input, options);
  if (!answer.ok) return { verdict: `There was no dry run: ${answer.failure.message}`, findings: [] };
  const findings = placeDryRun(text, answer.value);
  const [first] = findings;
  if (!first) return { verdict: 'A dry run on the host went well: libvirt takes it.', findings };
  return { verdict: `A dry run on the host: libvirt would refuse ${first.stage === 'define' ? 'it' : 'to start it'}: ${first.words}`, findings };
}
