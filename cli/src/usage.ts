export const USAGE = `virt-doctor: lints libvirt domain XML, explains logs, diagnoses virtual machines

  virt-doctor lint [FILE|FOLDER|GLOB|-]...   what libvirt or the host will refuse or drop
      --fix                  make the safe fixes in the files; --fix-dry-run: only report what would remain
      --diff                 print the safe fixes as a unified diff instead
      --host SNAPSHOT        judge against the facts of a host (see snapshot)
      --target-libvirt X.Y.Z, --target-qemu X.Y.Z   what the XML is meant for
      --rule CODE=SEVERITY   error, warning, info, hint or off; as often as you like
      --profile NAME         only findings of these kinds: libvirt, silent, host, performance, security, portability, migration
      --threshold SEVERITY   the least severity that is reported (default hint)
      --max-warnings N       fail with more than N warnings (default 0; -1 for any number)
      --config FILE          instead of the nearest .virt-doctor.json above each file; --no-config: none
      --baseline FILE        leave out what that file knows; --update-baseline: make it of what is found now
      --exclude GLOB         leave files and folders out
      --stdin-filename NAME  what standard input is called
      --rules                list the codes; --explain CODE: what one of them means
      -q, --quiet            errors only, no summary
  virt-doctor explain [FILE|FOLDER|GLOB|-]...   what failed according to a log, and why; of any size, also .gz and .xz
      --rotated              with what was rotated away of it (vm.log.1, vm.log.2.gz, vm.log-20260314)
      -f, --follow           go on with what is written to it, until you interrupt
  virt-doctor diagnose HOST VM               pull a VM's evidence, read-only, and name the cause
      --save PATH            keep what was pulled, without secrets: a folder, or an archive if it ends in .tar.gz
  virt-doctor diagnose [FOLDER|ARCHIVE]...   the same from saved evidence, .tar.gz, .tar.xz, sosreports and must-gathers
  virt-doctor diagnose FILE...               the same from single files, of any name: domain XML, logs, facts
      --vm NAME              which machine, when there are several; otherwise the ones whose logs tell of a failure
      --told TEXT            what you were told when it failed, also - for standard input: libvirt does not log all that it refuses
      --bundles-from LIST    folders or archives named in a file, one a line
  virt-doctor diagnose --hosts HOST,… [VM]...  the same for many hosts: the machines that are down, or those that are named
      -i, --inventory FILE   hosts of an Ansible inventory, also - for what ansible-inventory --list prints
      -l, --limit PATTERN    only these of them, as Ansible has it: web:&staging:!web3,mail*
      -j, --jobs N           how many hosts at a time (default 8); also --forks
      --format FORMAT        also markdown; --save FOLDER: keep what was pulled
  virt-doctor timeline FILE|FOLDER|ARCHIVE...  what several logs say, merged by time: causes, and what followed from them
      --vm NAME              only this machine, and what speaks of none
      --utc                  times in UTC instead of the zone here; --format svg draws it
  virt-doctor snapshot HOST [-o FILE]        the facts of a host, as JSON
      --domain-capabilities  also what machines may have; libvirt tells that on a read-write connection only (virsh domcapabilities,
                             which changes nothing), so members of the group libvirt and root are told
      --pseudonyms           names, addresses and ids replaced, to show it to others; XML is then judged by what goes without names
  virt-doctor snapshot HOST... -o FOLDER     a file a host; also --hosts, --inventory, --limit, --jobs
  virt-doctor fit FILE SNAPSHOT...           which of the hosts can run a domain, the best one first; exit 1 when none can
  virt-doctor migrate-check FILE FROM TO     what keeps a domain from migrating between two hosts, by their snapshots; exit 1
                             when something does
  virt-doctor host-check HOST|SNAPSHOT       what virt-host-validate looks at, with reasons and remedies; exit 1 when something fails
  virt-doctor drift HOST VM [FILE]           what differs by meaning: running, persistent, file; and what it takes to apply it
  virt-doctor drift FILE FILE                the same between two files
  virt-doctor dry-run [HOST] FILE            what libvirt itself says to a domain, and QEMU's command line; without its daemon, in a
                             temporary folder, as an ordinary user
  virt-doctor format [FILE|FOLDER|GLOB|-]... domain XML laid out anew; only white space changes
      --write                change the files in place
      --check                name the files that are not formatted; exit 1 when there are any
      --tab-width N          spaces a level (default 2); --use-tabs: tabs

  HOST is an ssh destination (as in ssh_config), local, or a folder with recorded answers; where there may be several, web* is all
  hosts of the ssh configuration that are called so.

  --format FORMAT            text (default), json, jsonl (not fit, migrate-check, host-check, drift, dry-run, timeline); lint also: sarif, junit, github; explain: sarif; timeline: svg
  --files-from LIST          read paths from a file, one a line (lint, explain, format)
  --config FILE              for explain, diagnose and timeline: whose signatures of your own hold, instead of those of the nearest
                             .virt-doctor.json above what is read (of a host: above this folder); --no-config: none
  --connect URI              libvirt connection (default qemu:///system)
  --ssh PATH                 the ssh program (default ssh)
  --ssh-config FILE          an ssh configuration instead of the user's own
  --timeout SECONDS          for a host's answer (default 60)
  --color, --no-color        also FORCE_COLOR and NO_COLOR
  -h, --help   -V, --version

Exit codes: 0 clean · 1 findings (lint: an error, or more warnings than --max-warnings) · 2 wrong usage or configuration · 3 something could not be read, reached or written · 130 interrupted
`;
