import type { AskOptions } from './answer.ts';
import { controlPath } from './control-folder.ts';

/**
 * What every call sets, whatever the user's configuration says: nothing is asked, forwarded or run besides our command, and ssh
 * says why it fails. How host keys are checked stays as the user has configured it.
 */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['BatchMode', 'yes'],
  ['LogLevel', 'INFO'],
  ['ClearAllForwardings', 'yes'],
  ['ForwardAgent', 'no'],
  ['ForwardX11', 'no'],
  ['PermitLocalCommand', 'no'],
  ['RemoteCommand', 'none'],
  ['ServerAliveInterval', '5'],
  ['ServerAliveCountMax', '3'],
];

const CONNECT_SECONDS = 10;
/** How long an idle connection waits for the next question. */
const PERSIST_SECONDS = 60;
/** A connection for which a person has typed a password is kept longer. */
const PERSIST_TYPED_SECONDS = 600;

function reuse(way: string, seconds = PERSIST_SECONDS): readonly (readonly [string, string])[] {
  const path = controlPath(way);
  return path === undefined
    ? [['ControlMaster', 'no'], ['ControlPath', 'none']]
    : [['ControlMaster', 'auto'], ['ControlPath', path], ['ControlPersist', `${seconds}`]];
}

const programOf = (options: AskOptions): readonly string[] => [options.sshPath ?? 'ssh', ...(options.sshConfig === undefined ? [] : ['-F', options.sshConfig])];

/** The argv that feeds its standard input to `/bin/sh` on `destination`, which `parseAddress` has checked. */
export function sshArgv(destination: string, options: AskOptions): readonly string[] {
  const program = programOf(options);
  const connect = Math.max(1, Math.min(CONNECT_SECONDS, Math.floor(options.timeoutSeconds ?? CONNECT_SECONDS)));
  const settings = [...ALWAYS, ['ConnectTimeout', `${connect}`] as const, ...reuse(program.join('\0'))];
  return [...program, '-T', ...settings.flatMap(([key, value]) => ['-o', `${key}=${value}`]), '--', destination, '/bin/sh -s'];
}

/** The argv that prints how ssh would reach `destination`. */
export const sshQueryArgv = (destination: string, options: AskOptions): readonly string[] => [...programOf(options), '-G', '--', destination];

/** The argv for a terminal in which the user answers what ssh asks: the fingerprint of the host's key, a password, a passphrase. */
export function sshTerminalArgv(destination: string, options: AskOptions): readonly string[] {
  const program = programOf(options);
  const settings = reuse(program.join('\0'), PERSIST_TYPED_SECONDS);
  return [...program, ...settings.flatMap(([key, value]) => ['-o', `${key}=${value}`]), '--', destination, 'true'];
}
