import type { Severity } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import type { UserSignature } from '../signatures/user-signature.ts';
import { DEFAULT_MEMORY_SHARE, type Profile } from '../rules/rule.ts';

/** The name of the file that configures virt-doctor for its folder and all below. */
export const CONFIG_NAME = '.virt-doctor.json';

/** Findings that someone has looked at and wants to see no more. */
export interface Suppression {
  /** At least one; `all` stands for every code. */
  readonly codes: readonly string[];
  /** Globs, relative to the configuration's folder; absent for all files. */
  readonly files?: readonly string[];
  /** Elements, as `devices/disk[2]` below the domain; absent for all. What lies in them is meant as well. */
  readonly path?: string;
  readonly reason?: string;
  /** Where it stands in its configuration's text, when it was read from one. */
  readonly place?: Span;
}

/** What `.virt-doctor.json` or an editor's settings say; a missing key says nothing. */
export interface Config {
  /** Which kinds of findings are wanted; a profile that is not named is on. */
  readonly profiles?: Readonly<Partial<Record<Profile, boolean>>>;
  /** Severity by code, instead of the finding's own. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly suppress?: readonly Suppression[];
  /** Versions that domains are meant for, `major.minor.micro`. */
  readonly target?: { readonly libvirt?: string; readonly qemu?: string };
  /** A snapshot file (`*.json`, relative to the configuration's folder) or the name of a host. */
  readonly host?: string;
  /** The least severity shown. */
  readonly threshold?: Severity;
  /** A baseline file, relative to the configuration's folder. */
  readonly baseline?: string;
  /** The percentage of a host's memory that a guest may have. */
  readonly memoryShare?: number;
  /** The user's own signatures; whether their patterns are right is seen when they are compiled. */
  readonly signatures?: readonly UserSignature[];
}

/** What holds where a configuration says nothing. */
export const DEFAULTS = { threshold: 'hint', memoryShare: DEFAULT_MEMORY_SHARE } as const satisfies Config;

export const PROFILES: readonly Profile[] = ['libvirt', 'silent', 'host', 'performance', 'security', 'portability', 'migration'];

/** True when `host` of a configuration names a snapshot file rather than a host. */
export const isSnapshotFile = (host: string): boolean => host.endsWith('.json');

/** Several configurations as one: what a later one says wins, key by key; suppressions add up. */
export function mergeConfigs(...configs: readonly Config[]): Config {
  const merged: { -readonly [K in keyof Config]: Config[K] } = {};
  for (const config of configs) {
    const { profiles, severities, suppress, target } = merged;
    Object.assign(merged, config);
    if (profiles) merged.profiles = { ...profiles, ...config.profiles };
    if (severities) merged.severities = { ...severities, ...config.severities };
    if (suppress) merged.suppress = [...suppress, ...(config.suppress ?? [])];
    if (target) merged.target = { ...target, ...config.target };
  }
  return merged;
}
