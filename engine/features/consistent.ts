import { compile, compileWhen } from '../schema/compiled-spec.ts';
import type { AttributeSpec, ElementSpec, When } from '../schema/element-spec.ts';
import { accepts, attributeReadings, childSpec, holds, specOf, textReadings, type SpecNode } from '../schema/spec-node.ts';
import { isElement, text } from '../xml/query.ts';
import type { Attribute } from '../xml/tree.ts';

const deciding = new WeakMap<ElementSpec, ReadonlySet<string>>();

/** The attributes that other parts of the element, or attributes of its children, hinge on. */
export function decidingNames(spec: ElementSpec): ReadonlySet<string> {
  let known = deciding.get(spec);
  if (!known) deciding.set(spec, (known = findDeciding(spec)));
  return known;
}

function findDeciding(spec: ElementSpec): ReadonlySet<string> {
  const { attributes, children, texts } = compile(spec);
  const names = new Set<string>();
  /** `up`: how many elements lie between the condition and `spec`. */
  const look = (when: When | undefined, up: number): void => {
    if (when === undefined) return;
    for (const { key } of compileWhen(when).flat()) if (key.up === up && key.path.length === 0 && key.attribute !== undefined) names.add(key.attribute);
  };
  for (const r of [...attributes.values()].flat()) look(r.when, 0);
  for (const t of texts) look(t.when, 0);
  for (const c of children.values()) {
    look(c.when, 0);
    for (const r of [...compile(specOf(c)).attributes.values()].flat()) look(r.when, 1);
  }
  return names;
}

const NOWHERE = { start: 0, end: 0 };

/** Whether all that stands in the element would still belong there if its attribute `name` were `word`. */
export function goesWith(node: SpecNode, name: string, word: string): boolean {
  if (!decidingNames(node.spec).has(name)) return true;
  const chosen: Attribute = { kind: 'attribute', name, nameSpan: NOWHERE, value: word, valueSpan: NOWHERE, span: NOWHERE, owner: node.element };
  const others = node.element.attributes.filter((a) => a.name !== name);
  const changed: SpecNode = { ...node, element: { ...node.element, attributes: [...others, chosen] } };
  return others.every((a) => attributeBelongs(changed, a)) && textBelongs(changed) && childrenBelong(changed);
}

function attributeBelongs(node: SpecNode, a: Attribute): boolean {
  const readings = attributeReadings(node.spec, a.name);
  const isLegal = (r: AttributeSpec): boolean => holds(r.when, node) !== 'no' && (!a.valueSpan || r.value.kind !== 'enum' || !Object.hasOwn(r.value.values, a.value) || accepts(r.value, a.value, node) !== 'no');
  return readings.length === 0 || readings.some(isLegal);
}

const textBelongs = (node: SpecNode): boolean => {
  const readings = textReadings(node.spec);
  return readings.length === 0 || text(node.element) === '' || readings.some((r) => holds(r.when, node) !== 'no');
};

const childrenBelong = (node: SpecNode): boolean => node.element.children.filter(isElement).every((element) => {
  const known = childSpec(node.spec, element.name);
  if (!known) return true;
  const below: SpecNode = { element, spec: specOf(known), parent: node };
  return holds(known.when, node) !== 'no' && element.attributes.every((a) => attributeBelongs(below, a));
});
