import { type Group, type Groups, InventoryError } from './group.ts';
import { expandRange } from './range.ts';

/**
 * The part of YAML that inventories are written in: block mappings with plain or quoted keys and values. Lists, flow values and block
 * texts are stepped over, for only variables of no interest here hold them; anchors and merges are refused, because they could.
 * https://docs.ansible.com/ansible/latest/collections/ansible/builtin/yaml_inventory.html
 */
type Value = string | null | Mapping | typeof OTHER;
type Mapping = Map<string, Value>;
const OTHER = Symbol('a value of no interest');

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly number: number;
}

const MAX_DEPTH = 64;
const ELSE = 'give what ansible-inventory --list prints of it instead';

/** Hosts, children and variables of each group of a YAML inventory. */
export function readYaml(text: string): Groups {
  const lines = linesOf(text);
  const groups = new Map<string, Group>();
  if (lines.length === 0) return groups;
  const reading = { lines, at: 0 };
  const top = readMapping(reading, lines[0]!.indent, 0);
  if (reading.at < lines.length) throw new InventoryError(`line ${lines[reading.at]!.number}: it is indented less than the first`);
  for (const [name, body] of top) addGroup(name, body, groups);
  return groups;
}

const linesOf = (text: string): Line[] => text.split(/\r?\n/).flatMap((line, i): Line[] => {
  const trimmed = line.trim();
  if (trimmed === '' || trimmed.startsWith('#') || trimmed === '---' || trimmed === '...') return [];
  const indent = line.length - line.trimStart().length;
  if (line.slice(0, indent).includes('\t')) throw new InventoryError(`line ${i + 1}: YAML is not indented with tabs`);
  return [{ indent, text: trimmed, number: i + 1 }];
});

interface Reading {
  readonly lines: readonly Line[];
  at: number;
}

function readMapping(reading: Reading, indent: number, depth: number): Mapping {
  const mapping: Mapping = new Map();
  if (depth > MAX_DEPTH) throw new InventoryError('it is nested too deeply');
  for (let line = reading.lines[reading.at]; line && line.indent >= indent; line = reading.lines[reading.at]) {
    if (line.indent > indent) throw new InventoryError(`line ${line.number}: it is indented more than the line before allows`);
    const { key, rest } = splitKey(line);
    if (key === '<<' || /^[&*]/.test(rest)) throw new InventoryError(`line ${line.number}: anchors and merges are not read; ${ELSE}`);
    reading.at++;
    mapping.set(key, rest === '' ? readNested(reading, indent, depth) : readScalar(rest, line, reading));
  }
  return mapping;
}

/** The key ends at the first colon before a blank or the end; names with ranges hold other colons. */
function splitKey({ text, number }: Line): { key: string; rest: string } {
  const quoted = /^(["'])([^"']*)\1\s*:(?=\s|$)/.exec(text);
  const end = quoted ? quoted[0].length - 1 : text.endsWith(':') && !text.includes(': ') ? text.length - 1 : text.indexOf(': ');
  if (end < 1) throw new InventoryError(`line ${number}: it is neither INI nor YAML that virt-doctor reads; ${ELSE}`);
  const rest = text.slice(end + 1).trim();
  return { key: quoted ? quoted[2]! : text.slice(0, end).trim(), rest: rest.startsWith('#') ? '' : rest };
}

function readNested(reading: Reading, indent: number, depth: number): Value {
  const next = reading.lines[reading.at];
  const isList = next !== undefined && /^-(?:\s|$)/.test(next.text) && next.indent >= indent;
  if (isList) {
    const deep = (line: Line | undefined): boolean => line !== undefined && (line.indent > next.indent || (line.indent === next.indent && /^-(?:\s|$)/.test(line.text)));
    while (deep(reading.lines[reading.at])) reading.at++;
    return OTHER;
  }
  return next && next.indent > indent ? readMapping(reading, next.indent, depth + 1) : null;
}

function readScalar(text: string, { indent, number }: Line, reading: Reading): Value {
  if (/^(?:![\w-]+\s+)?[|>]/.test(text)) {
    while ((reading.lines[reading.at]?.indent ?? -1) > indent) reading.at++;
    return OTHER;
  }
  if (/^["']/.test(text)) return readQuoted(text);
  if (/^[[{]/.test(text)) {
    if (/^\{\s*\}\s*(?:#.*)?$/.test(text)) return new Map();
    if (!/[\]}]\s*(?:#.*)?$/.test(text)) throw new InventoryError(`line ${number}: a flow value over several lines is not read; ${ELSE}`);
    return OTHER;
  }
  return text.replace(/\s#.*$/, '').trim();
}

/** Without escapes: none of what says where a host is needs any. */
function readQuoted(text: string): Value {
  const end = text.indexOf(text[0]!, 1);
  const rest = text.slice(end + 1).trimStart();
  return end < 0 || (rest !== '' && !rest.startsWith('#')) ? OTHER : text.slice(1, end);
}

function addGroup(name: string, body: Value, groups: Map<string, Group>): void {
  const part = (key: string): Mapping => {
    const value = body instanceof Map ? body.get(key) ?? null : null;
    if (value === null) return new Map();
    if (!(value instanceof Map)) throw new InventoryError(`group ${name}: its ${key} are no mapping; ${ELSE}`);
    return value;
  };
  const children = part('children');
  const before = groups.get(name);
  const hosts = [...part('hosts')].flatMap(([host, own]) => expandRange(host, 0).map((each) => [each, plain(own)] as const));
  groups.set(name, {
    hosts: new Map([...before?.hosts ?? [], ...hosts]),
    children: [...before?.children ?? [], ...children.keys()],
    variables: new Map([...before?.variables ?? [], ...plain(part('vars'))]),
  });
  for (const [child, its] of children) addGroup(child, its, groups);
}

/** What says where a host is must be a plain text. */
const PLACE = /^ansible_(?:ssh_)?(?:host|user|port|connection)$/;

function plain(value: Value): Map<string, string> {
  const variables = new Map<string, string>();
  for (const [key, each] of value instanceof Map ? value : []) {
    if (typeof each === 'string') variables.set(key, each);
    else if (each !== null && PLACE.test(key)) throw new InventoryError(`${key} has a value that is not read; ${ELSE}`);
  }
  return variables;
}
