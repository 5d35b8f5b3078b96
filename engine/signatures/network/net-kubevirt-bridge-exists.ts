import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-kubevirt-bridge-exists',
  category: 'network',
  severity: 'fatal',
  title: "The pod's bridge exists already",
  match: [
    'failed to create {what}bridge{rest}: file exists',
    'failed to create a bridge',
    'k6t-{iface:word}{rest}file exists',
    'failed plugging phase1 {rest}file exists',
  ],
  ignoreCase: true,
  message: "KubeVirt could not create the bridge of the pod's network because it exists already.",
  why: "The pod's network name space was reused after a failed start.",
  remedy: 'Delete the virt-launcher pod so that it is made anew with a fresh name space.',
  checks: [
    { command: 'kubectl describe pod POD' },
    { command: 'kubectl delete pod POD', changes: true },
  ],
  witness: {
    source: 'KubeVirt pkg/network/setup, vishvananda/netlink with EEXIST',
    text: 'failed to create bridge … file exists',
  },
  samples: [
    '{"component":"virt-launcher","level":"error","msg":"failed to create bridge k6t-eth0: file exists"}',
    '{"component":"virt-handler","level":"error","msg":"failed to create a bridge","reason":"file exists"}',
  ],
  nearMisses: [
    '{"component":"virt-launcher","level":"info","msg":"created bridge k6t-eth0"}',
    'error creating bridge interface virbr9: File exists',
  ],
});
