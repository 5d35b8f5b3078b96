import { type Group, type Groups, InventoryError, type Variables } from './group.ts';

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {});
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

const variablesOf = (value: unknown): Variables =>
  new Map(Object.entries(record(value)).flatMap(([key, each]) => (typeof each === 'string' || typeof each === 'number' ? [[key, String(each)] as const] : [])));

/** What `ansible-inventory --list` and inventory programs print: groups by name, and `_meta.hostvars`. */
export function readJson(text: string): Groups {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new InventoryError(`it is no JSON: ${(error as Error).message}`);
  }
  const hostVariables = record(record(record(parsed)['_meta'])['hostvars']);
  const own = (host: string): Variables => variablesOf(Object.hasOwn(hostVariables, host) ? hostVariables[host] : undefined);
  return new Map(Object.entries(record(parsed)).filter(([name]) => name !== '_meta').map(([name, body]): [string, Group] => {
    const { hosts, children, vars } = record(body);
    // An old form: the group is the list of its hosts.
    const named = Array.isArray(body) ? texts(body) : texts(hosts);
    return [name, { hosts: new Map(named.map((host) => [host, own(host)])), children: texts(children), variables: variablesOf(vars) }];
  }));
}
