// Keys of one letter. They can be switched off in the dialog, for those whose speech or screen reader
// uses them, and do nothing in a field or with a modifier.

import { remember, remembered, toggleTheme } from './theme.ts';

const KEY = 'keys';

const actions: Readonly<Record<string, () => void>> = {
  '/': () => document.querySelector<HTMLInputElement>('input[name="q"]')?.focus(),
  n: () => follow('a[rel="next"]'),
  p: () => follow('a[rel="prev"]'),
  i: () => follow('a.home'),
  t: toggleTheme,
  '?': openDialog,
};

export function startKeys(): void {
  const on = document.querySelector<HTMLInputElement>('.keys-on');
  if (on === null) return;
  on.checked = remembered(KEY) !== 'off';
  on.addEventListener('change', () => remember(KEY, on.checked ? 'on' : 'off'));
  document.querySelector('button.keys')?.addEventListener('click', openDialog);
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, defaultPrevented, target } = event;
    if (!on.checked || ctrlKey || altKey || metaKey || defaultPrevented) return;
    if (isTyping(target) || document.querySelector('dialog[open]') !== null) return;
    const action = Object.hasOwn(actions, key) ? actions[key] : undefined;
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function follow(selector: string): void {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  if (link !== null) location.assign(link.href);
}

function openDialog(): void {
  document.querySelector<HTMLDialogElement>('.key-dialog')?.showModal();
}
