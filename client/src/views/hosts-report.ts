import type { Failure } from '../../../host/index.ts';
import type { LogLine, ReportedCause } from '../../../protocol/requests.ts';
import { ofCause } from './report.ts';
import type { Block, Report, ReportSection } from './report-model.ts';

/** What one machine of one host came to. */
export interface VmFinding {
  readonly vm: string;
  readonly state: string;
  readonly failure?: Failure;
  /** The likeliest cause, its places in texts that are called as `xml` and its lines say. */
  readonly cause?: ReportedCause;
  readonly causes: number;
  readonly xml: string | undefined;
}

/** What one host of many came to. */
export interface HostFinding {
  readonly host: string;
  readonly failure?: Failure;
  readonly vms: readonly VmFinding[];
  readonly running: number;
  /** Machines that should have been looked into and were not. */
  readonly left: number;
}

/** Names of texts are those of one machine; among many they take host and machine along. */
export const textName = (host: string, vm: string, file: string): string => `${host}/${vm}/${file}`;

/** The cause with the names that its texts have among many; of what it explains, the texts are not kept. */
export function amongMany(cause: ReportedCause, host: string, vm: string): ReportedCause {
  const named = (line: LogLine): LogLine => ({ ...line, file: textName(host, vm, line.file) });
  return { ...cause, evidence: cause.evidence.map(named), explains: [] };
}

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Many hosts in one report: the machines whose cause is known, then what is not, then the hosts that gave no answer. */
export function hostsReport(asked: string, hosts: readonly HostFinding[]): Report {
  const vms = hosts.flatMap(({ host, vms: all }) => all.map((vm) => ({ host, vm })));
  const found = vms.filter(({ vm }) => vm.cause);
  const silent = hosts.filter(({ failure }) => failure);
  return {
    title: `Machines that are down on ${counted(hosts.length, 'host')}`,
    summary: `Asked ${asked}. ${counted(vms.length, 'machine')} looked into, ${found.length} with a cause; ${silent.length === 0 ? 'every host answered' : `${counted(silent.length, 'host')} gave no answer`}.`,
    sections: [
      ...found.map(({ host, vm }, i) => ofVm(host, vm, i + 1)),
      ...listed('Hosts without an answer', silent.map(({ host, failure }) => `${host}: ${failure!.message} ${failure!.remedy}`)),
      ...listed('Machines that could not be looked into', [
        ...vms.filter(({ vm }) => vm.failure).map(({ host, vm }) => `${vm.vm} on ${host}: ${vm.failure!.message}`),
        ...hosts.filter(({ left }) => left > 0).map(({ host, left }) => `${counted(left, 'more machine')} on ${host}`),
      ]),
      ...listed('Machines without a known cause', vms.filter(({ vm }) => !vm.cause && !vm.failure).map(({ host, vm }) => `${vm.vm} on ${host}, ${vm.state}`)),
      ...listed('Hosts where nothing is down', hosts.filter(({ failure, vms: all, left }) => !failure && all.length === 0 && left === 0).map(({ host, running }) => `${host}: ${counted(running, 'machine')} ${running === 1 ? 'runs' : 'run'}`)),
    ],
  };
}

function ofVm(host: string, { vm, state, cause, causes, xml }: VmFinding, number: number): ReportSection {
  const section = ofCause(cause!, number, xml);
  const more: Block[] = causes > 1 ? [{ kind: 'list', items: [`${counted(causes - 1, 'other cause')}: diagnose this machine alone to see ${causes === 2 ? 'it' : 'them'}.`] }] : [];
  return { ...section, title: `${number}. ${vm} on ${host}: ${cause!.title}`, tags: [...section.tags, state], blocks: [...section.blocks.slice(0, 1), ...more, ...section.blocks.slice(1)] };
}

const listed = (title: string, items: readonly string[]): readonly ReportSection[] => (items.length === 0 ? [] : [{ title, tags: [], blocks: [{ kind: 'list', items }] }]);
