import type { Finding, Severity } from '../core/finding.ts';
import type { FactName, HostFacts, Known } from '../facts/host-facts.ts';
import { isOlder } from '../core/version.ts';
import { namesWithin, spanOf, value } from '../xml/query.ts';
import type { Element, Node } from '../xml/tree.ts';
import { DEFAULT_MEMORY_SHARE, type AnyRule, type Report, type RuleContext } from './rule.ts';

/** Rules ready to run: a tree of the names they visit, from the outermost element down. */
export interface RuleSet {
  readonly size: number;
  readonly outermost: ReadonlyMap<string, Step>;
}

interface Step {
  readonly here: Numbered[];
  readonly below: Map<string, Step>;
}

interface Numbered {
  readonly rule: AnyRule;
  readonly number: number;
}

export interface RunOptions {
  readonly host?: HostFacts;
  readonly target?: { readonly libvirt?: string; readonly qemu?: string };
  readonly memoryShare?: number;
  /** Severity by rule id, instead of the rule's own. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  /** Rules that had something to look at but lack a fact of the host. */
  readonly skipped: readonly { readonly rule: string; readonly needs: readonly FactName[] }[];
  /** Our bugs: rules that threw. The others ran all the same. */
  readonly failed: readonly { readonly rule: string; readonly error: string }[];
}

/** One rule says at most this much about one text; more would bury the rest. */
const MAX_REPORTS = 100;

export function compileRules(rules: readonly AnyRule[]): RuleSet {
  const outermost = new Map<string, Step>();
  rules.forEach((rule, number) => {
    for (const path of rule.visits) stepTo(outermost, path.split('/')).here.push({ rule, number });
  });
  return { size: rules.length, outermost };
}

function stepTo(outermost: Map<string, Step>, names: readonly string[]): Step {
  let level = outermost;
  let step: Step | undefined;
  for (const name of names) {
    step = level.get(name);
    if (!step) level.set(name, step = { here: [], below: new Map<string, Step>() });
    level = step.below;
  }
  return step!;
}

const isKnown = (host: HostFacts | undefined, needs: readonly FactName[]): host is Known<FactName> =>
  needs.every((need) => host?.[need] !== undefined);

/** What became of a rule in this run; it is asked for each element, and decided once. */
const UNDECIDED = 0;
const RUNS = 1;
const SILENT = 2;

/** Runs the rules over one outermost element. A rule that throws is reported once and silences only itself. */
export function runRules(set: RuleSet, text: string, domain: Element, options: RunOptions): RunResult {
  const findings: Finding[] = [];
  const skipped: { rule: string; needs: readonly FactName[] }[] = [];
  const failed: { rule: string; error: string }[] = [];
  const states = new Uint8Array(set.size);
  const counts = new Uint16Array(set.size);
  const driver = value(domain, 'type');
  const context: RuleContext<FactName> = {
    text, domain, driver, host: (options.host ?? {}) as Known<FactName>, target: options.target ?? options.host?.versions ?? {},
    memoryShare: options.memoryShare ?? DEFAULT_MEMORY_SHARE,
  };

  const names = namesWithin(domain);
  const decide = (rule: AnyRule): number => {
    if (options.severities?.[rule.id] === 'off' || (rule.since && isOlder(context.target.libvirt, rule.since)) || (rule.against && context.target[rule.against] === undefined) || (rule.drivers && (driver === undefined || !rule.drivers.includes(driver)))) return SILENT;
    if (rule.onlyWith && !rule.onlyWith.some((name) => names.has(name))) return SILENT;
    if (!rule.needs || isKnown(options.host, rule.needs)) return RUNS;
    skipped.push({ rule: rule.id, needs: rule.needs });
    return SILENT;
  };

  const apply = (rule: AnyRule, number: number, element: Element): void => {
    const chosen = options.severities?.[rule.id] as Severity | undefined;
    try {
      for (const report of rule.check(element, context)) {
        findings.push(toFinding(rule.id, chosen ?? report.severity ?? rule.severity, report));
        if (++counts[number]! >= MAX_REPORTS) {
          states[number] = SILENT;
          return;
        }
      }
    } catch (error) {
      states[number] = SILENT;
      failed.push({ rule: rule.id, error: error instanceof Error ? error.message : String(error) });
    }
  };

  const walk = (element: Element, step: Step): void => {
    for (const { rule, number } of step.here) {
      if (states[number] === UNDECIDED) states[number] = decide(rule);
      if (states[number] === RUNS) apply(rule, number, element);
    }
    if (step.below.size === 0) return;
    for (const node of element.children as readonly Node[]) {
      if (node.kind !== 'element') continue;
      const next = step.below.get(node.name);
      if (next) walk(node, next);
    }
  };
  const first = set.outermost.get(domain.name);
  if (first) walk(domain, first);
  return { findings, skipped, failed };
}

function toFinding(code: string, severity: Severity, report: Report): Finding {
  const { at, message, evidence, fixes, tags } = report;
  return {
    code, severity, span: spanOf(at), message,
    ...(evidence && { evidence: evidence.map((e) => ({ place: { span: spanOf(e.at) }, message: e.message })) }),
    ...(fixes && { fixes }),
    ...(tags && { tags }),
  };
}
