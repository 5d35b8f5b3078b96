import { child, text, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';

/** What the outline says of a device besides its name: where its other end is, and how it is attached. */
export function deviceDetail(device: Element): string {
  const source = child(device, 'source');
  const end = ['file', 'dev', 'name', 'network', 'bridge', 'path', 'dir', 'volume', 'socket'].map((name) => value(source, name)).find((found) => found !== undefined);
  const attached = value(child(device, 'target'), 'bus') ?? (device.name === 'interface' ? value(child(device, 'model'), 'type') : undefined);
  return [end, attached, text(device), value(child(device, 'listen'), 'address')].filter((w): w is string => w !== undefined && w !== '').join(' – ');
}
