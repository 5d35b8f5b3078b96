import { describe, expect, it } from 'vitest';
import { timelinePicture, type EventShape, type TimelinePicture } from '../../engine/features/timeline-picture.ts';
import { createScale } from '../../engine/features/timeline-scale.ts';
import type { EntryKind, TimelineEntry } from '../../engine/diagnosis/timeline/timeline.ts';

const START = Date.UTC(2031, 3, 5, 6, 7, 8);
const made = (ms: number, kind: EntryKind, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  kind, source: 'qemu.log', line: 4, span: { start: 0, end: 1 }, instant: { at: START + ms, axis: '', sure: 'exact' }, severity: kind === 'cause' ? 'fatal' : 'info', title: 'Peeled', message: 'The pear is peeled.', text: 'peeled', count: 1, also: [], ...more,
});
const picture = (...entries: readonly TimelineEntry[]): TimelinePicture => timelinePicture({ entries, notes: [] })!;
const events = ({ shapes }: TimelinePicture): EventShape[] => shapes.filter((shape) => shape.kind === 'event');
const middle = ({ path }: EventShape): number => {
  const xs = Array.from(path.matchAll(/[ML](-?[\d.]+) /g), ([, x]) => Number(x));
  return (Math.min(...xs) + Math.max(...xs)) / 2;
};

