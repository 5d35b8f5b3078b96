import type { Question } from './evidence.ts';
import { listing } from './plan.ts';

/** What the script is told besides its questions. All of it is data, never shell text. */
export interface ScriptValues {
  /** 32 hexadecimal digits that nobody on the host can guess: marks what the script itself says. */
  readonly mark: string;
  readonly uri: string;
  /** Name or UUID of the VM that `{uuid}` and `{vm}` stand for. */
  readonly vm?: string;
}

/** Questions of one lane are asked one after the other; lanes run side by side. */
export type Lanes = readonly (readonly Question[])[];

/** A shell word that stands for exactly `text`. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const HOLE = /\{(uri|uuid|vm)\}/;

/** `{vm}` → `"$vm"`, all else quoted: what a name holds is never read by the shell. */
function word(argument: string): string {
  const parts = argument.split(HOLE).map((part, i) => (i % 2 === 1 ? `"$${part}"` : part === '' ? '' : quoted(part)));
  return parts.join('') || "''";
}

/** Sets `variable` to any text but NUL, written in plain ASCII so that no locale of the host can misread it. */
function assign(variable: string, text: string): string {
  const octal = [...Buffer.from(text, 'utf8')].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join('');
  return `${variable}=$(printf '%bx' '${octal}'); ${variable}=\${${variable}%x}`;
}

const asksVirsh = ({ argv }: Question): boolean => argv[0] === 'virsh';
const mentions = ({ argv }: Question, value: string): boolean => argv.some((argument) => argument.includes(`{${value}}`));

/** When a question can be asked at all: libvirt answers, the VM is known. */
const conditions = (question: Question): string => [
  ...(asksVirsh(question) ? ['[ "$up" = 0 ]'] : []),
  ...(question.insteadOfLibvirt ? ['[ "$up" != 0 ]'] : []),
  ...(mentions(question, 'uuid') ? ['[ -n "$uuid" ]'] : []),
  ...(mentions(question, 'vm') ? ['[ -n "$vm" ]'] : []),
].join(' && ');

function ask(question: Question): string {
  const { id, argv, limits } = question;
  const when = conditions(question);
  return `${when && `${when} && `}ask ${id} ${limits.bytes} ${limits.seconds} ${argv.map(word).join(' ')}`;
}

const VIRSH = ['virsh', '-r', '-c', '{uri}'] as const;

const QUICK_SECONDS = 15;

/**
 * virsh reads several commands from one argument, which spares a process each; only words that mean nothing to it may stand
 * there. A question that may take long goes alone: when it is ended, the answers of its neighbours are lost.
 */
const canShare = ({ argv, limits }: Question): boolean => limits.seconds <= QUICK_SECONDS && VIRSH.every((part, i) => argv[i] === part) && argv.slice(VIRSH.length).every((argument) => /^(?:[a-z0-9-]+|\{uuid\})$/.test(argument));

/** Several questions to one virsh, which itself says where each answer begins and ends. */
function askTogether(questions: readonly Question[]): string {
  const bytes = questions.reduce((sum, q) => sum + q.limits.bytes + 200, 0);
  const seconds = Math.max(...questions.map((q) => q.limits.seconds));
  const commands = questions.map(({ id, argv }) => {
    const command = argv.slice(VIRSH.length).join(' ').replace('{uuid}', '$uuid');
    return `echo; echo $mark begin ${id}; ${command}; echo; echo $mark end ${id}; echo exit 0; echo $mark done ${id};`;
  });
  return `${conditions(questions[0]!)} && ask_together ${bytes} ${seconds} "${commands.join(' ')}"`;
}

function lane(questions: readonly Question[], i: number): string {
  const shared = questions.filter(canShare);
  const groups = [shared.filter((q) => mentions(q, 'uuid')), shared.filter((q) => !mentions(q, 'uuid'))].filter((group) => group.length > 0).map(askTogether);
  const calls = [...groups, ...questions.filter((q) => !canShare(q)).map(ask)];
  return `lane${i}() {\n${calls.map((call) => `  ${call}`).join('\n')}\n  :\n}`;
}

