import type { FactName } from '../facts/host-facts.ts';
import { deviceOf } from '../schema/device-name.ts';
import { frame, type Fragment } from '../schema/fragment.ts';
import { value } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';
import { QEMU_DRIVERS, type AnyRule, type Report, type RuleContext } from './rule.ts';

/** Of a device alone, it is not known which driver will get it: what only QEMU's refuses is no error yet. */
const DRIVER = 'kvm';

/**
 * The rules that can judge a device by itself. Each looks at the device in a domain of its own that notes whether anybody looks
 * around in it: what a rule says after that rests on nothing, and is left out.
 */
export function forLoneDevices(rules: readonly AnyRule[]): AnyRule[] {
  return rules.filter((rule) => rule.visits.some((path) => path.startsWith('domain/devices/')) && isForQemu(rule)).map(({ drivers, ...rule }) => ({
    ...rule, check: (element, context) => checkAlone({ ...rule, ...(drivers && { drivers }) }, element, context),
  }));
}

const isForQemu = ({ drivers }: AnyRule): boolean => drivers === undefined || QEMU_DRIVERS.every((driver) => drivers.includes(driver));

function checkAlone(rule: AnyRule, element: Element, context: RuleContext<FactName>): readonly Report[] {
  const device = deviceOf(element);
  if (!device || (rule.drivers && isForOthers(device))) return [];
  const before = device.parent;
  const framed = frame(device);
  let asked = false;
  const reports = [...rule.check(element, contextFor(rule, context, framed, () => { asked = true; }))];
  (device as { parent: Element | undefined }).parent = before;
  if (asked || framed.wasLookedAround()) return [];
  return rule.drivers ? reports.map((report) => milder(report, rule)) : reports;
}

/** Asking for a driver that nobody knows counts as looking around. */
function contextFor(rule: AnyRule, context: RuleContext<FactName>, { domain }: Fragment, ask: () => void): RuleContext<FactName> {
  return { text: context.text, host: context.host, target: context.target, memoryShare: context.memoryShare, domain, get driver() { if (!rule.drivers) ask(); return rule.drivers && DRIVER; } };
}

const milder = (report: Report, rule: AnyRule): Report => ((report.severity ?? rule.severity) === 'error' ? { ...report, severity: 'warning' } : report);

/** Words that other drivers' devices bear and QEMU's do not. */
const OF_OTHERS = new Set(['xen', 'xenbus', 'phy', 'tap', 'tap2', 'uml', 'xenfb', 'netfront', 'loop', 'ploop', 'bhyve', 'vmx', 'vmxnet', 'vmxnet2', 'gop']);

function isForOthers(device: Element): boolean {
  if (device.name === 'driver' && device.parent?.name === 'disk' && (value(device, 'name') ?? 'qemu') !== 'qemu') return true;
  return device.attributes.some((a) => OF_OTHERS.has(a.value)) || device.children.some((c) => c.kind === 'element' && isForOthers(c));
}
