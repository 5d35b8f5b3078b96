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

/** True when the metadata tell which operating system runs in the guest. */
export const isOsKnown = (domain: Element): boolean => osinfoId(domain) !== undefined;

/** Windows by its metadata, or by settings that nobody makes for another guest. */
export const seemsWindows = (domain: Element): boolean =>
  isWindows(domain) || (osinfoId(domain) === undefined && child(child(domain, 'features'), 'hyperv') !== undefined && value(child(domain, 'clock'), 'offset') === 'localtime');

/** Metadata for examples of rules that look at the guest's operating system. */
export const osMetadata = (id: string): string => `<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'><libosinfo:os id='${id}'/></libosinfo:libosinfo></metadata>`;
