import type { Finding } from '../core/finding.ts';
import { overlaps, type Span } from '../core/span.ts';
import type { FactName, HostFacts } from '../facts/host-facts.ts';
import { rules } from '../rules/index.ts';
import { QEMU_DRIVERS, type Witness } from '../rules/rule.ts';
import { spanOf, value } from '../xml/query.ts';
import { notes } from './catalogue.ts';
import { lint } from './lint.ts';
import type { Hindrance, MigrationCheck, MigrationContext } from './migration/check.ts';
import { migrationChecks } from './migration/index.ts';

/** Something in the way of a migration, and why. */
export interface MigrationFinding {
  readonly code: string;
  /** `error`: the migration is refused. `warning`: it may be, or the guest may come to harm. */
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  /** The words that say so; codes of the format have none of their own. */
  readonly witness?: Witness;
}

/** A question that stays open for lack of facts. */
export interface Unjudged {
  readonly code: string;
  readonly host: 'from' | 'to';
  readonly lacks: readonly FactName[];
}

export interface Migration {
  readonly blockers: readonly MigrationFinding[];
  readonly risks: readonly MigrationFinding[];
  readonly unjudged: readonly Unjudged[];
  /** False when the text holds no domain that QEMU runs: only those are judged. */
  readonly isJudged: boolean;
  readonly failed: readonly { readonly rule: string; readonly error: string }[];
}

/** What refuses a migration as well, and stands in no XML (qemuMigrationSrcIsAllowed, qemuMigrationJobIsAllowed). */
export const NOT_SEEN_BY_MIGRATION = 'snapshots of the guest (virsh snapshot-list) and jobs that run on it (virsh domjobinfo, virsh blockjob) keep it from leaving as well.';

/** What only the source can tell: whether the guest may leave at all. */
const OF_THE_SOURCE = ['disk-cache-blocks-migration'] as const;
/** Said by the checks, which know both hosts. */
const SAID_BETTER = [
  'migration-blocked', 'host-passthrough-migration', 'cpu-model-not-on-host', 'network-not-on-host', 'network-inactive', 'bridge-not-on-host', 'direct-device-not-on-host',
  'pci-device-not-on-host', 'mdev-not-on-host', 'usb-device-not-on-host', 'hostdev-needs-iommu', 'hostdev-group-not-viable', 'hostdev-bound-to-host', 'hostdev-of-other-domain',
] as const;
/** What libvirt can bring along (--copy-storage-all), so that it need not be there. */
const MAY_BE_BROUGHT = ['disk-image-not-on-host', 'disk-backing-not-on-host', 'volume-not-on-host'] as const;

const severity = <S extends string>(codes: readonly string[], of: S): Record<string, S> => Object.fromEntries(codes.map((code) => [code, of]));

/**
 * What keeps a running domain from moving from one host to another, and what may go wrong. Besides the checks made for it, all that the
 * linter finds wrong with the domain on the destination counts, of warnings only those that the source does not have. Total.
 */
export function checkMigration(text: string, from: HostFacts, to: HostFacts): Migration {
  const here = lint(text, { host: from, rules: { ...severity(OF_THE_SOURCE, 'error'), ...severity(SAID_BETTER, 'off'), 'memory-exceeds-available': 'off' } });
  const there = lint(text, { host: to, rules: { ...severity([...OF_THE_SOURCE, ...SAID_BETTER], 'off'), ...severity(MAY_BE_BROUGHT, 'warning'), 'memory-exceeds-available': 'warning' } });
  const { domain } = there;
  const driver = domain && value(domain, 'type');
  if (!domain || driver === undefined || !(QEMU_DRIVERS as readonly string[]).includes(driver)) return { blockers: [], risks: [], unjudged: [], isJudged: false, failed: [...here.failed, ...there.failed] };
  const own = runChecks({ text, domain, driver, from, to });
  const isKnown = new Set(here.findings.map(placeOf));
  const linted = [
    ...here.findings.filter((f) => (OF_THE_SOURCE as readonly string[]).includes(f.code)),
    ...there.findings.filter((f) => f.severity === 'error' || (f.severity === 'warning' && !isKnown.has(placeOf(f)))),
  ].filter((f) => !own.findings.some((o) => overlaps(o.span, f.span) && (o.severity === 'error' || f.severity !== 'error'))).map(explained);
  const all = [...own.findings, ...linted].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return {
    blockers: all.filter((f) => f.severity === 'error'), risks: all.filter((f) => f.severity === 'warning'),
    unjudged: [...own.unjudged, ...there.skipped.filter((skip) => !(SAID_BETTER as readonly string[]).includes(skip.rule)).map(({ rule, needs }) => ({ code: rule, host: 'to' as const, lacks: needs.filter((need) => to[need] === undefined) }))],
    isJudged: true, failed: [...here.failed, ...there.failed, ...own.failed],
  };
}

/** One check says at most this much, as rules do; more would bury the rest. */
const MAX_REPORTS = 100;

const placeOf = ({ code, span }: Finding): string => `${code} ${span.start} ${span.end}`;

function runChecks(context: MigrationContext): { findings: MigrationFinding[]; unjudged: Unjudged[]; failed: Migration['failed'] } {
  const findings: MigrationFinding[] = [];
  const unjudged = new Map<string, Unjudged>();
  const failed: { rule: string; error: string }[] = [];
  for (const check of migrationChecks) {
    try {
      let count = 0;
      for (const said of check.check(context)) {
        if ('lacks' in said) unjudged.set(`${check.id} ${said.host} ${said.lacks}`, { code: check.id, host: said.host, lacks: [said.lacks] });
        else findings.push(toFinding(check, said));
        if (++count >= MAX_REPORTS) break;
      }
    } catch (error) {
      failed.push({ rule: check.id, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { findings, unjudged: [...unjudged.values()], failed };
}

const toFinding = ({ id, why, remedy, witness }: MigrationCheck, { at, severity: is, message }: Hindrance): MigrationFinding =>
  ({ code: id, severity: is, span: spanOf(at), message, why, remedy, witness });

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));

function explained({ code, severity: is, span, message }: Finding): MigrationFinding {
  const rule = ruleById.get(code);
  const note = rule ?? notes[code];
  return { code, severity: is === 'error' ? 'error' : 'warning', span, message, why: note?.why ?? '', remedy: note?.remedy ?? '', ...(rule?.witness[0] && { witness: rule.witness[0] }) };
}
