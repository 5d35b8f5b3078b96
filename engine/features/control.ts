import { codes, isWellFormedness } from '../config/codes.ts';
import type { Config, Suppression } from '../config/config.ts';
import { matchesGlob } from '../config/glob.ts';
import { severities as order, type Finding, type Severity } from '../core/finding.ts';
import { isOlder } from '../core/version.ts';
import { rules } from '../rules/index.ts';
import { compileRules, runRules } from '../rules/run.ts';
import { children, elementAt } from '../xml/query.ts';
import type { Element, XmlDocument } from '../xml/tree.ts';

export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** The severities that a configuration comes to: its profiles that are off, then what it says of single codes. */
export function severitiesOf(config: Config | undefined, over: Severities | undefined): Severities | undefined {
  if (!config?.profiles && !config?.severities) return over;
  const { profiles, severities } = config;
  const off = profiles ? rules.filter((rule) => profiles[rule.profile] === false).map((rule) => [rule.id, 'off'] as const) : [];
  return { ...Object.fromEntries(off), ...severities, ...over };
}

/** Findings that are no rule's, with the severity that was chosen for them; rules have theirs from the start. */
export function regrade(findings: readonly Finding[], config: Config | undefined, severities: Severities | undefined): readonly Finding[] {
  if (!severities && !config?.profiles) return findings;
  return findings.flatMap((finding) => {
    if (isWellFormedness(finding.code) || codes.get(finding.code)?.kind === 'rule') return [finding];
    const chosen = severities && Object.hasOwn(severities, finding.code) ? severities[finding.code] : undefined;
    if (chosen === undefined) return config?.profiles?.[finding.severity === 'error' ? 'libvirt' : 'silent'] === false && codes.get(finding.code)?.kind === 'format' ? [] : [finding];
    return chosen === 'off' ? [] : [{ ...finding, severity: chosen }];
  });
}

/** What the configuration's suppressions leave of the findings of one file. */
export interface Unsuppressed {
  readonly kept: readonly Finding[];
  /** The suppressions that mean this file. */
  readonly meant: readonly Suppression[];
  /** Those of them that hid something. */
  readonly used: ReadonlySet<Suppression>;
}

/** Without the findings that the configuration suppresses; `file` is the path from the configuration's folder, with `/`. */
export function withoutSuppressed(document: XmlDocument, findings: readonly Finding[], config: Config | undefined, file: string | undefined): Unsuppressed {
  const meant = config?.suppress?.filter(({ files }) => !files || (file !== undefined && files.some((glob) => matchesGlob(glob, file)))) ?? [];
  const used = new Set<Suppression>();
  if (meant.length === 0) return { kept: findings, meant, used };
  const placesOf = placesByCode(meant);
  const kept = findings.filter(({ code, span }) => {
    if (isWellFormedness(code)) return true;
    const places = [...(placesOf.get(code) ?? []), ...(placesOf.get('all') ?? [])];
    if (places.length === 0) return true;
    // One character in, so that an element's own start tag counts as within it.
    const chain = chainOf(elementAt(document, span.start + 1));
    const hiding = places.filter(({ steps }) => leadsTo(steps, chain));
    for (const { by } of hiding) used.add(by);
    return hiding.length === 0;
  });
  return { kept, meant, used };
}

/** The elements that each code is suppressed in, as steps below the domain; no steps mean the whole of it. */
function placesByCode(suppressions: readonly Suppression[]): Map<string, SuppressedPlace[]> {
  const byCode = new Map<string, SuppressedPlace[]>();
  for (const by of suppressions) {
    const steps = stepsOf(by.path);
    for (const code of by.codes) byCode.set(code, [...(byCode.get(code) ?? []), { steps, by }]);
  }
  return byCode;
}

interface SuppressedPlace {
  readonly steps: readonly Step[];
  readonly by: Suppression;
}

interface Step {
  readonly name: string;
  /** Among its siblings of the same name, from 1. */
  readonly position: number | undefined;
}

function stepsOf(path = ''): readonly Step[] {
  const steps = path.split('/').filter(Boolean).map((step) => {
    const [, name = '', position] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
    return { name, position: position === undefined ? undefined : Number(position) };
  });
  return steps[0]?.name === 'domain' ? steps.slice(1) : steps;
}

/** The elements from below the domain down to `element`. */
function chainOf(element: Element | undefined): readonly Element[] {
  const chain: Element[] = [];
  for (let e = element; e && e.name !== 'domain'; e = e.parent) chain.unshift(e);
  return chain;
}

/** Whether the steps mean the last of the chain or one around it. */
const leadsTo = (steps: readonly Step[], chain: readonly Element[]): boolean =>
  steps.length <= chain.length && steps.every(({ name, position }, i) => (name === '*' || name === chain[i]!.name) && (position === undefined || position === positionOf(chain[i]!)));

const positionOf = (element: Element): number => children(element.parent, element.name).indexOf(element) + 1;

/** Without what is milder than the least severity that is to be shown. */
export function atLeast(findings: readonly Finding[], threshold: Severity | undefined): readonly Finding[] {
  if (threshold === undefined || threshold === 'hint') return findings;
  return findings.filter(({ severity }) => order.indexOf(severity) <= order.indexOf(threshold));
}

/**
 * Whether a rule may say something of these domains on another host or for another version: it goes by facts of a host, came with a
 * later libvirt, or asks for a version that is not known. Runs the rule once more, which is rare: only before a suppression is called unused.
 */
export function mayDifferElsewhere(code: string, text: string, domains: readonly Element[], known: { readonly libvirt?: string; readonly qemu?: string }): boolean {
  const rule = rules.find(({ id }) => id === code);
  if (!rule) return false;
  if (rule.needs?.length || (rule.since && isOlder(known.libvirt, rule.since))) return true;
  if (known.libvirt !== undefined && known.qemu !== undefined) return false;
  let lacks = false;
  const ask = (version: string | undefined): string | undefined => {
    lacks ||= version === undefined;
    return version;
  };
  const target = { get libvirt() { return ask(known.libvirt)!; }, get qemu() { return ask(known.qemu)!; } };
  for (const domain of domains) runRules(compileRules([rule]), text, domain, { target });
  return lacks;
}
