import type { Question } from './evidence.ts';
import { listing } from './plan.ts';
import { assign, quoted, word } from './shell-words.ts';

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

const asksVirsh = ({ argv }: Question): boolean => argv[0] === 'virsh';
const mentions = ({ argv }: Question, value: string): boolean => argv.some((argument) => argument.includes(`{${value}}`));

const asksLibvirt = (question: Question): boolean => asksVirsh(question) || mentions(question, 'uri');

/** When a question can be asked at all: libvirt answers, the VM is known. */
const conditions = (question: Question): string => [
  ...(asksVirsh(question) || mentions(question, 'uuids') ? ['[ "$up" = 0 ]'] : []),
  ...(question.insteadOfLibvirt ? ['[ "$up" != 0 ]'] : []),
  ...(mentions(question, 'uuid') ? ['[ -n "$uuid" ]'] : []),
  ...(mentions(question, 'vm') ? ['[ -n "$vm" ]'] : []),
].join(' && ');

/**
 * Once libvirt has left a question without an answer and does not list its machines either, or has left two, its lane asks it no
 * more: each other one would wait as long.
 */
const NOT_HUNG = '[ -z "$hung" ]';

function ask(question: Question): string {
  const { id, argv, limits } = question;
  const call = `ask ${id} ${limits.bytes} ${limits.seconds} ${argv.map(word).join(' ')}`;
  const when = [...(asksLibvirt(question) ? [NOT_HUNG] : []), conditions(question)].filter((each) => each !== '').join(' && ');
  return `${when && `${when} && `}${call}${asksLibvirt(question) ? ' && mind' : ''}`;
}

const VIRSH = ['virsh', '-r', '-c', '{uri}'] as const;

/** virsh reads several commands from one argument, which spares a process each; only words that mean nothing to it may stand there. */
const canShare = ({ argv }: Question): boolean => VIRSH.every((part, i) => argv[i] === part) && argv.slice(VIRSH.length).every((argument) => /^(?:[a-z0-9-]+|\{uuid\})$/.test(argument));

const bytesOf = (questions: readonly Question[]): number => questions.reduce((sum, q) => sum + q.limits.bytes + 200, 0);
const secondsOf = (questions: readonly Question[]): number => Math.max(...questions.map((q) => q.limits.seconds));

/** Several questions to one virsh, which itself says where each answer begins and ends. */
function askTogether(questions: readonly Question[]): string {
  const commands = questions.map(({ id, argv }) => {
    const command = argv.slice(VIRSH.length).join(' ').replace('{uuid}', '$uuid');
    return `echo; echo $mark begin ${id}; ${command}; echo; echo $mark end ${id}; echo exit 0; echo $mark done ${id};`;
  });
  return `${NOT_HUNG} && ${conditions(questions[0]!)} && ask_together ${bytesOf(questions)} ${secondsOf(questions)} "${commands.join(' ')}" && mind`;
}

/** Quick questions in one shell with one limit, instead of four processes for each. */
function askQuickly(questions: readonly Question[]): string {
  const commands = questions.map(({ id, argv }) =>
    `printf '\\n%s begin ${id}\\n' "$mark"; ${argv.map(word).join(' ')}; printf '\\n%s end ${id}\\nexit %d\\n%s done ${id}\\n' "$mark" "$?" "$mark"`);
  return `ask_quickly ${bytesOf(questions)} ${secondsOf(questions)} ${quoted(`mark=$1 uri=$2\n${commands.join('\n')}`)}`;
}

const QUICK_SECONDS = 15;
const isSlow = ({ limits }: Question): boolean => limits.seconds > QUICK_SECONDS;

/** Those that may take long go apart from the others: when they are ended, the answers of their neighbours are lost. */
const sharing = (questions: readonly Question[]): (readonly Question[])[] => {
  const shared = questions.filter(canShare);
  const ofHost = shared.filter((q) => !mentions(q, 'uuid'));
  return [shared.filter((q) => mentions(q, 'uuid')), ofHost.filter((q) => !isSlow(q)), ofHost.filter(isSlow)].filter((group) => group.length > 0);
};

