/** Children of <domain> that the frame brings along unless the example has its own. */
const DEFAULTS: readonly (readonly [name: string, xml: string])[] = [
  ['name', '<name>example</name>'],
  ['memory', "<memory unit='MiB'>1024</memory>"],
  ['vcpu', '<vcpu>2</vcpu>'],
  ['os', "<os><type arch='x86_64' machine='q35'>hvm</type></os>"],
];

/** True when the example has an element of that name at its top level; one deeper down (<numatune><memory>) is another. */
function has(xml: string, name: string): boolean {
  let depth = 0;
  for (const tag of xml.matchAll(/<(\/?)([\w:-]+)(?![\w:-])[^<>]*>/g)) {
    if (tag[1]) depth--;
    else if (depth === 0 && tag[2] === name) return true;
    else if (!tag[0].endsWith('/>')) depth++;
  }
  return false;
}

/**
 * Puts an example of a rule into a small domain that libvirt accepts. `parents` are the first names of the path that the rule
 * visits: an example of a device goes below <devices>, unless it brings <devices> itself.
 */
export function exampleFrame(marked: string, parents: readonly string[]): string {
  const example = marked.trim();
  if (/^«?<(\?xml|domain)/.test(example)) return example;
  const isDevice = parents[1] === 'devices' && !has(example, 'devices');
  const rest = DEFAULTS.filter(([name]) => isDevice || !has(example, name)).map(([, xml]) => `  ${xml}\n`).join('');
  const body = isDevice ? `  <devices>\n    ${example}\n  </devices>\n` : `  ${example}\n`;
  return `<domain type='kvm'>\n${rest}${body}</domain>\n`;
}
