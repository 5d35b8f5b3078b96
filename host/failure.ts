import type { Failure, FailureCode } from './answer.ts';
import type { Ran } from './process.ts';
import { redact } from './redact.ts';

/** One way in which ssh, the remote shell or virsh says no. `{host}` in a text stands for the host, `{0}` for the pattern's group. */
interface Saying {
  readonly code: FailureCode;
  readonly pattern: RegExp;
  readonly message: string;
  readonly remedy: string;
}

const TERMINAL = 'Connect once in a terminal';

/** What ssh itself says, most telling first. The words are those of OpenSSH's ssh.c, sshconnect.c, sshconnect2.c, packet.c and readconf.c. */
const SSH: readonly Saying[] = [
  {
    code: 'host-key-changed', pattern: /REMOTE HOST IDENTIFICATION HAS CHANGED|REVOKED HOST KEY DETECTED/,
    message: '{host} shows another host key than the one that is known.',
    remedy: 'Someone may be in the way, or the host was set up anew. Ask its administrator for the fingerprint; only when it is right, remove the old key with ssh-keygen -R and connect once in a terminal.',
  },
  {
    code: 'host-key-unknown', pattern: /Host key verification failed/,
    message: 'The host key of {host} is not known yet.',
    remedy: `${TERMINAL} and compare the fingerprint that ssh shows with the one that the host’s administrator tells you. Host keys are never accepted unasked.`,
  },
  {
    code: 'name-not-found', pattern: /Could not resolve hostname/,
    message: 'The name {host} cannot be resolved.',
    remedy: 'Check the spelling, the HostName of this host in your ssh configuration, and whether this machine’s name service (or the VPN that it needs) is up.',
  },
  {
    code: 'timeout', pattern: /timed out during banner exchange/,
    message: '{host} took the connection, but no ssh server spoke in time.',
    remedy: 'Check that the port is that of an ssh server and that the host is not overloaded.',
  },
  {
    code: 'unreachable', pattern: /connect to (?:host|address) .{0,300}: (Connection refused|Connection timed out|Operation timed out|No route to host|Network is unreachable|Host is down|Permission denied)/,
    message: '{host} cannot be reached: {0}.',
    remedy: 'Check that the host is up, that its ssh server listens on this port, and that no firewall or missing VPN stands between.',
  },
  {
    code: 'password-needed', pattern: /Permission denied \((?:password|keyboard-interactive|,)+\)/,
    message: '{host} asks for a password, and virt-doctor asks for none.',
    remedy: `${TERMINAL}: while that connection is kept, virt-doctor uses it. Better, set up a key with ssh-copy-id.`,
  },
  {
    code: 'key-refused', pattern: /Permission denied \(|Too many authentication failures|bad permissions|No more authentication methods/,
    message: '{host} accepts none of your keys.',
    remedy: 'Check the user name, that the right key is in the agent (ssh-add -l) or named by IdentityFile, that a key with a passphrase is in the agent, and that its public half is in authorized_keys on the host.',
  },
  {
    code: 'no-common-algorithm', pattern: /Unable to negotiate with .{0,300}: (no matching [\w ]+ found)/,
    message: '{host} and this ssh have no algorithm in common: {0}.',
    remedy: 'The host’s ssh server is very old, or restricted. Update it, or allow what it offers for this host in your ssh configuration.',
  },
  {
    code: 'ssh-config', pattern: /ControlPath too long|unix_listener: |Bad configuration option|bad configuration options|Bad owner or permissions on|Can't open user config file|Unsupported option|keyword .{0,100} extra arguments/,
    message: 'ssh refuses its own configuration.',
    remedy: 'Mend what ssh names below in your ssh configuration; ssh -G HOST shows what holds for a host.',
  },
  {
    code: 'connection-lost', pattern: /(?:kex|ssh)_exchange_identification: |Connection (?:closed|reset) by .{0,300} port \d+/,
    message: '{host} closed the connection before the login.',
    remedy: 'No ssh server may listen on this port, it may have too many logins at once (MaxStartups), or an access rule (hosts.deny, fail2ban, a jump host) turns you away.',
  },
  {
    code: 'connection-lost', pattern: /closed by remote host|Connection reset by peer|Broken pipe|not responding|client_loop: |mux_client_|Connection to .{0,300} closed/,
    message: 'The connection to {host} broke off.',
    remedy: 'Try again; if it happens again, look into the ssh server’s log on the host.',
  },
];

/** What virsh says, most telling first. The words are those of libvirt's virnetsocket.c, virpolkit.c, virterror.c and virsh. */
const VIRSH: readonly Saying[] = [
  {
    code: 'virsh-missing', pattern: /virsh['’]?: (?:command )?not found|['‘]virsh['’]: No such file|virsh: No such file|failed to (?:run|execute) command .virsh/,
    message: 'virsh is not installed on {host}, or not on the search path.',
    remedy: 'Install libvirt’s client there: libvirt-clients on Debian and Ubuntu, libvirt-client on Fedora and its kin.',
  },
  {
    code: 'socket-permission', pattern: /Failed to connect socket to .{0,300}: Permission denied|no polkit agent available|authentication unavailable|authentication (?:failed|cancelled)|access denied by policy/i,
    message: 'You may not talk to libvirt on {host}.',
    remedy: 'Ask its administrator to add your user there to the group libvirt, and log in anew.',
  },
  {
    code: 'daemon-not-running', pattern: /Failed to connect socket to .{0,300}: (?:No such file or directory|Connection refused)|unable to connect to server at .{0,300}|End of file while reading data|Cannot recv data/,
    message: 'libvirt’s daemon does not answer on {host}.',
    remedy: 'Look at it there: systemctl status virtqemud libvirtd, and journalctl -u virtqemud -u libvirtd.',
  },
  {
    code: 'no-such-vm', pattern: /failed to get domain|Domain not found/,
    message: 'There is no such virtual machine on {host}.',
    remedy: 'Look at the list of machines; names are case-sensitive, and another connection URI (qemu:///session) has other machines.',
  },
  {
    code: 'bad-address', pattern: /no connection driver available for (.{1,200})|invalid connection pointer|could not parse connection URI/i,
    message: 'libvirt on {host} knows no such connection URI.',
    remedy: 'Use qemu:///system or qemu:///session; a modular installation also needs the driver’s package.',
  },
];

const LOGIN_REFUSED = /account is currently not available|nologin|not recognized as an internal or external command|not allowed to execute|only allows? sftp/i;

const said = (ran: Pick<Ran, 'stderr'>): string => redact(ran.stderr.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n\t]/gu, '')).slice(0, 4000).trim();

