import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver';
import { wait } from './guard.ts';
import { readSettings, type Settings } from './settings.ts';

/** Where the settings of a document come from. */
export interface SettingsSource {
  of(uri: string): Promise<Settings>;
  forget(uri: string): void;
  /** Everything may have changed; `pushed` is what a client sent along that cannot be asked. */
  changed(pushed: unknown): void;
}

/** A client that does not answer must not keep its user waiting for diagnostics. */
const PATIENCE_MS = 2000;

/** Asks the client once for each document, if it can be asked; otherwise goes by what it pushes, or by the defaults. */
export function settingsSource(connection: Connection, canAsk: boolean): SettingsSource {
  const known = new Map<string, Promise<Settings>>();
  let pushed = readSettings(undefined);
  const ask = async (uri: string): Promise<Settings> => {
    const answer = connection.workspace.getConfiguration({ scopeUri: uri, section: 'virtDoctor' }).catch(() => undefined);
    return readSettings(await Promise.race([answer, wait(PATIENCE_MS)]));
  };
  return {
    of(uri) {
      if (!canAsk) return Promise.resolve(pushed);
      let settings = known.get(uri);
      if (!settings) known.set(uri, settings = ask(uri));
      return settings;
    },
    forget: (uri) => { known.delete(uri); },
    changed(raw) {
      known.clear();
      if (!canAsk) pushed = readSettings(typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)['virtDoctor'] : undefined);
    },
  };
}

/** Lets a client that can be asked tell when to ask again. */
export async function followSettings(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeConfigurationNotification.type, { section: 'virtDoctor' });
}
