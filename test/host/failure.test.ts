import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../host/index.ts';
import { callFailure, virshFailure } from '../../host/failure.ts';
import { sharedFolder } from '../corpus.ts';

interface Recorded {
  readonly name: string;
  readonly rc: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What each recorded call of ssh should be called; undefined where nothing failed. `other` is right where the command itself failed. */
const EXPECTED: Readonly<Record<string, FailureCode | undefined>> = {
  ok: undefined, ok2: undefined, hostkey_accept_new: undefined, no_libvirt_group_ro: undefined, ro_dumpxml: undefined, default_uri_nonroot: undefined, journal_nonroot: undefined,
  dmesg_nonroot: undefined, banner: undefined, noisy_bashrc: undefined, output_huge: undefined, nested_quotes: undefined, proxyjump: undefined, virsh_lang_de: undefined,
  hostkey_unknown_strict: 'host-key-unknown', hostkey_unknown_ask_batch: 'host-key-unknown', hostkey_changed: 'host-key-changed',
  key_refused: 'key-refused', key_file_missing: 'key-refused', key_perms_open: 'key-refused', key_encrypted_batch: 'key-refused', key_garbage: 'key-refused', user_unknown: 'key-refused',
  root_login_denied: 'key-refused', missing_shell: 'key-refused', password_only: 'password-needed',
  port_closed: 'unreachable', net_unreachable: 'unreachable', connect_timeout: 'unreachable', proxyjump_refused: 'unreachable', dns_failure: 'name-not-found',
  silent_banner: 'timeout', command_hangs: 'timeout',
  not_ssh: 'connection-lost', closed_before_banner: 'connection-lost', max_startups: 'connection-lost', remote_killed: 'connection-lost', session_dropped: 'connection-lost',
  no_common_kex: 'no-common-algorithm', controlpath_too_long: 'ssh-config', controlpath_dir_missing: 'ssh-config',
  virsh_missing: 'virsh-missing', virsh_missing_bash: 'virsh-missing',
  no_libvirt_group: 'socket-permission', no_libvirt_group2: 'socket-permission',
  libvirtd_stopped: 'daemon-not-running', libvirtd_killed_stale_socket: 'daemon-not-running', qemu_tcp_uri: 'daemon-not-running',
  ro_start: 'no-such-vm', domain_missing: 'no-such-vm', bad_uri: 'bad-address', nologin_shell: 'shell-refused',
  virsh_qemu_ssh_known_hosts_param_ignored: 'host-key-unknown', virsh_qemu_ssh_unknown_hostkey: 'host-key-unknown', virsh_qemu_ssh_refused: 'unreachable',
  cat_log_eacces: 'other', sudo_n: 'other', remote_exit_5: 'other', dash_shell: 'other', script_stdin: 'other',
};

describe.skipIf(!sharedFolder)('recorded calls of ssh', () => {
  const recorded = sharedFolder ? readFileSync(join(sharedFolder, 'lab/ssh-failures.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Recorded) : [];

  test('each has an expectation', () => expect(recorded.map((r) => r.name).sort()).toEqual(Object.keys(EXPECTED).sort()));

  test.each(recorded.map((r) => [r.name, r] as const))('%s', (name, { rc, stdout, stderr }) => {
    const failure = callFailure({ exitCode: rc, stdout, stderr }, 'kvm7');
    expect(failure?.code).toBe(EXPECTED[name]);
    if (!failure) return;
    expect(failure.message).toContain(failure.code === 'ssh-config' ? 'ssh' : 'kvm7');
    expect(failure.message + failure.remedy).not.toMatch(/[{}]|undefined/);
    expect(failure.remedy).not.toBe('');
  });
});

describe('failures', () => {
  test('a stopped call says why it was stopped', () => {
    const stopped = (why: 'timeout' | 'cancelled' | 'too-much-output' | 'not-found'): FailureCode | undefined => callFailure({ exitCode: null, stdout: '', stderr: '', stopped: why }, 'h')?.code;
    expect([stopped('timeout'), stopped('cancelled'), stopped('too-much-output'), stopped('not-found')]).toEqual(['timeout', 'cancelled', 'too-much-output', 'ssh-missing']);
  });

  test('polkit without an agent is a missing permission', () => {
    expect(virshFailure("error: failed to connect to the hypervisor\nerror: authentication unavailable: no polkit agent available to authenticate action 'org.libvirt.unix.monitor'\n", 'h').code).toBe('socket-permission');
  });

  test('what is quoted holds no secrets and no escapes', () => {
    const failure = virshFailure('error: \u001b[31mfoo\u001b[0m ssh://root:hunter2@h/ password=hunter2\u202e\n', 'h');
    expect(failure.detail).toBe('error: [31mfoo[0m ssh://root:***@h/ password=***');
  });

  test('a flood on the standard error is cut and costs little', () => {
    const started = performance.now();
    const failure = virshFailure('connect to host '.repeat(4000), 'h');
    expect(failure.detail.length).toBeLessThanOrEqual(4000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
