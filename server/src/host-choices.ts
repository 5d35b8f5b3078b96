import type { HostFacts } from '../../engine/index.ts';
import type { SetHostFactsParams } from '../../protocol/requests.ts';

export interface HostChoice {
  readonly host: string;
  readonly facts: HostFacts;
}

/** Which host's facts a document is judged by: its own choice, that of the nearest folder, the one for all documents, or that of its configuration. */
export interface HostChoices {
  of(uri: string): HostChoice | undefined;
  /** What the configuration of a document names. */
  configure(uri: string, choice: HostChoice | undefined): void;
  set(params: SetHostFactsParams): void;
}

export function hostChoices(): HostChoices {
  const byUri = new Map<string, HostChoice>();
  const configured = new Map<string, HostChoice>();
  let forAll: HostChoice | undefined;
  const ofFolder = (uri: string): HostChoice | undefined => {
    for (let end = uri.lastIndexOf('/'); end > 0 && byUri.size > 0; end = uri.lastIndexOf('/', end - 1)) {
      const choice = byUri.get(uri.slice(0, end + 1));
      if (choice) return choice;
    }
    return undefined;
  };
  return {
    of: (uri) => byUri.get(uri) ?? ofFolder(uri) ?? forAll ?? configured.get(uri),
    configure(uri, choice) {
      if (choice) configured.set(uri, choice);
      else configured.delete(uri);
    },
    set({ uri, host, facts }) {
      const choice = facts && { host: host ?? '', facts };
      if (uri === undefined) forAll = choice ?? undefined;
      else if (choice) byUri.set(uri, choice);
      else byUri.delete(uri);
    },
  };
}
