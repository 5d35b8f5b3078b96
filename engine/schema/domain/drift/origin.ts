import { child, children, value } from '../../../xml/query.ts';
import type { Element } from '../../../xml/tree.ts';

const ALWAYS_WRITTEN = ['uuid', 'vcpu', 'clock', 'on_poweroff'] as const;

/** True when the domain looks as libvirt prints it: it writes these elements always, and an address for each disk (virDomainDefFormatInternal). */
export const isWrittenByLibvirt = (domain: Element): boolean =>
  ALWAYS_WRITTEN.every((name) => child(domain, name)) && value(children(child(domain, 'os'), 'type')[0], 'machine') !== undefined
  && children(child(domain, 'devices'), 'disk').every((disk) => child(disk, 'address'));
