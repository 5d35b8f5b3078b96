import { deviceName } from '../../schema/read.ts';
import { attribute, value } from '../../xml/query.ts';
import { setAttribute } from '../edits.ts';
import { defineRule, offeredFix } from '../rule.ts';

const NEEDS: Readonly<Record<string, string>> = { network: 'network', internal: 'name' };

export default defineRule({
  id: 'interface-source-incomplete',
  profile: 'libvirt',
  severity: 'error',
  title: 'An interface that does not say what it connects to',
  why: 'A network, an internal switch or a VMware switch is known by its name; libvirt refuses a <source> without it.',
  remedy: "Add network='default', or the name of yours.",
  witness: [
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropStringRequired', text: "Missing required attribute '%1$s' in element '%2$s'" },
  ],
  visits: ['domain/devices/interface/source'],
  *check(source) {
    const type = value(source.parent, 'type') ?? '';
    const name = Object.hasOwn(NEEDS, type) ? NEEDS[type]! : undefined;
    // An empty name is accepted, and fails at the start.
    if (name === undefined || value(source, name) !== undefined) return;
    yield { at: attribute(source, name) ?? source, message: `${deviceName(source)} is of type='${type}' but does not name its ${type === 'network' ? 'network' : 'switch'}.`, fixes: type === 'network' ? [offeredFix("Write network='default'", setAttribute(source, 'network', 'default'))] : [] };
  },
  bad: [
    "<interface type='network'>«<source/>»</interface>",
  ],
  good: [
    "<interface type='network'><source network='default'/></interface>",
  ],
});
