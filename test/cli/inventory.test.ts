import { afterAll, describe, expect, test } from 'vitest';
import { readInventory } from '../../cli/src/inventory/inventory.ts';
import { selectHosts } from '../../cli/src/inventory/select.ts';
import { folderWith } from './command-line.ts';

const INI = `# racks
gateway ansible_connection=local
[web]
web[01:03].example.net
web9.example.net ansible_host=10.0.0.9 ansible_port=2209 ; trailing words
[db]
db-[a:b] ansible_user="ops" # both
old.example.net:2222
v6 ansible_host=fd00::7 ansible_port=22
[prod:children]
web
db
[prod:vars]
ansible_user = root
[db:vars]
ansible_ssh_common_args='-o ProxyCommand=touch /tmp/pwned'
`;
const YAML = `---
all:
  hosts:
    gateway: { }
  vars:
    ansible_user: root   # everywhere
    packages:
    - qemu
    - libvirt
    banner: |
      hosts:
        evil: x
  children:
    web:
      hosts:
        web[1:2].example.net:
        "quoted.example.net":
          ansible_host: 10.0.0.9
          ansible_port: 2209
          tags: [a, b]
    prod:
      children:
        web:
        db: {}
    db:
      hosts:
        db1: { }
        db2:
          ansible_user: 'ops'
`;
const JSON_LIST = JSON.stringify({
  _meta: { hostvars: { db1: { ansible_host: '10.0.0.1', ansible_port: 2222 }, __proto__x: {} } },
  all: { children: ['ungrouped', 'web'] }, web: { hosts: ['web1'], children: ['db'], vars: { ansible_user: 'root' } }, db: { hosts: ['db1'] }, ungrouped: { hosts: ['lone'] },
});
const addresses = (text: string): Record<string, string> => Object.fromEntries(readInventory(text, 'hosts').map(({ name, address }) => [name, address]));

describe('an inventory', () => {
  test('in INI: groups, children, ranges, variables that say where a host is', () => {
    expect(addresses(INI)).toEqual({
      'gateway': 'local', 'web01.example.net': 'root@web01.example.net', 'web02.example.net': 'root@web02.example.net', 'web03.example.net': 'root@web03.example.net',
      'web9.example.net': 'ssh://root@10.0.0.9:2209', 'db-a': 'ops@db-a', 'db-b': 'ops@db-b', 'old.example.net': 'ssh://root@old.example.net:2222', 'v6': 'ssh://root@[fd00::7]:22',
    });
    expect(readInventory(INI, 'hosts').find(({ name }) => name === 'db-a')?.groups).toEqual(['prod', 'db']);
  });

  test('in YAML: the same, and what is of no interest is stepped over', () => {
    expect(addresses(YAML)).toEqual({
      'gateway': 'root@gateway', 'web1.example.net': 'root@web1.example.net', 'web2.example.net': 'root@web2.example.net', 'quoted.example.net': 'ssh://root@10.0.0.9:2209', 'db1': 'root@db1', 'db2': 'ops@db2',
    });
    expect(readInventory(YAML, 'hosts').find(({ name }) => name === 'db2')?.groups).toEqual(expect.arrayContaining(['db', 'prod']) as string[]);
  });

  test('as ansible-inventory prints it', () => expect(addresses(JSON_LIST)).toEqual({ lone: 'lone', web1: 'root@web1', db1: 'ssh://root@10.0.0.1:2222' }));

  test.each([
    ['#!/bin/sh\necho', /it is a program/], ['{"a":', /no JSON/], ['all:\n  hosts: &all\n    a:\n', /line 2: anchors/], ['all:\n\thosts:\n', /line 2: .*tabs/],
    ['all:\n  hosts:\n      a:\n    b:\n', /line 4: .*neither|line 4: it is indented/], ['[web]\nweb[9:1]\n', /line 2: \[9:1\] is no range/], ['a[0:99999999]\n', /no range/], ['all:\n  hosts: [a,\n    b]\n', /line 2: a flow value/],
    ['[a', /line 1/], ['all:\n  vars:\n    ansible_host: "a\\"b"\n', /ansible_host has a value/], ['a[0:999]b[0:999]\n', /more than 10000/],
  ])('%j is refused in words', (text, words) => expect(() => readInventory(text, 'inv')).toThrow(words));

  test('groups that hold one another, depth and length cost no time', () => {
    expect(addresses('[a:children]\nb\n[b:children]\na\n[c]\nx\n')).toEqual({ x: 'x' });
    const deep = Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}k:\n`).join('');
    expect(() => readInventory(deep, 'inv')).toThrow(/deep/);
    const started = performance.now();
    expect(readInventory(`h ${'"'.repeat(200_000)}\n${`a=${'"x" '.repeat(50_000)}`}\n`, 'inv').length).toBeGreaterThan(0);
    expect(addresses(`all:\n  hosts:\n    x:\n  vars:\n    a: "${'"x '.repeat(100_000)}\n`)).toEqual({ x: 'x' });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('which hosts', () => {
  const files = folderWith({
    hosts: INI, empty: '', ssh_config: 'Host web1 web2 mail\n  User x\nInclude more\nHost *.pattern\n',
  });
  afterAll(() => files.remove());
  const chosen = (limit?: string, hosts: readonly string[] = []): string[] => selectHosts({ hosts, inventories: [files.at('hosts')], limit, sshConfig: files.at('ssh_config') }).map(({ name }) => name);

  test('a limit is Ansible’s: names, groups, patterns, & and !', () => {
    expect(chosen('web')).toEqual(['web01.example.net', 'web02.example.net', 'web03.example.net', 'web9.example.net']);
    expect(chosen('prod:!db')).toEqual(chosen('web'));
    expect(chosen('prod:&db,!old*')).toEqual(['db-a', 'db-b', 'v6']);
    expect(chosen('all:!prod')).toEqual(['gateway']);
    expect(() => chosen('nobody')).toThrow(/leaves no host/);
    expect(() => chosen('~web.*')).toThrow(/regular expressions/);
  });

  test('patterns choose among the names of the ssh configuration', () => {
    const named = (hosts: readonly string[]): string[] => selectHosts({ hosts, inventories: [], limit: undefined, sshConfig: files.at('ssh_config') }).map(({ name }) => name);
    expect(named(['web*', 'root@other', 'web1'])).toEqual(['web1', 'web2', 'root@other']);
    expect(() => named(['nosuch*'])).toThrow(/no Host/);
    expect(() => selectHosts({ hosts: [], inventories: [files.at('empty')], limit: undefined, sshConfig: undefined })).toThrow(/no host/);
    expect(() => selectHosts({ hosts: [], inventories: [files.at('none')], limit: undefined, sshConfig: undefined })).toThrow(/no such file/);
  });
});
