/** Which firmware a domain boots, as far as the text tells (libvirt 11.3.0 src/conf/domain_conf.c virDomainDefHasOldStyleUEFI and around). */
import { child, descend, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

export const osOf = (domain: Element): Element | undefined => child(domain, 'os');

/** os/@firmware: libvirt chooses the files itself. */
export const autoFirmware = (domain: Element): string | undefined => value(osOf(domain), 'firmware') || undefined;

/** UEFI: chosen by libvirt, or named as a pflash loader. */
export const isUefi = (domain: Element): boolean => autoFirmware(domain) === 'efi' || value(descend(domain, 'os', 'loader'), 'type') === 'pflash';

export const hasAcpi = (domain: Element): boolean => descend(domain, 'features', 'acpi') !== undefined;

export const loaderPath = (domain: Element): string => {
  const loader = descend(domain, 'os', 'loader');
  return loader ? text(loader) : '';
};

/** os/firmware/feature with this name; the last one counts. */
export function firmwareFeature(domain: Element, name: string): Element | undefined {
  let found: Element | undefined;
  for (const node of descend(domain, 'os', 'firmware')?.children ?? []) {
    if (node.kind === 'element' && node.name === 'feature' && value(node, 'name') === name) found = node;
  }
  return found;
}
