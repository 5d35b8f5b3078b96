import { type Groups, InventoryError, type Variables } from './group.ts';
import { expandRange } from './range.ts';

interface Writing {
  readonly hosts: Map<string, Map<string, string>>;
  readonly children: string[];
  readonly variables: Map<string, string>;
}

/** Words of a host's line; quotes keep blanks, ` #` begins a comment. */
const WORD = /(?:[^\s"'#]|"[^"]*"|'[^']*'|(?<=\S)#)+/y;

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** `[group]`, `[group:children]`, `[group:vars]`, hosts with ranges and variables; hosts before the first group are in none. */
export function readIni(text: string): Groups {
  const groups = new Map<string, Writing>();
  const group = (name: string): Writing => {
    const known = groups.get(name) ?? { hosts: new Map(), children: [], variables: new Map() };
    groups.set(name, known);
    return known;
  };
  let current = group('ungrouped');
  let kind = 'hosts';
  text.split(/\r?\n/).forEach((whole, i) => {
    const line = whole.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) return;
    const section = /^\[([^\]:]+)(?::(children|vars))?\]\s*(?:#.*)?$/.exec(line);
    if (section) {
      current = group(section[1]!.trim());
      kind = section[2] ?? 'hosts';
    } else if (kind === 'children') current.children.push(line.split(/\s/, 1)[0]!);
    else if (kind === 'vars') readVariable(line, current.variables);
    else readHosts(line, i + 1, current.hosts);
  });
  return groups;
}

function readVariable(line: string, into: Map<string, string>): void {
  const equals = line.indexOf('=');
  if (equals > 0) into.set(line.slice(0, equals).trim(), unquoted(line.slice(equals + 1).trim()));
}

function readHosts(line: string, number: number, into: Map<string, Map<string, string>>): void {
  const [name, ...rest] = wordsOf(line);
  if (name === undefined || name.startsWith('[')) throw new InventoryError(`line ${number}: neither a host nor a group`);
  const variables = new Map<string, string>();
  for (const word of rest) readVariable(word, variables);
  // host:5309, but not an IPv6 address nor the colon of a range.
  const port = /^(?:[^:[\]]|\[[^[\]]*\])+:(\d+)$/.exec(name)?.[1];
  const bare = port === undefined ? name : name.slice(0, -port.length - 1);
  for (const host of expandRange(bare, number)) into.set(host, merged(into.get(host), port === undefined ? variables : new Map([['ansible_port', port], ...variables])));
}

const merged = (before: Variables | undefined, after: Variables): Map<string, string> => new Map([...before ?? [], ...after]);

function wordsOf(line: string): string[] {
  const words: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at]!)) at++;
    else {
      WORD.lastIndex = at;
      const word = WORD.exec(line)?.[0];
      if (word === undefined) break;
      words.push(word);
      at += word.length;
    }
  }
  return words;
}
