import { child, children, value } from '../../xml/query.ts';
import type { Element, XmlDocument } from '../../xml/tree.ts';
import { frame, isLoneDevice } from '../fragment.ts';

/** Elements that hold one or more whole domains. */
const WRAPPERS = new Set(['domainsnapshot', 'domaincheckpoint', 'domstatus', 'domainbackup', 'qemustatus']);

/** Other outermost elements of libvirt's formats, known and left alone. */
const OTHERS = new Set([
  'network', 'networkport', 'pool', 'volume', 'filter', 'filterbinding', 'secret', 'interface', 'device', 'capabilities',
  'domainCapabilities', 'storagepoolCapabilities', 'sysinfo', 'cpu', 'domainbackup', 'domaincheckpoint', 'hypervisor', 'sources', 'source', 'inactiveDomain',
]);

const DOMAIN_CHILDREN = ['name', 'uuid', 'memory', 'vcpu', 'os', 'devices', 'currentMemory', 'title'];

/** `domain`: a domain, something that holds domains, or a part of one; `other`: another format of libvirt; undefined: nothing of libvirt's. */
export interface Recognised {
  readonly kind: 'domain' | 'other';
  readonly domains: readonly Element[];
  /** The text is a single device; there are no domains then. `domain` is what it is set into: a domain with nothing else, outside of the text. */
  readonly fragment?: { readonly device: Element; readonly domain: Element };
}

/** <domain> is also GlassFish's outermost element: libvirt's has a type, no children yet, or one of the usual ones. */
const isLibvirtDomain = (element: Element): boolean =>
  value(element, 'type') !== undefined || children(element).length === 0 || DOMAIN_CHILDREN.some((name) => child(element, name));

/** What a text is, by its outermost element. A lone device has parents afterwards, which stand nowhere in the text. */
export function recognise(document: XmlDocument): Recognised | undefined {
  const root = document.root;
  if (!root) return undefined;
  if (isLoneDevice(root)) return { kind: 'domain', domains: [], fragment: { device: root, domain: root.parent?.parent ?? frame(root).domain } };
  if (root.name === 'domain') return isLibvirtDomain(root) ? { kind: 'domain', domains: [root] } : undefined;
  if (WRAPPERS.has(root.name)) {
    const domains = [...children(root, 'domain'), ...children(root, 'inactiveDomain')];
    return { kind: domains.length > 0 ? 'domain' : 'other', domains };
  }
  return OTHERS.has(root.name) && (child(root, 'name') || child(root, 'uuid') || root.attributes.length > 0) ? { kind: 'other', domains: [] } : undefined;
}
