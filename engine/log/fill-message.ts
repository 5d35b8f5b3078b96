import { oneLine } from '../core/visible.ts';

const LONGEST_VALUE = 300;

/** Puts the groups into `template`'s `{group}`s, as plain text of one line; a group that did not take part becomes `…`. */
export const fillMessage = (template: string, groups: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(groups, name) ? showValue(groups[name]!) : '…'));

/** A value out of a log as people may read it: one line, not too long, without the escapes of quotes, nothing invisible. */
export const showValue = (value: string): string => oneLine(value.slice(0, 4 * LONGEST_VALUE + 1).replace(/\\(?=["'])/g, ''), LONGEST_VALUE);
