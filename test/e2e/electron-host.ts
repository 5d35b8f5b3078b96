import { runTests } from '@vscode/test-electron';
import type { SuiteRun } from './code-server-host.ts';

/** Runs the suite in a desktop VS Code, downloaded where that is possible: `version` is one of VS Code's or `stable`. */
export async function runInElectron(version: string, { extension, tests, workspace, env }: SuiteRun): Promise<void> {
  await runTests({
    version, extensionDevelopmentPath: extension, extensionTestsPath: tests, extensionTestsEnv: { ...env },
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
  });
}
