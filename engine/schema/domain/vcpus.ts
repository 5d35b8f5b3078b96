/** How many vCPUs a domain has, as virDomainVcpuParse reads it (libvirt 11.3.0 src/conf/domain_conf.c). */
import { all, child, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { count, isYes } from '../read.ts';

/** More would be a mistake of the author's, and costly to walk through. */
const SANE = 100_000;

/** The maximum: the text of <vcpu>, 1 when it is absent; undefined when it is no number libvirt accepts. */
export function maxVcpus(domain: Element): number | undefined {
  const element = child(domain, 'vcpu');
  if (!element) return 1;
  const written = text(element);
  return /^\d{1,6}$/.test(written) && Number(written) <= SANE ? Number(written) : undefined;
}

/** One <vcpus><vcpu> that has an id. */
export interface Vcpu {
  readonly element: Element;
  readonly id: number;
  readonly enabled: boolean;
  readonly hotpluggable: boolean | undefined;
  readonly order: number;
}

/** The vCPUs with states of their own, in order of the text; those without a readable id are left out. */
export function individualVcpus(domain: Element): Vcpu[] {
  const found: Vcpu[] = [];
  for (const element of all(domain, 'vcpus', 'vcpu')) {
    const id = count(element, 'id');
    if (id === undefined) continue;
    const hotpluggable = value(element, 'hotpluggable');
    found.push({ element, id, enabled: isYes(element, 'enabled'), hotpluggable: hotpluggable === undefined ? undefined : hotpluggable === 'yes', order: count(element, 'order') ?? 0 });
  }
  return found;
}

/** vCPUs that are there at the start: the enabled ones of <vcpus>, else vcpu/@current, else all. */
export function startVcpus(domain: Element): number | undefined {
  if (all(domain, 'vcpus', 'vcpu').length > 0) return new Set(individualVcpus(domain).filter((v) => v.enabled).map((v) => v.id)).size;
  const element = child(domain, 'vcpu');
  return value(element, 'current') === undefined ? maxVcpus(domain) : count(element, 'current');
}
