/** Whose rights QEMU has, where the domain itself says so. */
import { all, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

const isOwner = (label: Element): boolean => value(label, 'model') === 'dac';

/** True when the domain, or the source of this device, chooses the user (model='dac'): the host's default does not count then. */
export const ownSeclabel = (domain: Element, device?: Element): boolean =>
  children(domain, 'seclabel').some(isOwner) || (device !== undefined && all(device, 'source', 'seclabel').some(isOwner));
