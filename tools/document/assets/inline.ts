// Programs and data inside a `<script>` of a page: what the parser of HTML would take for the tag's end
// is written in another way that means the same.

/** The JavaScript as the inside of a `<script>`. */
export function inlineScript(javaScript: string): string {
  // In strings, templates and regular expressions \x3c is <. Elsewhere the two cannot stand: `<!--`
  // begins a comment in JavaScript too, and `</script` would be a division by nothing.
  return javaScript.replaceAll(/<(?=!--|\/script|script)/gi, '\\x3c');
}

/** The value as the inside of a `<script type="application/json">`. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
