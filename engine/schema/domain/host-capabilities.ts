/** What the host's libvirt says that QEMU offers to a domain: the fitting ones of its domain capabilities. */
import type { DomainCapabilities, GuestSupport } from '../../facts/host-facts.ts';
import { child, text } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { archOf, machineOf } from './machine.ts';

const emulatorOf = (domain: Element): string => {
  const emulator = child(child(domain, 'devices'), 'emulator');
  return emulator ? text(emulator) : '';
};

/** Those of the domain's type, architecture and, where it names one, emulator. */
export function capabilitiesFor(domain: Element, driver: string | undefined, all: readonly DomainCapabilities[]): readonly DomainCapabilities[] {
  const emulator = emulatorOf(domain);
  return all.filter((c) => c.domainType === driver && c.arch === archOf(domain) && (emulator === '' || c.emulator === emulator));
}

/**
 * The values that a device attribute may have on this host, such as `video.modelType`; undefined when they are not known. Where they
 * hinge on the machine type, only what was asked of the domain's own counts.
 */
export function offeredValues(domain: Element, driver: string | undefined, all: readonly DomainCapabilities[], name: string, machines?: readonly GuestSupport[]): readonly string[] | undefined {
  const machine = machineOf(domain);
  const isOwn = (c: DomainCapabilities): boolean => c.machine === machine || aliases(machines, machine).includes(c.machine);
  const own = capabilitiesFor(domain, driver, all).filter((c) => (machines === undefined || isOwn(c)) && Object.hasOwn(c.values, name));
  return own.length === 0 ? undefined : [...new Set(own.flatMap((c) => c.values[name]!))];
}

const aliases = (guests: readonly GuestSupport[] | undefined, machine: string | undefined): readonly string[] =>
  (guests ?? []).flatMap((g) => g.machines).flatMap((m) => (m.name === machine && m.canonical !== undefined ? [m.canonical] : m.canonical === machine && machine !== undefined ? [m.name] : []));

/** `vga, virtio` for messages; `none` where there is nothing. */
export const listed = (values: readonly string[]): string => (values.length === 0 ? 'none' : values.slice(0, 12).join(', '));
