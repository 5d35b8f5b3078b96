import type { Config } from '../config/config.ts';
import type { Finding } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { HostFacts } from '../facts/host-facts.ts';
import { lint, type LintResult } from './lint.ts';

/** A host that the domain might run on. */
export interface Candidate {
  readonly name: string;
  readonly facts: HostFacts;
}

export interface FitOptions {
  /** What the user wants to be told. Its versions and its threshold do not count: a host has its own versions, and blockers are always told. */
  readonly config?: Config;
  /** The path from the configuration's folder, with `/`, for suppressions that name files. */
  readonly file?: string;
}

/** What one host says to the domain. */
export interface HostFit {
  readonly name: string;
  /** Which of the candidates it is, from 0. */
  readonly candidate: number;
  /** Nothing that is known of the host keeps the domain from running on it. */
  readonly fits: boolean;
  /** Findings of severity error: libvirt or QEMU refuses. */
  readonly blockers: readonly Finding[];
  /** Findings of severity warning. */
  readonly risks: readonly Finding[];
  /** Rules that could not judge for lack of facts. */
  readonly skipped: LintResult['skipped'];
  /** Memory that guests can get without swapping; undefined when the facts do not tell. */
  readonly freeKiB: number | undefined;
}

/** What an obstacle is to one host: `unknown` where the host's facts do not tell. */
export type Obstruction = 'error' | 'warning' | 'none' | 'unknown';

/** One blocker or risk, across the hosts: a row of the matrix. */
export interface Obstacle {
  readonly code: string;
  /** The gravest that it is to any host. */
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  /** In the order of `Fit.hosts`. */
  readonly cells: readonly { readonly is: Obstruction; readonly message?: string }[];
}

export interface Fit {
  /** The best one first: by errors, then warnings, then free memory, then name. */
  readonly hosts: readonly HostFit[];
  /** Errors before warnings, then as they stand in the text. */
  readonly obstacles: readonly Obstacle[];
  /** False when the text holds no domain of libvirt; then it fits nowhere. */
  readonly hasDomain: boolean;
  readonly failed: LintResult['failed'];
}

/** Which of the hosts a domain fits on. Total and deterministic; reads nothing but its arguments. */
export function fit(text: string, candidates: readonly Candidate[], { config, file }: FitOptions = {}): Fit {
  const wanted = config && judging(config);
  const judged = candidates.map(({ name, facts }, candidate) => ({ name, candidate, facts, result: lint(text, { host: facts, ...(wanted && { config: wanted }), ...(file !== undefined && { file }) }) }));
  const hosts = judged.map(({ name, candidate, facts, result }) => hostFit(name, candidate, facts, result)).sort(bestFirst);
  return {
    hosts, obstacles: obstaclesOf(hosts),
    hasDomain: judged.some(({ result }) => result.domain !== undefined),
    failed: [...new Map(judged.flatMap(({ result }) => result.failed).map((bug) => [bug.rule, bug])).values()],
  };
}

function judging({ target: _target, threshold: _threshold, ...config }: Config): Config {
  return { ...config, ...(config.profiles && { profiles: { ...config.profiles, libvirt: true, host: true } }) };
}

function hostFit(name: string, candidate: number, facts: HostFacts, { domain, findings, skipped }: LintResult): HostFit {
  const blockers = findings.filter((f) => f.severity === 'error');
  const risks = findings.filter((f) => f.severity === 'warning');
  return { name, candidate, fits: domain !== undefined && blockers.length === 0, blockers, risks, skipped, freeKiB: freeKiB(facts) };
}

function freeKiB({ memory, numaCells }: HostFacts): number | undefined {
  const ofHost = memory?.availableKiB ?? memory?.freeKiB;
  if (ofHost !== undefined) return ofHost;
  const cells = numaCells?.map((cell) => cell.freeKiB) ?? [];
  return cells.length > 0 && cells.every((free) => free !== undefined) ? cells.reduce((sum, free) => sum + free, 0) : undefined;
}

/** Code units and not a locale decide among names: everywhere the same. */
const bestFirst = (a: HostFit, b: HostFit): number =>
  a.blockers.length - b.blockers.length || a.risks.length - b.risks.length || (b.freeKiB ?? -1) - (a.freeKiB ?? -1)
  || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.candidate - b.candidate);

/** The same code at the same place is one obstacle, however each host words it. */
function obstaclesOf(hosts: readonly HostFit[]): Obstacle[] {
  const rows = new Map<string, { readonly first: Finding; readonly found: Map<HostFit, Finding> }>();
  for (const host of hosts) {
    const seen = new Map<string, number>();
    for (const finding of [...host.blockers, ...host.risks]) {
      const place = `${finding.code} ${finding.span.start} ${finding.span.end}`;
      const nth = seen.get(place) ?? 0;
      seen.set(place, nth + 1);
      const row = rows.get(`${place} ${nth}`);
      if (row) row.found.set(host, finding);
      else rows.set(`${place} ${nth}`, { first: finding, found: new Map([[host, finding]]) });
    }
  }
  const skips = new Map(hosts.map((host) => [host, new Set(host.skipped.map((skip) => skip.rule))]));
  return [...rows.values()].map(({ first, found }) => toObstacle(first, found, hosts, skips)).sort(gravestFirst);
}

function toObstacle({ code, span }: Finding, found: ReadonlyMap<HostFit, Finding>, hosts: readonly HostFit[], skips: ReadonlyMap<HostFit, ReadonlySet<string>>): Obstacle {
  return {
    code, span, severity: [...found.values()].some((f) => f.severity === 'error') ? 'error' : 'warning',
    cells: hosts.map((host) => {
      const finding = found.get(host);
      if (finding) return { is: finding.severity === 'error' ? 'error' : 'warning', message: finding.message };
      return { is: skips.get(host)!.has(code) ? 'unknown' : 'none' };
    }),
  };
}

const gravestFirst = (a: Obstacle, b: Obstacle): number =>
  (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1) || a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
