import type { MenuItemConstructorOptions, NativeImage } from 'electron';
import { expect, it } from 'vitest';
import { createAdjustableClock } from '../../../main/adjustable-clock.ts';
import { keepTrayCurrent } from '../../../main/tray/keep-current.ts';
import { createTrayRenderer } from '../../../main/tray/render.ts';
import type { TrayAction, TrayView } from '../../../main/tray/tray-item.ts';
import { acmeUnlocked, base, now } from '../../../renderer/preview/fixture-parts.ts';

function createFakeTray() {
  const calls: string[] = [];
  const acts: TrayAction[] = [];
  let menu: readonly MenuItemConstructorOptions[] = [];
  const render = createTrayRenderer({
    create: (image) => {
      calls.push(`create ${image}`);
      return {
        setImage: (next) => void calls.push(`image ${next}`),
        setToolTip: (words) => void calls.push(`tooltip ${words}`),
        setMenu: (items) => {
          calls.push('menu');
          menu = items;
        },
      };
    },
    image: (name) => name as unknown as NativeImage,
    act: (action) => acts.push(action),
  });
  return { render, acts, calls: () => calls.splice(0), menu: () => menu };
}

const quit: TrayView = { icon: 'nobody', tooltip: 'Nobody', items: [{ kind: 'item', label: 'Salt & Quit_', action: { kind: 'quit' } }] };

it('makes one icon, and sets again only what changed', () => {
  const tray = createFakeTray();
  tray.render(quit);
  expect(tray.calls()).toEqual(['create nobody', 'tooltip Nobody', 'menu']);
  tray.render({ ...quit, items: [...quit.items] });
  expect(tray.calls()).toEqual([]);
  tray.render({ ...quit, icon: 'brand' });
  expect(tray.calls()).toEqual(['image brand']);
  tray.render({ ...quit, icon: 'brand', items: [] });
  expect(tray.calls()).toEqual(['menu']);
});

it('shows labels as they are, and acts on a click', () => {
  const tray = createFakeTray();
  tray.render(quit);
  const [item] = tray.menu();
  expect(item?.label).toBe('Salt && Quit_');
  item?.click?.(undefined as never, undefined, undefined as never);
  expect(tray.acts).toEqual([{ kind: 'quit' }]);
});

it('counts an unlocked brand down by itself, once a minute, and then rests', () => {
  const tray = createFakeTray();
  const clock = createAdjustableClock({ now: () => now, monotonic: () => 0, after: () => () => {} });
  const show = keepTrayCurrent(tray.render, clock, '');
  show(acmeUnlocked(150_000));
  expect(tray.calls()).toContain('tooltip Hatcheck: @acme.com unlocked, 3 min left');
  clock.advance(29_999);
  expect(tray.calls()).toEqual([]);
  clock.advance(1);
  expect(tray.calls()).toEqual(['tooltip Hatcheck: @acme.com unlocked, 2 min left', 'menu']);
  clock.advance(60_000);
  expect(tray.calls()).toEqual(['tooltip Hatcheck: @acme.com unlocked, less than a minute left', 'menu']);
  clock.advance(60_000);
  expect(tray.calls()).toEqual(['image personal', 'tooltip Hatcheck: every brand is locked', 'menu']);
  clock.advance(3_600_000);
  expect(tray.calls()).toEqual([]);
});

it('stops counting when a snapshot says otherwise', () => {
  const tray = createFakeTray();
  const clock = createAdjustableClock({ now: () => now, monotonic: () => 0, after: () => () => {} });
  const show = keepTrayCurrent(tray.render, clock, '');
  show(acmeUnlocked(150_000));
  show(base);
  tray.calls();
  clock.advance(600_000);
  expect(tray.calls()).toEqual([]);
});
