import type { HostFacts } from '../../engine/index.ts';
import type { SetHostFactsParams } from '../../protocol/requests.ts';

export interface HostChoice {
  readonly host: string;
  readonly facts: HostFacts;
}

/** Which host's facts a document is judged by: its own choice, or the one for all documents. */
export interface HostChoices {
  of(uri: string): HostChoice | undefined;
  set(params: SetHostFactsParams): void;
}

export function hostChoices(): HostChoices {
  const byUri = new Map<string, HostChoice>();
  let forAll: HostChoice | undefined;
  return {
    of: (uri) => byUri.get(uri) ?? forAll,
    set({ uri, host, facts }) {
      const choice = facts && { host: host ?? '', facts };
      if (uri === undefined) forAll = choice ?? undefined;
      else if (choice) byUri.set(uri, choice);
      else byUri.delete(uri);
    },
  };
}
