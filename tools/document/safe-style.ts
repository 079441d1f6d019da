// The part of CSS that a style attribute may use: how a thing looks in its own place. Nothing that
// loads (url), leaves its place (position) or covers the page.

const properties = [
  ...['color', 'background', 'background-color', 'opacity', 'visibility', 'display'],
  ...['border', 'border-color', 'border-style', 'border-width', 'border-radius'],
  ...['border-collapse', 'border-spacing', 'empty-cells', 'caption-side', 'table-layout'],
  ...['border-top', 'border-right', 'border-bottom', 'border-left'],
  ...['margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  ...['padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['width', 'min-width', 'max-width', 'height', 'min-height', 'max-height', 'box-sizing'],
  ...['overflow', 'overflow-x', 'overflow-y', 'float', 'clear', 'vertical-align'],
  ...['flex', 'flex-direction', 'flex-wrap', 'align-items', 'justify-content', 'gap'],
  ...['grid-template-columns', 'columns', 'column-gap', 'break-inside'],
  ...['font', 'font-family', 'font-size', 'font-style', 'font-variant', 'font-weight'],
  ...['font-variant-numeric', 'line-height', 'letter-spacing', 'list-style-type'],
  ...['text-align', 'text-decoration', 'text-indent', 'text-transform', 'tab-size'],
  ...['white-space', 'word-break', 'overflow-wrap', 'writing-mode', 'direction'],
];

// Words, numbers, colours, quoted names, and functions that compute a number or a colour.
const value =
  /^(?:(?:rgba?|hsla?|calc|min|max|clamp|repeat|minmax|var)\(|[-\w\s.,#%+*/!)]|"[\w\s-]*"|'[\w\s-]*')*$/i;
// A bracket opens only after one of those names.

/** For sanitize-html: every property with what its value may be. */
export const safeStyles = { '*': Object.fromEntries(properties.map((name) => [name, [value]])) };
