import { localName, value } from '../xml/query.ts';
import type { Element } from '../xml/tree.ts';
import { namespaces } from './domain/namespaces.ts';

/** How the format calls an element: with the usual prefix of its namespace, whatever prefix the text uses. */
export type FormatName =
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'undeclared'; readonly name: string; readonly prefix: string; readonly uri: string | undefined }
  | { readonly kind: 'foreign'; readonly name: string };

const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');

/** The namespace that `prefix` stands for at `element`, or undefined when nothing declares it. */
function declared(element: Element, prefix: string): string | undefined {
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  for (let e: Element | undefined = element; e; e = e.parent) {
    const uri = value(e, name);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/** `mayDefault`: the text declares a default namespace (`xmlns=`) somewhere, so that names without prefix may have one. */
export function formatName(element: Element, mayDefault = true): FormatName {
  const prefix = prefixOf(element.name);
  if (prefix === '' && (!mayDefault || declared(element, '') === undefined)) return { kind: 'known', name: element.name };
  const uri = declared(element, prefix);
  if (uri === undefined) return { kind: 'undeclared', name: element.name, prefix, uri: Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined };
  const usual = Object.keys(namespaces).find((p) => namespaces[p] === uri);
  return usual === undefined ? { kind: 'foreign', name: element.name } : { kind: 'known', name: `${usual}:${localName(element.name)}` };
}

/** True for attributes that XML itself defines: namespace declarations and xml:space and the like. */
export const isXmlOwn = (attribute: string): boolean => attribute === 'xmlns' || attribute.startsWith('xmlns:') || attribute.startsWith('xml:');

/** The declaration that a child called `name` needs below `parent`, or undefined when it has no prefix or the prefix is declared. */
export function namespaceOf(name: string, parent: Element): string | undefined {
  const prefix = prefixOf(name);
  if (prefix === '' || declared(parent, prefix) !== undefined || !Object.hasOwn(namespaces, prefix)) return undefined;
  return `xmlns:${prefix}='${namespaces[prefix]}'`;
}
