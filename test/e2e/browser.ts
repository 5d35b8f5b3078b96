import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { findProgram } from '../../scripts/setup.mjs';

/** Chromium of the machine, or the one that Playwright once installed. */
function executable(): string | undefined {
  const own = ['chromium', 'google-chrome', 'chromium-browser'].map((name) => findProgram(name)).find((path) => path !== undefined);
  const installed = chromium.executablePath();
  return own ?? (existsSync(installed) ? installed : undefined);
}

export const hasBrowser = (): boolean => executable() !== undefined;

/** A headless browser that talks to nobody but the pages it is given. */
export async function launchBrowser(): Promise<Browser> {
  const path = executable();
  if (path === undefined) throw new Error('no Chromium here (sudo apt-get install chromium)');
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: path, args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...quiet] });
}
