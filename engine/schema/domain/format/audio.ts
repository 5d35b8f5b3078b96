import type { ElementSpec } from '../../element-spec.ts';
import { acpi, address, alias, virtioOptions } from './shared.ts';
import { anyText, deviceName, nonEmpty, oneOf, signedInt, uint32, uint8, yesNo } from './values.ts';

const audioInputSettings: ElementSpec = {
  doc: 'A fixed form of the sound.',
  attributes: {
    frequency: { doc: 'Samples a second.', value: uint32 },
    channels: { doc: 'How many channels.', value: uint32 },
    format: { doc: 'The form of a sample.', value: oneOf({
      s8: '8 bits with sign.',
      u8: '8 bits without sign.',
      s16: '16 bits with sign.',
      u16: '16 bits without sign.',
      s32: '32 bits with sign.',
      u32: '32 bits without sign.',
      f32: '32-bit floating point.',
    }) },
  },
};

const audioInput: ElementSpec = {
  doc: 'Sound from the host to the guest.',
  attributes: {
    mixingEngine: { doc: 'Whether QEMU mixes and converts streams itself.', value: yesNo },
    fixedSettings: { doc: 'Whether the form of <settings> is always used.', value: yesNo },
    voices: { doc: 'How many streams there can be at once.', value: uint32 },
    bufferLength: { doc: 'The length of the buffer in microseconds.', value: uint32 },
    dev: [
      { doc: 'The host\'s device to record from.', value: deviceName, when: { '../@type': ['oss'] }, unchecked: true },
      { doc: 'The host\'s device to record from.', value: nonEmpty, when: { '../@type': ['alsa'] }, unchecked: true },
    ],
    bufferCount: { doc: 'How many buffers there are.', value: uint32, when: { '../@type': ['coreaudio', 'oss', 'sdl'] } },
    tryPoll: { doc: 'Whether polling is tried instead of timers.', value: yesNo, when: { '../@type': ['oss'] } },
    name: [
      { doc: 'The source on the sound server.', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: 'The source on the sound server.', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    streamName: [
      { doc: 'The name that the stream has on the server.', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: 'The name that the stream has on the server.', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    latency: { doc: 'The wanted delay in microseconds.', value: uint32, when: { '../@type': ['pipewire', 'pulseaudio'] } },
    serverName: { doc: 'The name of the JACK server.', value: anyText, when: { '../@type': ['jack'] } },
    clientName: { doc: 'The name that JACK knows the guest by.', value: anyText, when: { '../@type': ['jack'] } },
    connectPorts: { doc: 'A pattern of JACK ports that are connected.', value: anyText, when: { '../@type': ['jack'] } },
    exactName: { doc: 'Whether the client\'s name is used as it is.', value: yesNo, when: { '../@type': ['jack'] } },
  },
  children: {
    settings: { spec: audioInputSettings },
  },
};

const audioOutput: ElementSpec = {
  doc: 'Sound from the guest to the host.',
  attributes: {
    mixingEngine: { doc: 'Whether QEMU mixes and converts streams itself.', value: yesNo },
    fixedSettings: { doc: 'Whether the form of <settings> is always used.', value: yesNo },
    voices: { doc: 'How many streams there can be at once.', value: uint32 },
    bufferLength: { doc: 'The length of the buffer in microseconds.', value: uint32 },
    dev: [
      { doc: 'The host\'s device to play to.', value: deviceName, when: { '../@type': ['oss'] }, unchecked: true },
      { doc: 'The host\'s device to play to.', value: nonEmpty, when: { '../@type': ['alsa'] }, unchecked: true },
    ],
    bufferCount: { doc: 'How many buffers there are.', value: uint32, when: { '../@type': ['coreaudio', 'oss', 'sdl'] } },
    tryPoll: { doc: 'Whether polling is tried instead of timers.', value: yesNo, when: { '../@type': ['oss'] } },
    name: [
      { doc: 'The sink on the sound server.', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: 'The sink on the sound server.', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    streamName: [
      { doc: 'The name that the stream has on the server.', value: anyText, when: { '../@type': ['pipewire'] } },
      { doc: 'The name that the stream has on the server.', value: anyText, when: { '../@type': ['pulseaudio'] } },
    ],
    latency: { doc: 'The wanted delay in microseconds.', value: uint32, when: { '../@type': ['pipewire', 'pulseaudio'] } },
    serverName: { doc: 'The name of the JACK server.', value: anyText, when: { '../@type': ['jack'] } },
    clientName: { doc: 'The name that JACK knows the guest by.', value: anyText, when: { '../@type': ['jack'] } },
    connectPorts: { doc: 'A pattern of JACK ports that are connected.', value: anyText, when: { '../@type': ['jack'] } },
    exactName: { doc: 'Whether the client\'s name is used as it is.', value: yesNo, when: { '../@type': ['jack'] } },
  },
  children: {
    settings: { spec: audioInputSettings },
  },
};

export const audio: ElementSpec = {
  doc: 'Where the guest\'s sound goes on the host.',
  since: '6.7.0',
  manual: 'audio-backends',
  attributes: {
    id: { doc: 'The number of the audio backend.', value: uint8, required: true, enforced: true },
    timerPeriod: { doc: 'The time between two looks at the sound, in microseconds.', value: uint32 },
    type: { doc: 'The host\'s sound system.', value: oneOf({
      none: 'Sound goes nowhere; the guest still has its card.',
      alsa: 'ALSA of Linux.',
      coreaudio: 'The sound system of macOS hosts.',
      dbus: { doc: 'D-Bus, for the dbus display.', since: '8.4.0' },
      jack: 'The JACK server, for low delays.',
      oss: 'OSS, as on FreeBSD.',
      pipewire: { doc: 'The PipeWire server of modern Linux desktops.', since: '9.10.0' },
      pulseaudio: 'The PulseAudio server of the user that runs the guest.',
      sdl: 'Whatever the SDL library finds on the host.',
      spice: 'The SPICE client.',
      file: 'The output is recorded into a WAV file.',
    }), required: true, enforced: true },
    tryMMap: { doc: 'Whether OSS tries memory mapping.', value: yesNo, when: { '@type': ['oss'] } },
    exclusive: { doc: 'Whether OSS opens the device alone.', value: yesNo, when: { '@type': ['oss'] } },
    dspPolicy: { doc: 'OSS\' timing policy: 0 to 10, or -1 for fragments.', value: signedInt, when: { '@type': ['oss'] } },
    runtimeDir: { doc: 'The directory with PipeWire\'s socket.', value: nonEmpty, since: '9.10.0', when: { '@type': ['pipewire'] }, unchecked: true },
    serverName: { doc: 'The name or address of the PulseAudio server.', value: anyText, when: { '@type': ['pulseaudio'] } },
    driver: { doc: 'The sound system behind SDL.', value: oneOf({
      esd: 'Enlightened sound daemon.',
      alsa: 'ALSA of Linux.',
      arts: 'KDE\'s old aRts.',
      pulseaudio: 'The PulseAudio server of the user.',
    }), when: { '@type': ['sdl'] } },
    path: { doc: 'The path of the WAV file.', value: nonEmpty, when: { '@type': ['file'] }, unchecked: true },
  },
  children: {
    input: { spec: audioInput },
    output: { spec: audioOutput },
  },
};

const soundDriver: ElementSpec = {
  doc: 'virtio options of the card.',
  attributes: {
    ...virtioOptions,
  },
};

export const sound: ElementSpec = {
  doc: 'A sound card of the guest.',
  since: '0.4.3',
  manual: 'sound-devices',
  attributes: {
    model: { doc: 'Which card it is.', value: oneOf({
      sb16: 'Sound Blaster 16, for old guests.',
      es1370: 'Ensoniq ES1370 on PCI.',
      pcspk: 'The PC\'s beeper.',
      ac97: { doc: 'Intel AC\'97.', since: '0.6.0' },
      ich6: { doc: 'Intel HD Audio of the ICH6.', since: '0.8.8' },
      ich7: { doc: 'Intel HD Audio of the ICH7; bhyve.', since: '6.7.0' },
      ich9: { doc: 'Intel HD Audio of the ICH9; the usual one on q35.', since: '1.1.3' },
      usb: { doc: 'A USB sound card.', since: '1.2.8' },
      virtio: { doc: 'virtio\'s sound card.', since: '10.4.0' },
    }), required: true, enforced: true },
    multichannel: { doc: 'Whether the USB card has more than two channels.', value: yesNo, since: '9.4.0' },
    streams: { doc: 'How many streams a virtio card has.', value: uint32, since: '10.4.0' },
  },
  children: {
    acpi: { spec: acpi },
    address: { spec: address },
    alias: { spec: alias },
    audio: { spec: {
      doc: 'The audio backend that the card plays to.',
      since: '6.7.0',
      attributes: {
        id: { doc: 'The number of the audio backend.', value: uint8, required: true, enforced: true },
      },
    } },
    codec: { spec: {
      doc: 'A codec on the HD Audio bus.',
      since: '0.9.13',
      attributes: {
        type: { doc: 'What the codec has.', value: oneOf({
            duplex: 'Line in and line out.',
            micro: 'Microphone and speaker.',
            output: { doc: 'Line out only.', since: '4.4.0' },
          }), required: true, enforced: true },
      },
    }, many: true },
    driver: { spec: soundDriver },
  },
};
