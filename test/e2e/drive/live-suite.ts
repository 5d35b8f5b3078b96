import { startLab, type Lab } from '../../lab/lab.ts';
import { codeSuite, type CodeSuite } from './code-suite.ts';

/** A lab and a VS Code that reaches it; both are there when the tests of the suite run. */
export interface LiveSuite extends CodeSuite {
  readonly lab: Lab;
}

/**
 * Sets the suite that is being declared up with a lab, which `prepare` fills (and the workspace's folder, too), and with a VS Code that
 * asks it over ssh; takes both down at its end. Without a lab the suite is skipped, in CI it fails.
 */
export function liveSuite(hostname: string, prepare: (lab: Lab, workspace: string) => Promise<void>): LiveSuite {
  let lab: Lab | undefined;
  const served = codeSuite(async (workspace, suite) => {
    try {
      lab = await startLab({ hostname });
    } catch (error) {
      if (process.env['CI'] === 'true') throw error;
      console.log(`  no lab here: ${String(error)}`);
      return suite.skip();
    }
    await prepare(lab, workspace);
    // A list that waits for a host's answer stays open when a page takes the focus meanwhile.
    return { 'virtDoctor.ssh.path': lab.ssh.program, 'virtDoctor.ssh.configFile': lab.ssh.configFile, 'workbench.quickOpen.closeOnFocusLost': false };
  });
  suiteTeardown(() => lab?.stop());
  return { get lab() { return lab!; }, get code() { return served.code; } };
}
