// Plotly's sliders and buttons are drawings that only a pointer can move. These are the same as form
// controls: for the keyboard and for screen readers, seen when they have the focus.

import { isObject, type JsonObject, objectsIn } from './json.ts';
import { command, type Drawing } from './plotly.ts';

/** Adds the controls of the drawing's sliders and menus, if it has any, to the box. */
export function addControls(box: Element, drawing: Drawing): void {
  const bar = document.createElement('div');
  bar.className = 'plot-controls';
  objectsIn(drawing.layout.updatemenus).forEach((menu, i) => {
    bar.append(...buttons(drawing, menu, i));
  });
  objectsIn(drawing.layout.sliders).forEach((slider, i) => {
    bar.append(range(drawing, slider, i));
  });
  if (bar.children.length > 0) box.append(bar);
}

function buttons(drawing: Drawing, menu: JsonObject, index: number): HTMLElement[] {
  return objectsIn(menu.buttons).map((each, k) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = plain(String(each.label ?? k + 1));
    button.addEventListener('click', async () => {
      if (menu.showactive !== false) {
        await globalThis.Plotly.relayout(drawing, { [`updatemenus[${index}].active`]: k });
      }
      await command(drawing, each);
    });
    return button;
  });
}

function range(drawing: Drawing, slider: JsonObject, index: number): HTMLElement {
  const steps = objectsIn(slider.steps);
  const input = document.createElement('input');
  input.type = 'range';
  input.min = '0';
  input.max = String(steps.length - 1);
  const prefix = isObject(slider.currentvalue) ? slider.currentvalue.prefix : undefined;
  input.setAttribute('aria-label', plain(String(prefix || 'Step')).replace(/:?\s*$/, ''));
  const text = document.createElement('output');
  const say = (k: number) => {
    input.value = String(k);
    const label = plain(String(steps[k]?.label ?? k + 1));
    input.setAttribute('aria-valuetext', label);
    text.textContent = label;
  };
  const active = () => Number(objectsIn(drawing.layout.sliders)[index]?.active ?? 0);
  say(active());
  input.addEventListener('input', async () => {
    const k = Number(input.value);
    say(k);
    await globalThis.Plotly.relayout(drawing, { [`sliders[${index}].active`]: k });
    await command(drawing, steps[k]);
  });
  // The drawing's own slider and the frames that are played move this one.
  drawing.on('plotly_sliderchange', () => say(active()));
  drawing.on('plotly_animated', () => say(active()));
  const label = document.createElement('span');
  label.append(input, text);
  return label;
}

/** Plotly's labels may hold a few tags. */
function plain(label: string): string {
  return label.replaceAll(/<[^>]*>/g, ' ').trim();
}
