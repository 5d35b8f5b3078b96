import { child, children, value } from '../../xml/query.ts';
import type { Element, XmlDocument } from '../../xml/tree.ts';

/** Elements that hold one or more whole domains. */
const WRAPPERS = new Set(['domainsnapshot', 'domaincheckpoint', 'domstatus', 'domainbackup', 'qemustatus']);

/** Other outermost elements of libvirt's formats, known and left alone. */
const OTHERS = new Set([
  'network', 'networkport', 'pool', 'volume', 'filter', 'filterbinding', 'secret', 'interface', 'device', 'capabilities',
  'domainCapabilities', 'storagepoolCapabilities', 'sysinfo', 'cpu', 'domainbackup', 'domaincheckpoint', 'hypervisor',
]);

const DOMAIN_CHILDREN = ['name', 'uuid', 'memory', 'vcpu', 'os', 'devices', 'currentMemory', 'title'];

/** `domain`: domains to look at; `other`: another format of libvirt; undefined: nothing of libvirt's. */
export interface Recognised {
  readonly kind: 'domain' | 'other';
  readonly domains: readonly Element[];
}

/** <domain> is also GlassFish's outermost element: libvirt's has a type, no children yet, or one of the usual ones. */
const isLibvirtDomain = (element: Element): boolean =>
  value(element, 'type') !== undefined || children(element).length === 0 || DOMAIN_CHILDREN.some((name) => child(element, name));

export function recognise(document: XmlDocument): Recognised | undefined {
  const root = document.root;
  if (!root) return undefined;
  if (root.name === 'domain') return isLibvirtDomain(root) ? { kind: 'domain', domains: [root] } : undefined;
  if (WRAPPERS.has(root.name)) {
    const domains = [...children(root, 'domain'), ...children(root, 'inactiveDomain')];
    return { kind: domains.length > 0 ? 'domain' : 'other', domains };
  }
  return OTHERS.has(root.name) && (child(root, 'name') || child(root, 'uuid') || root.attributes.length > 0) ? { kind: 'other', domains: [] } : undefined;
}
