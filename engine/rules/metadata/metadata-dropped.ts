import { child, children, value } from '../../xml/query.ts';
import type { Element } from '../../xml/tree.ts';
import { defineRule } from '../rule.ts';

/** The namespace of an element, or '' when it has none. */
function namespaceOf(element: Element): string {
  const colon = element.name.indexOf(':');
  const declaration = colon < 0 ? 'xmlns' : `xmlns:${element.name.slice(0, colon)}`;
  for (let e: Element | undefined = element; e; e = e.parent) {
    const uri = value(e, declaration);
    if (uri !== undefined) return uri;
  }
  return '';
}

export default defineRule({
  id: 'metadata-dropped',
  profile: 'silent',
  severity: 'warning',
  title: 'Metadata that libvirt does not keep',
  why: 'Below <metadata> libvirt keeps one element of each namespace. It drops elements without a namespace, and any further element of a namespace that was there already.',
  remedy: "Give the element a namespace of its own (xmlns:app='https://example.org/app'), one element for each, with the rest inside it.",
  witness: [
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLNodeSanitizeNamespaces', text: "remove subelements that don't have any namespace at all" },
    { source: 'libvirt manual, formatdomain, General metadata', text: 'Applications must use custom namespaces on their XML nodes/trees, with only one top-level element per namespace' },
  ],
  visits: ['domain/metadata'],
  *check(metadata, { domain }) {
    if (child(domain, 'metadata') !== metadata) return;
    const seen = new Map<string, Element>();
    for (const at of children(metadata)) {
      const uri = namespaceOf(at);
      const first = seen.get(uri);
      if (uri === '') yield { at, message: `libvirt drops <${at.name.slice(0, 40)}>: it has no namespace.` };
      else if (first) yield { at, message: `libvirt drops <${at.name.slice(0, 40)}>: another element of its namespace comes before it.`, evidence: [{ at: first, message: 'This one is kept.' }] };
      else seen.set(uri, at);
    }
  },
  bad: ["<metadata>«<note>»kept by hand</note><a:owner xmlns:a='https://example.org/a'>ops</a:owner>«<a:room xmlns:a='https://example.org/a'>»12</a:room></metadata>"],
  good: ["<metadata><a:site xmlns:a='https://example.org/a'><a:room>12</a:room></a:site><b:tag xmlns:b='https://example.org/b'/></metadata>"],
});
