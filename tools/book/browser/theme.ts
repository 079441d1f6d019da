// Light or dark: as the system says, until the reader says otherwise.

const KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

export function startTheme(): void {
  button()?.addEventListener('click', toggleTheme);
  dark.addEventListener('change', show);
  show();
}

export function toggleTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  remember(KEY, theme);
  show();
}

/** Keeps a choice for the next page, where the browser lets pages keep anything. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // the choice then holds for this page
  }
}

export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? dark.matches : theme === 'dark';
}

function button(): Element | null {
  return document.querySelector('button.theme');
}

function show(): void {
  button()?.setAttribute('aria-pressed', String(isDark()));
}
