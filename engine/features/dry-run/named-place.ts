/** Where a refusal belongs by its own words: it quotes values, and names elements and attributes. */
import { children, descendants, text, value } from '../../xml/query.ts';
import type { Attribute, Element } from '../../xml/tree.ts';

/** An element, or one of its attributes. */
export interface NamedPlace {
  readonly element: Element;
  readonly attribute?: Attribute;
}

/** libvirt's readers of attributes (virXMLProp*): they name all that there is to know. */
const IN_ELEMENT = /attribute '([\w:-]{1,60})' in element '([\w:-]{1,60})'(?:: '([^']{0,200})')?/;
/** Its older way: `Missing cachetune attribute 'vcpus'`. */
const LACKS = /[Mm]issing ([\w:-]{1,60}) attribute '([\w:-]{1,60})'/;

/** The place that the words name outright; undefined when they do not, or when several fit. */
export function exactPlace(domain: Element, words: string): NamedPlace | undefined {
  const [, attributeName, elementName, wrong] = IN_ELEMENT.exec(words) ?? [];
  if (attributeName !== undefined && wrong !== undefined) return only(places(domain, elementName!).flatMap((element) => element.attributes.filter((a) => a.name === attributeName && a.value === wrong).map((attribute) => ({ element, attribute }))));
  const [, owner, missing] = LACKS.exec(words) ?? [undefined, elementName, attributeName];
  return owner === undefined || missing === undefined ? undefined : only(places(domain, owner).filter((element) => value(element, missing) === undefined).map((element) => ({ element })));
}

const places = (domain: Element, name: string): Element[] => [...descendants(domain)].filter((element) => element.name === name);
const only = (found: readonly NamedPlace[]): NamedPlace | undefined => (found.length === 1 ? found[0] : undefined);

/** What a word of the message is worth: a value quoted, a name quoted, a name mentioned, the name of what is around it. */
const WORTH = { quotedValue: 4, quotedElement: 4, quotedAttribute: 3, mentioned: 2, around: 1 } as const;
/** Two names, one in the other, or a value with nothing around it, when nothing else in the domain fits as well. */
const ENOUGH = 3;

/** The one place whose names and values the words hold most of; undefined when there is none, or several. */
export function likelyPlace(domain: Element, words: string): NamedPlace | undefined {
  const quoted = new Set([...words.matchAll(/'([^']{1,200})'/g)].map((match) => match[1]!));
  const plain = words.replace(/'[^']*'/g, ' ').toLowerCase();
  const said = new Set(plain.match(/[a-z][\w-]*/g) ?? []);
  const values = new Set([...quoted, ...(plain.match(/\b\d{2,}\b/g) ?? [])]);
  const isSaid = (name: string): boolean => said.has(name.toLowerCase()) || said.has(name.toLowerCase().replace(/s$/, ''));
  let [best, most, isTie] = [undefined as NamedPlace | undefined, 0, false];
  const weigh = (place: NamedPlace, score: number): void => {
    if (score > most) [best, most, isTie] = [place, score, false];
    else if (score === most && place.element !== best?.element) isTie = true;
  };
  for (const element of descendants(domain)) {
    const names = (isSaid(element.name) ? WORTH.mentioned : 0) + (element.parent && element.parent !== domain && isSaid(element.parent.name) ? WORTH.around : 0);
    if (quoted.has(element.name)) weigh({ element }, WORTH.quotedElement + names);
    else weigh({ element }, (values.has(text(element)) && children(element).length === 0 ? WORTH.quotedValue : 0) + names);
    for (const attribute of element.attributes) {
      const own = values.has(attribute.value) ? WORTH.quotedValue : quoted.has(attribute.name) ? WORTH.quotedAttribute : 0;
      if (own > 0) weigh({ element, attribute }, own + (isSaid(attribute.name) ? WORTH.mentioned : 0) + names);
    }
  }
  return most >= ENOUGH && !isTie ? best : undefined;
}
