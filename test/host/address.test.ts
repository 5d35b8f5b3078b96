import { describe, expect, test } from 'vitest';
import { addressText, parseAddress } from '../../host/index.ts';

describe('addresses', () => {
  test.each([
    ['kvm1', { kind: 'ssh', destination: 'kvm1' }],
    [' root@kvm1.example.org ', { kind: 'ssh', destination: 'root@kvm1.example.org' }],
    ['ssh://root@kvm1:2222', { kind: 'ssh', destination: 'ssh://root@kvm1:2222' }],
    ['ssh://[2001:db8::1]:22', { kind: 'ssh', destination: 'ssh://[2001:db8::1]:22' }],
    ['qemu+ssh://root@kvm1/system', { kind: 'ssh', destination: 'ssh://root@kvm1' }],
    ['me@corp.example@kvm1', { kind: 'ssh', destination: 'me@corp.example@kvm1' }],
    ['CORP\\me@kvm1', { kind: 'ssh', destination: 'CORP\\me@kvm1' }],
    ['2001:db8::1', { kind: 'ssh', destination: '2001:db8::1' }],
    ['größe.example', { kind: 'ssh', destination: 'größe.example' }],
    ['local', { kind: 'local' }],
    ['./host', { kind: 'recorded', folder: './host' }],
    ['/srv/pulls/a b', { kind: 'recorded', folder: '/srv/pulls/a b' }],
    ['C:\\pulls\\a', { kind: 'recorded', folder: 'C:\\pulls\\a' }],
    ['recorded:host', { kind: 'recorded', folder: 'host' }],
  ])('%s', (text, address) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: address });
    const again = parseAddress(addressText(address as never));
    expect(again).toEqual({ ok: true, value: address });
  });

  test.each([
    '', '   ', '-oProxyCommand=touch${IFS}x', 'root@-oProxyCommand=x', '-l@host', 'a b', 'a\tb', 'a\nb', 'a\0b', 'a\u202Eb', 'a\u200bb', 'a`id`', 'a$(id)', 'a;id', 'a|id', "a'b", 'a"b', 'a{b,c}',
    'u;id@host', 'u`id`@host', 'u\\@host', '@host', 'user@', 'ssh://', 'ssh://-oProxyCommand=x', 'ssh://u@-x/', 'ssh://h:0', 'ssh://h:99999', 'ssh://h$(id):22', 'http://h', 'qemu:///system', 'test:///default', 'x'.repeat(600),
  ])('refuses %j', (text) => {
    const answer = parseAddress(text);
    expect(answer.ok ? answer.value : answer.failure.code).toBe('bad-address');
    if (!answer.ok) expect(answer.failure.message + answer.failure.remedy).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
