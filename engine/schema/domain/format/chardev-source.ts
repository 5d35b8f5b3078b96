import type { ElementSpec } from '../../element-spec.ts';
import { channelSourceSeclabel, graphicsClipboard, graphicsMouse } from './shared.ts';
import { absFilePath, anyText, onOff, oneOf, unsignedInt, yesNo } from './values.ts';

export const log: ElementSpec = {
  doc: '',
  attributes: {
    file: { doc: '', value: absFilePath, required: true, unchecked: true },
    append: { doc: '', value: onOff },
  },
};

export const protocol: ElementSpec = {
  doc: '',
  attributes: {
    type: { doc: '', value: oneOf({ raw: '', telnet: '', telnets: '', tls: '' }) },
  },
};

export const reconnect: ElementSpec = {
  doc: '',
  attributes: {
    enabled: { doc: '', value: yesNo },
    timeout: { doc: '', value: unsignedInt, when: { '@enabled': ['no', 'yes'] } },
    delay: { doc: '', value: unsignedInt, required: true, when: { '@enabled': [''] }, unchecked: true },
  },
};

export const channelSource: ElementSpec = {
  doc: '',
  attributes: {
    mode: { doc: '', value: anyText },
    path: { doc: '', value: anyText },
    host: { doc: '', value: anyText },
    service: { doc: '', value: anyText },
    channel: { doc: '', value: anyText },
    master: { doc: '', value: anyText },
    slave: { doc: '', value: anyText },
    append: { doc: '', value: onOff },
    tls: { doc: '', value: yesNo },
  },
  children: {
    clipboard: { spec: graphicsClipboard },
    mouse: { spec: graphicsMouse },
    reconnect: { spec: reconnect },
    seclabel: { spec: channelSourceSeclabel, many: true },
  },
};
