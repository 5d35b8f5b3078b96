import { parseAddress } from './address.ts';
import { type Answer, type AskOptions, fail, type HostAddress } from './answer.ts';

/** One host of many: what people call it, and where it is, as `parseAddress` reads it. */
export interface NamedHost {
  readonly name: string;
  readonly address: string;
}

/** What became of one host of many. */
export interface HostOutcome<T> {
  readonly host: NamedHost;
  readonly answer: Answer<T>;
  readonly milliseconds: number;
}

export interface ManyOptions extends AskOptions {
  /** How many hosts are asked at a time; 8 when absent. */
  readonly jobs?: number;
}

/** ssh on both ends and one script a host: more at a time make nobody faster, and sshd's MaxStartups guards jump hosts. */
const JOBS = 8;
const MAX_JOBS = 64;

const broken = (error: unknown): Answer<never> =>
  fail({ code: 'other', message: 'virt-doctor failed at this host, which is a bug of its own.', remedy: 'Report it.', detail: error instanceof Error ? error.message : String(error) });

const cancelled = (name: string): Answer<never> => fail({ code: 'cancelled', message: `Asking ${name} was cancelled.`, remedy: 'Nothing is left to do.', detail: '' });

/**
 * Puts one question to many hosts, at most `jobs` at a time; `told` hears of each as it is done. The outcomes come in the order of the
 * hosts. Never throws: what one host does, or a question that throws, is that host's outcome alone. When the signal of the options
 * fires, questions under way end and the hosts not yet asked are `cancelled`.
 */
export async function askMany<T>(
  hosts: readonly NamedHost[],
  question: (address: HostAddress, options: AskOptions, host: NamedHost) => Promise<Answer<T>>,
  { jobs = JOBS, ...options }: ManyOptions,
  told: (outcome: HostOutcome<T>) => void = () => undefined,
): Promise<HostOutcome<T>[]> {
  const outcomes: HostOutcome<T>[] = [];
  const waiting = hosts.entries();
  const work = async (): Promise<void> => {
    for (const [i, host] of waiting) {
      const started = performance.now();
      const answer = options.signal?.aborted ? cancelled(host.name) : await askOne(host, question, options);
      outcomes[i] = { host, answer, milliseconds: Math.round(performance.now() - started) };
      told(outcomes[i]);
    }
  };
  const count = Math.max(1, Math.min(Math.floor(jobs) || JOBS, MAX_JOBS, hosts.length));
  await Promise.all(Array.from({ length: count }, work));
  return outcomes;
}

async function askOne<T>(host: NamedHost, question: (address: HostAddress, options: AskOptions, host: NamedHost) => Promise<Answer<T>>, options: AskOptions): Promise<Answer<T>> {
  const address = parseAddress(host.address);
  if (!address.ok) return address;
  try {
    return await question(address.value, options, host);
  } catch (error) {
    return broken(error);
  }
}
