/** What the metadata of virt-install and virt-manager tell about the operating system in the guest. */
import { child, children, localName, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** The id of libosinfo's database, as `http://microsoft.com/win/11`. */
export function osinfoId(domain: Element): string | undefined {
  const block = children(child(domain, 'metadata')).find((e) => localName(e.name) === 'libosinfo');
  const os = children(block).find((e) => localName(e.name) === 'os');
  return value(os, 'id');
}

export const isWindows = (domain: Element): boolean => /^https?:\/\/microsoft\.com\/win/.test(osinfoId(domain) ?? '');
