import { deviceName, deviceOf } from './device-name.ts';
import type { When } from './element-spec.ts';
import { obstacles, type SpecNode } from './spec-node.ts';

/** Words from the text end in messages: long ones are cut. */
export const quoted = (text: string): string => `'${text.length > 80 ? `${text.slice(0, 79)}…` : text}'`;
export const listed = (items: readonly string[], joint: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;

/** `disk vda`, `<source> of disk vda`, `<vcpu>`. */
export function placeName({ element }: SpecNode): string {
  const name = deviceName(element);
  const device = deviceOf(element);
  if (device && device !== element) return `<${element.name}> of ${name}`;
  return name === element.name ? `<${name}>` : name;
}

function ancestor(node: SpecNode, key: string): { at: SpecNode; rest: string } {
  let at = node;
  let rest = key;
  for (; rest.startsWith('../'); rest = rest.slice(3)) at = at.parent ?? at;
  return { at, rest };
}

const article = (word: string): string => (/^[aeiou]/i.test(word) ? 'an' : 'a');

/** Why `subject` may not stand at `node`: "`dev` belongs to a disk of type='block'; disk vda has type='file'". */
export function misplacement(subject: string, when: When, node: SpecNode): string {
  const reasons = obstacles(when, node).map(({ key, allowed, found, assumed }) => {
    const { at, rest } = ancestor(node, key);
    const what = rest.startsWith('@') ? rest.slice(1) : `<${rest.slice(0, rest.indexOf('/') < 0 ? undefined : rest.indexOf('/')).replace('text()', at.element.name)}>`;
    const wanted = allowed.filter((a) => a !== '');
    const owner = at.element.name;
    const belongs = wanted.length === 0 ? `without ${what}` : `${rest.startsWith('@') ? 'of' : 'with'} ${what}=${listed([...new Set(wanted)].slice(0, 6).map(quoted), 'or')}${wanted.length > 6 ? ' or another' : ''}`;
    const has = found === '' ? `no ${what}` : assumed ? `no ${what}, which means ${quoted(found)}` : `${what}=${quoted(found)}`;
    return { belongs: `${article(owner)} ${owner} ${belongs}`, is: `${placeName(at)} has ${has}` };
  });
  if (reasons.length === 0) return `${subject} does not belong here`;
  return `${subject} belongs to ${reasons.map((r) => r.belongs).join(' and ')}; ${reasons.map((r) => r.is).join(', ')}`;
}

/** What libvirt does with parts that its schema does not know. */
export const DROPPED = 'libvirt drops it silently; virsh edit and define --validate refuse it';