/** `{ lane1 | { lane0; cat; }; cat; }`: each lane waits in a pipe until the ones before it have spoken. */
function together(count: number): string {
  let call = 'lane0 < /dev/null';
  for (let i = 1; i < count; i++) call = `lane${i} < /dev/null | { ${call}; cat; }`;
  return call;
}

/**
 * The POSIX sh script of one round trip. It writes nothing on the host: no temporary files, no here-documents (which are some).
 * Nothing of it runs before all of it has arrived. Each answer is framed by lines with the mark: `begin ID`, the bytes of the
 * standard output, `end ID`, the last bytes of the standard error with `exit STATUS`, `done ID`; `over` ends it all.
 */
export function buildScript(lanes: Lanes, values: ScriptValues): string {
  if (!/^[0-9a-f]{32}$/.test(values.mark)) throw new RangeError('the mark must be 32 hexadecimal digits');
  return `main() {
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin
LC_ALL=C LIBVIRT_AUTOSTART=0
export PATH LC_ALL LIBVIRT_AUTOSTART
unset LANGUAGE VIRSH_DEBUG VIRSH_LOG_FILE LIBVIRT_DEBUG LIBVIRT_LOG_FILTERS LIBVIRT_LOG_OUTPUTS LIBVIRT_DEFAULT_URI GREP_OPTIONS ENV BASH_ENV CDPATH
set -f
mark=${values.mark}
${assign('uri', values.uri)}
${assign('wanted', values.vm ?? '')}
limit=
if timeout -k 1 5 true 2> /dev/null; then limit='timeout -k 1'; fi
${FUNCTIONS}
${lanes.map(lane).join('\n')}
list_vms ${listing.limits.seconds} ${listing.limits.bytes} ${listing.argv.map(word).join(' ')}
${together(lanes.length)}
printf '\\n%s over\\n' "$mark"
}
main < /dev/null
`;
}

const FUNCTIONS = `limited() {
  seconds=$1; shift
  if [ -n "$limit" ]; then $limit "$seconds" "$@"; else "$@"; fi
}
ask() {
  id=$1 bytes=$2 seconds=$3; shift 3
  printf '\\n%s begin %s\\n' "$mark" "$id"
  { said=$({ { limited "$seconds" "$@" 3>&-; printf '\\nexit %d\\n' "$?" >&2; } | head -c "$bytes" >&3; } 2>&1 | tail -c 2000); } 3>&1
  printf '\\n%s end %s\\n%s\\n%s done %s\\n' "$mark" "$id" "$said" "$mark" "$id"
}
ask_together() {
  limited "$2" virsh -r -c "$uri" "$3" 2> /dev/null | head -c "$1"
}
list_vms() {
  seconds=$1 bytes=$2; shift 2
  listed=$({ limited "$seconds" "$@"; printf '\nexit %d\n' "$?"; } 2>&1 | tail -c "$bytes")
  up=$(printf '%s\n' "$listed" | tail -n 1)
  up=\${up#exit }
  printf '\n%s begin ${listing.id}\n%s\n%s end ${listing.id}\n%s\n%s done ${listing.id}\n' "$mark" "$listed" "$mark" "exit $up" "$mark"
  found=$(printf '%s\n' "$listed" | find_vm | tail -n 1)
  uuid=\${found%% *} vm=\${found#* }
  case $uuid in *[!0-9a-f-]*) uuid=;; esac
  if [ "$up" != 0 ]; then uuid= vm=$wanted; fi
  case $vm in */*) vm=;; esac
}
find_vm() {
  while IFS= read -r line; do
    if [ "x\${line#* }" = "x$wanted" ]; then printf '%s\n' "$line"; break; fi
    if [ "x\${line%% *}" = "x$wanted" ]; then printf '%s\n' "$line"; fi
  done
}`;
