/** Cache and memory bandwidth allocation as libvirt groups it (libvirt 11.3.0 src/conf/domain_conf.c virDomainCachetuneDefParse, virDomainMemorytuneDefParse). */
import { parseNumberSet } from '../../core/quantities.ts';
import { children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { maxVcpus } from './vcpus.ts';

export interface Tune {
  readonly element: Element;
  /** The vCPUs it is for; those that do not exist are left out, as libvirt does. */
  readonly vcpus: readonly number[];
}

/** CPUs have some dozens of groups; what is beyond is not looked at. */
const MOST = 256;

const vcpusOf = (element: Element, most: number): number[] => parseNumberSet(value(element, 'vcpus') ?? '').numbers.filter((id) => id < most);

/** <cachetune>, <memorytune> or <energytune> elements that are for any vCPU at all; the others are ignored. */
export function tunes(cputune: Element, name: 'cachetune' | 'memorytune' | 'energytune', domain: Element): Tune[] {
  const most = maxVcpus(domain) ?? 0;
  return children(cputune, name).slice(0, MOST).map((element) => ({ element, vcpus: vcpusOf(element, most) })).filter((tune) => tune.vcpus.length > 0);
}

/** The vCPUs that a <monitor> watches. */
export const monitored = (monitor: Element, domain: Element): number[] => vcpusOf(monitor, maxVcpus(domain) ?? 0);

export const sameSet = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((n, i) => n === b[i]);
/** Whether two ascending lists share a member. */
export function overlap(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) return true;
    if (a[i]! < b[j]!) i++;
    else j++;
  }
  return false;
}
