import { join } from 'node:path';
import { diagnose } from '../../../engine/index.ts';
import { pullVms, savePull, type AskOptions, type NamedHost, type Pull } from '../../../host/index.ts';
import { hostJson, hostsJson, hostsMarkdown, hostsText } from '../formats/hosts.ts';
import { createOwnSource, HERE, type OwnArguments } from '../explain/own-source.ts';
import { askHosts } from '../hosts/ask-hosts.ts';
import { hostReport, isWhole, tally, type Found, type HostReport } from '../hosts/host-report.ts';
import { safeNames } from '../hosts/safe-names.ts';
import { reason } from '../reason.ts';
import { EXIT, printableLine, type Terminal } from '../terminal.ts';

export interface DiagnoseHostsArguments extends OwnArguments {
  readonly hosts: readonly NamedHost[];
  /** Machines to look into wherever they are; without any, those that are down. */
  readonly vms: readonly string[];
  /** A folder to keep what was pulled in, a folder a host in it. */
  readonly save: string | undefined;
  readonly jobs: number | undefined;
  readonly format: 'text' | 'json' | 'jsonl' | 'markdown';
  readonly ask: AskOptions;
}

/**
 * `virt-doctor diagnose --hosts …`: exit 1 when a cause was found somewhere, 3 when a host or a machine gave no answer, 130 when it was
 * interrupted; what is known by then is told in any case.
 */
export async function diagnoseHostsCommand(args: DiagnoseHostsArguments, terminal: Terminal): Promise<number> {
  const folders = safeNames(args.hosts.map(({ name }) => name));
  const source = createOwnSource(args, terminal.complain);
  const own = await source.of(HERE);
  let saved = true;
  const keep = async (host: string, pulled: Pull): Promise<void> => {
    if (args.save === undefined) return;
    const path = join(args.save, folders.get(host)!, safeNames([pulled.bundle.vm ?? 'vm']).get(pulled.bundle.vm ?? 'vm')!);
    await savePull(pulled, path).catch((error: unknown) => {
      saved = false;
      complain(terminal, `${path}: ${reason(error)}`);
    });
  };
  const { outcomes, interrupted } = await askHosts(args, (address, ask, { name }) => pullVms<Found>(address, args.vms, ask, async (pulled) => {
    await keep(name, pulled);
    return { diagnosis: diagnose(pulled.bundle, own ? { own } : {}) };
  }), terminal, (outcome) => {
    if (args.format === 'jsonl') terminal.write(`${JSON.stringify(hostJson(hostReport(outcome)))}\n`);
  });
  const reports = outcomes.map(hostReport);
  print(reports, args.format, terminal);
  const isFound = complainOfMissing(args.vms, reports, terminal);
  if (interrupted) return EXIT.interrupted;
  if (!saved || source.failed || !isFound || !reports.every(isWhole)) return EXIT.failed;
  return tally(reports).withCause > 0 ? EXIT.findings : EXIT.clean;
}

const complain = (terminal: Terminal, words: string): void => terminal.complain(`virt-doctor: ${printableLine(words)}\n`);

function print(reports: readonly HostReport[], format: DiagnoseHostsArguments['format'], terminal: Terminal): void {
  if (format === 'text') terminal.write(hostsText(reports, terminal));
  if (format === 'json') terminal.write(hostsJson(reports));
  if (format === 'markdown') terminal.write(hostsMarkdown(reports));
}

/** False when a machine that was named is on none of the hosts. */
function complainOfMissing(vms: readonly string[], reports: readonly HostReport[], terminal: Terminal): boolean {
  const seen = new Set(reports.flatMap((report) => report.vms.map(({ vm }) => vm)));
  // A UUID is not in the report; it stands for a machine that is.
  const missing = vms.filter((vm) => !seen.has(vm) && !/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(vm));
  for (const vm of missing) complain(terminal, `none of the hosts that answered has a machine "${vm}"`);
  return missing.length === 0;
}
