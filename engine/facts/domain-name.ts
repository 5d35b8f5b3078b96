import { parseXml } from '../xml/parse.ts';
import { child, text } from '../xml/query.ts';

/** The name that domain XML gives its virtual machine, also when the rest is broken. */
export function domainName(xml: string): string | undefined {
  const name = text(child(parseXml(xml).root, 'name'));
  return name === '' ? undefined : name;
}
