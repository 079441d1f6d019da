// Light or dark: as the address asks, as was chosen before, or as the reader's system has it.

const KEY = 'course-slides-theme';

/** Sets the theme at the start. */
export function startTheme(asked: string | null): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  show(asked ?? remembered() ?? system);
}

/** The other theme, from now on. */
export function toggleTheme(): void {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  show(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Some browsers keep nothing for a file; then it holds for this window.
  }
}

function show(theme: string): void {
  document.documentElement.dataset.theme = theme === 'dark' ? 'dark' : 'light';
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
