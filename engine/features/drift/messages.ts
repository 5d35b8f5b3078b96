import { oneLine } from '../../core/visible.ts';
import { deviceName, deviceOf } from '../../schema/device-name.ts';
import { isElement, text } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import type { RawDifference } from './difference.ts';

const MAX_VALUE = 200;

const quoted = (value: string): string => `"${oneLine(value, MAX_VALUE)}"`;

/** What has the difference: its device, or the element itself. */
export const labelOf = ({ elements: { before, after } }: RawDifference): string => deviceName((after ?? before)!);

/** The element's own name below its device: `<driver>`; nothing for the device itself or an element that is its own label. */
function within(element: Element): string {
  const device = deviceOf(element);
  return device === undefined || device === element ? '' : ` of <${element.name}>`;
}

/** What was and what is, in one sentence. */
export function messageOf(difference: RawDifference): string {
  const { kind, path, elements, before, after } = difference;
  const element = (elements.after ?? elements.before)!;
  const label = labelOf(difference);
  const part = path.slice(path.lastIndexOf('/') + 1);
  if (part.startsWith('@') || part === 'text()') {
    const what = part.startsWith('@') ? `${part.slice(1)}${within(element)}` : deviceOf(element) && deviceOf(element) !== element ? `<${element.name}>` : 'the value';
    if (kind === 'changed') return `${label}: ${what} was ${quoted(before!.value!)} and is ${quoted(after!.value!)}.`;
    return kind === 'added' ? `${label}: ${what} is now ${quoted(after!.value!)}; it was not set.` : `${label}: ${what} was ${quoted(before!.value!)} and is no longer set.`;
  }
  const device = deviceOf(element);
  const name = device === undefined ? saying(element) : device === element ? label : `${label}: ${saying(element)}`;
  return kind === 'added' ? `${name} is new.` : kind === 'removed' ? `${name} is no longer there.` : `${name} says something else.`;
}

/** An element with what it says, as far as that is short: `<boot dev="cdrom">`, `<title> "Mail"`. */
function saying(element: Element): string {
  const attributes = element.attributes.map(({ name, value }) => ` ${name}=${quoted(value)}`).join('');
  const own = element.children.some(isElement) ? '' : text(element);
  return `<${oneLine(`${element.name}${attributes}`, MAX_VALUE)}>${own === '' ? '' : ` ${quoted(own)}`}`;
}
