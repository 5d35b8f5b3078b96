import { createLazy } from './lazy.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { longestWord } from './required-texts.ts';
import { translatedWrappers } from './translated-wrappers.ts';

/** A text that carries another message and is never a cause itself. */
export interface Wrapper {
  /** Compiled when first asked for: there are hundreds, and few languages in a log. */
  opens(): Pattern;
  /** A word of whatever opens it: most texts have none of it. */
  readonly word: string;
  /** What ends the carried message. */
  readonly closes?: string;
}

const wrapper = (opens: string, closes?: string): Wrapper => ({ opens: createLazy(() => compilePattern(opens)), word: surePart(opens), ...(closes !== undefined && { closes }) });

/** The longest word of a pattern's plain text. */
const surePart = (source: string): string => longestWord(source.replace(/\([^()]*\)|\{[^{}]*\}|\\.|[…^]/g, ' '));

/**
 * Witnesses: libvirt 11.3.0 src/util/virerror.c virErrorMsgStrings (the texts before `: %1$s`), src/qemu/qemu_process.c
 * qemuProcessReportLogError, qemu_monitor.c, qemu_monitor_json.c, qemu_agent.c, src/libvirt.c virStateInitialize,
 * src/qemu/qemu_capabilities.c virQEMUCapsLogProbeFailure, src/util/vircommand.c virCommandRun, src/util/virprocess.c; libvirt-python
 * libvirt.py libvirtError; libvirt-go error.go virError; ruby-libvirt ext/libvirt/common.c; QEMU util/error-report.c error_print_loc.
 */
export const wrappers: readonly Wrapper[] = [
  wrapper('process exited while connecting to monitor(,|):'),
  wrapper("(qemu|QEMU) unexpectedly closed the monitor( \\(vm='{vm:quoted}'\\)|):"),
  wrapper('early end of file from monitor(,|:) possible problem:'),
  wrapper("unable to execute QEMU (agent |)command '{command:quoted}':"),
  wrapper('Process exited prior to exec:'),
  wrapper('internal error:'),
  wrapper('operation failed:'),
  wrapper('invalid argument:'),
  wrapper('argument unsupported:'),
  wrapper('unsupported configuration:'),
  wrapper('Requested operation is not valid:'),
  wrapper('Operation not supported:'),
  wrapper('operation forbidden:'),
  wrapper('XML error:'),
  wrapper('resource busy:'),
  wrapper('authentication (unavailable|failed):'),
  wrapper('Timed out during operation:'),
  wrapper('Guest agent is not responding:'),
  wrapper('Unsafe migration:'),
  wrapper('(Domain|Network|Storage pool|Storage volume|Secret|Node device|Interface|Network filter) not found:'),
  wrapper('Hook script execution failed:'),
  wrapper('Cannot recv data:'),
  wrapper('error from service:'),
  wrapper('Initialization of {driver:word} state driver failed:'),
  wrapper('Failed to probe capabilities for {binary:path}:'),
  wrapper('Failed to start QEMU binary {binary:path} for probing:'),
  wrapper('unexpected (exit status|fatal signal) {status:number}:'),
  wrapper("virError\\(Code={code:number}, Domain={domain:number}, Message='", "')"),
  wrapper("LibvirtError\\(Code={code:number}, Domain={domain:number}, Message='", "')"),
  wrapper('libvirtError:'),
  wrapper('LibvirtException:', ' at org.libvirt.'),
  wrapper('Call to vir{call:word} failed:', ' (Libvirt::Error)'),
  wrapper('libvirt error code: {code:number}, message:'),
  wrapper('Error starting domain:'),
  wrapper('error starting domain'),
  wrapper("Unable to complete install: '", "'"),
  wrapper('Unable to start virtual machine {vm}. Details:'),
  wrapper('server error. command {command:word} failed: "', '"'),
  wrapper('TASK ERROR:'),
  wrapper('Exception message:'),
];

/** Whether a wrapper may stand in `text`; most texts have none, and this is quick to tell. */
export const mayBeWrapped = (text: string): boolean => SOME_WORD.test(text);

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const SOME_WORD = new RegExp([...new Set(wrappers.map(({ word }) => word))].map(escaped).join('|'));

/** The wrappers in other languages that may open at an offset: only there they are looked for. */
export const translatedAt = (text: string, at: number): readonly Wrapper[] => byOpening().get(text.slice(at, at + OPENING)) ?? [];

const OPENING = 3;
const byOpening = createLazy(() => {
  const all = new Map<string, Wrapper[]>();
  for (const source of new Set(Object.values(translatedWrappers).flat())) {
    const opening = source.slice(0, OPENING);
    all.set(opening, [...(all.get(opening) ?? []), wrapper(`^${source}`)]);
  }
  return all;
});
