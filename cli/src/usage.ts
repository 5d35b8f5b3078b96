export const USAGE = `virt-doctor: lints libvirt domain XML, explains logs, diagnoses virtual machines

  virt-doctor lint [FILE|FOLDER|-]...        what libvirt or the host will refuse or drop
      --host SNAPSHOT        judge against the facts of a host (see snapshot)
      --target libvirt=X.Y.Z[,qemu=X.Y.Z]   what the XML is meant for
  virt-doctor format [FILE|FOLDER|-]...      domain XML laid out anew; only white space changes
      --write                change the files in place
      --check                name the files that are not formatted; exit 1 when there are any
      --tab-width N          spaces a level (default 2); --use-tabs: tabs
  virt-doctor explain [FILE|FOLDER|-]...     what failed according to a log, and why
  virt-doctor diagnose HOST VM               pull a VM's evidence, read-only, and name the cause
      --save FOLDER          keep what was pulled
  virt-doctor diagnose FOLDER...             the same from saved evidence
      --bundles-from LIST    folders named in a file, one a line
  virt-doctor snapshot HOST [-o FILE]        the facts of a host, as JSON

  HOST is an ssh destination (as in ssh_config), local, or a folder with recorded answers.

  --format text|json|jsonl   how to print (default text)
  --files-from LIST          read paths from a file, one a line (lint, explain)
  --connect URI              libvirt connection (default qemu:///system)
  --ssh PATH                 the ssh program (default ssh)
  --ssh-config FILE          an ssh configuration instead of the user's own
  --timeout SECONDS          for a host's answer (default 60)
  -h, --help   -V, --version

Exit codes: 0 clean · 1 findings (lint: an error or a warning) · 2 wrong usage · 3 something could not be read or reached
`;
