const LONGEST_VALUE = 300;

/** Puts the groups into `template`'s `{group}`s, as plain text of one line; a group that did not take part becomes `…`. */
export function fillMessage(template: string, groups: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(groups, name) ? showValue(groups[name]!) : '…'));
}

/** A value out of a log as people may read it: escapes of quotes taken back, control characters and line ends blanked, not too long. */
export function showValue(value: string): string {
  const plain = value.slice(0, LONGEST_VALUE + 1).replace(/\\+(?=["'])/g, '').replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ').trim();
  return plain.length > LONGEST_VALUE ? `${plain.slice(0, LONGEST_VALUE)}…` : plain;
}
