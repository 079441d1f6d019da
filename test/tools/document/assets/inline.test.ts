import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { inlineJson, inlineScript } from '../../../../tools/document/assets/inline.ts';

const HOSTILE = '</script><!-- <script> </SCRIPT > & "quoted" \u2028';

test('an inlined script has no end of a script and no comment of HTML in it, and means the same', () => {
  const script = `text = ${JSON.stringify(HOSTILE)}; found = /<!--/u.test(text)`;
  const inlined = inlineScript(script);
  expect(inlined).not.toMatch(/<!--|<\/?script/i);
  const context = { text: '', found: false };
  runInNewContext(inlined, context);
  expect(context).toEqual({ text: HOSTILE, found: true });
});

test('inlined JSON has no < in it and is the same value', () => {
  const inlined = inlineJson({ alt: HOSTILE });
  expect(inlined).not.toContain('<');
  expect(JSON.parse(inlined)).toEqual({ alt: HOSTILE });
});
