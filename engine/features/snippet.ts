import type { AttributeSpec } from '../schema/element-spec.ts';
import { attributeReadings, childSpec, holds, specOf, textReadings, words, type SpecNode } from '../schema/spec-node.ts';
import type { Element } from '../xml/tree.ts';

/** Choices longer than this are left to completion. */
const MAX_CHOICES = 12;

const escapeText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('$', '\\$').replaceAll('}', '\\}');
const escapeChoice = (text: string): string => escapeText(text).replaceAll(',', '\\,').replaceAll('|', '\\|');

/** Numbers the places of a snippet in the order in which they are written. */
export function places(): (value: string, choices: readonly string[]) => string {
  let next = 1;
  return (value, choices) => {
    const number = next++;
    const listed = [value, ...choices.filter((c) => c !== value)];
    return choices.length > 1 && choices.length <= MAX_CHOICES ? `\${${number}|${listed.map(escapeChoice).join(',')}|}` : `\${${number}:${escapeText(value)}}`;
  };
}

export const attributeSnippet = (name: string, value: string, reading: AttributeSpec, node: SpecNode, place = places()): string =>
  `${name}='${place(value, words(reading.value, node))}'`;

/**
 * An element as a snippet, each value a place to type. Children stand on lines of their own, indented by a tab as snippets are.
 * `namespace` is what has to be declared on it.
 */
export function elementSnippet(node: SpecNode, namespace?: string, place = places(), indent = ''): string {
  const { element, spec } = node;
  const attributes = element.attributes.map((a) => {
    const reading = attributeReadings(spec, a.name).find((r) => holds(r.when, node) !== 'no');
    return ` ${reading ? attributeSnippet(a.name, a.value, reading, node, place) : `${a.name}='${escapeText(a.value)}'`}`;
  });
  const open = `<${element.name}${namespace === undefined ? '' : ` ${namespace}`}${attributes.join('')}`;
  const children = element.children.filter((c): c is Element => c.kind === 'element');
  const text = element.children.find((c) => c.kind === 'text');
  if (children.length > 0) {
    const below = children.map((c) => `\n${indent}\t${elementSnippet({ element: c, spec: specOf(childSpec(spec, c.name)!), parent: node }, undefined, place, `${indent}\t`)}`);
    return `${open}>${below.join('')}\n${indent}</${element.name}>`;
  }
  if (text) return `${open}>${place((text as { value: string }).value, textReadings(spec).flatMap((t) => words(t.value, node)))}</${element.name}>`;
  if (textReadings(spec).length > 0) return `${open}>$0</${element.name}>`;
  return spec.children && attributes.length === 0 ? `${open}>\n${indent}\t$0\n${indent}</${element.name}>` : `${open}/>`;
}
