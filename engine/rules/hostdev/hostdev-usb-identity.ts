import { deviceName, readNumber } from '../../schema/read.ts';
import { attribute, child, value } from '../../xml/query.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'hostdev-usb-identity',
  profile: 'libvirt',
  severity: 'error',
  title: 'A USB host device known by half',
  why: 'A USB device of the host is known by vendor and product together, or by bus and device number. Vendor 0 is none.',
  remedy: "Write <vendor id='0x…'/><product id='0x…'/>, as lsusb shows them.",
  witness: [
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysUSBDefParseXML', text: 'missing product' },
    { source: 'libvirt 11.3.0 src/conf/domain_conf.c virDomainHostdevSubsysUSBDefParseXML', text: 'missing vendor' },
    { source: 'libvirt 11.3.0 src/util/virxml.c virXMLPropUInt', text: "Invalid value for attribute 'id' in element 'vendor': Zero is not permitted" },
  ],
  visits: ['domain/devices/hostdev/source'],
  *check(source) {
    if (value(source.parent, 'type') !== 'usb' || (value(source.parent, 'mode') ?? 'subsystem') !== 'subsystem') return;
    const vendor = child(source, 'vendor');
    const product = child(source, 'product');
    const id = attribute(vendor, 'id');
    if (id && readNumber(id.value) === 0) yield { at: id, message: `${deviceName(source)} names vendor 0, which is none.` };
    else if (vendor && !product) yield { at: vendor, message: `${deviceName(source)} names a vendor but no product.` };
    else if (product && !vendor) yield { at: product, message: `${deviceName(source)} names a product but no vendor.` };
  },
  bad: [
    "<hostdev mode='subsystem' type='usb'><source>«<vendor id='0x1234'/>»</source></hostdev>",
    "<hostdev mode='subsystem' type='usb'><source>«<product id='0x1234'/>»</source></hostdev>",
    "<hostdev mode='subsystem' type='usb'><source><vendor «id='0x0'»/><product id='0x1'/></source></hostdev>",
  ],
  good: [
    "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>",
  ],
});
