import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, virtioOptions } from './shared.ts';
import { anyText, deviceName, nonEmpty, oneOf, signedInt, uint32, uint8, yesNo } from './values.ts';

export const audioInputSettings: ElementSpec = {
  doc: '',
  attributes: {
    frequency: { doc: '', value: uint32 },
    channels: { doc: '', value: uint32 },
    format: { doc: '', value: oneOf({ s8: '', u8: '', s16: '', u16: '', s32: '', u32: '', f32: '' }) },
  },
};

export const audioInput: ElementSpec = {
  doc: '',
  attributes: {
    mixingEngine: { doc: '', value: yesNo },
    fixedSettings: { doc: '', value: yesNo },
    voices: { doc: '', value: uint32 },
    bufferLength: { doc: '', value: uint32 },
    dev: [
      { doc: '', value: deviceName, when: { '../@type': ['oss'] }, unchecked: true },
      { doc: '', value: nonEmpty, when: { '../@type': ['alsa'] }, unchecked: true },
    ],
    bufferCount: { doc: '', value: uint32, when: { '../@type': ['coreaudio', 'oss', 'sdl'] } },
    tryPoll: { doc: '', value: yesNo, when: { '../@type': ['oss'] } },
    name: [
      { doc: '', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: '', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    streamName: [
      { doc: '', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: '', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    latency: { doc: '', value: uint32, when: { '../@type': ['pipewire', 'pulseaudio'] }, unchecked: true },
    serverName: { doc: '', value: anyText, when: { '../@type': ['jack'] } },
    clientName: { doc: '', value: anyText, when: { '../@type': ['jack'] } },
    connectPorts: { doc: '', value: anyText, when: { '../@type': ['jack'] } },
    exactName: { doc: '', value: yesNo, when: { '../@type': ['jack'] }, unchecked: true },
  },
  children: {
    settings: { spec: audioInputSettings },
  },
};

export const audioOutput: ElementSpec = {
  doc: '',
  attributes: {
    mixingEngine: { doc: '', value: yesNo },
    fixedSettings: { doc: '', value: yesNo },
    voices: { doc: '', value: uint32 },
    bufferLength: { doc: '', value: uint32 },
    dev: [
      { doc: '', value: deviceName, when: { '../@type': ['oss'] }, unchecked: true },
      { doc: '', value: nonEmpty, when: { '../@type': ['alsa'] }, unchecked: true },
    ],
    bufferCount: { doc: '', value: uint32, when: { '../@type': ['coreaudio', 'oss', 'sdl'] } },
    tryPoll: { doc: '', value: yesNo, when: { '../@type': ['oss'] } },
    name: [
      { doc: '', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: '', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    streamName: [
      { doc: '', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: '', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    latency: { doc: '', value: uint32, when: { '../@type': ['pipewire', 'pulseaudio'] }, unchecked: true },
    serverName: { doc: '', value: anyText, when: { '../@type': ['jack'] } },
    clientName: { doc: '', value: anyText, when: { '../@type': ['jack'] } },
    connectPorts: { doc: '', value: anyText, when: { '../@type': ['jack'] } },
    exactName: { doc: '', value: yesNo, when: { '../@type': ['jack'] }, unchecked: true },
  },
  children: {
    settings: { spec: audioInputSettings },
  },
};

export const audio: ElementSpec = {
  doc: '',
  attributes: {
    id: { doc: '', value: uint8, required: true, enforced: true },
    timerPeriod: { doc: '', value: uint32 },
    type: { doc: '', value: oneOf({
      none: '',
      dbus: '',
      alsa: '',
      coreaudio: '',
      jack: '',
      oss: '',
      pipewire: '',
      pulseaudio: '',
      sdl: '',
      spice: '',
      file: '',
    }), required: true, enforced: true },
    tryMMap: { doc: '', value: yesNo, when: { '@type': ['oss'] }, unchecked: true },
    exclusive: { doc: '', value: yesNo, when: { '@type': ['oss'] }, unchecked: true },
    dspPolicy: { doc: '', value: signedInt, when: { '@type': ['oss'] }, unchecked: true },
    runtimeDir: { doc: '', value: nonEmpty, when: { '@type': ['pipewire'] }, unchecked: true },
    serverName: { doc: '', value: anyText, when: { '@type': ['pulseaudio'] } },
    driver: { doc: '', value: oneOf({ esd: '', alsa: '', arts: '', pulseaudio: '' }), when: { '@type': ['sdl'] } },
    path: { doc: '', value: nonEmpty, when: { '@type': ['file'] }, unchecked: true },
  },
  children: {
    input: { spec: audioInput },
    output: { spec: audioOutput },
  },
};

export const soundDriver: ElementSpec = {
  doc: '',
  attributes: {
    ...virtioOptions,
  },
};

export const sound: ElementSpec = {
  doc: '',
  attributes: {
    model: { doc: '', value: oneOf({ sb16: '', es1370: '', pcspk: '', ac97: '', ich6: '', ich7: '', ich9: '', usb: '', virtio: '' }), required: true, enforced: true },
    multichannel: { doc: '', value: yesNo, unchecked: true },
    streams: { doc: '', value: uint32, unchecked: true },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    audio: { spec: {
      doc: '',
      attributes: {
        id: { doc: '', value: uint8, required: true, enforced: true },
      },
    } },
    codec: { spec: {
      doc: '',
      attributes: {
        type: { doc: '', value: oneOf({ duplex: '', micro: '', output: '' }), required: true, enforced: true },
      },
    }, many: true },
    driver: { spec: soundDriver },
  },
};