function lane(questions: readonly Question[], i: number): string {
  const quick = questions.filter((q) => q.quick);
  const calls = [
    ...sharing(questions).map(askTogether),
    ...questions.filter((q) => !canShare(q) && !q.quick).map(ask),
    ...(quick.length > 0 ? [askQuickly(quick)] : []),
  ];
  return `lane${i}() {\n${calls.map((call) => `  ${call}`).join('\n')}\n  :\n}`;
}

const needsListing = (questions: readonly Question[]): boolean => questions.some((question) => conditions(question) !== '');

/**
 * `lane2 | { list_vms …; lane1 | { lane0; cat; }; cat; }`: each lane waits in a pipe until the ones before it have spoken. What
 * does not need the list of VMs does not wait for it.
 */
function together(lanes: Lanes, listVms: string): string {
  const numbers = [...lanes.keys()];
  const join = (call: string, i: number): string => `lane${i} < /dev/null | { ${call}; cat; }`;
  const waiting = numbers.filter((i) => needsListing(lanes[i]!));
  const first = waiting.length > 0 ? waiting.slice(1).reduce(join, `lane${waiting[0]} < /dev/null`) : ':';
  return numbers.filter((i) => !waiting.includes(i)).reduce(join, `${listVms}; ${first}`);
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
hung= code=0 late=0
mark=${values.mark}
${assign('uri', values.uri)}
${assign('wanted', values.vm ?? '')}
limit=
if timeout -k 1 5 true 2> /dev/null; then limit='timeout -k 1'; fi
${FUNCTIONS}
${lanes.map(lane).join('\n')}
${together(lanes, `list_vms ${listing.limits.seconds} ${listing.limits.bytes} ${listing.argv.map(word).join(' ')}`)}
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
  code=\${said##*exit }
}
ask_together() {
  { code=$({ { limited "$2" virsh -r -c "$uri" "$3" 2> /dev/null 3>&- 4>&-; printf '%d' "$?" >&4; } | head -c "$1" >&3; } 4>&1); } 3>&1
}
mind() {
  case $code in 124|137) late=$((late + 1)); [ "$late" -lt 2 ] && limited 3 ${listing.argv.map(word).join(' ')} > /dev/null 2>&1 || hung=1;; esac
}
ask_quickly() {
  limited "$2" /bin/sh -c "$3" sh "$mark" "$uri" 2> /dev/null | head -c "$1"
}
list_vms() {
  seconds=$1 bytes=$2; shift 2
  listed=$({ limited "$seconds" "$@"; printf '\nexit %d\n' "$?"; } 2>&1 | tail -c "$bytes")
  up=$(printf '%s\n' "$listed" | tail -n 1)
  up=\${up#exit }
  case $up in 124|137) hung=1;; esac
  printf '\n%s begin ${listing.id}\n%s\n%s end ${listing.id}\n%s\n%s done ${listing.id}\n' "$mark" "$listed" "$mark" "exit $up" "$mark"
  found=$(printf '%s\n' "$listed" | find_vm | tail -n 1)
  uuid=\${found%% *} vm=\${found#* }
  case $uuid in *[!0-9a-f-]*) uuid=;; esac
  uuids=$(printf '%s\n' "$listed" | sed -n 's/^\\([0-9a-f-]\\{36\\}\\) .*/\\1/p')
  if [ "$up" != 0 ]; then uuid= vm=$wanted; fi
  case $vm in */*) vm=;; esac
}
find_vm() {
  while IFS= read -r line; do
    if [ "x\${line#* }" = "x$wanted" ]; then printf '%s\n' "$line"; break; fi
    if [ "x\${line%% *}" = "x$wanted" ]; then printf '%s\n' "$line"; fi
  done
}`;
