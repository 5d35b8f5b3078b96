import type { Finding, Severity } from '../core/finding.ts';
import type { FactName, HostFacts, Known } from '../facts/host-facts.ts';
import { spanOf, value } from '../xml/query.ts';
import type { Element, Node } from '../xml/tree.ts';
import type { AnyRule, Report, RuleContext } from './rule.ts';

/** Rules ready to run: for each path from the outermost element, those that visit it. */
export type RuleSet = ReadonlyMap<string, readonly AnyRule[]>;

export interface RunOptions {
  readonly host?: HostFacts;
  readonly target?: { readonly libvirt?: string; readonly qemu?: string };
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
  const byPath = new Map<string, AnyRule[]>();
  for (const rule of rules) {
    for (const path of rule.visits) {
      const there = byPath.get(path);
      if (there) there.push(rule);
      else byPath.set(path, [rule]);
    }
  }
  return byPath;
}

const isKnown = (host: HostFacts | undefined, needs: readonly FactName[]): host is Known<FactName> =>
  needs.every((need) => host?.[need] !== undefined);

/** Runs the rules over one outermost element. A rule that throws is reported once and silences only itself. */
export function runRules(set: RuleSet, text: string, domain: Element, options: RunOptions): RunResult {
  const findings: Finding[] = [];
  const skipped = new Map<string, readonly FactName[]>();
  const failed = new Map<string, string>();
  const counts = new Map<string, number>();
  const driver = value(domain, 'type');
  const context: RuleContext<FactName> = {
    text, domain, driver, host: (options.host ?? {}) as Known<FactName>, target: options.target ?? options.host?.versions ?? {},
  };

  const apply = (rule: AnyRule, element: Element): void => {
    const severity = options.severities?.[rule.id] ?? rule.severity;
    if (severity === 'off' || failed.has(rule.id) || (counts.get(rule.id) ?? 0) > MAX_REPORTS) return;
    if (rule.drivers && (driver === undefined || !rule.drivers.includes(driver))) return;
    const needs = rule.needs ?? [];
    if (!isKnown(options.host, needs)) {
      skipped.set(rule.id, needs);
      return;
    }
    try {
      for (const report of rule.check(element, context)) {
        const count = (counts.get(rule.id) ?? 0) + 1;
        counts.set(rule.id, count);
        if (count > MAX_REPORTS) return;
        findings.push(toFinding(rule.id, options.severities?.[rule.id] ? severity : report.severity ?? severity, report));
      }
    } catch (error) {
      failed.set(rule.id, error instanceof Error ? error.message : String(error));
    }
  };

  const walk = (element: Element, path: string): void => {
    for (const rule of set.get(path) ?? []) apply(rule, element);
    for (const node of element.children as readonly Node[]) if (node.kind === 'element') walk(node, `${path}/${node.name}`);
  };
  walk(domain, domain.name);
  return {
    findings,
    skipped: [...skipped].map(([rule, needs]) => ({ rule, needs })),
    failed: [...failed].map(([rule, error]) => ({ rule, error })),
  };
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