function fill(saying: Saying, host: string, group: string | undefined, detail: string): Failure {
  const message = saying.message.replace('{host}', () => host).replace('{0}', () => group ?? '');
  return { code: saying.code, message, remedy: saying.remedy, detail };
}

function firstOf(sayings: readonly Saying[], text: string, host: string): Failure | undefined {
  for (const saying of sayings) {
    const match = saying.pattern.exec(text);
    if (match) return fill(saying, host, match[1], text);
  }
  return undefined;
}

/** Why virsh failed, from its standard error. */
export function virshFailure(stderr: string, host: string): Failure {
  const text = said({ stderr });
  // virsh over qemu+ssh quotes ssh.
  return firstOf(/Cannot recv data: /.test(text) ? SSH : [], text, host) ?? firstOf(VIRSH, text, host)
    ?? { code: 'other', message: `virsh failed on ${host}.`, remedy: 'Its own words are below.', detail: text };
}

const STOPPED: Readonly<Record<NonNullable<Ran['stopped']>, Omit<Failure, 'detail'>>> = {
  'timeout': { code: 'timeout', message: '{host} did not answer in time.', remedy: 'Try again, or allow more time. A command on the host may hang, for example on a dead network file system.' },
  'cancelled': { code: 'cancelled', message: 'Asking {host} was cancelled.', remedy: 'Nothing is left to do.' },
  'too-much-output': { code: 'too-much-output', message: '{host} sent more than it was asked for.', remedy: 'Something on the host floods the connection, perhaps a login script; look at what ssh prints there.' },
  'not-found': { code: 'ssh-missing', message: 'The ssh program cannot be started.', remedy: 'Install the OpenSSH client, or correct the setting that names its path.' },
};

/**
 * Why a call through ssh (or of the local shell) failed, or undefined when it did not. For a call whose own command began to
 * speak, ask `virshFailure` about its parts instead.
 */
export function callFailure(ran: Pick<Ran, 'exitCode' | 'stderr' | 'stopped'> & { readonly stdout: Buffer | string }, host: string): Failure | undefined {
  const detail = said(ran);
  if (ran.stopped) return { ...STOPPED[ran.stopped], message: STOPPED[ran.stopped].message.replace('{host}', () => host), detail };
  if (ran.exitCode === 0) return undefined;
  if (ran.exitCode === 124) return { ...STOPPED.timeout, message: STOPPED.timeout.message.replace('{host}', () => host), detail };
  if (ran.exitCode === 255) return firstOf(SSH, detail, host) ?? lost(host, detail);
  const spoken = ran.stdout.toString().slice(0, 2000);
  if (LOGIN_REFUSED.test(spoken) || LOGIN_REFUSED.test(detail)) return shellRefused(host, redact(`${spoken}\n${detail}`.trim()));
  return virshFailure(ran.stderr, host);
}

const lost = (host: string, detail: string): Failure => ({ code: 'connection-lost', message: `The connection to ${host} broke off.`, remedy: 'Try again; if it happens again, look into the ssh server’s log on the host.', detail });

/** The login shell ended without running our script. */
export const shellRefused = (host: string, detail: string): Failure => ({
  code: 'shell-refused', message: `${host} let you in, but runs no commands for you.`, detail,
  remedy: 'The account has no usable shell, a forced command, or is not on a Unix system. Use an account with an ordinary shell.',
});

export const garbled = (host: string, detail: string): Failure => ({
  code: 'garbled', message: `${host} answered with something else than what was asked.`, detail,
  remedy: 'A login script may read the standard input or end the shell; make it do so only in interactive shells.',
});
