import type { Span } from '../core/span.ts';
import type { Category, Gravity } from './signature.ts';

/** A signature of `.virt-doctor.json`. */
export interface UserSignature {
  readonly id: string;
  /** A regular expression in RE2's syntax, looked for in each line; `(?P<name>…)` names a group. */
  readonly pattern: UserPattern;
  readonly ignoreCase?: boolean;
  readonly severity?: Gravity;
  readonly category?: Category;
  readonly title?: string;
  /** With `{name}` for groups; the matched words when absent. */
  readonly message?: string;
  readonly why?: string;
  /** What to do. */
  readonly do?: string;
  /** Commands that only read. */
  readonly check?: readonly string[];
  /** An element or attribute, as `devices/disk/source/@file`. */
  readonly xml?: string;
}

/** A pattern and where it stands in the configuration. */
export interface UserPattern {
  readonly source: string;
  readonly place: Span;
}

export const CATEGORIES: readonly Category[] = [
  'storage', 'network', 'resource', 'hardware-virtualization', 'cpu-model', 'firmware', 'tpm', 'graphics', 'passthrough', 'security/permission',
  'daemon/connection', 'configuration', 'driver', 'agent', 'migration', 'guest', 'other',
];
export const GRAVITIES: readonly Gravity[] = ['fatal', 'degraded', 'benign'];