describe('the picture of a timeline', () => {
  it('has a mark for each event, from left to right, of a shape that tells its kind', () => {
    const shapes = events(picture(made(0, 'start'), made(500, 'cause', { burst: 0, isFirst: true }), made(700, 'consequence', { follows: 1, burst: 0 }), made(900, 'end', { follows: 1 })));
    expect(shapes.map(({ look, entries }) => [look, entries])).toEqual([['start', [0]], ['cause', [1]], ['consequence', [2]], ['end', [3]]]);
    expect(shapes.map(middle)).toEqual(shapes.map(middle).toSorted((a, b) => a - b));
    expect(new Set(shapes.map(({ path }) => path.replace(/-?[\d.]+/g, '').length)).size).toBeGreaterThan(1);
    expect(shapes[1]).toMatchObject({ isFirst: true, label: '06:07:08.500, cause: The pear is peeled. qemu.log:5.' });
  });

  it('joins what follows to its cause and marks where a burst begins', () => {
    const { shapes } = picture(made(0, 'start'), made(500, 'cause', { burst: 0, isFirst: true }), made(700, 'consequence', { follows: 1, burst: 0 }));
    expect(shapes.filter((shape) => shape.kind === 'line' && shape.look === 'link')).toHaveLength(1);
    const first = shapes.find((shape) => shape.kind === 'line' && shape.look === 'first');
    expect(first).toMatchObject({ x1: expect.closeTo(middle(events({ shapes } as TimelinePicture)[1]!), 0) });
  });

  it('has a lane for each log, or for each VM when there are several', () => {
    const lanes = (one: TimelinePicture): string[] => one.shapes.flatMap((shape) => (shape.kind === 'text' && shape.look === 'label' ? [shape.text] : []));
    expect(lanes(picture(made(0, 'start'), made(1, 'cause', { source: 'daemon.log' })))).toEqual(['qemu.log', 'daemon.log']);
    expect(lanes(picture(made(0, 'start', { vm: 'green' }), made(1, 'start', { vm: 'red' }), made(2, 'cause')))).toEqual(['green', 'red', 'host']);
    expect(lanes(picture(made(0, 'start', { source: `${'x'.repeat(300)}/vm.log` })))[0]).toMatch(/^…x+\/vm\.log$/);
    expect(lanes(picture(...Array.from({ length: 200 }, (_, i) => made(i, 'cause', { source: `${i}.log` })))).at(-1)).toBe('177 others');
  });

  it('shares marks where there is no room, and stays within bounds', () => {
    const many = picture(...Array.from({ length: 400 }, () => made(0, 'cause')));
    expect(events(many).length).toBeLessThan(6);
    expect(events(many).flatMap(({ entries }) => entries)).toHaveLength(400);
    expect(events(many).at(-1)!.label).toContain('more.');
    const huge = picture(...Array.from({ length: 20_000 }, (_, i) => made(i * 1e6, 'cause', { source: `${i % 100}.log` })));
    expect(huge.shapes.length).toBeLessThan(6000);
    expect(huge.height).toBeLessThan(4000);
  });

  it('fits a narrow column: names stand above their lanes, nothing lies outside or upon each other', () => {
    const entries = [made(0, 'boot'), made(60_000, 'start'), made(60_500, 'cause', { burst: 0, isFirst: true, source: 'var/log/libvirt/qemu/a-rather-long-name-of-a-machine.log' }), made(61_000, 'trouble'), made(61_100, 'consequence', { follows: 2 }), made(9_000_000, 'crash'), made(9_000_400, 'end'), made(99_000_000, 'daemon', { source: 'daemon.log' })];
    const { width, height, shapes } = timelinePicture({ entries, notes: [] }, { width: 352 })!;
    expect(width).toBe(352);
    const texts = shapes.filter((shape) => shape.kind === 'text').map((shape) => {
      const room = shape.text.length * 6.2;
      const left = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - room : shape.x - room / 2;
      return { text: shape.text, left, right: left + room, y: shape.y };
    });
    for (const { text, left, right, y } of texts) expect([text, left >= 0, right <= width, y > 8, y < height]).toEqual([text, true, true, true, true]);
    for (const [i, one] of texts.entries()) expect(texts.slice(i + 1).filter((other) => Math.abs(other.y - one.y) < 10 && other.left < one.right && one.left < other.right).map(({ text }) => `${one.text} lies upon ${text}`)).toEqual([]);
    for (const shape of shapes) if (shape.kind === 'rect') expect([shape.x >= 0, shape.x + shape.width <= width]).toEqual([true, true]);
  });

  it('is of one axis, and none without times', () => {
    expect(events(picture(made(0, 'start'), made(0, 'cause', { instant: { at: 5, axis: 'local time', sure: 'unknown' } })))).toHaveLength(1);
    const { instant: _, ...untimed } = made(0, 'cause');
    expect(timelinePicture({ entries: [untimed, made(0, 'benign')], notes: [] })).toBeUndefined();
  });

  it('shows times in the zone that is asked for', () => {
    const shown = timelinePicture({ entries: [made(0, 'cause')], notes: [] }, { zone: { ahead: 7_200_000, name: 'Orchard time' } })!;
    expect(JSON.stringify(shown.shapes)).toContain('2031-04-05, Orchard time');
    expect(JSON.stringify(shown.shapes)).toContain('08:07:08.000');
  });
});

describe('the scale', () => {
  it('leaves out where nothing happens for long, and says how long', () => {
    const { breaks, x } = createScale([0, 100, 200, 3_600_200, 3_600_300], 0, 1000);
    expect(breaks.map(({ label }) => label)).toEqual(['1 h']);
    expect([x(0) < x(100), x(200) < breaks[0]!.x, breaks[0]!.x < x(3_600_200)]).toEqual([true, true, true]);
  });

  it.each([[[0]], [[0, 0, 0]], [[0, 1]], [[0, 5e3, 1e12]], [Array.from({ length: 50 }, (_, i) => 1.9e12 + i * i * i * 1000)], [[0, 7.2e12]]])('has ticks of sensible units, within bounds: %#', (times) => {
    const { ticks, x } = createScale(times, 100, 900);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThan(30);
    for (const tick of ticks) expect(tick.x >= 99 && tick.x <= 901 && tick.label.length < 24, JSON.stringify(tick)).toBe(true);
    const places = times.map(x);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const place of places) expect(place >= 99 && place <= 901).toBe(true);
  });
});
