import { defineSignature } from '../signature.ts';

export default defineSignature({
  id: 'net-nwfilter-missing',
  category: 'network',
  severity: 'fatal',
  title: 'The network filter is not defined',
  match: [
    "referenced filter '{filter:quoted}' is missing",
    "no nwfilter with matching (name|uuid) '{filter:quoted}'",
  ],
  message: 'The network filter {filter} of the interface is not defined on this host.',
  why: '<filterref> names a filter that libvirt does not have here; the predefined ones come with the nwfilter configuration package.',
  remedy: 'Define it (virsh nwfilter-define), install libvirt-daemon-config-nwfilter, or correct the name.',
  checks: [{ command: 'virsh nwfilter-list' }],
  xml: [{ path: 'devices/interface/filterref/@filter', equals: 'filter' }],
  witness: {
    source: 'libvirt 11.3 src/conf/virnwfilterobj.c, virNWFilterObjListFindInstantiateFilter()',
    text: "referenced filter '%1$s' is missing",
  },
  samples: [
    "error: internal error: referenced filter 'dmz-only' is missing",
    "error: Network filter not found: no nwfilter with matching name 'dmz-only'",
  ],
  nearMisses: [
    "filter 'dmz-only' already exists with uuid 00000000-1111-4222-8333-444444444444",
    'referenced filters are listed below',
  ],
});
